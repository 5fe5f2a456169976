"""Pictures, each with its table: a time line, who wrote to whom, who cites whom, a series of numbers."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode

from redept.corpus import Reader, browsing
from redept.errors import UnknownDocument
from redept.grammar.dates import MONTHS
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.pages.page import Card, Page, card
from redept.web.pages.paper import plain
from redept.web.room import Room, Shelf

MOST_POINTS = 600
MOST_LANES = 10
MOST_PLACES = 18
MOST_LINKED = 60
WIDTH = 960


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A mark on an axis."""

    at: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """A paper in a picture; `kind` names its drawing in the style sheet."""

    x: float
    y: float
    kind: str
    words: str
    address: str


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


def time_ticks(first: date, last: date, left: float, right: float) -> tuple[Tick, ...]:
    """Years, quarters or months between two days, at most about a dozen."""
    days = max((last - first).days, 1)
    months = 12 * math.ceil(days / 365 / 12) if days > 900 else 3 if days > 330 else 1
    ticks: list[Tick] = []
    year, month = first.year, 1
    while (year, month) <= (last.year, last.month):
        here = date(year, month, 1)
        if here >= first or not ticks:
            share = max(0.0, (here - first).days / days)
            name = str(year) if months % 12 == 0 else f"{MONTHS[month - 1][:3]} {year}"
            if here >= first:
                ticks.append(Tick(at=round(left + share * (right - left), 1), words=name))
        month += months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return tuple(ticks[:: max(1, math.ceil(len(ticks) / 10))])


# ---------------------------------------------------------------- all pictures


@dataclass(frozen=True, kw_only=True)
class Pictures(Page):
    """The list of pictures."""

    template: ClassVar[str] = "pictures.html"
    series: tuple[tuple[str, int, str], ...]
    most_linked: tuple[tuple[Card, int], ...]


def pictures_page(room: Room, reader: Reader) -> Pictures:
    shelf = room.shelf(reader)
    linked = Counter(paper for pair in browsing.citations(reader) for paper in pair).most_common(6)
    return Pictures(
        title="Pictures",
        address="/pictures",
        room=room.name,
        section="pictures",
        series=tuple((f"{one[0]} to {one[1]}", count, series_address(*one)) for one, count in all_series(shelf)[:8]),
        most_linked=tuple((card(entry), count) for name, count in linked if (entry := shelf.get(name))),
    )


def matching(room: Room, reader: Reader, query: str) -> list[Entry]:
    shelf = room.shelf(reader)
    return shelf.found(browsing.found_rows(reader, query)) if query else list(shelf.entries)


# ---------------------------------------------------------------- the time line


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A row of the time line: one sender's papers."""

    y: float
    words: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Timeline(Page):
    """Papers by day, one row for each place or person that sent them."""

    template: ClassVar[str] = "timeline.html"
    height: float
    width: int
    lanes: tuple[Lane, ...]
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[tuple[Card, str], ...]
    total: int
    undated: int

    def plain(self) -> Mapping[str, Any]:
        return {
            "query": self.query,
            "total": self.total,
            "papers": [one.plain() | {"sender": by} for one, by in self.rows],
        }


def sender_words(entry: Entry) -> str:
    """Who sent a paper, in a word: the post, else the name, else the office."""
    for number in entry.numbers[:1]:
        if number.from_:
            return number.from_
    for one in entry.sender:
        return wording.one_line(one.name or one.office) or "not known"
    return entry.place or "not known"


def timeline_page(room: Room, reader: Reader, query: str) -> Timeline:
    query = wording.one_line(query)[:2000]
    papers = matching(room, reader, query)
    dated = sorted(
        ((day, entry) for entry in papers if (day := day_of(entry.date))), key=lambda one: (one[0], one[1].id)
    )
    shown = spread(dated, MOST_POINTS)
    counts = Counter(sender_words(entry) for _, entry in shown)
    names = [name for name, _ in counts.most_common(MOST_LANES)]
    lanes = {name: at for at, name in enumerate(names)}
    if len(counts) > len(names):
        names.append("others")
    left, right, top, step = 190.0, WIDTH - 20.0, 34.0, 36.0
    first, last = (shown[0][0], shown[-1][0]) if shown else (date(1944, 1, 1), date(1944, 1, 2))
    days = max((last - first).days, 1)
    points = tuple(
        Point(
            x=round(left + (day - first).days / days * (right - left), 1),
            y=top + lanes.get(sender_words(entry), len(lanes)) * step + 18 + (at * 7 % 5 - 2) * 4,
            kind="paper",
            words=f"{wording.date_words(entry.date)}: {wording.shortened(wording.one_line(entry.heading), 120)}",
            address=addresses.of_document(entry.id),
        )
        for at, (day, entry) in enumerate(shown)
    )
    kept = sum(counts[name] for name in lanes)
    return Timeline(
        title="Time line",
        address="/pictures/timeline",
        room=room.name,
        section="pictures",
        query=query,
        width=WIDTH,
        height=top + len(names) * step + 20,
        lanes=tuple(
            Lane(
                y=top + at * step + 18,
                words=wording.shortened(name, 26),
                count=counts.get(name, len(shown) - kept) if name in lanes else len(shown) - kept,
            )
            for at, name in enumerate(names)
        ),
        points=points,
        ticks=time_ticks(first, last, left, right) if shown else (),
        rows=tuple((card(entry), sender_words(entry)) for _, entry in shown),
        total=len(papers),
        undated=len(papers) - len(dated),
    )


