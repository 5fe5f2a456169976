"""What references mean: decided for a paper, for a corpus, or by a person."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from redept import corpus, resolution
from redept.model import (
    Change,
    Cited,
    Document,
    Entry,
    Interpretation,
    Judgement,
    Reference,
    Resolution,
    SourceText,
    Volume,
)
from redept.model.catalogue import entry_of
from redept.pipeline.guard import documents_of, references_in
from redept.pipeline.progress import Progress, quiet
from redept.resolution import weights

reason_weights = weights
"""What each reason weighs, for whoever learns it anew."""

Decision = tuple[Interpretation, Resolution]

Found = tuple[Reference, Interpretation | None, Resolution | None]


def resolve(corpus_path: str | Path, *, progress: Progress = quiet) -> tuple[Change, ...]:
    """Decide every reference of a corpus again; people's judgements stay. Gives what changed."""
    with corpus.open_writer(corpus_path) as writer:
        changed: list[Change] = []
        resolve_into(writer, progress=progress, whole=True, told=changed.append)
        return tuple(changed)


def changes(corpus_path: str | Path, since: str | None = None) -> tuple[Change, ...]:
    """The decisions that became others since a day, in all runs of `add`, `judge` and `resolve`."""
    with corpus.open_reader(corpus_path) as reader:
        return tuple(reader.changes(since))


def resolve_into(
    writer: corpus.Writer,
    *,
    progress: Progress = quiet,
    whole: bool = False,
    told: Callable[[Change], None] | None = None,
) -> None:
    """Decide the references of a corpus that may mean something else now, and store that in one transaction.

    Decided are those of papers that came, of the other papers of their volumes, and those that looked under a key
    which a paper that came bears, or whose decisions say something else than people judged; with `whole`, or where a
    paper went, all. Papers that are wanted are merged anew. `told` hears of each decision that changed.

    In memory stand the cards of all papers and the references to absent ones, no other reference and no decision.
    """
    reader = writer.reader
    entries = {entry.id: entry for entry in map(resolution.Shared(), reader.entries())}
    catalogue = resolution.Catalogue(entries.values(), reader.volumes())
    known = set() if whole else reader.known()
    new = entries.keys() - known
    todo = entries.keys() if not known else resolution.affected(catalogue, new, reader.asked())
    judgements = {judgement.reference: judgement for judgement in reader.judgements()}
    gathered = resolution.Gathered()
    again: set[str] = set()
    statuses: Counter[str] = Counter()
    before: dict[str, str | None] = {}
    with writer.holding() as held:
        for number, (document, found) in enumerate(reader.all_references(), start=1):
            decided: Sequence[Decision] = () if document in todo else reader.decisions_of(document)
            if document in todo or disobeys(decided, judgements):
                keys = catalogue.hear()
                decided = resolution.decide(entries[document], found, catalogue, judgements)
                held.put(document, decided, keys)
                again.add(document)
            else:
                before.update((one.reference, one.wanted) for _, one in decided if one.status == "absent")
            gathered.take(found, decided)
            statuses.update(one.status for _, one in decided)
            if number % 500 == 0:
                progress("resolution", number, len(entries))
        wanted, ids = gathered.wanted(catalogue)
        again.update(one.document for one, _ in gathered.absent if before.get(one.id, ids[one.id]) != ids[one.id])
        settled = Settling(reader, held, ids, told, entries=entries, new=new)
        writer.store_decisions(map(settled.settle, (one for one in entries if one in again)), wanted, statuses=statuses)
    progress("resolution", len(entries), len(entries))


def disobeys(decided: Iterable[Decision], judgements: Mapping[str, Judgement]) -> bool:
    """Whether a judgement came or went that these decisions do not know of."""
    for _, one in decided:
        judgement = judgements.get(one.reference)
        if judgement is None and one.by != "program":
            return True
        if judgement is not None and (one.by, one.target) != (judgement.by, judgement.target):
            return True
    return False


