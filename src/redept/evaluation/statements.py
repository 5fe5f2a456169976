"""Scores of what was told, done, held and asked against sentences that were marked by hand."""

from collections.abc import Iterable

import msgspec
from msgspec import UNSET, UnsetType

from redept.evaluation.marks import Mark, Marked, gold
from redept.model import Document, Record, Span
from redept.model.statement import Findings, Question, Speaker, Statement

__all__ = ["GROUPS", "Mark", "Marked", "Row", "Tally", "gold", "overlap", "rows_of", "score"]

ASKING = frozenset(["question", "request"])
GROUPS = ("told", "act", "position", "asked")
ENOUGH = 0.5
"""The share of words that a find and a mark must have in common."""


class Row(Record, frozen=True, kw_only=True):
    """What the program finds, in the terms of a mark; `note` is None in the body."""

    kind: str
    start: int
    end: int
    source: Span | None = None
    recipient: Span | None = None
    certainty: str | None = None
    state: str | None = None
    note: int | None = None


class Tally(Record, frozen=True, kw_only=True):
    """Marks, finds and what agrees, for one kind.

    `sources`, `recipients` and `certainties` are hits where these agree; `sure` are the hits whose certainty is
    marked and `addressed` those whose recipient is. `kinds` are hits of the very kind, of "asked" question or request.
    """

    marked: int = 0
    found: int = 0
    hits: int = 0
    sources: int = 0
    addressed: int = 0
    recipients: int = 0
    sure: int = 0
    certainties: int = 0
    kinds: int = 0
    words: float = 0.0

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.found + self.marked) if self.found + self.marked else 0.0


def rows_of(document: Document, findings: Findings) -> list[Row]:
    """What was found in a paper."""
    return [row_of(one) for one in findings.statements] + [row_of(one) for one in findings.questions]


def row_of(one: Statement | Question) -> Row:
    """A finding in the terms of a mark."""
    held = one if isinstance(one, Statement) else None
    return Row(
        kind=one.kind,
        start=one.start,
        end=one.end,
        source=span_of(one.by if isinstance(one, Question) else one.source),
        recipient=span_of(one.to if isinstance(one, Question) else one.recipient),
        certainty=held.certainty if held else None,
        state=held.state if held else None,
        note=one.note,
    )


def span_of(speaker: Speaker | None) -> Span | None:
    """The words that name somebody; None where he is only understood."""
    if speaker is None or speaker.start is None or speaker.end is None:
        return None
    return Span(start=speaker.start, end=speaker.end)


def overlap(one: Mark | Row, other: Mark | Row) -> float:
    """The share of both spans that they have in common: 1 for equal ones, 0 for spans apart."""
    common = min(one.end, other.end) - max(one.start, other.start)
    whole = max(one.end, other.end) - min(one.start, other.start)
    return max(0, common) / whole if whole else 0.0


def inside(marked: Marked, rows: Iterable[Row]) -> list[Row]:
    """The finds that begin in a sentence; whom only an earlier one names is nobody to those who mark."""
    here = [row for row in rows if row.note == marked.note and marked.start <= row.start < marked.end]
    return [
        msgspec.structs.replace(row, source=within(marked, row.source), recipient=within(marked, row.recipient))
        for row in here
    ]


def within(marked: Marked, span: Span | None) -> Span | None:
    return span if span and marked.start <= span.start < marked.end else None


def score(sentences: Iterable[tuple[Marked, list[Row]]]) -> tuple[dict[str, Tally], int, int]:
    """A tally for each kind (question and request as "asked"), then empty sentences and those with a false row."""
    tallies = {kind: Tally() for kind in GROUPS}
    empty = false = 0
    for marked, rows in sentences:
        here = inside(marked, rows)
        empty += not marked.marks
        false += not marked.marks and bool(here)
        for kind in GROUPS:
            marks = [one for one in marked.marks if group(one.kind) == kind]
            found = [one for one in here if group(one.kind) == kind]
            tallies[kind] = added(tallies[kind], marks, found)
    return tallies, empty, false


def group(kind: str) -> str:
    """The kind under which a kind is counted."""
    return "asked" if kind in ASKING else kind


def hits_of(marks: Iterable[Mark], found: Iterable[Row]) -> list[tuple[Mark, Row]]:
    """Marks with the finds that answer them, each find answering one mark at most, the most alike first."""
    ranked = sorted(((mark, row) for mark in marks for row in found), key=lambda pair: -overlap(*pair))
    hits: list[tuple[Mark, Row]] = []
    for mark, row in ranked:
        if overlap(mark, row) >= ENOUGH and not any(mark is one or row is other for one, other in hits):
            hits.append((mark, row))
    return hits


def added(tally: Tally, marks: list[Mark], found: list[Row]) -> Tally:
    """A tally with one more sentence."""
    hits = hits_of(marks, found)
    addressed = [(mark, row) for mark, row in hits if mark.recipient is not UNSET]
    sure = [(mark, row) for mark, row in hits if mark.certainty]
    return Tally(
        marked=tally.marked + len(marks),
        found=tally.found + len(found),
        hits=tally.hits + len(hits),
        sources=tally.sources + sum(same_source(mark.source, row.source) for mark, row in hits),
        addressed=tally.addressed + len(addressed),
        recipients=tally.recipients + sum(same_recipient(mark.recipient, row.recipient) for mark, row in addressed),
        sure=tally.sure + len(sure),
        certainties=tally.certainties + sum(mark.certainty == row.certainty for mark, row in sure),
        kinds=tally.kinds + sum(mark.kind == row.kind for mark, row in hits),
        words=tally.words + sum(overlap(mark, row) for mark, row in hits),
    )


def same_source(one: Span | None, other: Span | None) -> bool:
    """Whether both name nobody, or words that overlap."""
    if one is None or other is None:
        return one is other
    return one.start < other.end and other.start < one.end


def same_recipient(one: Span | UnsetType | None, other: Span | UnsetType | None) -> bool:
    """As `same_source`; where one of the two was not marked there is nothing to differ."""
    return isinstance(one, UnsetType) or isinstance(other, UnsetType) or same_source(one, other)
