"""Marks round stretches of a document's text, and where its references stand in it."""

from typing import NamedTuple

from redept.model import Document, Reference


class Tag(NamedTuple):
    """Markup round a stretch of text; `end == start` for a point."""

    start: int
    end: int
    opens: str
    closes: str


def places_in_text(document: Document, reference: Reference) -> tuple[int, int]:
    """Where the words of a reference stand in the document's whole text, its list of notes included."""
    begins = document.notes[reference.note - 1].list_start if reference.note else 0
    return begins + reference.start, begins + reference.end
