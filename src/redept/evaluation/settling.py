"""From the words that a marker writes down to places: a marker never counts letters.

A marker's file has a JSON object a line: the sentence's `number` on the sheet, `marks`, and `doubt` where there is
one. A mark has `kind`, `text`, `source`, `recipient`, `certainty` and `state`, all as words of the sentence. Long
content may be written as its first and last words with " ... " between.
"""

import re
from collections.abc import Iterable, Iterator

from redept.errors import SourceError
from redept.evaluation.drawing import Drawn
from redept.evaluation.marks import KINDS, Mark, Marked
from redept.model import Record, Span
from redept.model.statement import ACT_STATES, CERTAINTIES

ETC = re.compile(r"\s+(?:\.\.\.|…)\s+")


class WrittenMark(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mark in words; `at` says which of several equal contents is meant, from 1."""

    kind: str
    text: str
    source: str | None = None
    recipient: str | None = None
    certainty: str | None = None
    state: str | None = None
    at: int = 1


class WrittenLine(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a marker says of one sentence of a sheet."""

    number: int
    marks: tuple[WrittenMark, ...] = ()
    doubt: str | None = None


def settle(sheet: Iterable[Drawn], lines: Iterable[WrittenLine], path: str) -> Iterator[Marked | SourceError]:
    """Marked sentences; for a line of `path` whose words are not found, what is wrong with it."""
    by_number = {one.number: one for one in sheet}
    for number, line in enumerate(lines, start=1):
        try:
            if line.number not in by_number:
                raise ValueError(f"the sheet has no number {line.number}")
            yield settled(by_number[line.number], line)
        except ValueError as error:
            yield SourceError(path, str(error), line=number, remedy="copy the words from the sheet")


def settled(drawn: Drawn, line: WrittenLine) -> Marked:
    """One sentence with its marks in places; `ValueError` says which words are not there."""
    return Marked(
        part=drawn.part,
        document=drawn.document,
        start=drawn.start,
        end=drawn.end,
        layer=drawn.layer,
        note=drawn.note,
        drawn=drawn.drawn,
        check=drawn.check,
        marks=tuple(settled_mark(drawn, mark) for mark in line.marks),
    )


def settled_mark(drawn: Drawn, mark: WrittenMark) -> Mark:
    if mark.kind not in KINDS:
        raise ValueError(f"kind {mark.kind!r} is none of {', '.join(KINDS)}")
    if mark.certainty not in (None, *CERTAINTIES):
        raise ValueError(f"certainty {mark.certainty!r} is none of {', '.join(CERTAINTIES)}")
    if mark.state not in (None, *ACT_STATES):
        raise ValueError(f"state {mark.state!r} is none of {', '.join(ACT_STATES)}")
    start, end = content(drawn.text, mark.text, mark.at)
    return Mark(
        kind=mark.kind,
        start=drawn.start + start,
        end=drawn.start + end,
        source=nearest(drawn, mark.source, start),
        recipient=nearest(drawn, mark.recipient, start),
        certainty=mark.certainty,
        state=mark.state,
    )


def content(text: str, words: str, at: int) -> tuple[int, int]:
    """Where words stand, or the first of them and the last."""
    found = places(text, words)
    if len(found) >= at:
        return found[at - 1]
    halves = ETC.split(words)
    if len(halves) == 2:
        firsts = places(text, halves[0])
        if len(firsts) >= at:
            start = firsts[at - 1][0]
            lasts = [end for first, end in places(text, halves[1]) if first >= start]
            if lasts:
                return start, lasts[-1]
    raise ValueError(f"the sentence has no words {words!r}")


def nearest(drawn: Drawn, words: str | None, start: int) -> Span | None:
    """The place of words that name somebody: the nearest before the content, else the first in the sentence."""
    if not words:
        return None
    found = places(drawn.text, words)
    if not found:
        raise ValueError(f"the sentence has no words {words!r}")
    before = [one for one in found if one[1] <= start]
    first, last = before[-1] if before else found[0]
    return Span(start=drawn.start + first, end=drawn.start + last)


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Every place of words in a text, however they are spaced, not within a longer word."""
    tokens = [re.escape(token) for token in words.split()]
    if not tokens:
        return []
    opening = r"(?<!\w)" if words.split()[0][0].isalnum() else ""
    closing = r"(?![^\W\d_])" if words.split()[-1][-1].isalnum() else ""
    return [found.span() for found in re.finditer(opening + r"\s+".join(tokens) + closing, text)]
