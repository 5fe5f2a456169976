"""Foreign ministries with their short names, and governments in exile.

Comes in: a name as papers write it ("FonOff", "Quai d'Orsay"), or a country, and perhaps a year. Goes out: `Ministry`
and `ExileGovernment` from the register (`lexicon/ministries.toml`), each with its source.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from redept.errors import RegisterError
from redept.grammar.posts import plain
from redept.grammar.register_rows import attested_of, numbered, refuse_two_at_a_time, span_of, tables, words_of
from redept.model import ExileGovernment, Ministry


class Ministries(NamedTuple):
    """The whole register."""

    ministries: tuple[Ministry, ...]
    exile: tuple[ExileGovernment, ...]


def ministries_named(words: str, year: int | None = None) -> tuple[Ministry, ...]:
    """The ministries of a country or of a name, short or whole; with a year, those of that year.

    Where no source gives a bound, years beside the attested ones are in it too: the words of its years say so.

    >>> [one.city for one in ministries_named("Itamaraty", 1955)]
    ['Rio de Janeiro']
    """
    wanted = plain(words)
    return tuple(
        one
        for one in register().ministries
        if wanted in {plain(one.name), plain(one.country), *map(plain, one.also)}
        and (year is None or (one.first or 0) <= year <= (one.last or 9999))
    )


def in_exile(words: str, year: int | None = None) -> tuple[ExileGovernment, ...]:
    """The governments in exile of a country, or those that sat in a city; with a year, those of that year.

    >>> [one.city for one in in_exile("Greece", 1944)]
    ['Cairo']
    """
    wanted = plain(words)
    return tuple(
        one
        for one in register().exile
        if wanted in (plain(one.country), plain(one.city)) and (year is None or one.first <= year <= one.last)
    )


@cache
def register() -> Ministries:
    """The register that ships with the program, checked once when it is first needed."""
    text = files("redept.grammar").joinpath("lexicon", "ministries.toml").read_text("utf-8")
    return read_ministries(text, "ministries.toml")


def read_ministries(text: str, place: str) -> Ministries:
    """Both lists of a register in TOML; `RegisterError`, with the row, for one that is doubled or contradicts.

    A country has one ministry at a time, unless its name tells them apart (the Foreign Office and the Colonial
    Office), and a government in exile one seat.
    """
    rows, exile = tables(text, place, "ministry", "exile")
    ministries = tuple(
        ministry(row, where) for row, where in numbered(rows, place, "ministry", "name", "country", "city", "source")
    )
    governments = tuple(
        government(row, where) for row, where in numbered(exile, place, "exile", "country", "city", "source")
    )
    refuse_two_at_a_time(
        ((f"{one.name}, {one.country}", one.city, one.first or 0, one.last) for one in ministries), place
    )
    refuse_two_at_a_time(((one.country, one.city, one.first, one.last) for one in governments), place)
    return Ministries(ministries, governments)


def ministry(row: Mapping[str, Any], where: str) -> Ministry:
    """One ministry."""
    attested = attested_of(row, where, row["name"])
    first, last = bounds_of(row, where, attested)
    return Ministry(
        name=row["name"],
        country=row["country"],
        city=row["city"],
        first=first,
        last=last,
        source=row["source"],
        also=words_of(row, "also", where),
        attested=attested,
    )


def bounds_of(row: Mapping[str, Any], where: str, attested: tuple[int, int] | None) -> tuple[int | None, int | None]:
    """The years that a ministry is known to begin and end; either may be unknown where sources show it in some year."""
    if "from" in row or attested is None:
        first, last = span_of(row, where, row["name"])
        shown = attested or (first, first)
    else:
        (_, last), first, shown = span_of({**row, "from": attested[0]}, where, row["name"]), None, attested
    if (first or 0) > shown[0] or shown[1] > (last or 9999):
        raise RegisterError(f"{where}: {row['name']}: is attested outside of its years")
    return first, last


def years_in_words(one: Ministry) -> str:
    """The years of a ministry as far as sources give them: "to 1968; shown in 1947 to 1968"."""
    bounds = " ".join(f"{word} {year}" for word, year in (("from", one.first), ("to", one.last)) if year)
    if one.attested is None:
        return bounds
    since, until = one.attested
    shown = f"attested in {since}" + (f" to {until}" if until != since else "")
    return f"{bounds}, {shown}" if bounds else f"{shown}, its first and last years not known"


def government(row: Mapping[str, Any], where: str) -> ExileGovernment:
    """One government in exile."""
    first, last = span_of(row, where, row["country"])
    if last is None:
        raise RegisterError(f"{where}: {row['country']}: a government in exile has a last year")
    return ExileGovernment(
        country=row["country"], city=row["city"], first=first, last=last, source=row["source"], note=row.get("note")
    )
