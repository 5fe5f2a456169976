"""Scores of what was told, done, held and asked against sentences that were marked by hand.

The marks are spans and offsets into volumes of the series; no words are kept with them. The rules by which they were
made are those of docs/annotating.md.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

import msgspec

from redept.model import Document, Record, Span
from redept.model.statement import Findings

ASKING = frozenset(["question", "request"])


class Mark(Record, frozen=True, kw_only=True):
    """One marked content of a sentence, and the words that name its source where any do."""

    kind: str
    start: int
    end: int
    source: Span | None = None


class Marked(Record, frozen=True, kw_only=True):
    """A sentence drawn at random, marked by hand; `part` is "tuning" or "held-out". Offsets are of the document."""

    part: str
    document: str
    start: int
    end: int
    marks: tuple[Mark, ...] = ()


class Row(Record, frozen=True, kw_only=True):
    """What the program finds in a marked sentence, in the terms of a mark."""

    kind: str
    start: int
    end: int
    source: Span | None = None


class Tally(Record, frozen=True, kw_only=True):
    """Marks, finds and what agrees, for one kind; `sources` are hits whose source agrees."""

    marked: int = 0
    found: int = 0
    hits: int = 0
    sources: int = 0

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.marked if self.marked else 0.0


SENTENCES = msgspec.json.Decoder(Marked)


def gold() -> Iterator[Marked]:
    """The marked sentences that ship with the program, in the order in which they were drawn."""
    lines = files("redept.evaluation").joinpath("gold/statements.jsonl").read_bytes().splitlines()
    return (SENTENCES.decode(line) for line in lines if line)


def rows_of(document: Document, findings: Findings) -> list[Row]:
    """What was found in the body of a paper."""
    told = [
        Row(kind=one.kind, start=one.start, end=one.end, source=span_of(one.source))
        for one in findings.statements
        if one.layer == "body"
    ]
    asked = [
        Row(kind=one.kind, start=one.start, end=one.end, source=span_of(one.by))
        for one in findings.questions
        if one.layer == "body"
    ]
    return told + asked


def span_of(speaker: object) -> Span | None:
    start, end = getattr(speaker, "start", None), getattr(speaker, "end", None)
    return Span(start=start, end=end) if isinstance(start, int) and isinstance(end, int) else None


def overlap(one: Mark | Row, other: Mark | Row) -> float:
    """The share of both spans that they have in common: 1 for equal ones, 0 for spans apart."""
    common = min(one.end, other.end) - max(one.start, other.start)
    whole = max(one.end, other.end) - min(one.start, other.start)
    return max(0, common) / whole if whole else 0.0


ENOUGH = 0.5


def score(sentences: Iterable[tuple[Marked, list[Row]]]) -> tuple[dict[str, Tally], int, int]:
    """A tally for each kind (question and request as "asked"), then empty sentences and those with a false row."""
    tallies: dict[str, Tally] = {}
    empty = false = 0
    for marked, rows in sentences:
        inside = [row for row in rows if marked.start <= row.start < marked.end]
        empty += not marked.marks
        false += not marked.marks and bool(inside)
        for kind in ("told", "act", "position", "asked"):
            marks = [one for one in marked.marks if group(one.kind) == kind]
            found = [one for one in inside if group(one.kind) == kind]
            tallies[kind] = added(tallies.get(kind, Tally()), marks, found)
    return tallies, empty, false


def group(kind: str) -> str:
    return "asked" if kind in ASKING else kind


def added(tally: Tally, marks: list[Mark], found: list[Row]) -> Tally:
    """A tally with one more sentence; each find answers one mark at most."""
    left = list(found)
    hits = sources = 0
    for mark in marks:
        best = max(left, key=lambda row: overlap(mark, row), default=None)
        if best is not None and overlap(mark, best) >= ENOUGH:
            left.remove(best)
            hits += 1
            sources += same_source(mark.source, best.source)
    return Tally(
        marked=tally.marked + len(marks),
        found=tally.found + len(found),
        hits=tally.hits + hits,
        sources=tally.sources + sources,
    )


def same_source(one: Span | None, other: Span | None) -> bool:
    """Whether both name nobody, or words that overlap."""
    if one is None or other is None:
        return one is None or one is other
    return one.start < other.end and other.start < one.end
