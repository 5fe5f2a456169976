"""A series of numbers between two posts by day: those that are here, and those that are only cited."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from redept.corpus import Reader
from redept.web import addresses, wording
from redept.web.pages.picture import (
    WIDTH,
    Cell,
    Choice,
    Dot,
    Drawing,
    Label,
    Line,
    Picture,
    Scale,
    Shape,
    day_of,
    time_marks,
    time_scale,
)
from redept.web.room import Room, Shelf

MOST_NUMBERS = 2000
LEFT, RIGHT, TOP, BOTTOM = 70.0, WIDTH - 20.0, 20.0, 400.0

Numbered = tuple[int, date, str, str, str]


def series_address(sent: str, received: str, year: str = "") -> str:
    return addresses.of_page("/pictures/series", **{"from": sent, "to": received, "year": year})


def all_series(shelf: Shelf) -> list[tuple[tuple[str, str], int]]:
    """The plain series between two posts, those of most papers first."""
    counts = Counter(
        (one.from_, one.to)
        for entry in shelf.entries
        for one in entry.numbers[:1]
        if one.from_ and one.to and not one.number_series and one.number.isdigit()
    )
    return counts.most_common()


def numbered(room: Room, reader: Reader, sent: str, received: str) -> list[Numbered]:
    """The numbers of a series with their day, state, address and words."""
    found: list[Numbered] = [
        (int(one.number), day, "here", addresses.of_document(entry.id), wording.one_line(entry.heading))
        for entry in room.shelf(reader).entries
        for one in entry.numbers[:1]
        if (one.from_, one.to, one.number_series) == (sent, received, "")
        and plain_number(one.number)
        and (day := day_of(entry.date))
    ]
    for want in room.wanted(reader).values():
        whole_day = want.date is not None and len(want.date) >= 10
        if not whole_day or (want.from_, want.to, want.number_series) != (sent, received, ""):
            continue
        if want.number and plain_number(want.number) and (day := day_of(want.date)):
            found.append((int(want.number), day, "cited", f"/wanted?one={want.id}", wording.wanted_words(want)))
    return sorted(found, key=lambda one: (one[1], one[0]))


def plain_number(words: str) -> bool:
    return words.isdecimal() and len(words) < 7


def series_page(room: Room, reader: Reader, sent: str, received: str, year: str) -> Picture:
    """The picture of one series; of the largest one where none is named."""
    known = all_series(room.shelf(reader))
    if not sent and known:
        (sent, received), _ = known[0]
    everything = numbered(room, reader, sent, received)
    years = sorted({str(day.year) for _, day, *_ in everything})
    chosen = [one for one in everything if not year or str(one[1].year) == year][:MOST_NUMBERS]
    here = sum(one[2] == "here" for one in chosen)
    return Picture(
        title=f"Telegrams from {sent} to {received}" if sent else "A series of numbers",
        address=series_address(sent, received, year),
        room=room.name,
        section="pictures",
        lead=f"{wording.counted(here, 'number')} here (filled), {len(chosen) - here} only cited (open)"
        + (f", in {year}." if year else "."),
        choices=tuple(year_choices(sent, received, years, year)),
        others=tuple(
            Choice(words=f"{one[0]} to {one[1]}", address=series_address(*one), count=count)
            for one, count in known[:24]
        ),
        drawing=drawing(chosen),
        nothing="No number of this series has a day.",
        columns=("Number", "Date", "Is"),
        figures=frozenset((0,)),
        rows=tuple(row(one) for one in chosen),
        data={
            "from": sent,
            "to": received,
            "year": year,
            "numbers": [
                {"number": str(number), "date": day.isoformat(), "state": state, "address": address}
                for number, day, state, address, _ in chosen
            ],
        },
    )


def year_choices(sent: str, received: str, years: list[str], year: str) -> Iterator[Choice]:
    """The years of a series; a chosen one can be taken away."""
    if year:
        yield Choice(words=year, address=series_address(sent, received), chosen=True)
    elif len(years) > 1:
        for one in years:
            yield Choice(words=one, address=series_address(sent, received, one))


def row(one: Numbered) -> tuple[Cell, ...]:
    number, day, state, address, _ = one
    words = "here" if state == "here" else "cited only"
    return (
        Cell(words=str(number)),
        Cell(words=wording.date_words(day.isoformat())),
        Cell(words=words, address=address, unseen=f", number {number}"),
    )


def drawing(chosen: list[Numbered]) -> Drawing | None:
    """Numbers upwards, days to the right; None where no number has a day."""
    if not chosen:
        return None
    most = max(one[0] for one in chosen)
    days, numbers = time_scale([one[1] for one in chosen], LEFT, RIGHT), Scale(0, most, BOTTOM, TOP)
    shapes: list[Shape] = []
    for level in levels(most):
        at = numbers.at(level)
        shapes.append(Line(kind="grid", x1=LEFT, y1=at, x2=RIGHT, y2=at))
        shapes.append(Label(kind="tick", x=LEFT - 10, y=at + 4, side="end", words=f"{level:,}"))
    shapes.extend(time_marks(days, TOP, BOTTOM, BOTTOM + 24))
    shapes.extend(
        Dot(
            kind=state,
            x=days.at(day.toordinal()),
            y=numbers.at(number),
            size=4.5,
            words=f"{number}, {wording.date_words(day.isoformat())}: {wording.shortened(words, 120)}",
            address=address,
        )
        for number, day, state, address, words in chosen
    )
    return Drawing(label="Numbers of the series by day", view=f"0 0 {WIDTH} 440", shapes=tuple(shapes))


def levels(most: int) -> Iterable[int]:
    """Four or five round numbers up to one."""
    step = 10 ** max(0, len(str(most)) - 1)
    while most / step < 3 and step > 1:
        step //= 2
    return range(0, most + 1, max(1, step))
