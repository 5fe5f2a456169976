"""Corpora that were made in parts, perhaps on many machines, united in one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from redept import corpus
from redept.corpus.judgements import Conflict, TakenIn, take_in
from redept.corpus.parts import sources_of
from redept.errors import CorpusError
from redept.model import Record
from redept.pipeline.deciding import resolve_into
from redept.pipeline.progress import Progress, quiet
from redept.pipeline.registers import AUTHORITIES


class United(Record, frozen=True, kw_only=True):
    """What `unite` did: source files taken in, those that were here already, papers that came, judgements that came
    with them, those that contradict one here and were left out, and how many references there are of each status."""

    files: int = 0
    unchanged: int = 0
    documents: int = 0
    judgements: int = 0
    conflicts: tuple[Conflict, ...] = ()
    statuses: dict[str, int]


def unite(corpus_path: str | Path, parts: Iterable[str | Path], *, progress: Progress = quiet) -> United:
    """Take the papers and judgements of other corpora into the one at `corpus_path`, and decide all references again.

    No paper is read anew. A file that several corpora hold is taken once; of two states of one file, the one of the
    part named last stands. Judgements here outrank those that come. The parts stay as they are, and each goes in
    source by source: after a crash the same call goes on. `CorpusError` where a part cannot be read, before anything
    is written.
    """
    paths = [Path(part) for part in parts]
    refuse(Path(corpus_path), paths)
    came: list[Came] = []
    with corpus.open_writer(corpus_path) as writer:
        for number, path in enumerate(paths, start=1):
            with corpus.open_reader(path) as part:
                came.append(take(part, writer))
            progress("uniting", number, len(paths))
        if writer.stale():
            resolve_into(writer, progress=progress)
        return united(came, writer.reader.counts())


def refuse(corpus_path: Path, parts: Sequence[Path]) -> None:
    """`CorpusError` for a part that is the corpus itself or cannot be read."""
    for path in parts:
        if path.resolve() == corpus_path.resolve():
            raise CorpusError(f"{path}: is the corpus that the others go into; name only the others after it")
        corpus.open_reader(path).close()


class Came(Record, frozen=True, kw_only=True):
    """What came from one part."""

    files: int
    unchanged: int
    documents: int
    judgements: TakenIn


def take(part: corpus.Reader, writer: corpus.Writer) -> Came:
    """Take one corpus into another: its sources, what people judged, and registers that are not there."""
    files = unchanged = documents = 0
    for source in sources_of(part):
        if writer.has_source(source.name, source.digest):
            unchanged += 1
        else:
            writer.store(source)
            files += 1
            documents += len(source.papers)
    judgements = take_in(writer, tuple(part.judgements(retired=True)))
    here = {frozenset((one.one, one.other)) for one in writer.reader.person_judgements()}
    for judgement in part.person_judgements():
        if frozenset((judgement.one, judgement.other)) not in here:
            writer.judge_persons(judgement)
    for name in AUTHORITIES:
        register = part.authority(name)
        if register is not None and writer.reader.authority(name) is None:
            writer.store_authority(register)
    return Came(files=files, unchanged=unchanged, documents=documents, judgements=judgements)


def united(came: Sequence[Came], statuses: dict[str, int]) -> United:
    """What came from all parts."""
    return United(
        files=sum(each.files for each in came),
        unchanged=sum(each.unchanged for each in came),
        documents=sum(each.documents for each in came),
        judgements=sum(len(each.judgements.taken) for each in came),
        conflicts=tuple(conflict for each in came for conflict in each.judgements.conflicts),
        statuses=statuses,
    )
