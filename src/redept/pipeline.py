"""The order of things: the only module that names every stage.

A paper goes through sources, reading and references into the corpus; when all have gone in, resolution decides every
reference, since one may point to a paper that came later.
"""

import getpass
import hashlib
import os
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import msgspec

from redept import corpus, people, reading, references, resolution, sources, statements
from redept.errors import AuthorityError, SourceError
from redept.model import (
    Authority,
    Cited,
    Document,
    Interpretation,
    Judgement,
    Problem,
    Record,
    Reference,
    Resolution,
    SourceText,
    Volume,
)
from redept.model.catalogue import entry_of
from redept.model.statement import Findings
from redept.resolution import weights

STAGES = ("source", "reading", "references", "statements", "storing", "resolution")

reason_weights = weights
"""What each reason weighs, for whoever learns it anew."""

Paper = tuple[Document, tuple[Reference, ...]]
Decision = tuple[Interpretation, Resolution]
Found = tuple[Reference, Interpretation | None, Resolution | None]
Progress = Callable[[str, int, int], None]


class ReadFile(Record, frozen=True, kw_only=True):
    """What one source file gave: its volume, its papers with their references, seconds spent by stage."""

    name: str
    digest: str
    volume: Volume
    papers: tuple[Paper, ...]
    findings: tuple[Findings, ...] = ()
    problems: tuple[Problem, ...] = ()
    seconds: dict[str, float] = msgspec.field(default_factory=dict)


class Added(Record, frozen=True, kw_only=True):
    """What `add` did: files read and left alone, papers and references stored, failures, seconds by stage."""

    files: int = 0
    unchanged: int = 0
    documents: int = 0
    references: int = 0
    failures: tuple[SourceError, ...] = ()
    statuses: dict[str, int] = msgspec.field(default_factory=dict)
    seconds: dict[str, float] = msgspec.field(default_factory=dict)


class Change(Record, frozen=True, kw_only=True):
    """A reference whose decision is another one than before."""

    reference: str
    before: Resolution | None
    after: Resolution


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def read(path: str | Path | BinaryIO, *, volume: str | None = None, name: str | None = None) -> Iterator[Document]:
    """Documents of one source, in their order; `SourceError` where it gives none.

    `volume` names the volume of papers that do not say theirs; `name` is used for a stream without a file name.
    """
    source = sources.load(path, volume=volume, name=name)
    yield from read_papers(source.papers)


def read_papers(papers: Iterable[SourceText]) -> Iterator[Document]:
    """Documents in their order, each with its place in the sequence of its volume."""
    documents = [document for paper in papers for document in reading.read(paper)]
    if len(documents) == 1:
        sequences: Iterable[int] = [place_by_id(documents[0].id)]
    else:
        sequences = range(len(documents))
    for document, sequence in zip(documents, sequences, strict=True):
        yield msgspec.structs.replace(document, sequence=sequence)


def place_by_id(document: str) -> int:
    """The place in its volume of a paper in a file of its own: the number that ends its id, "d1150" being 1150th."""
    found = re.search(r"(\d+)\D*$", document.rpartition("/")[2])
    return int(found[1]) if found and len(found[1]) < 9 else 0


def read_file(path: Path, *, volume: str | None = None) -> ReadFile:
    """One source file read whole, with the references of each paper."""
    began = time.perf_counter()
    source = sources.load(path, volume=volume)
    texts = list(source.papers)
    loaded = time.perf_counter()
    documents = list(read_papers(texts))
    understood = time.perf_counter()
    papers = tuple((document, references.find(document)) for document in documents)
    found = time.perf_counter()
    findings = tuple(statements.find(document) for document in documents)
    told = time.perf_counter()
    if not papers:
        raise SourceError(str(path), "holds no paper", remedy="name a volume or a paper in text, HTML or TEI")
    return ReadFile(
        name=source_name(path),
        digest=digest_of(path, volume=volume),
        volume=source.volume,
        papers=papers,
        findings=findings,
        problems=source.problems,
        seconds={
            "source": loaded - began,
            "reading": understood - loaded,
            "references": found - understood,
            "statements": told - found,
        },
    )


def source_name(path: Path) -> str:
    """The name by which a corpus knows a source file: its absolute path."""
    return str(path.resolve())


