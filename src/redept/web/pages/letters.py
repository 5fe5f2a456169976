"""Who wrote to whom, and how often: places and persons on a circle."""

import math
from collections import Counter
from collections.abc import Iterator

from redept.corpus import Reader
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.finding import entries_found
from redept.web.pages.picture import Cell, Curve, Dot, Drawing, Label, Picture, Shape
from redept.web.room import Room

MOST_PLACES, MOST_WAYS = 18, 150
CENTRE, RADIUS = (480.0, 330.0), 235.0

Pair = tuple[str, str]


def pair_of(entry: Entry) -> Pair | None:
    """Sender and recipient of a paper in a word each."""
    for number in entry.numbers[:1]:
        if number.from_ and number.to:
            return number.from_, number.to
    sent = [wording.one_line(one.name or one.office) for one in entry.sender if one.name or one.office]
    received = [wording.one_line(one.name or one.office) for one in entry.recipient if one.name or one.office]
    return (sent[0], received[0]) if sent and received else None


def weights(pairs: Counter[Pair]) -> Counter[str]:
    """How many papers each wrote or received."""
    weight: Counter[str] = Counter()
    for (sent, received), count in pairs.items():
        weight[sent] += count
        weight[received] += count
    return weight


def letters_page(room: Room, reader: Reader, query: str) -> Picture:
    """The network of the papers that a query finds."""
    query = wording.one_line(query)[:2000]
    pairs = Counter(pair for entry in entries_found(room, reader, query) if (pair := pair_of(entry)))
    weight = weights(pairs)
    names = [name for name, _ in weight.most_common(MOST_PLACES)]
    known = set(names)
    chosen = [(pair, count) for pair, count in pairs.most_common() if known.issuperset(pair)][:MOST_WAYS]
    total, left_out = sum(pairs.values()), len(weight) - len(names)
    lead = f"{wording.counted(total, 'paper')} with a sender and a recipient"
    lead += f"; the {len(names)} busiest are drawn, {left_out:,} left out" if left_out > 0 else ""
    shapes = (*ways(chosen, names), *places(names, weight, query))
    return Picture(
        title="Who wrote to whom",
        address=addresses.of_page("/pictures/letters", q=query),
        room=room.name,
        section="pictures",
        query=query,
        asks="query",
        lead=lead + ".",
        drawing=Drawing(label="Places and persons joined by the papers between them", view="0 0 960 660", shapes=shapes)
        if names
        else None,
        columns=("From", "To", "Papers"),
        figures=frozenset((2,)),
        rows=tuple(pair_row(pair, count, query) for pair, count in chosen),
        data={
            "query": query,
            "total": total,
            "pairs": [{"from": sent, "to": received, "papers": count} for (sent, received), count in chosen],
        },
    )


def pair_row(pair: Pair, count: int, query: str) -> tuple[Cell, ...]:
    """A line of the table: from whom, to whom, how many, with the search for them."""
    sent, received = pair
    there = addresses.of_search(f'{query} from:"{wording.plain(sent)}" to:"{wording.plain(received)}"'.strip())
    many = Cell(words=f"{count:,}", address=there, unseen=f" papers from {sent} to {received}")
    return Cell(words=sent), Cell(words=received), many


def ways(chosen: list[tuple[Pair, int]], names: list[str]) -> Iterator[Shape]:
    """A curve for each pair, the thicker the more papers."""
    where = {name: at for at, name in enumerate(names)}
    most = max((count for _, count in chosen), default=1)
    for (sent, received), count in chosen:
        if sent != received:
            yield Curve(
                path=curve(where[sent], where[received], len(names)),
                kind=f"way {thickness(count, most)}",
                words=f"{sent} to {received}: {wording.counted(count, 'paper')}",
            )


def thickness(count: int, most: int) -> str:
    """How thick a line for so many is drawn."""
    return f"w{1 + min(5, int(6 * count / (most + 1)))}"


def places(names: list[str], weight: Counter[str], query: str) -> Iterator[Shape]:
    """A mark with its name for each place on the circle."""
    heaviest = max(weight.values(), default=1)
    for at, name in enumerate(names):
        x, y = spot(at, len(names))
        size = 5 + 13 * math.sqrt(weight[name] / heaviest)
        away = (RADIUS + size + 10) / RADIUS
        side = "middle" if abs(x - CENTRE[0]) < 20 else "start" if x > CENTRE[0] else "end"
        yield Dot(
            kind="place",
            x=round(x, 1),
            y=round(y, 1),
            size=round(size, 1),
            address=addresses.of_search(f'{query} from:"{wording.plain(name)}"'.strip()),
            name=Label(
                kind="place-name",
                words=wording.shortened(name, 30),
                side=side,
                x=round(CENTRE[0] + (x - CENTRE[0]) * away, 1),
                y=round(CENTRE[1] + (y - CENTRE[1]) * away + 5, 1),
            ),
        )


def spot(at: int, many: int) -> tuple[float, float]:
    turn = 2 * math.pi * at / max(many, 1) - math.pi / 2
    return CENTRE[0] + RADIUS * math.cos(turn), CENTRE[1] + RADIUS * math.sin(turn)


def curve(sent: int, received: int, many: int) -> str:
    """A curve bent to the right of its direction, so that the two ways between two places lie apart."""
    (x1, y1), (x2, y2) = spot(sent, many), spot(received, many)
    middle = (
        CENTRE[0] * 0.5 + (x1 + x2) / 4 + (y1 - y2) * 0.08,
        CENTRE[1] * 0.5 + (y1 + y2) / 4 + (x2 - x1) * 0.08,
    )
    return f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"
