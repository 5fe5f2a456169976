"""The time line: papers by day, one row for each place or person that sent them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from redept.corpus import Reader
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.finding import entries_found
from redept.web.pages.page import card
from redept.web.pages.picture import (
    WIDTH,
    Cell,
    Dot,
    Drawing,
    Label,
    Line,
    Picture,
    Shape,
    dated,
    day_of,
    spread,
    time_marks,
    time_scale,
)
from redept.web.room import Room

MOST_POINTS, MOST_LANES = 600, 10
LEFT, RIGHT, TOP, STEP = 190.0, WIDTH - 20.0, 34.0, 36.0

Dated = tuple[date, Entry]


def sender_words(entry: Entry) -> str:
    """Who sent a paper, in a word: the post, else the name, else the office."""
    for number in entry.numbers[:1]:
        if number.from_:
            return number.from_
    for one in entry.sender:
        return wording.one_line(one.name or one.office) or "not known"
    return entry.place or "not known"


def timeline_page(room: Room, reader: Reader, query: str) -> Picture:
    """The time line of the papers that a query finds."""
    query = wording.one_line(query)[:2000]
    papers = entries_found(room, reader, query)
    found = sorted(
        ((day, entry) for entry in papers if (day := day_of(entry.date))), key=lambda one: (one[0], one[1].id)
    )
    shown = spread(found, MOST_POINTS)
    undated = len(papers) - len(found)
    lead = wording.counted(len(papers), "paper")
    lead += f"; {len(shown)} of them drawn" if len(shown) < len(papers) else ""
    lead += f", {undated} without a date left out" if undated else ""
    return Picture(
        title="Time line",
        address=addresses.of_page("/pictures/timeline", q=query),
        room=room.name,
        section="pictures",
        query=query,
        asks="query",
        lead=lead + ".",
        drawing=drawing(shown),
        columns=("Date", "Sender", "Paper"),
        rows=tuple((dated(entry), Cell(words=sender_words(entry)), paper_cell(entry)) for _, entry in shown),
        data={
            "query": query,
            "total": len(papers),
            "papers": [card(entry).plain() | {"sender": sender_words(entry)} for _, entry in shown],
        },
    )


def paper_cell(entry: Entry) -> Cell:
    words = wording.shortened(wording.one_line(entry.heading) or entry.id, 120)
    return Cell(words=words, address=addresses.of_document(entry.id))


def drawing(shown: Sequence[Dated]) -> Drawing | None:
    """The rows of senders with a mark for each paper; None where there is none."""
    if not shown:
        return None
    counts = Counter(sender_words(entry) for _, entry in shown)
    names = [name for name, _ in counts.most_common(MOST_LANES)]
    if len(counts) > len(names):
        names.append("others")
    height = TOP + len(names) * STEP + 20
    shapes = (*scenery(shown, names, height), *points(shown, names))
    return Drawing(label="Papers by day and sender", view=f"0 0 {WIDTH} {height:.0f}", shapes=shapes)


def scenery(shown: Sequence[Dated], names: list[str], height: float) -> Iterator[Shape]:
    """Time marks and the rows with their names."""
    yield from time_marks(time_scale([day for day, _ in shown], LEFT, RIGHT), 26, height - 10, 18)
    for at, name in enumerate(names):
        y = TOP + at * STEP + 18
        yield Line(kind="lane", x1=LEFT, y1=y, x2=RIGHT, y2=y)
        yield Label(kind="lane-name", x=LEFT - 14, y=y + 5, side="end", words=wording.shortened(name, 26))


def points(shown: Sequence[Dated], names: list[str]) -> Iterator[Dot]:
    """A mark for each paper in the row of its sender."""
    lanes = {name: at for at, name in enumerate(names)}
    scale = time_scale([day for day, _ in shown], LEFT, RIGHT)
    for at, (day, entry) in enumerate(shown):
        heading = wording.shortened(wording.one_line(entry.heading), 120)
        yield Dot(
            kind="paper",
            x=scale.at(day.toordinal()),
            y=TOP + lanes.get(sender_words(entry), len(names) - 1) * STEP + 18 + (at * 7 % 5 - 2) * 4,
            size=5,
            words=f"{wording.date_words(entry.date)}: {heading}",
            address=addresses.of_document(entry.id),
        )
