"""Into the corpus: files read, stored and resolved, each whole or not at all."""

import gc
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from redept import corpus, sources
from redept.errors import SourceError
from redept.model import Record
from redept.pipeline import deciding
from redept.pipeline.cluster import read_on_cluster
from redept.pipeline.files import digest_of, source_name
from redept.pipeline.progress import Progress, quiet
from redept.pipeline.workers import Task, read_many

STAGES = ("source", "reading", "references", "statements", "persons", "storing", "resolution")


class Added(Record, frozen=True, kw_only=True):
    """What `add` did: files read and left alone, papers and references stored, failures, seconds by stage."""

    files: int = 0
    unchanged: int = 0
    documents: int = 0
    references: int = 0
    failures: tuple[SourceError, ...] = ()
    statuses: dict[str, int] = msgspec.field(default_factory=dict)
    seconds: dict[str, float] = msgspec.field(default_factory=dict)


def added_record(added: Added) -> dict[str, object]:
    """What `add` did, as `redept add --json` prints it."""
    return {
        "files": added.files,
        "unchanged": added.unchanged,
        "documents": added.documents,
        "references": added.references,
        "statuses": added.statuses,
        "failures": [str(failure) for failure in added.failures],
    }


def add(
    corpus_path: str | Path,
    paths: Iterable[str | Path],
    *,
    volume: str | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    progress: Progress = quiet,
) -> Added:
    """Read, store and resolve the papers at `paths` (files or folders); what is already stored stays as it is.

    Each source file goes in whole or not at all. A file that gives no record is named in `failures`, the others go
    in. `workers` processes read at once (as many as there are cores unless said), or the machines of the `cluster` of
    dask.distributed at that address.
    """
    tally = Tally()
    files = tally.expand(paths)
    with at_rest(), corpus.open_writer(corpus_path) as writer:
        todo = [task for path in files if (task := tally.task(path, writer, volume)) is not None]
        read = read_many(todo, workers=workers) if cluster is None else read_on_cluster(todo, cluster)
        for number, outcome in enumerate(read, start=1):
            tally.take(outcome, writer)
            progress("reading", number, len(todo))
        if writer.stale():
            began = time.perf_counter()
            deciding.resolve_into(writer, progress=progress)
            tally.seconds["resolution"] = time.perf_counter() - began
        tally.statuses = writer.reader.counts()
    return tally.result()


@contextmanager
def at_rest() -> Iterator[None]:
    """Python's collector of reference cycles at rest: records make none, and its passes over them take time."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


class Tally:
    """What happened so far in one `add`; the only thing here that changes."""

    def __init__(self) -> None:
        self.files = self.unchanged = self.documents = self.references = 0
        self.failures: list[SourceError] = []
        self.statuses: dict[str, int] = {}
        self.seconds: dict[str, float] = dict.fromkeys(STAGES, 0.0)

    def expand(self, paths: Iterable[str | Path]) -> list[sources.Place]:
        """The files at `paths`, folders opened; a path that holds none is a failure."""
        files: list[sources.Place] = []
        for path in paths:
            try:
                files.extend(sources.paths(path))
            except SourceError as error:
                self.failures.append(error)
        return files

    def task(self, path: sources.Place, writer: corpus.Writer, volume: str | None) -> Task | None:
        """What is to be done with this file, None where it is stored as it now is or cannot be read."""
        try:
            digest = digest_of(path, volume=volume)
        except SourceError as error:
            self.failures.append(error)
            return None
        if writer.has_source(source_name(path), digest):
            self.unchanged += 1
            return None
        return Task(path=str(path), volume=volume, digest=digest)

    def take(self, outcome: corpus.SourceRows | SourceError, writer: corpus.Writer) -> None:
        """Store one file that was read, or note why it could not be."""
        if isinstance(outcome, SourceError):
            self.failures.append(outcome)
            return
        began = time.perf_counter()
        writer.store(outcome)
        self.seconds["storing"] += time.perf_counter() - began
        for stage, seconds in outcome.seconds.items():
            self.seconds[stage] += seconds
        self.files += 1
        self.documents += len(outcome.papers)
        self.references += sum(rows.references for rows in outcome.papers)

    def result(self) -> Added:
        return Added(
            files=self.files,
            unchanged=self.unchanged,
            documents=self.documents,
            references=self.references,
            failures=tuple(self.failures),
            statuses=self.statuses,
            seconds=self.seconds,
        )
