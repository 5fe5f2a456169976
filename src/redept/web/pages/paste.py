"""A pasted citation or paragraph: every reference in it is marked and followed."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from redept import pipeline
from redept.corpus import Reader
from redept.errors import RedeptError
from redept.model import Cited, Document, encoding
from redept.web import addresses, wording
from redept.web.cited import citations_in
from redept.web.edition import Block, edition
from redept.web.pages.page import Card, Page, card
from redept.web.pages.references import Found, view
from redept.web.room import Room, Shelf

LONGEST = 60_000
"""Letters of a pasted text that are read."""


@dataclass(frozen=True, kw_only=True)
class PastedReference:
    """A reference in what was pasted."""

    anchor: str
    words: str
    says: str
    status: str
    target: Card | None
    candidates: tuple[Card, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PastePage(Page):
    """What was pasted, with every reference marked."""

    template: ClassVar[str] = "paste.html"
    text: str
    blocks: tuple[Block, ...]
    references: tuple[PastedReference, ...]
    cited: tuple[PastedReference, ...]
    records: tuple[Mapping[str, Any], ...]
    error: str
    cut: bool

    def plain(self) -> Mapping[str, Any]:
        return {"text": self.text, "error": self.error or None, "references": list(self.records)}


def paste_page(room: Room, reader: Reader, text: str) -> PastePage:
    """The page of a pasted text."""
    error = ""
    document: Document | None = None
    found: list[Found] = []
    cut = text[:LONGEST]
    if cut.strip():
        try:
            document, found = read(room, reader, cut)
        except RedeptError:
            error = "This could not be read as text. Paste plain words: a citation, or a paragraph of a paper."
    shelf = room.shelf(reader)
    return PastePage(
        title="Follow a citation",
        address="/paste",
        room=room.name,
        section="paste",
        text=cut,
        blocks=blocks(document, found),
        references=tuple(pasted(one, shelf) for one in found),
        cited=() if found else named(room, reader, shelf, cut),
        records=tuple(encoding.reference_record(*one) for one in found),
        error=error,
        cut=len(text) > LONGEST,
    )


def read(room: Room, reader: Reader, text: str) -> tuple[Document | None, list[Found]]:
    """The pasted words as a paper, with their references decided."""
    catalogue: Any = room.catalogue_now(reader)
    for document in pipeline.read(io.BytesIO(text.encode("utf-8", "replace")), name="pasted.txt"):
        return document, list(pipeline.find_and_decide(document, catalogue))
    return None, []


def blocks(document: Document | None, found: list[Found]) -> tuple[Block, ...]:
    if document is None:
        return ()
    made = edition(document, found)
    return (*made.head, *made.body)


OPEN = ("possible", "ambiguous")
"""Statuses whose candidates may be meant; those of others were ruled out."""


def pasted(found: Found, shelf: Shelf) -> PastedReference:
    seen = view(found, shelf, {})
    return PastedReference(
        anchor=addresses.anchor_of(found[0].id),
        words=seen.words,
        says=seen.says,
        status=seen.status,
        target=seen.target,
        candidates=tuple(one.card for one in seen.candidates[:4]) if seen.status in OPEN else (),
        because=seen.because,
    )


def follow(room: Room, reader: Reader, shelf: Shelf, query: str) -> tuple[PastedReference, ...]:
    """The papers that the words of a search cite, if they are a citation or a passage that holds some.

    Words with several references are a passage, and each of them is followed; else they are one citation.
    """
    found = references_in(room, reader, query)
    several = len({one[0].start for one in found}) > 1
    if not several and (citation := named(room, reader, shelf, query)):
        return citation
    return tuple(pasted(one, shelf) for one in found[:MOST_CITED])


def references_in(room: Room, reader: Reader, query: str) -> list[Found]:
    """The references of a search that say enough to be followed.

    The words are read as they stand in a sentence: alone, a citation would be read as the heading of a paper.
    """
    try:
        _, found = read(room, reader, f"See {wording.one_line(query).rstrip('.')}.")
    except RedeptError:
        return []
    return [one for one in found if one[0].number or one[0].date or one[0].document_number]


MOST_CITED = 12
"""Citations of a search that are shown; the page “Paste” has all."""

MOST_NAMED = 6
STATUS_OF = {"found": "resolved", "several": "ambiguous", "none": "absent"}


def named(room: Room, reader: Reader, shelf: Shelf, words: str) -> tuple[PastedReference, ...]:
    """The papers that words name as a citation does, by volume and page or by number and date."""
    return tuple(named_one(one, shelf) for one in citations_in(room, reader, words))


def named_one(one: Cited, shelf: Shelf) -> PastedReference:
    cards = tuple(card(entry) for name in one.documents if (entry := shelf.get(name)))
    return PastedReference(
        anchor=f"c{one.start}-{one.end}",
        words=one.text,
        says=wording.one_line(one.text),
        status=STATUS_OF[one.status],
        target=cards[0] if one.status == "found" and cards else None,
        candidates=cards[:MOST_NAMED] if one.status == "several" else (),
        because=one.because,
    )
