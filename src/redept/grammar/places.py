"""Where cities are, and what they were called when.

Comes in: a city's name, then or now, and a year. Goes out: `Place` with coordinates and its other names, from
`lexicon/places.toml` (coordinates: GeoNames, CC BY 4.0).
"""

from functools import cache
from importlib.resources import files
from typing import Any

from redept.errors import RegisterError
from redept.grammar.posts import plain
from redept.grammar.register_rows import parsed
from redept.model import Place, PlaceName


def place_named(words: str, year: int | None = None) -> Place | None:
    """The place of a name, of another time too; None where the register has none, or none of that year.

    >>> place_named("Léopoldville").city
    'Kinshasa'
    >>> place_named("Léopoldville", 1970) is None
    True
    """
    found = names().get(plain(words), ())
    fitting = [place for place, name in found if name is None or year is None or spans(name, year)]
    return fitting[0] if fitting else None


def name_in(place: Place, year: int) -> str:
    """What a place was called in a year: "Batavia" in 1948, "Djakarta" in 1955."""
    dated = [name for name in place.was if (name.first or name.last) and spans(name, year)]
    return dated[0].name if dated else place.city


def spans(name: PlaceName, year: int) -> bool:
    """Whether a name was used in a year; the year of a change has both names."""
    return (name.first or 0) <= year <= (name.last or 9999)


@cache
def names() -> dict[str, tuple[tuple[Place, PlaceName | None], ...]]:
    """Places by the plain forms of all their names."""
    found: dict[str, tuple[tuple[Place, PlaceName | None], ...]] = {}
    for place in register():
        found[plain(place.city)] = (*found.get(plain(place.city), ()), (place, None))
        for name in place.was:
            found[plain(name.name)] = (*found.get(plain(name.name), ()), (place, name))
    return found


@cache
def register() -> tuple[Place, ...]:
    """The register that ships with the program, checked once when it is first needed."""
    text = files("redept.grammar").joinpath("lexicon", "places.toml").read_text("utf-8")
    return read_places(text, "places.toml")


def read_places(text: str, where: str) -> tuple[Place, ...]:
    """The places of a register in TOML; `RegisterError`, with the row, for one that is doubled or off the earth."""
    rows = parsed(text, where).get("place")
    if not isinstance(rows, list):
        raise RegisterError(f"{where}: has no list “place”; write place = [ … ]")
    found: dict[str, Place] = {}
    for number, row in enumerate(rows, start=1):
        place = place_of(row, f"{where}: place {number}")
        if plain(place.city) in found:
            raise RegisterError(f"{where}: {place.city} is there twice")
        found[plain(place.city)] = place
    return tuple(found.values())


def place_of(row: Any, where: str) -> Place:
    """One row of the register."""
    if not isinstance(row, dict) or not isinstance(row.get("city"), str):
        raise RegisterError(f"{where}: has no city")
    north, east = row.get("north"), row.get("east")
    if not isinstance(north, int | float) or not isinstance(east, int | float) or abs(north) > 90 or abs(east) > 180:
        raise RegisterError(f"{where}: {row['city']}: “north” and “east” are degrees, to 90 and 180")
    return Place(
        city=row["city"],
        north=float(north),
        east=float(east),
        country=row.get("country"),
        geonames=row.get("geonames"),
        was=tuple(name_of(one, f"{where}: {row['city']}") for one in row.get("was", ())),
    )


def name_of(row: Any, where: str) -> PlaceName:
    """Another name of a place, with its years and source."""
    if not isinstance(row, dict) or not row.get("name") or not row.get("source"):
        raise RegisterError(f"{where}: a former name needs “name” and “source”")
    first, last = row.get("from"), row.get("to")
    if first is not None and last is not None and last < first:
        raise RegisterError(f"{where}: {row['name']} ends in {last} before it begins in {first}")
    return PlaceName(name=row["name"], first=first, last=last, source=row["source"])
