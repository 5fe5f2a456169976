"""People's decisions: one kept at once, or a file of them taken in and given out."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from redept import corpus, resolution
from redept.corpus.judgements import TakenIn, take_in
from redept.errors import SourceError
from redept.model import Judgement, Resolution
from redept.pipeline import judgement_file
from redept.pipeline.deciding import resolve_into


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
        settle(writer, found.document, catalogue)
    return judgement


def withdraw(corpus_path: str | Path, reference: str, *, catalogue: resolution.Catalogue | None = None) -> bool:
    """Take back the judgement that stands on a reference, so that the program decides it again.

    The judgement is kept as history. False where none stands; `UnknownDocument` where there is no such reference.
    """
    with corpus.open_writer(corpus_path) as writer:
        found = writer.reader.reference(reference)
        taken_back = writer.withdraw(reference)
        if taken_back:
            settle(writer, found.document, catalogue)
    return taken_back


def settle(writer: corpus.Writer, document: str, catalogue: resolution.Catalogue | None) -> None:
    """Decide again what a judgement on a paper changes: with a catalogue that paper alone, else everything."""
    if catalogue is None:
        resolve_into(writer)
    else:
        resolve_paper(writer, document, catalogue)


def resolve_paper(writer: corpus.Writer, document: str, catalogue: resolution.Catalogue) -> None:
    """Decide the references of one paper again; those that stay absent stay on the wanted list as they were."""
    reader = writer.reader
    before = {one.id: decided for one, _, decided in reader.references(document)}
    found = [one for one, _, _ in reader.references(document)]
    judgements = {judgement.reference: judgement for judgement in reader.judgements()}
    asked = catalogue.hear()
    pairs = resolution.decide(catalogue.entries[document], found, catalogue, judgements)
    kept = [(seen, wanted_as(before[seen.reference], later)) for seen, later in pairs]
    writer.store_decisions_of(document, kept, asked)


def wanted_as(before: Resolution | None, after: Resolution) -> Resolution:
    """A decision with the wanted record of the one before it, where both say that it is not here."""
    if before is None or before.status != after.status or after.status not in ("absent", "outside"):
        return after
    return msgspec.structs.replace(after, wanted=before.wanted)


def export_judgements(corpus_path: str | Path, name: str) -> str:
    """All judgements of a corpus, retired ones too, as the text of a file of this name: CSV or JSON lines."""
    with corpus.open_reader(corpus_path) as reader:
        judgements = sorted(reader.judgements(retired=True), key=lambda one: (one.document, one.reference, one.when))
    as_text = judgement_file.as_csv if name.lower().endswith(".csv") else judgement_file.as_json_lines
    return as_text(judgements)


def import_judgements(
    corpus_path: str | Path, text: str, name: str, *, replace: bool = False
) -> tuple[TakenIn, tuple[SourceError, ...]]:
    """Take the judgements of a file in and decide again; what could not be read comes with its line.

    Where two people contradict each other, the judgement that stands here stays, or with `replace` the new one
    stands and the other is retired. Both are told.
    """
    read = list(judgement_file.read(text, name))
    failures = tuple(one for one in read if isinstance(one, SourceError))
    with corpus.open_writer(corpus_path) as writer:
        taken = take_in(writer, [one for one in read if isinstance(one, Judgement)], replace=replace)
        if writer.stale():
            resolve_into(writer)
    return taken, failures
