"""Where posts lie on the map, and the outlines of land and states."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from redept.grammar.places import place_named

OF_YEAR = 2018
"""The year whose borders `world` draws; coasts change too little to be seen."""

Spot = tuple[float, float]


@dataclass(frozen=True)
class World:
    """Outlines as lines of (longitude, latitude) in degrees: land is closed, borders of states are not."""

    land: tuple[tuple[Spot, ...], ...]
    borders: tuple[tuple[Spot, ...], ...]


def coordinates(place: str, on: str | None = None) -> Spot | None:
    """Longitude and latitude of a post in degrees on a day; None where it is not known.

    `on` matters for bodies that moved: the mission to NATO sat in Paris until October 1967, then in Brussels.
    """
    for moved, day, before, after in MOVED:
        if place == moved:
            return coordinates(before if on is not None and on < day else after)
    found = place_named(SEATS.get(place, place))
    return (found.east, found.north) if found else None


MOVED = (("USNATO", "1967-10", "Paris", "Brussels"), ("NATO", "1967-10", "Paris", "Brussels"))
SEATS = {"Department": "Washington", "OECD": "Paris", "USEC": "Brussels", "USUN": "New York", "Vatican": "Vatican City"}
"""Bodies by the cities where they sit."""


@cache
def world() -> World:
    """The outlines that ship with the program."""
    lines: dict[str, list[tuple[Spot, ...]]] = {"land": [], "borders": []}
    kept = lines["land"]
    for line in (files("redept.web") / "world.txt").read_text("ascii").splitlines():
        if line in lines:
            kept = lines[line]
        elif not line.startswith("#"):
            kept.append(tuple(spot(pair) for pair in line.split()))
    return World(tuple(lines["land"]), tuple(lines["borders"]))


def spot(pair: str) -> Spot:
    """`(7.4, 46.9)` for "74,469"."""
    east, north = pair.split(",")
    return int(east) / 10, int(north) / 10
