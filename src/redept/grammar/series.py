"""Series of numbered messages: which way they go, and when their numbers begin again."""

import tomllib
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from redept.grammar.posts import DEPARTMENT
from redept.model.span import Record

AIRGRAMS = frozenset({"A", "CA", "CG", "G"})
_OF_THE_COUNCIL = ("PRM", "PD", "NSDD", "NSSD", "NSD", "NSR")
PAPERS = frozenset(
    ("NSC", "NIE", "SNIE", "NSAM", "NSDM", "NSSM", "NSC Action", "SE", "ORE", "PPS", "OCB", "MC", "JCS", "IIM")
).union(_OF_THE_COUNCIL)


class Series(Record, frozen=True, kw_only=True):
    """A conference series: `outward` where it goes to Washington, `partner` its word for the way back.

    `by_trip` is True where numbers begin again with every journey or session; `who` writes it or is written to.
    """

    name: str
    outward: bool
    partner: str
    by_trip: bool
    who: str


def series_named(word: str) -> Series | None:
    """The conference series of a word in any case; None for words that the register does not hold.

    >>> series_named("TOSEC").partner
    'Secto'
    """
    return _register().get(word.casefold())


def series_word(word: str) -> str:
    """A series word as records write it: conference words in title case, "A" and "NSC" as they are.

    >>> series_word("SECTO")
    'Secto'
    """
    known = _register().get(word.casefold())
    return known.name if known else word


def direction(word: str) -> tuple[str | None, str | None]:
    """From and to as far as the series says: `("Department", None)` for Tosec, `(None, "Department")` for Secto."""
    known = _register().get(word.casefold())
    if known is None:
        return None, None
    return (None, DEPARTMENT) if known.outward else (DEPARTMENT, None)


WORLD_WIDE_FROM = date(1966, 7, 1).toordinal()


def is_world_wide(sender: str | None, day: int) -> bool:
    """Whether the Department numbered all posts' telegrams together on a day (a proleptic ordinal).

    One series for each post before 1 July 1966, one for all since.
    """
    return sender == DEPARTMENT and day >= WORLD_WIDE_FROM


@lru_cache(16384)
def run_of(day: int) -> int:
    """The run of telegram numbers that a day (a proleptic ordinal) falls into, as the ordinal of its first day.

    With the calendar year to 1949 and from 1969; from each July 1 from 1950 to 1967, the last of these runs to the
    end of 1968; the run of January 1950 lasts half a year.
    """
    when = date.fromordinal(day)
    if when.year < 1950 or when.year >= 1969:
        return date(when.year, 1, 1).toordinal()
    if when < date(1950, 7, 1):
        return date(1950, 1, 1).toordinal()
    if when >= date(1967, 7, 1):
        return date(1967, 7, 1).toordinal()
    return date(when.year if when.month >= 7 else when.year - 1, 7, 1).toordinal()


@cache
def _register() -> dict[str, Series]:
    data = resources.files("redept.grammar").joinpath("lexicon/series.toml").read_text("utf-8")
    known: dict[str, Series] = {}
    for row in tomllib.loads(data)["pair"]:
        for name, partner, outward in ((row["out"], row["back"], True), (row["back"], row["out"], False)):
            known[name.casefold()] = Series(
                name=name, outward=outward, partner=partner, by_trip=row["each"] == "trip", who=row["who"]
            )
    return known
