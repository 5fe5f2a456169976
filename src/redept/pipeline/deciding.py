"""What references mean: decided for a paper, for a corpus, or by a person."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from redept import corpus, reading, references, resolution
from redept.model import (
    Cited,
    Document,
    Interpretation,
    Record,
    Reference,
    Resolution,
    SourceText,
)
from redept.model.catalogue import entry_of
from redept.pipeline.progress import Progress, quiet
from redept.resolution import weights

reason_weights = weights
"""What each reason weighs, for whoever learns it anew."""

Decision = tuple[Interpretation, Resolution]

Found = tuple[Reference, Interpretation | None, Resolution | None]


class Change(Record, frozen=True, kw_only=True):
    """A reference whose decision is another one than before."""

    reference: str
    before: Resolution | None
    after: Resolution


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
