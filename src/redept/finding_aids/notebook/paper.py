"""A paper with its references underlined, and what was decided about each where one points at it."""

from collections.abc import Iterable
from html import escape

from redept.corpus import Reader
from redept.finding_aids import citing
from redept.finding_aids.marks import Tag, places_in_text
from redept.model import Document

LINES = {
    "resolved": "2px solid #2e7d32",
    "possible": "2px dashed #b26a00",
    "ambiguous": "3px double #6a3fa0",
    "absent": "2px dotted #b71c1c",
    "outside": "1px solid #888",
    "indefinite": "1px dotted #888",
}
"""How words are underlined that were decided so; the kind of line tells it without the colour."""


class Paper:
    """A document with its references: `document` and `references` are the records, a notebook shows the words."""

    def __init__(self, document: Document, references: Iterable[citing.Found]) -> None:
        self.document, self.references = document, tuple(references)

    def __repr__(self) -> str:
        return f"<{self.document.id}: {citing.item(self.document)}; {len(self.references)} references>"

    def _repr_html_(self) -> str:
        text = self.document.text
        pieces: list[str] = []
        at = 0
        for tag in sorted(self.tags(), key=lambda one: (one.start, -one.end)):
            if tag.start >= at:
                pieces += (escape(text[at : tag.start]), tag.opens, escape(text[tag.start : tag.end]), tag.closes)
                at = tag.end
        words = "".join([*pieces, escape(text[at:])])
        told = f"<b>{escape(self.document.id)}</b> {escape(citing.item(self.document))}"
        style = "white-space:pre-wrap;font-family:serif;max-width:48em;line-height:1.5"
        return f'<div><p>{told}</p><div style="{style}">{words}</div></div>'

    def tags(self) -> Iterable[Tag]:
        """The underlines, with what was decided and why in their titles."""
        for reference, _, decided in self.references:
            if decided is None:
                continue
            start, end = places_in_text(self.document, reference)
            led = f" {decided.target}" if decided.target else ""
            why = f"{decided.status}{led}: {'; '.join(decided.because)}"
            style = f"border-bottom:{LINES.get(decided.status, '1px solid #888')}"
            yield Tag(start, end, f'<span style="{style}" title="{escape(why)}">', "</span>")


def paper(reader: Reader, document: str) -> Paper:
    """A document with its references; `redept.errors.UnknownDocument` where there is none of that id."""
    return Paper(reader.document(document), reader.references(document))
