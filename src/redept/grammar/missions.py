"""What the United States had at a post: embassy, legation, consulate, delegation, political adviser, with years.

Comes in: a post and a year. Goes out: the missions of that year from the register (`lexicon/missions.toml`), each with
its source.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from redept.errors import RegisterError
from redept.grammar.posts import plain, post_named
from redept.grammar.register_rows import parsed, refuse_unsourced
from redept.model import Mission

DIPLOMATIC = ("Embassy", "Legation", "Liaison Office", "Interests Section", "Office of the High Commissioner")
"""Kinds of which a post has one at a time for one country."""


def missions_at(words: str, year: int | None = None) -> tuple[Mission, ...]:
    """The missions at a post, as words name it, the oldest first; with a year, those of that year.

    >>> [one.kind for one in missions_at("Bangkok")]
    ['Legation', 'Embassy']
    """
    wanted = {plain(words), plain(post_named(words, year) or words)}
    found = [one for one in register() if plain(one.city) in wanted]
    return tuple(one for one in found if year is None or one.first <= year <= (one.last or 9999))


@cache
def register() -> tuple[Mission, ...]:
    """The register that ships with the program, checked once when it is first needed."""
    text = files("redept.grammar").joinpath("lexicon", "missions.toml").read_text("utf-8")
    return read_missions(text, "missions.toml")


def read_missions(text: str, place: str) -> tuple[Mission, ...]:
    """The missions of a register in TOML; `RegisterError`, with the row, for one that is doubled or contradicts.

    Every row has city, country, kind, first year, head and source. One city has one embassy or legation of a country
    at a time; the year in which one follows the other may be in both.
    """
    rows = parsed(text, place).get("mission")
    if not isinstance(rows, list):
        raise RegisterError(f"{place}: has no list “mission”; write mission = [ … ]")
    found = tuple(mission(row, f"{place}: mission {number}") for number, row in enumerate(rows, start=1))
    check(found, place)
    return found


def mission(row: Any, where: str) -> Mission:
    """One row of the register."""
    if not isinstance(row, dict):
        raise RegisterError(f"{where}: is no table; write {{ city = …, country = …, kind = … }}")
    for key in ("city", "country", "kind", "head", "source"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise RegisterError(f"{where}: has no {key}; every fact needs one")
    refuse_unsourced(row["source"], where)
    first, last = row.get("from"), row.get("to")
    if not isinstance(first, int) or not (last is None or isinstance(last, int)):
        raise RegisterError(f"{where}: {row['city']}: “from” and “to” are years, as 1947")
    if last is not None and last < first:
        raise RegisterError(f"{where}: {row['city']}: ends in {last} before it begins in {first}")
    return Mission(
        city=row["city"],
        country=row["country"],
        kind=row["kind"],
        first=first,
        last=last,
        head=row["head"],
        former=row.get("former"),
        source=row["source"],
    )


def check(found: Iterable[Mission], place: str) -> None:
    """Refuse what is there twice or cannot both be true."""
    by_post: dict[tuple[str, str], list[Mission]] = {}
    for one in sorted(found, key=lambda one: (one.first, one.kind)):
        for other in by_post.setdefault((one.city, one.country), []):
            if one.first >= (other.last or 9999):
                continue
            both = f"{place}: {one.city}, {one.country}: {other.kind} {years(other)} and {one.kind} {years(one)}"
            if one.kind == other.kind:
                raise RegisterError(f"{both}: it is there twice")
            if one.kind in DIPLOMATIC and other.kind in DIPLOMATIC:
                raise RegisterError(f"{both}; one of them must end when the other begins")
        by_post[one.city, one.country].append(one)


def years(one: Mission) -> str:
    """The years of a mission in words."""
    return f"from {one.first}" + (f" to {one.last}" if one.last else "")
