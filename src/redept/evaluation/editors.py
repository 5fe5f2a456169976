"""What the editors' marks in a TEI volume say, in the shape of what the program says."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from redept.model import Document, Mark, Record, SourceText


class Pointer(Record, frozen=True, kw_only=True):
    """Words that the editors linked to a document; `start` and `end` count in note `note` (from 1) or in the body."""

    kind: str
    note: int | None
    start: int
    end: int
    target: str


class Field(Record, frozen=True, kw_only=True):
    """A field of one paper: what the editors marked, and what the program says of the bare words.

    `exhaustive`: the editors mark this wherever a paper has it, so that a value without a mark is an invention.
    """

    name: str
    true: Any
    said: Any
    exhaustive: bool = False


def plain(value: object) -> object:
    """A value as it is compared: case, dashes, quotes, white space, end marks and a leading article do not count."""
    if not isinstance(value, str):
        return value
    words = unicodedata.normalize("NFKC", value).casefold().replace("’", "'")
    words = re.sub(r"[\u2010-\u2015\u2212]", "-", words)
    return re.sub(r"^the ", "", " ".join(words.split()).strip(" .,;:")) or None


def fields(paper: SourceText, document: Document) -> list[Field]:
    """The fields of a paper that the editors' marks can judge."""
    marks: dict[str, Mark] = {}
    for mark in paper.marks:
        if mark.end > mark.start or mark.kind == "date":
            marks.setdefault(mark.kind, mark)
    words = without_markers(paper)
    found = [Field(name="heading", true=heading_of(words, marks), said=document.heading)]
    for side, parties in (("sender", document.sender), ("recipient", document.recipient)):
        for part in ("office", "name"):
            true = marked(words, marks.get(f"{side}_{part}"))
            found.append(Field(name=f"{side} {part}", true=true, said=said_of(first(parties, part), true)))
    place = marked(words, marks.get("place"))
    found.append(Field(name="place", true=place.strip("[], ") if place else None, said=document.place))
    found += dates(marks.get("date"), document)
    signed = [marked(words, mark) for mark in paper.marks if mark.kind == "signed"]
    signature = " ".join(document.signatures[0].split()) if document.signatures else None
    agreed = next((true for true in signed if plain(true) == plain(signature)), signed[0] if signed else None)
    found.append(Field(name="signature", true=agreed, said=signature, exhaustive=True))
    return [*found, *notes_and_pages(paper, document)]


def heading_of(words: str, marks: Mapping[str, Mark]) -> str | None:
    """The marked heading, without the number that the volume prints before it."""
    line = marked(words, marks.get("heading"))
    return NUMBERED.sub("", line, count=1) if line else None


NUMBERED = re.compile(r"(?:No\. ?\d{1,4}[a-z]?\.? |\d{1,4}[a-z]?\. ?)")


def said_of(said: str | None, true: str | None) -> str | None:
    """What is said of a party; the marked words where they stand in it, for the marks often cover but a part."""
    if said and true and re.search(rf"(?<!\w){re.escape(str(plain(true)))}(?!\w)", str(plain(said))):
        return true
    return said


def dates(mark: Mark | None, document: Document) -> list[Field]:
    """Day and hour beside the encoded date; a midnight there may stand for an hour not known."""
    value = (mark.value or "") if mark else ""
    if len(value) < 10:
        return []
    said = document.date or ""
    found = [Field(name="date", true=value[:10], said=said[:10] or None)]
    if "T" in value and value[11:16] != "00:00":
        found.append(Field(name="hour", true=value[11:16], said=said[11:16].replace("24:00", "00:00") or None))
    return found


def notes_and_pages(paper: SourceText, document: Document) -> list[Field]:
    """The number of notes, the places of all markers, and the pages that begin within the paper."""
    notes = sum(mark.kind == "note" for mark in paper.marks)
    anchors = tuple(sorted(mark.start for mark in paper.marks if mark.kind == "anchor"))
    placed = tuple(sorted(note.start for note in document.notes if note.start is not None))
    pages = tuple(mark.value for mark in paper.marks if mark.kind == "page")
    return [
        Field(name="count of notes", true=notes or None, said=len(document.notes) or None, exhaustive=True),
        Field(name="all anchors", true=anchors, said=placed),
        Field(name="pages", true=pages, said=tuple(one.page for one in document.page_breaks), exhaustive=True),
    ]


def first(parties: tuple[object, ...], part: str) -> str | None:
    return getattr(parties[0], part) if parties else None


def marked(words: str, mark: Mark | None) -> str | None:
    """The words of a mark on one line, None for no mark."""
    return " ".join(words[mark.start : mark.end].split()) or None if mark else None


def without_markers(paper: SourceText) -> str:
    """The text with the markers of notes and page breaks replaced by as many spaces."""
    words = paper.text
    for mark in paper.marks:
        if mark.kind in ("anchor", "page") and mark.start < mark.end:
            words = words[: mark.start] + " " * (mark.end - mark.start) + words[mark.end :]
    return words


TARGET = re.compile(r"#?(?:(frus[^#]*)#)?(d\d+[A-Za-z]?)(fn\d+)?")


def pointers(
    paper: SourceText, document: Document, *, known: Mapping[tuple[str | None, str], object]
) -> Iterator[Pointer]:
    """Links to other documents among those known, with their place in the text or in a note."""
    for mark in paper.marks:
        found = TARGET.fullmatch(mark.value or "") if mark.kind == "link" else None
        if not found:
            continue
        volume, target = found[1] or paper.volume, found[2]
        if (volume, target) not in known or (volume, target) == (paper.volume, paper.document):
            continue
        note, offset = place(document, mark)
        yield Pointer(
            kind="footnote" if found[3] else "document",
            note=note,
            start=mark.start - offset,
            end=mark.end - offset,
            target=f"{volume}/{target}",
        )


def place(document: Document, mark: Mark) -> tuple[int | None, int]:
    """The note, from 1, whose words hold the mark, and where those words begin; (None, 0) in the body."""
    for number, note in enumerate(document.notes, start=1):
        if note.list_start <= mark.start < note.list_end:
            return number, note.list_start
    return None, 0
