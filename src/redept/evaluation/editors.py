"""What the editors' marks in a TEI volume say, in the shape of what the program says."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from redept.model import Document, Mark, Record, SourceText


class Pointer(Record, frozen=True, kw_only=True):
    """Words that the editors linked to a document; `start` and `end` count in note `note` (from 1) or in the body."""

    kind: str
    note: int | None
    start: int
    end: int
    target: str


def same_words(true: object, said: object) -> bool:
    """Equal, case, dashes, quotes, spaces and a leading article apart."""
    return plain(true) == plain(said)


def plain(value: object) -> object:
    if not isinstance(value, str):
        return value
    words = unicodedata.normalize("NFKC", value).casefold().replace("’", "'")
    words = re.sub(r"[\u2010-\u2015\u2212]", "-", words)
    return re.sub(r"^the ", "", " ".join(words.split()).strip(" .,;:"))


def fields(paper: SourceText, document: Document) -> dict[str, tuple[object, object]]:
    """Field name to what the marks say and what the program says, for the fields that have marks."""
    said = {
        "sender office": first(document.sender, "office"),
        "sender name": first(document.sender, "name"),
        "recipient office": first(document.recipient, "office"),
        "recipient name": first(document.recipient, "name"),
        "place": document.place,
        "date": document.date,
        "signature": document.signatures[0] if document.signatures else None,
    }
    marks = {mark.kind: mark for mark in reversed(paper.marks)}
    true = {name: marked(paper, marks.get(name.replace(" ", "_").replace("signature", "signed"))) for name in said}
    if "date" in marks:
        length = len(marks["date"].value or "")
        true["date"] = (marks["date"].value or "")[:10] if length >= 10 else None
        said["date"] = (document.date or "")[:10] or None
    pairs: dict[str, tuple[object, object]] = {name: (true[name], said[name]) for name in said if true[name]}
    anchors = tuple(sorted(mark.start for mark in paper.marks if mark.kind == "anchor"))
    if anchors:
        placed = tuple(sorted(note.start for note in document.notes if note.start is not None))
        pairs["all anchors"] = (anchors, placed)
    return pairs


def first(parties: tuple[object, ...], part: str) -> str | None:
    return getattr(parties[0], part) if parties else None


def marked(paper: SourceText, mark: Mark | None) -> str | None:
    return paper.text[mark.start : mark.end] if mark else None


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