def digest_of(path: Path, *, volume: str | None = None) -> str:
    """SHA-256 over a file's bytes, the name its papers go under, and the program's version, in hexadecimal.

    A later version may read more in a file: adding it again reads it again.
    """
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256")
    except OSError as error:
        raise SourceError(
            str(path), f"cannot be read ({error.strerror})", remedy="check the name and its permissions"
        ) from None
    digest.update(f"\0{volume or ''}\0{program_version()}".encode())
    return digest.hexdigest()


@cache
def program_version() -> str:
    """The version of the installed package."""
    return version("redept")


def add(
    corpus_path: str | Path,
    paths: Iterable[str | Path],
    *,
    volume: str | None = None,
    workers: int | None = None,
    progress: Progress = quiet,
) -> Added:
    """Read, store and resolve the papers at `paths` (files or folders); what is already stored stays as it is.

    Each source file goes in whole or not at all. A file that gives no record is named in `failures`, the others go
    in. `workers` processes read at once (as many as there are cores unless said).
    """
    tally = Tally()
    files = tally.expand(paths)
    with corpus.open_writer(corpus_path) as writer:
        todo = [path for path in files if tally.is_new(path, writer, volume)]
        for number, outcome in enumerate(read_many(todo, volume=volume, workers=workers), start=1):
            tally.take(outcome, writer)
            progress("reading", number, len(todo))
        if writer.stale():
            began = time.perf_counter()
            resolve_into(writer, progress=progress)
            tally.seconds["resolution"] = time.perf_counter() - began
        tally.statuses = writer.reader.counts()
    return tally.result()


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


class Tally:
    """What happened so far in one `add`; the only thing here that changes."""

    def __init__(self) -> None:
        self.files = self.unchanged = self.documents = self.references = 0
        self.failures: list[SourceError] = []
        self.statuses: dict[str, int] = {}
        self.seconds: dict[str, float] = dict.fromkeys(STAGES, 0.0)

    def expand(self, paths: Iterable[str | Path]) -> list[Path]:
        """The files at `paths`, folders opened; a path that holds none is a failure."""
        files: list[Path] = []
        for path in paths:
            try:
                files.extend(sources.paths(path))
            except SourceError as error:
                self.failures.append(error)
        return files

    def is_new(self, path: Path, writer: corpus.Writer, volume: str | None) -> bool:
        """Whether this file, as it now is, has still to be read."""
        try:
            known = writer.has_source(source_name(path), digest_of(path, volume=volume))
        except SourceError as error:
            self.failures.append(error)
            return False
        self.unchanged += known
        return not known

    def take(self, outcome: ReadFile | SourceError, writer: corpus.Writer) -> None:
        """Store one file that was read, or note why it could not be."""
        if isinstance(outcome, SourceError):
            self.failures.append(outcome)
            return
        began = time.perf_counter()
        writer.store_source(
            outcome.name, outcome.digest, outcome.volume, outcome.papers, outcome.problems, outcome.findings
        )
        self.seconds["storing"] += time.perf_counter() - began
        for stage, seconds in outcome.seconds.items():
            self.seconds[stage] += seconds
        self.files += 1
        self.documents += len(outcome.papers)
        self.references += sum(len(found) for _, found in outcome.papers)

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


# ---------------------------------------------------------------- reading many files


def read_many(
    paths: Sequence[Path], *, volume: str | None = None, workers: int | None = None
) -> Iterator[ReadFile | SourceError]:
    """Each file read, or the reason why not, in the order of `paths`."""
    workers = min(workers or os.cpu_count() or 1, len(paths))
    if workers <= 1 or sum(path.stat().st_size for path in paths) < SMALL_ENOUGH_FOR_ONE:
        return (read_or_say_why(path, volume=volume) for path in paths)
    return read_in_processes(paths, volume=volume, workers=workers)


SMALL_ENOUGH_FOR_ONE = 500_000  # bytes; below this, starting processes costs more than it saves


def read_or_say_why(path: Path, *, volume: str | None = None) -> ReadFile | SourceError:
    """A file read, or the reason why it gave no record."""
    try:
        return read_file(path, volume=volume)
    except SourceError as error:
        return error


def read_in_processes(paths: Sequence[Path], *, volume: str | None, workers: int) -> Iterator[ReadFile | SourceError]:
    """As `read_many`, in processes of their own; when one dies, the files not yet read are read one by one."""
    waiting = deque(paths)
    running: deque[tuple[Path, Future[bytes]]] = deque()
    try:
        with ProcessPoolExecutor(workers) as pool:
            while waiting or running:
                while waiting and len(running) < workers + 2:
                    running.append((waiting[0], pool.submit(read_packed, waiting[0], volume)))
                    waiting.popleft()
                outcome = unpacked(running[0][1])
                running.popleft()
                yield outcome
    except BrokenProcessPool:
        yield from read_one_by_one([*(path for path, _ in running), *waiting], volume=volume)


