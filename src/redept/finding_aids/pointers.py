"""Pointers that break, and pointers that say less than the corpus holds."""

import re
from collections.abc import Iterator, Sequence

from redept.corpus import Reader
from redept.finding_aids.finding import Finding
from redept.model import Entry, Reference, Resolution

WHOLE = 0.9
"""Share of a volume's numbered papers that must be here before a missing one is called missing."""

AGAINST, FOR = "but the editors' note says ", "the editors' note says "

REACH = 400
ANOTHER_BOOK = re.compile(r"\b(?:[Vv]ol(?:ume|s)?\b|Foreign Relations|[Ii]bid\b|Reg\. Doc)")
"""Words that name another book than the volume, and how far before a pointer they may stand."""

FIRST_YEAR, LAST_YEAR = 1700, 2000
"""Numbers that are years in the title of another book ("Docs. 1956"), since no volume prints so many papers."""


def oddities(reader: Reader, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Printed pointers to documents and notes that do not exist, and papers "not printed" that are here."""
    cards = {entry.id: entry for entry in entries}
    numbers = whole_volumes(entries)
    for found in reader.decided_references():
        for reference, _, decided in found:
            card = cards[reference.document]
            meant = meant_by(reference, decided) if decided else None
            if meant in cards:
                yield from not_printed_yet_here(reference, meant, decided)
                yield from named_otherwise(reference, decided)
                yield from no_such_note(reference, cards[meant])
            elif card.volume in numbers:
                broken = tuple(no_such_document(reference, card.volume, numbers[card.volume]))
                yield from () if broken and behind_another_book(reader, reference) else broken


def whole_volumes(entries: Sequence[Entry]) -> dict[str, set[int]]:
    """Numbers that a volume prints before its papers, for volumes that are here as a whole."""
    numbers: dict[str, set[int]] = {}
    for entry in entries:
        if entry.volume and entry.document_number and entry.document_number.isdecimal():
            numbers.setdefault(entry.volume, set()).add(int(entry.document_number))
    return {volume: known for volume, known in numbers.items() if len(known) >= WHOLE * max(known) > 1}


def behind_another_book(reader: Reader, reference: Reference) -> bool:
    """Whether the words before a pointer name another volume, so that it may be a document of that: "volume E–6,
    Documents on Africa, 1973–1976, Document 273" (frus1969-76v28/d111)."""
    document = reader.document(reference.document)
    text = document.notes[reference.note - 1].text if reference.note else document.text
    return ANOTHER_BOOK.search(text[max(0, reference.start - REACH) : reference.end]) is not None


def meant_by(reference: Reference, decided: Resolution) -> str | None:
    """The document a reference leads to; of one called not printed, which is never linked, the best candidate."""
    if reference.printed is False and decided.status == "possible" and decided.candidates:
        return decided.candidates[0].id
    return decided.target


def not_printed_yet_here(reference: Reference, target: str, decided: Resolution | None) -> Iterator[Finding]:
    """The corpus holds a paper of which a note says that it is not printed, and not where it is printed."""
    told_where = decided is not None and any(words.startswith(FOR) for words in decided.because)
    if reference.printed is False and not told_where:
        yield finding(
            reference,
            "not-printed-yet-here",
            f"“{shown(reference)}” is said not to be printed, yet it is {target}",
            "the note may be a slip of the editors, or the paper was printed in another volume",
        )


def named_otherwise(reference: Reference, decided: Resolution | None) -> Iterator[Finding]:
    """The words lead to one paper, the editors' note behind them to another."""
    against = [words for words in decided.because if words.startswith(AGAINST)] if decided else []
    for words in against:
        reasons = ", ".join(one for one in decided.because if one != words) if decided else ""
        yield finding(
            reference,
            "editors-point-elsewhere",
            f"“{shown(reference)}” leads to {decided.target if decided else None} ({reasons}), {words}",
            "the number in the note may be a slip of the editors",
        )


def no_such_note(reference: Reference, target: Entry) -> Iterator[Finding]:
    """A pointer to a note that its document does not have; one that names only a page may mean another document."""
    named = reference.kind == "footnote" and reference.document_number is not None
    if named and reference.footnote and reference.footnote not in target.note_markers:
        yield finding(
            reference,
            "pointer-to-no-note",
            f"“{shown(reference)}” points to footnote {reference.footnote} of {target.id}, which has no such note",
            "the number may be a slip of the editors",
        )


def no_such_document(reference: Reference, volume: str, numbers: set[int]) -> Iterator[Finding]:
    """A pointer to a document that its own volume does not have."""
    number = reference.document_number
    if (
        reference.kind in ("document", "footnote")
        and reference.author == "editor"
        and reference.volume is None
        and number is not None
        and number.isdecimal()
        and int(number) not in numbers
        and not FIRST_YEAR <= int(number) <= LAST_YEAR
    ):
        yield finding(
            reference,
            "pointer-to-no-document",
            f"“{shown(reference)}” points to Document {number}, which {volume} does not have",
            "the number may be a slip of the editors, or mean another volume",
        )


def finding(reference: Reference, code: str, message: str, remedy: str) -> Finding:
    """A finding on a reference; its place is given where it stands in the body."""
    in_body = reference.layer == "body"
    return Finding(
        document=reference.document,
        code=code,
        message=message,
        start=reference.start if in_body else None,
        end=reference.end if in_body else None,
        remedy=remedy,
    )


def shown(reference: Reference) -> str:
    """The words on one line, with the note they stand in."""
    words = " ".join(reference.text.split())
    return f"{words} (note {reference.note})" if reference.note else words
