"""The cues of the data file, and where they stand in a text."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from redept.grammar.patterns import Finder, finder
from redept.grammar.register import register


class Cue(NamedTuple):
    """What a word announces: its group, kind of statement, what must follow, how sure or in which state."""

    name: str
    kind: str
    takes: str
    certainty: str
    state: str | None


class Hit(NamedTuple):
    """A cue in a text."""

    start: int
    end: int
    word: str
    cue: Cue


@cache
def lexicon() -> dict[str, Cue]:
    """Every cue by its words in small letters."""
    return {
        word: Cue(
            name=group["name"],
            kind=group["kind"],
            takes=group["takes"],
            certainty=group.get("certainty", "asserted"),
            state=group.get("state"),
        )
        for group in register("cues")["group"]
        for word in group["words"]
    }


@cache
def search(engine: str | None = None) -> Finder:
    """One search for all cues."""
    words = sorted(lexicon(), key=lambda word: (-len(word), word))
    return finder((rf"(?i:\b(?:{'|'.join(words)})\b)",), engine=engine)


def hits(text: str, raw: bytes, start: int, end: int, *, engine: str | None = None) -> Iterator[Hit]:
    """The cues of a stretch, in their order."""
    known = lexicon()
    for first, last in search(engine).every(raw, start):
        if last > end:
            return
        written = text[first:last]
        if written[0].islower() or begins(text, first, written) or written.endswith((" should", " shld")):
            word = written.lower()
            yield Hit(first, last, word, known[word])


def begins(text: str, start: int, written: str) -> bool:
    """Whether a cue in capital letters begins a clause: not the "States" of "United States", nor a heading."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not written.isupper() and (not before or before[-1] in '.,;:\n"()-?!')
