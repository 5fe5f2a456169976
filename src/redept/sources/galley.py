"""The text of one paper while it is being set: words put after words, and marks over them.

Both encodings, TEI and the pages of the series' site, are set by the same hand, so that the same paper gives the
same text: paragraphs apart by a blank line, items of a list each on a line, note markers glued to their word,
`[Page N]` where a page begins, the list of notes at the end.
"""

from collections.abc import Iterator

from redept.model import Mark

NOTHING, GLUED, SPACE, LINE, BLOCK = -1, 0, 1, 2, 3
"""What stands before the next words. NOTHING also swallows the white space that they begin with."""

RawMark = tuple[str, int, int, str | None, str | None]

IN_TEXT = ("", " ", "\n", "\n\n", "")
IN_NOTE = ("", " ", "\n     ", "\n     ", "")


CLOSES = frozenset(",.;:)]")
BLANKS = frozenset(" \n\t")
OPENS = frozenset("([“")


def closes(tokens: list[str]) -> bool:
    """Whether the words begin with a sign that takes no space before it; the dots of an ellipsis do."""
    first = tokens[0]
    return first[0] in CLOSES and not (first == "." and len(tokens) > 1 and tokens[1][0] == ".")


class Galley:
    """A text that grows at its end. `at` is its length so far, `gap` what has to come before the next words."""

    __slots__ = ("at", "breaks", "gap", "listed", "marks", "parts")

    def __init__(self, breaks: tuple[str, ...] = IN_TEXT) -> None:
        self.parts: list[str] = []
        self.marks: list[RawMark] = []
        self.listed: list[tuple[Galley, str, str | None]] = []
        self.at = 0
        self.gap = NOTHING
        self.breaks = breaks

    def words(self, string: str) -> None:
        """Set words; white space within and around them counts as one space."""
        tokens = string.split()
        gap = self.gap
        if not tokens:
            if gap == GLUED and string:
                self.gap = SPACE
            return
        words = " ".join(tokens)
        if gap == GLUED and string[0] != words[0]:
            gap = SPACE
        if gap == SPACE:
            if self.parts[-1][-1] in OPENS or (words[0] in CLOSES and closes(tokens)):
                gap = GLUED
            else:
                words = " " + words
        elif gap > SPACE:
            words = self.breaks[gap] + words
        self.parts.append(words)
        self.at += len(words)
        self.gap = GLUED if string[-1] == words[-1] else SPACE

    def raw(self, string: str) -> int:
        """Set a string as it is, after what is due before it; gives the place where it begins."""
        before = self.breaks[self.gap]
        start = self.at + len(before)
        self.parts.append(before + string)
        self.at = start + len(string)
        self.gap = GLUED
        return start

    def part(self, gap: int) -> None:
        """At least `gap` comes before the next words, unless nothing stands before them."""
        if self.gap != NOTHING and gap > self.gap:
            self.gap = gap

    def mark(self, kind: str, start: int, value: str | None = None, of: str | None = None) -> None:
        """Label what was set since the place `start`; white space at its beginning is left out later."""
        if self.at > start:
            self.marks.append((kind, start, self.at, value, of))

    def anchor(self, marker: str, index: int) -> None:
        """A note's marker, glued to the word before it."""
        spaced = self.gap == SPACE
        if spaced:
            self.gap = GLUED
        start = self.raw(marker)
        self.marks.append(("anchor", start, self.at, str(index), None))
        if spaced:
            self.gap = SPACE

    def page(self, number: str, label: str = "Page") -> None:
        """`[Page N]`, with a space before it at least; what comes after is the caller's to say."""
        if self.gap == GLUED:
            self.gap = SPACE
        if self.gap == SPACE and self.parts[-1][-1] in OPENS:
            self.gap = GLUED
        start = self.raw(f"[{label} {number}]" if number else f"[{label}]")
        self.marks.append(("page", start, self.at, number, None))

    def tab(self) -> None:
        """The border between two cells of a table."""
        if self.gap == SPACE:
            self.gap = GLUED
        self.raw("\t")

    def add_note(self, galley: "Galley", marker: str, of: str | None) -> None:
        """The next entry of the list of notes, set in a galley of its own."""
        self.listed.append((galley, marker, of))

    def finished(self) -> tuple[str, tuple[Mark, ...]]:
        """The text with its list of notes; and its marks by their places, each beginning and ending with a word."""
        text = "".join(self.parts).rstrip()
        marks = trimmed([*self.marks, *opener_lines(self.marks, text)], text)
        if not self.listed:
            return text, tuple(marks)
        pieces = [text]
        at = begins = len(text) + 1 if text else 0
        later: list[Mark] = []
        for number, (galley, marker, of) in enumerate(self.listed, start=1):
            lead = f"{number:>3}. "
            words = "".join(galley.parts).rstrip()
            pieces += ("\n" if at else "", lead, words)
            at += len(lead)
            later.append(Mark(kind="note", start=at, end=at + len(words), value=marker, of=of))
            later += trimmed(galley.marks, words, at)
            at += len(words) + 1
        marks.append(Mark(kind="notes", start=begins, end=at - 1))
        marks += later
        return "".join(pieces), tuple(marks)


def opener_lines(raw: list[RawMark], text: str) -> list[RawMark]:
    """What stands in openers, line by line: a "[Received ...]" of a dateline, and each line that is no dateline."""
    named = [mark for mark in raw if mark[0] == "dateline" or mark[0] == "salutation"]
    found: list[RawMark] = []
    for kind, start, end, _, _ in raw:
        if kind == "dateline" and "eceived" in text[start:end]:
            found += [
                ("received", first, last, None, None)
                for first, last in lines(text, start, end)
                if text.startswith(("[Received", "Received", "[received"), first)
            ]
        elif kind == "opener":
            found += [
                ("opener_line", first, last, None, None)
                for first, last in lines(text, start, end)
                if not any(mark[1] < last and mark[2] > first for mark in named)
            ]
    return found


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the lines of a stretch of text that have words."""
    for line in text[start:end].split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def trimmed(raw: list[RawMark], text: str, moved: int = 0) -> list[Mark]:
    """Marks without the white space at their ends, in the order of their places, moved on by `moved`."""
    length = len(text)
    marks = []
    for kind, start, end, value, of in raw:
        if end > length:
            end = length
        while start < end and text[start] in BLANKS:
            start += 1
        while start < end and text[end - 1] in BLANKS:
            end -= 1
        if start < end and kind != "opener":
            marks.append(Mark(kind=kind, start=start + moved, end=end + moved, value=value, of=of))
    marks.sort(key=place)
    return marks


def place(mark: Mark) -> tuple[int, int]:
    """Where a mark stands; of two that begin together the longer one comes first."""
    return mark.start, -mark.end