def unpacked(future: Future[bytes]) -> ReadFile | SourceError:
    """What a process gave, or why it could not read."""
    try:
        return PACKED.decode(future.result())
    except SourceError as error:
        return error


def read_one_by_one(paths: Iterable[Path], *, volume: str | None) -> Iterator[ReadFile | SourceError]:
    """Each file in a process of its own, so that one that kills its process is set aside by name."""
    for path in paths:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield unpacked(pool.submit(read_packed, path, volume))
            except BrokenProcessPool:
                yield SourceError(
                    str(path), "the process that read it died", remedy="add it again alone; it may need more memory"
                )


def read_packed(path: Path, volume: str | None) -> bytes:
    """What `read_file` gives, packed to travel between processes."""
    return msgspec.msgpack.encode(read_file(path, volume=volume))


PACKED = msgspec.msgpack.Decoder(ReadFile)


# ---------------------------------------------------------------- deciding


def resolve(corpus_path: str | Path, *, progress: Progress = quiet) -> tuple[Change, ...]:
    """Decide every reference of a corpus again; people's judgements stay. Gives what changed."""
    with corpus.open_writer(corpus_path) as writer:
        before = {resolution.reference: resolution for _, resolution in writer.reader.decisions()}
        after = resolve_into(writer, progress=progress)
    return tuple(
        Change(reference=later.reference, before=before.get(later.reference), after=later)
        for later in after
        if differs(before.get(later.reference), later)
    )


def differs(before: Resolution | None, after: Resolution) -> bool:
    """Whether a decision says something else than before."""
    return before is None or (before.status, before.target) != (after.status, after.target)


def resolve_into(writer: corpus.Writer, *, progress: Progress = quiet) -> list[Resolution]:
    """Decide every reference of a corpus and store decisions and wanted papers in one transaction."""
    reader = writer.reader
    entries = {entry.id: entry for entry in reader.entries()}
    catalogue = resolution.Catalogue(entries.values(), reader.volumes())
    judgements = {judgement.reference: judgement for judgement in reader.judgements()}
    decided: list[tuple[Interpretation, Resolution]] = []
    cited: list[Reference] = []
    for number, (document, found) in enumerate(reader.all_references(), start=1):
        decided.extend(resolution.decide(entries[document], found, catalogue, judgements))
        cited.extend(found)
        if number % 500 == 0:
            progress("resolution", number, len(entries))
    wanted, resolutions = resolution.want(cited, decided, catalogue)
    interpretations = [interpretation for interpretation, _ in decided]
    writer.store_decisions(zip(interpretations, resolutions, strict=True), wanted)
    progress("resolution", len(entries), len(entries))
    return list(resolutions)


def paths(path: str | Path) -> list[Path]:
    """The file at `path`, or all papers in the folder there; `SourceError` where there is none."""
    return sources.paths(path)


def find_references(document: Document) -> tuple[Reference, ...]:
    """The words in a document that point to other papers."""
    return references.find(document)


def find_and_decide(document: Document, catalogue: resolution.Catalogue | None = None) -> list[Found]:
    """The references of one paper, seen from it, and decided where there is a catalogue to look in."""
    found = references.find(document)
    decided = resolution.decide(document, found, catalogue or resolution.Catalogue(()))
    return [
        (reference, seen, decision if catalogue else None)
        for reference, (seen, decision) in zip(found, decided, strict=True)
    ]


def catalogue_of(corpus_path: str | Path) -> resolution.Catalogue:
    """The catalogue of a corpus, to look references up in."""
    with corpus.open_reader(corpus_path) as reader:
        return resolution.Catalogue(reader.entries(), reader.volumes())


def volume_source(path: Path) -> tuple[str, str]:
    """A TEI volume's id and its source, unpacked and otherwise as it is; `SourceError` where it is no such file."""
    found = sources.load(path)
    paper = next(found.papers, None)
    try:
        source = sources.read_file(path).decode()
    except UnicodeDecodeError:
        raise SourceError(str(path), "is not in UTF-8", remedy="save it again as UTF-8") from None
    if paper is None or paper.format != "tei":
        raise SourceError(str(path), "is no TEI volume", remedy="name the file of a volume in TEI")
    return found.volume.id, source


