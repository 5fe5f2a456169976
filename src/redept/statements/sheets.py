"""The stretches of a paper in which statements are sought, and their sentences."""

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from redept.grammar.patterns import finder, plain
from redept.grammar.register import register
from redept.model import Document, Note

SHORTEST_NOTE = 60
"""Notes below this length say where a paper is, not what was said."""

BREAK = re.compile(r"[.?!\n](?:(?<=\n)\n*|(?<!\n)[\"')\]]{0,2}(?=\s+[\"'(\[]*[A-Z0-9]))")
"""One class of letters first, which is what lets the search pass over all others at once."""

BEGINS = re.compile(
    r"\s+(?:He|She|They|It|The|This|These|In|On|At|As|But|However|We|I|You|His|Their|Its|Our|If|When|There|For|And|A|An|That)\s"
)
"""Words in capital letters that begin a sentence, whatever stands before the point."""

ABBREVIATIONS = frozenset(register("statement_words")["abbreviations"])
PAGE_OF_ENUMERATION = re.compile(r"\s*(?:\(?[0-9]{1,2}[.)]|\(?[a-zA-Z][.)]|[IVX]+\.)\s+")


class Sheet:
    """The body or one note of a paper, as the rules see it.

    `text` has the length of the layer's own, with note markers and page breaks blank and dashes and quotes plain, so
    that places in it are places in the layer.
    """

    def __init__(self, text: str, start: int, end: int, *, layer: str, note: int | None, author: str) -> None:
        self.text = text
        self.layer, self.note, self.author = layer, note, author
        self.raw = text.encode("latin-1")
        self.start, self.end = start, end
        self.places: dict[str, list[int]] = {}

    def may_hold(self, words: str, start: int, end: int) -> bool:
        """Whether a pattern begins anywhere between two places: one search for the whole sheet answers for all."""
        places = self.places.get(words)
        if places is None:
            places = self.places[words] = [first for first, _ in finder((words,)).every(self.raw, self.start)]
        following = bisect_left(places, start)
        return following < len(places) and places[following] < end


def sheets(document: Document) -> Iterator[Sheet]:
    """The body of a paper, then those notes that are long enough to report something."""
    author = "editor" if document.form == "Editorial Note" else "writer"
    end = document.body_end or len(document.text)
    yield Sheet(masked(document, end), document.body_start, end, layer="body", note=None, author=author)
    for number, note in enumerate(document.notes, start=1):
        if reports(note):
            yield Sheet(lettered(note.text), 0, len(note.text), layer="note", note=number, author=note.author)


def reports(note: Note) -> bool:
    """Whether a note may report what somebody said."""
    return len(note.text) >= SHORTEST_NOTE and not note.text.startswith(("Source:", "Ibid"))


def masked(document: Document, end: int) -> str:
    """The text up to the end of the body, what is not the writer's words blank, each code point at its place."""
    text, pieces, at = document.text, [], 0
    hidden = [(one.start, one.end) for one in document.notes if one.start is not None and one.end is not None]
    hidden += [(page.start, page.end) for page in document.page_breaks]
    for start, stop in sorted(hidden):
        if at <= start and stop <= end:
            pieces += [text[at:start], " " * (stop - start)]
            at = stop
    pieces.append(text[at:end])
    return lettered("".join(pieces))


def lettered(text: str) -> str:
    """Plain text in which no letter becomes the mark of a question, nor three points their sign."""
    if text.isascii():
        return text
    return plain(text.replace("…", "."), others=LETTERS)


LETTERS = "redept.letters"


def as_letters(error: UnicodeError) -> tuple[str, int]:
    """As many letters as there are code points that have none in ISO 8859-1."""
    assert isinstance(error, UnicodeEncodeError)
    return "x" * (error.end - error.start), error.end


codecs.register_error(LETTERS, as_letters)


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch between two breaks: a sentence, when `trimmed`, or nothing."""
    first = start
    for found in BREAK.finditer(text, start, end):
        point, stop = found.span()
        if text[point] == ".":
            space = text.rfind(" ", first, point)
            if abbreviated(text[space + 1 if space >= 0 else first : point]) and not BEGINS.match(text, stop, end):
                continue
        yield from cut(text, first, stop)
        first = stop
    yield from cut(text, first, end)


def cut(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces that a sentence may be as long as: each row looks at the rest of its sentence, so that the
    time for one without an end would grow with its square."""
    while stop - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        following = space + 1 if space > start else start + LONGEST
        yield start, following
        start = following
    yield start, stop


LONGEST = 3000
"""Code points of the longest sentence; what is longer is no sentence."""


@lru_cache(4096)
def abbreviated(word: str) -> bool:
    """Whether the word before a point is one that is written with it: "Mr.", "J.", "U.S."."""
    word = word.lstrip("(\"'")
    return word in ABBREVIATIONS or (word[-1:].isupper() and (len(word) == 1 or "." in word))


def trimmed(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """A sentence without the spaces around it and the number of its paragraph; None where nothing is left."""
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    if stop - start < SHORTEST:
        return None
    if text[start] == "(" or text.find(".", start + 1, start + 6) > 0:
        numbered = PAGE_OF_ENUMERATION.match(text, start, stop)
        start = numbered.end() if numbered else start
    return start, stop


SHORTEST = 6
"""Code points below which no sentence says anything."""
