"""Lists that are a table with pages to turn: what they share, and those of gaps and of days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from redept.corpus import Reader
from redept.finding_aids import chronology as days
from redept.finding_aids import gaps as series
from redept.model import encoding
from redept.web import addresses, wording
from redept.web.pages.page import Leaf, turned
from redept.web.pages.picture import Cell, Choice, Row
from redept.web.pages.series import series_address
from redept.web.room import Room

PAGE = 200


@dataclass(frozen=True, kw_only=True)
class Table(Leaf):
    """A page of a list: its lead, its rows under `columns` (those in `figures` are numbers), its neighbours.

    `above` is the list that it belongs to, `choices` other views of it, `others` lists beside it, as (address, words).
    """

    template: ClassVar[str] = "table.html"
    lead: str
    asks: str = ""
    above: tuple[str, str] | None = None
    choices: tuple[Choice, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...]
    figures: frozenset[int] = frozenset()
    rows: tuple[Row, ...]
    data: Mapping[str, Any] = field(default_factory=dict)

    def plain(self) -> Mapping[str, Any]:
        return self.data


def span(first: str | None, last: str | None) -> Cell:
    """From when to when: two years, or one."""
    return Cell(words=wording.span_words([day[:4] for day in (first, last) if day]))


def containing(words: str, *where: str | None) -> bool:
    return any(words.lower() in (one or "").lower() for one in where)


# ---------------------------------------------------------------- gaps


def gaps_page(room: Room, reader: Reader, words: str, start: int) -> Table:
    """Numbers missing from each series, those first of which most is cited."""
    words = wording.one_line(words)[:200]
    everything = room.once(
        "gaps", reader, lambda: tuple(sorted(series.gaps(reader), key=lambda one: (-one.cited, -one.printed)))
    )
    found = [one for one in everything if containing(words, one.from_, one.to, one.number_series, one.kind)]
    shown = found[start : start + PAGE]
    return Table(
        title="Gaps in the series",
        room=room.name,
        section="wanted",
        query=words,
        asks="Post or series has",
        lead=f"{wording.counted(len(found), 'run')} of numbers. Between its first and last known number each has some "
        "that are here, some that are only cited, and some of which nobody here speaks.",
        columns=("Series", "Begins", "Numbers", "Here", "Only cited", "Unseen"),
        figures=frozenset((3, 4, 5)),
        rows=tuple(map(gap_row, shown)),
        data={"total": len(found), "gaps": [encoding.plain(one) for one in shown]},
        **turned(lambda at: addresses.of_page("/gaps", q=words, start=at), start, PAGE, len(found)),
    )


def gap_row(one: series.Gaps) -> Row:
    """A run of numbers; a plain series leads to its picture."""
    way = wording.way_words(one.from_, one.to)
    plain = one.number_series in ("", "A")
    name = " ".join(filter(None, (one.kind.capitalize() + "s" if plain else one.number_series, way)))
    drawn = series_address(one.from_, one.to) if one.to and not one.number_series else None
    return (
        Cell(words=name, address=drawn),
        Cell(words=wording.date_words(one.begins) if one.begins else ""),
        Cell(words=f"{one.first:,}–{one.last:,}"),
        Cell(words=f"{one.printed:,}"),
        Cell(words=f"{one.cited:,}"),
        Cell(words=f"{one.unseen:,}"),
    )


# ---------------------------------------------------------------- days


def chronology_page(room: Room, reader: Reader, query: str, start: int) -> Table:
    """Papers by date; with a query also the acts that its papers report."""
    query = wording.one_line(query)[:2000]
    shelf = room.shelf(reader)
    if query:
        found: Sequence[days.Event] = days.chronology(reader, query)
    else:
        found = room.kept("chronology", room.now(reader), lambda: tuple(days.chronology(reader)))
    shown = found[start : start + PAGE]
    acts = sum(one.kind == "act" for one in found)
    lead = f"{wording.counted(len(found) - acts, 'paper')} by date"
    lead += f", and {wording.counted(acts, 'act')} that they report" if query else "; with a search, reported acts too"
    return Table(
        title="Chronology",
        room=room.name,
        section="chronology",
        query=query,
        asks="Papers found by",
        lead=lead + ".",
        columns=("Date", "What", "Paper"),
        rows=tuple(event_row(one) for one in shown if one.document in shelf.place),
        data={"query": query, "total": len(found), "events": [encoding.plain(one) for one in shown]},
        **turned(lambda at: addresses.of_page("/chronology", q=query, start=at), start, PAGE, len(found)),
    )


def event_row(one: days.Event) -> Row:
    """A line of the chronology; an act leads to its words."""
    paper = addresses.of_document(one.document)
    words = wording.shortened(wording.one_line(one.words), 200)
    what = Cell(words=words, address=paper) if one.kind == "paper" else Cell(words=words, beside="reported act")
    return Cell(words=wording.date_words(one.date)), what, Cell(words=one.document, address=paper)