class Settling:
    """Decisions as they are to be stored: led to wanted papers, and beside what stood there before."""

    def __init__(
        self,
        reader: corpus.Reader,
        held: corpus.Held,
        wanted: Mapping[str, str],
        told: Callable[[Change], None] | None,
        *,
        entries: Container[str],
        new: Container[str],
    ) -> None:
        self.reader, self.held, self.wanted, self.told = reader, held, wanted, told
        self.entries, self.new = entries, new
        self.now = datetime.now(UTC).isoformat(timespec="seconds")

    def settle(self, document: str) -> corpus.Settled:
        """What is to be stored of one document."""
        before = self.reader.decisions_of(document)
        decided, asked = self.held.of(document) or (before, None)
        after = [(seen, resolution.as_wanted(one, self.wanted.get(one.reference))) for seen, one in decided]
        changed = tuple(self.changes(before, after))
        return corpus.Settled(
            document=document,
            decided=after,
            asked=asked,
            changes=tuple(one for one in changed if one.before is not None),
        )

    def changes(self, before: Iterable[Decision], after: Iterable[Decision]) -> Iterator[Change]:
        """Each decision that says something else than before, with the reason."""
        stood = {one.reference: one for _, one in before}
        for _, later in after:
            earlier = stood.get(later.reference)
            if differs(earlier, later):
                because = why(earlier, later, self.entries, self.new) if earlier else "not decided before"
                change = Change(reference=later.reference, before=earlier, after=later, because=because, when=self.now)
                if self.told is not None:
                    self.told(change)
                yield change


def why(before: Resolution, after: Resolution, entries: Container[str], new: Container[str]) -> str:
    """What made a decision another one: a person, a paper that came or went, other candidates, other rules."""
    if before.by != after.by:
        return f"{after.by} judged it" if after.by != "program" else f"the judgement of {before.by} stands no more"
    known = {candidate.id for candidate in before.candidates}
    came = [one.id for one in after.candidates if one.id in new and one.id not in known]
    if after.target in came:
        return f"{after.target} was added"
    if came:
        return f"{' and '.join(came)} may be meant too since {'they were' if len(came) > 1 else 'it was'} added"
    if before.target and before.target not in entries:
        return f"{before.target} is no longer here"
    gone = [identity for identity in known if identity not in entries]
    if gone:
        return f"{' and '.join(sorted(gone))} no longer here"
    return "papers beside it or the rules of the program are others than before: " + "; ".join(after.because)


def differs(before: Resolution | None, after: Resolution) -> bool:
    """Whether a decision says something else than before."""
    return before is None or (before.status, before.target) != (after.status, after.target)


def find_and_decide(document: Document, catalogue: resolution.Catalogue | None = None) -> list[Found]:
    """The references of one paper, seen from it, and decided where there is a catalogue to look in."""
    found = references_in(document)[1]
    decided = resolution.decide(document, found, catalogue or resolution.Catalogue(()))
    return [
        (reference, seen, decision if catalogue else None)
        for reference, (seen, decision) in zip(found, decided, strict=True)
    ]


def catalogue_of(corpus_path: str | Path) -> resolution.Catalogue:
    """The catalogue of a corpus, to look references up in."""
    with corpus.open_reader(corpus_path) as reader:
        return resolution.Catalogue(reader.entries(), reader.volumes())


def citations_of(entries: Iterable[Entry], volumes: Iterable[Volume]) -> resolution.Citations:
    """The papers of a corpus, to look many citations up in."""
    return resolution.Citations(list(entries), volumes)


def is_citation(words: str) -> bool:
    """Whether words hold what looks like a citation; quick, and right when it says no."""
    return resolution.is_citation(words)


def look_up(reader: corpus.Reader, words: str) -> tuple[Cited, ...]:
    """The citations in pasted words and the papers of a corpus that they mean; () where words hold none."""
    if not resolution.is_citation(words):
        return ()
    return resolution.look_up(words, list(reader.entries()), reader.volumes())


def decide_all(papers: Sequence[SourceText]) -> dict[tuple[str | None, str], tuple[Document, list[Found]]]:
    """Papers read and their references decided among themselves, without a corpus file.

    Of a text that holds further papers ("d1.2"), each has its own key.
    """
    documents = {
        (paper.volume, document.id if further else paper.document): msgspec.structs.replace(document, sequence=place)
        for place, paper in enumerate(papers)
        for further, document in enumerate(documents_of(paper))
    }
    catalogue = resolution.Catalogue([entry_of(document) for document in documents.values()])
    return {key: (document, find_and_decide(document, catalogue)) for key, document in documents.items()}


def references_of(corpus_path: str | Path) -> list[tuple[str, tuple[Reference, ...]]]:
    """Every document's id with the references in it, in the order of the corpus."""
    with corpus.open_reader(corpus_path) as reader:
        return list(reader.all_references())
