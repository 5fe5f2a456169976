"""The map: posts where they lie, joined by the papers between them."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from redept.corpus import Reader
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.finding import entries_found
from redept.web.pages.letters import Pair, pair_row, thickness, weights
from redept.web.pages.picture import (
    WIDTH,
    Choice,
    Curve,
    Dot,
    Drawing,
    Label,
    Line,
    Picture,
    Shape,
)
from redept.web.places import OF_YEAR, Spot, coordinates, world
from redept.web.room import Room

AREAS = {
    "": ("the world", (-170.0, -56.0, 190.0, 78.0)),
    "americas": ("the Americas", (-130.0, -56.0, -30.0, 60.0)),
    "europe": ("Europe", (-25.0, 33.0, 50.0, 70.0)),
    "near-east": ("Near East", (20.0, 8.0, 80.0, 45.0)),
    "africa": ("Africa", (-25.0, -37.0, 60.0, 40.0)),
    "east-asia": ("East Asia", (65.0, -15.0, 150.0, 55.0)),
}
"""Parts of the world by west, south, east and north."""

MOST_NAMES, MOST_WAYS = 30, 120

Window = tuple[float, float, float, float]


def traffic_page(room: Room, reader: Reader, query: str, area: str) -> Picture:
    """The map of the papers that a query finds."""
    query = wording.one_line(query)[:2000]
    area = area if area in AREAS else ""
    found = [(pair, entry) for entry in entries_found(room, reader, query) if (pair := posts_of(entry))]
    where, unknown = located(found)
    pairs = Counter(pair for pair, _ in found if where.keys() >= set(pair))
    lead = f"{wording.counted(sum(pairs.values()), 'paper')} between {len(where)} posts"
    lead += f"; {unknown} whose post is not on the map left out" if unknown else ""
    return Picture(
        title="Posts and traffic",
        address=addresses.of_page("/pictures/map", q=query, area=area),
        room=room.name,
        section="pictures",
        query=query,
        asks="query",
        lead=lead + ".",
        caption=f"Coasts and borders of {OF_YEAR} (Natural Earth), not of the papers’ own day; posts by the names they "
        "had then. A line bends to the right of its direction; the thicker, the more papers.",
        choices=tuple(
            Choice(words=name, address=addresses.of_page("/pictures/map", q=query, area=one), chosen=one == area)
            for one, (name, _) in AREAS.items()
        ),
        drawing=drawing(pairs, where, query, area) if pairs else None,
        nothing="No paper here goes from one post to another.",
        columns=("From", "To", "Papers"),
        figures=frozenset((2,)),
        rows=tuple(pair_row(pair, count, query) for pair, count in pairs.most_common(MOST_WAYS)),
        data={
            "query": query,
            "borders": OF_YEAR,
            "posts": [
                {"post": name, "longitude": east, "latitude": north} for name, (east, north) in sorted(where.items())
            ],
            "pairs": [{"from": sent, "to": received, "papers": count} for (sent, received), count in pairs.items()],
        },
    )


def posts_of(entry: Entry) -> Pair | None:
    """The posts between which a paper went."""
    for number in entry.numbers[:1]:
        if number.from_ and number.to:
            return number.from_, number.to
    return None


def located(found: Sequence[tuple[Pair, Entry]]) -> tuple[dict[str, Spot], int]:
    """Where the posts lie, each as on the day of its first paper; and how many papers have one that is not known."""
    where: dict[str, Spot] = {}
    unknown = 0
    for pair, entry in found:
        for name in pair:
            if name not in where and (spot := coordinates(name, entry.date)):
                where[name] = spot
        unknown += not where.keys() >= set(pair)
    return where, unknown


# ---------------------------------------------------------------- the drawing


class Sheet:
    """A part of the world on paper: longitude and latitude as they are, latitudes stretched as in its middle."""

    def __init__(self, window: Window) -> None:
        self.west, south, east, self.north = window
        self.scale = WIDTH / (east - self.west)
        middle = math.radians(abs(self.north + south) / 2)
        self.stretch = 1.12 if east - self.west > 200 else 1 / max(0.5, math.cos(middle))
        self.height = round((self.north - south) * self.scale * self.stretch)
        self.window = window

    def at(self, spot: Spot) -> Spot:
        """The place of a spot on the paper."""
        return (spot[0] - self.west) * self.scale, (self.north - spot[1]) * self.scale * self.stretch

    def shows(self, spot: Spot) -> bool:
        west, south, east, north = self.window
        return west <= spot[0] <= east and south <= spot[1] <= north

    def outline(self, lines: Sequence[Sequence[Spot]], close: str = "") -> str:
        """Lines that come near this part, as one path."""
        near = [line for line in lines if any(self.near(spot) for spot in line)]
        return "".join("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in map(self.at, line)) + close for line in near)

    def near(self, spot: Spot) -> bool:
        west, south, east, north = self.window
        return west - 15 <= spot[0] <= east + 15 and south - 15 <= spot[1] <= north + 15


@cache
def ground(area: str) -> tuple[Sheet, tuple[Shape, ...]]:
    """The empty map of a part of the world."""
    sheet = Sheet(AREAS[area][1])
    west, south, east, north = sheet.window
    step = 30 if east - west > 200 else 10
    shapes: list[Shape] = [Curve(kind="land", path=sheet.outline(world().land, "Z"))]
    shapes.append(Curve(kind="border", path=sheet.outline(world().borders)))
    for degree in range(-180, 181, step):
        (x, _), (_, y) = sheet.at((degree, 0)), sheet.at((0, degree))
        if west < degree < east:
            shapes.append(Line(kind="degree", x1=round(x), y1=0, x2=round(x), y2=sheet.height))
        if south < degree < north:
            shapes.append(Line(kind="degree", x1=0, y1=round(y), x2=WIDTH, y2=round(y)))
    return sheet, tuple(shapes)


def drawing(pairs: Counter[Pair], where: dict[str, Spot], query: str, area: str) -> Drawing:
    """The map with its traffic: the busiest lines below, posts above."""
    sheet, empty = ground(area)
    shapes = (*empty, *ways(pairs, where, sheet), *posts(weights(pairs), where, sheet, query))
    return Drawing(
        label="Posts on a map, joined by the papers between them", view=f"0 0 {WIDTH} {sheet.height}", shapes=shapes
    )


def ways(pairs: Counter[Pair], where: dict[str, Spot], sheet: Sheet) -> Iterator[Shape]:
    """A bent line for each pair of posts of which this part shows one."""
    most = max(pairs.values())
    for (sent, received), count in pairs.most_common(MOST_WAYS):
        here, there = where[sent], where[received]
        if here != there and (sheet.shows(here) or sheet.shows(there)):
            words = f"{sent} to {received}: {wording.counted(count, 'paper')}"
            yield Curve(kind=f"way {thickness(count, most)}", path=bent(sheet.at(here), sheet.at(there)), words=words)


def bent(one: Spot, other: Spot) -> str:
    (x1, y1), (x2, y2) = one, other
    x, y = (x1 + x2) / 2 + (y1 - y2) * 0.16, (y1 + y2) / 2 + (x2 - x1) * 0.16
    return f"M{x1:.0f} {y1:.0f}Q{x:.0f} {y:.0f} {x2:.0f} {y2:.0f}"


def posts(weight: Counter[str], where: dict[str, Spot], sheet: Sheet, query: str) -> Iterator[Shape]:
    """A mark for each post, with the names of the busiest as far as there is room for them."""
    heaviest = max(weight.values())
    shown = [(name, many) for name, many in weight.most_common() if sheet.shows(where[name])]
    spots = [sheet.at(where[name]) for name, _ in shown]
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in spots]
    for at, (name, many) in enumerate(shown):
        x, y = sheet.at(where[name])
        size = 3 + 8 * math.sqrt(many / heaviest)
        label = named(name, x, y, size, taken) if at < MOST_NAMES else None
        yield Dot(
            kind="place",
            x=round(x, 1),
            y=round(y, 1),
            size=round(size, 1),
            words="" if label else f"{name}: {wording.counted(many, 'paper')}",
            address=addresses.of_search(f'{query} from:"{wording.plain(name)}"'.strip()),
            name=label,
        )


def named(name: str, x: float, y: float, size: float, taken: list[tuple[float, float, float, float]]) -> Label | None:
    """The name of a post right or left of its mark; None where other names stand in the way."""
    words = "Washington" if name == "Department" else wording.shortened(name, 24)
    wide = 7.2 * len(words)
    for side, left in (("start", x + size + 4), ("end", x - size - 4 - wide)):
        box = (left, y - 8, left + wide, y + 8)
        if left > 0 and box[2] < WIDTH and not any(overlap(box, other) for other in taken):
            taken.append(box)
            place = left if side == "start" else left + wide
            return Label(kind="place-name", words=words, side=side, x=round(place, 1), y=round(y + 4.5, 1))
    return None


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