def look_up(reader: corpus.Reader, words: str) -> tuple[Cited, ...]:
    """The citations in pasted words and the papers of a corpus that they mean; () where words hold none."""
    if not resolution.is_citation(words):
        return ()
    return resolution.look_up(words, list(reader.entries()), reader.volumes())


def decide_all(papers: Sequence[SourceText]) -> dict[tuple[str | None, str], tuple[Document, list[Found]]]:
    """Papers read and their references decided among themselves, without a corpus file."""
    documents = [
        msgspec.structs.replace(document, sequence=place)
        for place, paper in enumerate(papers)
        for document in reading.read(paper)
    ]
    catalogue = resolution.Catalogue([entry_of(document) for document in documents])
    keys = [(paper.volume, paper.document) for paper in papers]
    return {
        key: (document, find_and_decide(document, catalogue)) for key, document in zip(keys, documents, strict=True)
    }


def references_of(corpus_path: str | Path) -> list[tuple[str, tuple[Reference, ...]]]:
    """Every document's id with the references in it, in the order of the corpus."""
    with corpus.open_reader(corpus_path) as reader:
        return list(reader.all_references())


def judge(
    corpus_path: str | Path,
    reference: str,
    target: str | None,
    *,
    because: str,
    by: str | None = None,
    catalogue: resolution.Catalogue | None = None,
) -> Judgement:
    """Keep a person's decision on a reference, and let it stand from now on.

    With the catalogue of the corpus only the paper that the reference stands in is decided again, at once; the list
    of wanted papers follows with the next `add` or `resolve`. Without it everything is decided again.
    """
    with corpus.open_writer(corpus_path) as writer:
        found = writer.reader.reference(reference)
        if target is not None:
            writer.reader.document(target)
        judgement = Judgement(
            reference=reference,
            document=found.document,
            target=target,
            by=by or getpass.getuser(),
            when=datetime.now(UTC).isoformat(timespec="seconds"),
            because=because,
            quote=found.text,
            layer=found.layer,
            note=found.note,
            start=found.start,
        )
        writer.judge(judgement)
        if catalogue is None:
            resolve_into(writer)
        else:
            resolve_paper(writer, found.document, catalogue)
    return judgement


def resolve_paper(writer: corpus.Writer, document: str, catalogue: resolution.Catalogue) -> None:
    """Decide the references of one paper again; those that stay absent stay on the wanted list as they were."""
    reader = writer.reader
    before = {one.id: decided for one, _, decided in reader.references(document)}
    found = [one for one, _, _ in reader.references(document)]
    judgements = {judgement.reference: judgement for judgement in reader.judgements()}
    pairs = resolution.decide(catalogue.entries[document], found, catalogue, judgements)
    writer.store_decisions_of(document, [(seen, wanted_as(before[seen.reference], later)) for seen, later in pairs])


def wanted_as(before: Resolution | None, after: Resolution) -> Resolution:
    """A decision with the wanted record of the one before it, where both say absent."""
    if before is None or (before.status, after.status) != ("absent", "absent"):
        return after
    return msgspec.structs.replace(after, wanted=before.wanted)


# ---------------------------------------------------------------- registers of office holders

AUTHORITIES: dict[str, Callable[[Path], Authority]] = {"pocom": people.read_pocom}


def import_authority(name: str, path: str | Path, corpus_path: str | Path) -> tuple[Authority, bool]:
    """Take a register of office holders into a corpus, whole or not at all; whether it was new there.

    `AuthorityError` where the register cannot be read or is none that this program knows.
    """
    if name not in AUTHORITIES:
        raise AuthorityError(f"{name}: no register of that name; there is {', '.join(AUTHORITIES)}")
    authority = AUTHORITIES[name](Path(path))
    with corpus.open_writer(corpus_path) as writer:
        return authority, writer.store_authority(authority)


def own_registers() -> Path:
    """The corpus file in which registers are kept that belong to no corpus: in REDEPT_DATA, else the user's data."""
    base = os.environ.get("REDEPT_DATA")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "redept"
    return (Path(base) if base else data) / "registers.redept"


def register_for(corpus_path: str | Path) -> people.Register | None:
    """The register of a corpus, else the user's own; None where neither has one."""
    for path in (Path(corpus_path), own_registers()):
        if path.exists():
            with corpus.open_reader(path) as reader:
                authority = reader.authority("pocom")
            if authority is not None:
                return people.Register(authority)
    return None
