"""A paper as the rules see it: markers and page breaks out, dashes and quotes plain, notes after the body."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from redept.grammar.patterns import plain
from redept.model import Document

BREAK = "\n\x00\n"
INSERTION = re.compile(r"\[[^\[\]\n]{12,}(?:\[[^\[\]\n]*\][^\[\]\n]*)*\]")
_POINTER = re.compile(
    r"\b(?:[Ss]ee\s(?:also\s)?|\bprinted\sas\s)(?:footnotes?\s[0-9]+(?:\sand\s[0-9]+)?,\s)?"
    r"Documents?\s[0-9]{1,4}\b(?:(?:,\s|,?\sand\s|-)[0-9]{1,4}\b)*"
)
"""A pointer of the editors in the body without brackets ("see also Document 154", frus1961-63v15/d153)."""


class Place(NamedTuple):
    """A stretch of the seen text in the paper: the note (0 for the body), and offsets there."""

    note: int
    start: int
    end: int


class Seen:
    """The text in which rules search, and the way back from there to the paper.

    `text` has plain dashes and quotes; `raw` is the same in bytes, one a code point. `markers` maps a place in
    `text` to the number of the note whose marker stood there.
    """

    def __init__(self, document: Document) -> None:
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._notes: list[int] = []
        self.markers: dict[int, int] = {}
        pieces: list[str] = []
        length = self._take_body(document, pieces)
        self.body_end = length
        for number, note in enumerate(document.notes, start=1):
            pieces.append(BREAK)
            length = self._begin(length + len(BREAK), 0, number)
            pieces.append(note.text)
            length += len(note.text)
        self.text = plain("".join(pieces))
        self.raw = self.text.encode("latin-1")
        self.editors = self._by_editors(document)

    def _by_editors(self, document: Document) -> list[tuple[int, int]]:
        """The stretches of the body that the editors wrote, in their order and apart: an Editorial Note, else what
        they put in brackets, and their pointers."""
        if document.form == "Editorial Note":
            return [(0, self.body_end)]
        spans = [found.span() for found in INSERTION.finditer(self.text, 0, self.body_end)]
        if self.text.find("Document", 0, self.body_end) >= 0:
            spans += [found.span() for found in _POINTER.finditer(self.text, 0, self.body_end)]
        return apart(spans)

    def by_editor(self, at: int) -> bool:
        """Whether the editors wrote what stands at a place: a note, or their part of the body."""
        if at >= self.body_end:
            return True
        place = bisect_right(self.editors, (at, END)) - 1
        return place >= 0 and at < self.editors[place][1]

    def _begin(self, start: int, origin: int, note: int) -> int:
        self._starts.append(start)
        self._origins.append(origin)
        self._notes.append(note)
        return start

    def _take_body(self, document: Document, pieces: list[str]) -> int:
        """Add the body without note markers and page breaks; gives its length."""
        text = document.text
        end = document.body_end or len(text)
        length, at = 0, document.body_start
        for start, stop, note in hidden(document):
            if start < at or stop > end:
                continue
            piece = text[at:start]
            if piece:
                self._begin(length, at, 0)
                pieces.append(piece)
                length += len(piece)
            if note:
                self.markers[length] = note
            at = stop
        if at < end:
            self._begin(length, at, 0)
            pieces.append(text[at:end])
            length += end - at
        return length

    def place(self, start: int, end: int) -> Place:
        """Where a stretch of `text` stands in the paper; markers that stood at its end stay out."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        return Place(
            self._notes[first],
            self._origins[first] + start - self._starts[first],
            self._origins[last] + end - self._starts[last],
        )

    def marker_at(self, end: int) -> int | None:
        """The note whose marker stood at `end`, or right behind the punctuation there."""
        for at in (end, end + 1, end + 2):
            if at in self.markers and not self.text[end:at].strip(" ,.;:)\"'"):
                return self.markers[at]
        return None


END = sys.maxsize


def apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in their order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def hidden(document: Document) -> list[tuple[int, int, int]]:
    """Start, end and note of all that the rules do not see: note markers, and page breaks (note 0) with a space."""
    text = document.text
    spans = [
        (note.start, note.end, number)
        for number, note in enumerate(document.notes, start=1)
        if note.start is not None and note.end is not None
    ]
    for page in document.page_breaks:
        follows_space = text[page.start - 1 : page.start].isspace()
        spans.append((page.start, page.end + (follows_space and text[page.end : page.end + 1] == " "), 0))
    return sorted(spans)
