"""Search for many patterns at once: google-re2 where it is installed, the standard library else.

Patterns must be in the RE2 subset: no lookaround, no back-references. Both engines see the same text, one byte a
code point (ISO 8859-1, any other letter as "?"), so that they give the same places.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Protocol

try:
    import re2
except ImportError:  # no wheel for this system: slower, with the same results
    re2 = None


class Finder(Protocol):
    """Something that finds the places of a pattern."""

    def next(self, text: bytes, start: int) -> tuple[int, int] | None:
        """Start and end of the first match at or after `start`, None where there is none."""

    def every(self, text: bytes, start: int) -> list[tuple[int, int]]:
        """Start and end of each match from `start` on, none within another."""


class CompiledFinder:
    """A pattern of one of the engines."""

    def __init__(self, compiled: Any) -> None:
        self._search = compiled.search
        self._finditer = compiled.finditer

    def next(self, text: bytes, start: int) -> tuple[int, int] | None:
        """Start and end of the first match at or after `start`, None where there is none."""
        found = self._search(text, start)
        return None if found is None else found.span()

    def every(self, text: bytes, start: int) -> list[tuple[int, int]]:
        """Start and end of each match from `start` on, none within another."""
        return [found.span() for found in self._finditer(text, start)]


class DirectFinder:
    """A pattern of google-re2 whose compiled core is asked itself: the wrapper around it costs more than a search."""

    def __init__(self, compiled: Any) -> None:
        self._match = compiled._regexp.Match
        self._anywhere = re2._Anchor.UNANCHORED

    @staticmethod
    def can(compiled: Any) -> bool:
        """Whether the installed google-re2 has its core where it is looked for, and answers as is understood here."""
        try:
            core = compiled._regexp.Match
            return bool(core(re2._Anchor.UNANCHORED, b"", 0, 0)[0] in ((-1, -1), (0, 0)))
        except (AttributeError, TypeError, IndexError):
            return False

    def next(self, text: bytes, start: int) -> tuple[int, int] | None:
        """Start and end of the first match at or after `start`, None where there is none."""
        length = len(text)
        found: tuple[int, int] = self._match(self._anywhere, text, min(start, length), length)[0]
        return None if found[0] < 0 else found

    def every(self, text: bytes, start: int) -> list[tuple[int, int]]:
        """Start and end of each match from `start` on, none within another."""
        match, anywhere, length = self._match, self._anywhere, len(text)
        found: list[tuple[int, int]] = []
        while start <= length:
            place = match(anywhere, text, start, length)[0]
            if place[0] < 0:
                break
            found.append(place)
            start = place[1] if place[1] > start else start + 1
        return found


def finder(patterns: Iterable[str], *, engine: str | None = None) -> Finder:
    """One search for the first place of any of `patterns`; of two at one place the earlier in the list counts.

    `engine` is "re2" or "re"; without it the fastest that is installed.
    """
    return _finder("|".join(patterns), engine or engines()[0])


def engines() -> tuple[str, ...]:
    """Names of the engines that are installed, fastest first."""
    return ("re2", "re") if re2 is not None else ("re",)


@cache
def _finder(pattern: str, engine: str) -> Finder:
    if engine == "re2":
        compiled = re2.compile(pattern.encode("latin-1"), _options())
        return DirectFinder(compiled) if DirectFinder.can(compiled) else CompiledFinder(compiled)
    return CompiledFinder(re.compile(pattern.encode("latin-1")))


def _options() -> Any:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = 128 << 20
    return options


Sorter = Callable[[bytes, int], Sequence[int]]
"""Of many patterns the places in their list, in order, of those that may match at a place of a text."""

FARTHEST = 1000
"""Code points that a pattern may look at from its place on."""


def sorter(patterns: Sequence[str], *, engine: str | None = None) -> Sorter:
    """Tells which of `patterns` are worth trying at a place; those left out do not match there.

    The standard library has no such search: with it, all are worth trying.
    """
    return _sorter(tuple(patterns), engine or engines()[0])


@cache
def _sorter(patterns: tuple[str, ...], engine: str) -> Sorter:
    if engine != "re2":
        everything = range(len(patterns))
        return lambda text, at: everything
    together = re2.Set.MatchSet(_options())
    for pattern in patterns:
        together.Add(pattern.encode("latin-1"))
    together.Compile()

    def sort(text: bytes, at: int) -> Sequence[int]:
        return sorted(together.Match(text[at : at + FARTHEST]) or ())

    return sort


def outline(pattern: str, conditions: Iterable[str]) -> str:
    """A pattern of the standard library in the RE2 subset, for `beginning`: without these of its conditions, names of
    groups, and the narrower letters that RE2 knows; it matches wherever the pattern does."""
    for condition in conditions:
        pattern = pattern.replace(condition, "")
    pattern = re.sub(r"\(\?P<\w+>", "(?:", pattern)
    return re.sub(r"(\[?)\\w", lambda found: r"[\wª-ÿ" + ("" if found[1] else "]"), pattern)


def beginning(pattern: str, *, engine: str | None = None) -> Callable[[str], bool]:
    """Tells whether a text, as `plain` gives it, may begin with a pattern; one that does not is never taken to.

    The standard library takes its time over such a pattern: with it, every text may.
    """
    return _beginning(pattern, engine or engines()[0])


@cache
def _beginning(pattern: str, engine: str) -> Callable[[str], bool]:
    if engine != "re2":
        return lambda text: True
    compiled = re2.compile(pattern.encode("latin-1"), _options())
    if not DirectFinder.can(compiled):
        return lambda text: compiled.match(text.encode("latin-1")) is not None
    match, at_start = compiled._regexp.Match, re2._Anchor.ANCHOR_START

    def begins(text: str) -> bool:
        raw = text.encode("latin-1")
        return bool(match(at_start, raw, 0, len(raw))[0][0] == 0)

    return begins


_SAME_LENGTH = (
    ("’", "'"),
    ("‘", "'"),
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("“", '"'),
    ("”", '"'),
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\t", " "),
)


def plain(text: str, *, others: str = "replace") -> str:
    """The same text with plain dashes, quotes and spaces, each code point at its place and in ISO 8859-1.

    `others` is the error handler of encoding that says what stands for a letter which that has not: "?" unless said.
    """
    if text.isascii():
        return text.replace("\t", " ")
    for fancy, simple in _SAME_LENGTH:
        text = text.replace(fancy, simple)
    return text if text.isascii() else text.encode("latin-1", others).decode("latin-1")