def spread(papers: Sequence[tuple[date, Entry]], most: int) -> list[tuple[date, Entry]]:
    """All of a few, or evenly chosen ones of many."""
    if len(papers) <= most:
        return list(papers)
    return [papers[at * len(papers) // most] for at in range(most)]


# ---------------------------------------------------------------- who wrote to whom


@dataclass(frozen=True, kw_only=True)
class Place:
    """A sender or recipient on the circle; `side` says where its name stands."""

    x: float
    y: float
    size: float
    words: str
    side: str
    address: str
    text_x: float
    text_y: float


@dataclass(frozen=True, kw_only=True)
class Way:
    """Papers from one to another, drawn as a curve."""

    path: str
    kind: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Letters(Page):
    """Who wrote to whom, and how often."""

    template: ClassVar[str] = "letters.html"
    places: tuple[Place, ...]
    ways: tuple[Way, ...]
    rows: tuple[tuple[str, str, int, str], ...]
    total: int
    left_out: int

    def plain(self) -> Mapping[str, Any]:
        pairs = [{"from": sent, "to": received, "papers": count} for sent, received, count, _ in self.rows]
        return {"query": self.query, "total": self.total, "pairs": pairs}


def pair_of(entry: Entry) -> tuple[str, str] | None:
    """Sender and recipient of a paper in a word each."""
    for number in entry.numbers[:1]:
        if number.from_ and number.to:
            return number.from_, number.to
    sent = [wording.one_line(one.name or one.office) for one in entry.sender if one.name or one.office]
    received = [wording.one_line(one.name or one.office) for one in entry.recipient if one.name or one.office]
    return (sent[0], received[0]) if sent and received else None


def letters_page(room: Room, reader: Reader, query: str) -> Letters:
    query = wording.one_line(query)[:2000]
    papers = matching(room, reader, query)
    pairs = Counter(pair for entry in papers if (pair := pair_of(entry)))
    weight: Counter[str] = Counter()
    for (sent, received), count in pairs.items():
        weight[sent] += count
        weight[received] += count
    names = [name for name, _ in weight.most_common(MOST_PLACES)]
    chosen = [(pair, count) for pair, count in pairs.most_common() if pair[0] in names and pair[1] in names]
    where = {name: at for at, name in enumerate(names)}
    heaviest = max(weight.values(), default=1)
    most = max((count for _, count in chosen), default=1)
    return Letters(
        title="Who wrote to whom",
        address="/pictures/letters",
        room=room.name,
        section="pictures",
        query=query,
        places=tuple(on_circle(name, at, len(names), weight[name] / heaviest, query) for name, at in where.items()),
        ways=tuple(
            Way(
                path=curve(where[sent], where[received], len(names)),
                kind=f"w{1 + min(5, int(6 * count / (most + 1)))}",
                words=f"{sent} to {received}: {wording.counted(count, 'paper')}",
            )
            for (sent, received), count in chosen[:150]
            if sent != received
        ),
        rows=tuple(
            (sent, received, count, pair_query(query, sent, received)) for (sent, received), count in chosen[:150]
        ),
        total=sum(pairs.values()),
        left_out=len(weight) - len(names),
    )


def pair_query(query: str, sent: str, received: str) -> str:
    return addresses.of_search(f'{query} from:"{plain(sent)}" to:"{plain(received)}"'.strip())


CENTRE, RADIUS = (480.0, 330.0), 235.0


def spot(at: int, many: int) -> tuple[float, float]:
    turn = 2 * math.pi * at / max(many, 1) - math.pi / 2
    return CENTRE[0] + RADIUS * math.cos(turn), CENTRE[1] + RADIUS * math.sin(turn)


def on_circle(name: str, at: int, many: int, share: float, query: str) -> Place:
    x, y = spot(at, many)
    size = 5 + 13 * math.sqrt(share)
    away = (RADIUS + size + 10) / RADIUS
    side = "middle" if abs(x - CENTRE[0]) < 20 else "start" if x > CENTRE[0] else "end"
    return Place(
        x=round(x, 1),
        y=round(y, 1),
        size=round(size, 1),
        words=wording.shortened(name, 30),
        side=side,
        address=addresses.of_search(f'{query} from:"{plain(name)}"'.strip()),
        text_x=round(CENTRE[0] + (x - CENTRE[0]) * away, 1),
        text_y=round(CENTRE[1] + (y - CENTRE[1]) * away + 5, 1),
    )


def curve(sent: int, received: int, many: int) -> str:
    """A curve bent to the right of its direction, so that the two ways between two places lie apart."""
    (x1, y1), (x2, y2) = spot(sent, many), spot(received, many)
    middle = (
        CENTRE[0] * 0.5 + (x1 + x2) / 4 + (y1 - y2) * 0.08,
        CENTRE[1] * 0.5 + (y1 + y2) / 4 + (x2 - x1) * 0.08,
    )
    return f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"


# ---------------------------------------------------------------- who cites whom


@dataclass(frozen=True, kw_only=True)
class LinkedPaper:
    """A paper in its row, the oldest first; `steps` from the one that was chosen."""

    card: Card
    y: float
    steps: int


@dataclass(frozen=True, kw_only=True)
class Links(Page):
    """Papers that cite one another around one of them: rows by date, an arc for each citation."""

    template: ClassVar[str] = "links.html"
    id: str
    card: Card | None
    steps: int
    papers: tuple[LinkedPaper, ...]
    arcs: tuple[Way, ...]
    rows: tuple[tuple[Card, Card], ...]
    height: float
    left_out: int

    def plain(self) -> Mapping[str, Any]:
        cited = [{"from": one.id, "to": other.id} for one, other in self.rows]
        return {
            "id": self.id,
            "steps": self.steps,
            "papers": [one.card.plain() for one in self.papers],
            "citations": cited,
        }


ROW = 34.0


def links_page(room: Room, reader: Reader, document: str, steps: int) -> Links:
    shelf = room.shelf(reader)
    steps = min(max(steps, 1), 3)
    document = document.strip().strip("/")
    if document and document not in shelf.place:
        raise UnknownDocument(f"{document[:200]}: no paper here has this name; choose one by its address")
    reached, left_out = around(reader, document, steps) if document else ({}, 0)
    entries = sorted(
        (entry for name in reached if (entry := shelf.get(name))), key=lambda entry: (entry.date or "9", entry.id)
    )
    rows = {entry.id: at * ROW + ROW / 2 for at, entry in enumerate(entries)}
    pairs = sorted({(name, target) for name in rows for target in browsing.cites(reader, name) if target in rows})
    return Links(
        title="Who cites whom",
        address="/pictures/links",
        room=room.name,
        section="pictures",
        id=document,
        card=card(shelf.entries[shelf.place[document]]) if document else None,
        steps=steps,
        papers=tuple(LinkedPaper(card=card(entry), y=rows[entry.id], steps=reached[entry.id]) for entry in entries),
        arcs=tuple(
            Way(
                path=arc(rows[one], rows[other]),
                kind="arc" + (" chosen" if document in (one, other) else ""),
                words=f"{one} cites {other}",
            )
            for one, other in pairs
        ),
        rows=tuple((card(named(shelf, one)), card(named(shelf, other))) for one, other in pairs),
        height=len(entries) * ROW,
        left_out=left_out,
    )


def named(shelf: Shelf, document: str) -> Entry:
    return shelf.entries[shelf.place[document]]


def around(reader: Reader, document: str, steps: int) -> tuple[dict[str, int], int]:
    """The papers within so many steps of one, with their steps, and how many more there would have been."""
    reached, edge, left_out = {document: 0}, [document], 0
    for step in range(1, steps + 1):
        nearby = dict.fromkeys(
            name
            for one in edge
            for name in (*browsing.cites(reader, one), *(citing for citing, _ in browsing.cited_by(reader, one)))
        )
        new = [name for name in nearby if name not in reached]
        room = MOST_LINKED - len(reached)
        left_out += max(0, len(new) - room)
        edge = new[:room]
        reached |= dict.fromkeys(edge, step)
    return reached, left_out


def arc(one: float, other: float) -> str:
    """An arc at the left of two rows, the wider the farther they stand apart."""
    wide = min(190.0, 16 + abs(one - other) * 0.42)
    return f"M212 {one:.1f}C{212 - wide:.1f} {one:.1f} {212 - wide:.1f} {other:.1f} 212 {other:.1f}"


# ---------------------------------------------------------------- a series of numbers


@dataclass(frozen=True, kw_only=True)
class Series(Page):
    """The numbers of one series of messages by day: those that are here, and those that are only cited."""

    template: ClassVar[str] = "series.html"
    sent: str
    received: str
    year: str
    years: tuple[tuple[str, str], ...]
    all_series: tuple[tuple[str, int, str], ...]
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    here: int
    cited: int

    def plain(self) -> Mapping[str, Any]:
        numbers = [
            {"number": number, "date": day, "state": state, "address": address}
            for number, day, state, address in self.rows
        ]
        return {"from": self.sent, "to": self.received, "year": self.year, "numbers": numbers}


def series_address(sent: str, received: str, year: str = "") -> str:
    return "/pictures/series?" + urlencode({"from": sent, "to": received} | ({"year": year} if year else {}))


def all_series(shelf: Shelf) -> list[tuple[tuple[str, str], int]]:
    """The plain series between two posts, those of most papers first."""
    counts = Counter(
        (one.from_, one.to)
        for entry in shelf.entries
        for one in entry.numbers[:1]
        if one.from_ and one.to and not one.number_series and one.number.isdigit()
    )
    return counts.most_common()


Numbered = tuple[int, date, str, str, str]


def numbered(reader: Reader, shelf: Shelf, sent: str, received: str) -> list[Numbered]:
    """The numbers of a series with their day, state and address."""
    found: list[Numbered] = [
        (int(one.number), day, "here", addresses.of_document(entry.id), wording.one_line(entry.heading))
        for entry in shelf.entries
        for one in entry.numbers[:1]
        if (one.from_, one.to, one.number_series) == (sent, received, "")
        and one.number.isdecimal()
        and len(one.number) < 7
        and (day := day_of(entry.date))
    ]
    for want in reader.wanted():
        if (want.from_, want.to, want.number_series) == (sent, received, "") and (day := day_of(want.date)):
            number = want.number or ""
            if number.isdecimal() and len(number) < 7 and want.date and len(want.date) >= 10:
                found.append((int(number), day, "cited", f"/wanted?one={want.id}", wording.wanted_words(want)))
    return sorted(found, key=lambda one: (one[1], one[0]))


def series_page(room: Room, reader: Reader, sent: str, received: str, year: str) -> Series:
    shelf = room.shelf(reader)
    known = all_series(shelf)
    if not sent and known:
        (sent, received), _ = known[0]
    everything = numbered(reader, shelf, sent, received)
    years = sorted({str(day.year) for _, day, *_ in everything})
    chosen = [one for one in everything if not year or str(one[1].year) == year][:2000]
    left, right, top, bottom = 70.0, WIDTH - 20.0, 20.0, 400.0
    first, last = (chosen[0][1], chosen[-1][1]) if chosen else (date(1944, 1, 1), date(1944, 12, 31))
    days, most = max((last - first).days, 1), max((one[0] for one in chosen), default=1)
    points = tuple(
        Point(
            x=round(left + (day - first).days / days * (right - left), 1),
            y=round(bottom - number / most * (bottom - top), 1),
            kind=state,
            words=f"{number}, {wording.date_words(day.isoformat())}: {wording.shortened(words, 120)}",
            address=address,
        )
        for number, day, state, address, words in chosen
    )
    return Series(
        title=f"Telegrams from {sent} to {received}" if sent else "A series of numbers",
        address="/pictures/series",
        room=room.name,
        section="pictures",
        sent=sent,
        received=received,
        year=year,
        years=tuple((one, series_address(sent, received, one)) for one in years),
        all_series=tuple((f"{one[0]} to {one[1]}", count, series_address(*one)) for one, count in known[:24]),
        points=points,
        ticks=time_ticks(first, last, left, right) if chosen else (),
        levels=tuple(
            Tick(at=round(bottom - level / most * (bottom - top), 1), words=f"{level:,}") for level in levels(most)
        ),
        rows=tuple((str(number), day.isoformat(), state, address) for number, day, state, address, _ in chosen),
        here=sum(one[2] == "here" for one in chosen),
        cited=sum(one[2] == "cited" for one in chosen),
    )


def levels(most: int) -> Iterable[int]:
    """Four or five round numbers up to one."""
    step = 10 ** max(0, len(str(most)) - 1)
    while most / step < 3 and step > 1:
        step //= 2
    return range(0, most + 1, max(1, step))
