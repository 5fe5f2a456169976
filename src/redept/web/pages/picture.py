"""What all pictures share: shapes that a page draws, the table that says the same, and its data."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, TypeVar

from redept.grammar.dates import MONTHS
from redept.model import Entry
from redept.web import wording
from redept.web.pages.page import Page

WIDTH = 960
Many = TypeVar("Many")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Something drawn; `kind` names its drawing in the style sheet, `words` is what it says when pointed at."""

    draws: ClassVar[str] = ""
    kind: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Line(Shape):
    """A straight line."""

    draws: ClassVar[str] = "line"
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, kw_only=True)
class Curve(Shape):
    """A curve or an outline; `path` is written as SVG has it."""

    draws: ClassVar[str] = "curve"
    path: str


@dataclass(frozen=True, kw_only=True)
class Label(Shape):
    """Words that stand at a place; `side` is the end of them that stands there."""

    draws: ClassVar[str] = "label"
    x: float
    y: float
    side: str = "start"


@dataclass(frozen=True, kw_only=True)
class Dot(Shape):
    """A round mark that leads somewhere, with its name beside it where `name` is given.

    Where there is no name the table has the way there too, and the keyboard passes over the mark.
    """

    draws: ClassVar[str] = "dot"
    x: float
    y: float
    size: float
    address: str
    name: Label | None = None
    before: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A place in a table: words, where they lead, words for those who do not see the row, and a small addition."""

    words: str
    address: str | None = None
    unseen: str = ""
    beside: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Another view of the same picture."""

    words: str
    address: str
    chosen: bool = False
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The picture itself: shapes in their order, in a window of `view`; `label` says what it shows."""

    label: str
    view: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, kw_only=True)
class Picture(Page):
    """A picture with its table and its data.

    `asks` names what can be chosen: "query" a search, "paper" a paper, steps, layers and days. `columns` head the
    table; those in `figures` are numbers.
    """

    template: ClassVar[str] = "picture.html"
    lead: str = ""
    caption: str = ""
    asks: str = ""
    choices: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    others_title: str = "Other series"
    drawing: Drawing | None = None
    nothing: str = ""
    columns: tuple[str, ...] = ()
    figures: frozenset[int] = frozenset()
    rows: tuple[Row, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""
    steps: int = 1
    layers: tuple[tuple[str, str, bool], ...] = ()
    days: tuple[str, str] = ("", "")

    def plain(self) -> Mapping[str, Any]:
        return self.data


def spread(papers: Sequence[Many], most: int) -> list[Many]:
    """All of a few, or evenly chosen ones of many."""
    if len(papers) <= most:
        return list(papers)
    return [papers[at * len(papers) // most] for at in range(most)]


# ---------------------------------------------------------------- time


def day_of(written: str | None) -> date | None:
    """The day that an ISO date names; the first of the month or year where it names no day."""
    if not written or not written[:4].isdigit():
        return None
    pieces = [int(piece) if piece.isdigit() else 1 for piece in written[:10].split("-")]
    year, month, day = [*pieces, 1, 1][:3]
    try:
        return date(year, min(max(month, 1), 12), min(max(day, 1), 28 if day > 31 else day))
    except ValueError:
        return None


@dataclass(frozen=True)
class Scale:
    """Days or numbers along a side of a picture, from `start` to `end` in its units."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        share = (value - self.first) / max(self.last - self.first, 1)
        return round(self.start + share * (self.end - self.start), 1)


def time_scale(days: Sequence[date], left: float, right: float) -> Scale:
    """The days of a picture from left to right."""
    first, last = (min(days), max(days)) if days else (date(1944, 1, 1), date(1944, 1, 2))
    return Scale(first.toordinal(), last.toordinal(), left, right)


def time_marks(scale: Scale, top: float, bottom: float, words_at: float) -> Iterable[Shape]:
    """Lines at years, quarters or months, at most about a dozen, with their names."""
    first, last = date.fromordinal(int(scale.first)), date.fromordinal(int(scale.last))
    days = max((last - first).days, 1)
    months = 12 * math.ceil(days / 365 / 12) if days > 900 else 3 if days > 330 else 1
    ticks: list[tuple[float, str]] = []
    year, month = first.year, 1
    while (year, month) <= (last.year, last.month):
        here = date(year, month, 1)
        if here >= first:
            name = str(year) if months % 12 == 0 else f"{MONTHS[month - 1][:3]} {year}"
            ticks.append((scale.at(here.toordinal()), name))
        month += months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    for at, name in ticks[:: max(1, math.ceil(len(ticks) / 10))]:
        yield Line(kind="grid", x1=at, y1=top, x2=at, y2=bottom)
        yield Label(kind="tick", x=at + 4, y=words_at, words=name)


def dated(entry: Entry) -> Cell:
    return Cell(words=wording.date_words(entry.date))
