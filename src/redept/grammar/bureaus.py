"""Offices and bureaus of the Department of State by their symbols, as drafting lines print them: EUR, S/P, GTI; and
agencies beside it: JCS, AID.

Comes in: a symbol and perhaps a year. Goes out: the offices that bore it (`lexicon/bureaus.toml`), each with its
source.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from redept.errors import RegisterError
from redept.grammar.register_rows import numbered, refuse_two_at_a_time, span_of, tables
from redept.model import Bureau


def bureaus_named(symbol: str, year: int | None = None) -> tuple[Bureau, ...]:
    """The offices of a symbol, the oldest first; with a year, those of that year. Letters count as printed.

    >>> [one.name for one in bureaus_named("GTI", 1964)]
    ['Office of Greek, Turkish, and Iranian Affairs']
    """
    found = by_symbol().get(symbol.strip(" ."), ())
    return tuple(one for one in found if year is None or one.first <= year <= (one.last or 9999))


def is_symbol(word: str) -> bool:
    """Whether a word is a symbol of an office or agency, or of one within it ("EUR/BMI", "DOD/ISA").

    >>> is_symbol("EUR/BMI"), is_symbol("CONNOR")
    (True, False)
    """
    return any(part in by_symbol() for part in (word, word.partition("/")[0], word.partition("-")[0]))


def bureau_in_words(one: Bureau, year: int | None = None) -> str:
    """An office with the bureau it is part of and its years: "Office of …, Bureau of … (EUR), 1952 to 1968"."""
    above = bureaus_named(one.within, year or one.first) or bureaus_named(one.within) if one.within else ()
    part = f", {above[-1].name} ({one.within})" if above else ""
    return f"{one.name}{part}, {f'{one.first} to {one.last}' if one.last else f'from {one.first}'}"


@cache
def by_symbol() -> dict[str, tuple[Bureau, ...]]:
    """The register by symbol."""
    found: dict[str, tuple[Bureau, ...]] = {}
    for one in sorted(register(), key=lambda one: one.first):
        found[one.symbol] = (*found.get(one.symbol, ()), one)
    return found


@cache
def register() -> tuple[Bureau, ...]:
    """The register that ships with the program, checked once when it is first needed."""
    text = files("redept.grammar").joinpath("lexicon", "bureaus.toml").read_text("utf-8")
    return read_bureaus(text, "bureaus.toml")


def read_bureaus(text: str, place: str) -> tuple[Bureau, ...]:
    """The offices of a register in TOML; `RegisterError`, with the row, for one that is doubled or contradicts.

    Every row has symbol, name, first year and source. A symbol has one meaning at a time, and is part of a bureau that
    the register has.
    """
    lists = zip(("bureau", "agency"), tables(text, place, "bureau", "agency"), strict=True)
    found = tuple(
        bureau(row, where)
        for kind, rows in lists
        for row, where in numbered(rows, place, kind, "symbol", "name", "source")
    )
    refuse_two_at_a_time(((one.symbol, one.name, one.first, one.last) for one in found), place)
    symbols = {one.symbol for one in found}
    for one in found:
        if one.within is not None and one.within not in symbols:
            raise RegisterError(f"{place}: {one.symbol}: part of “{one.within}”, which the register does not have")
        if one.within == one.symbol and all(other.within for other in found if other.symbol == one.symbol):
            raise RegisterError(f"{place}: {one.symbol}: is part of itself")
    return found


def bureau(row: Mapping[str, Any], where: str) -> Bureau:
    """One row of the register."""
    first, last = span_of(row, where, row["symbol"])
    within = row.get("within")
    if within is not None and not isinstance(within, str):
        raise RegisterError(f"{where}: {row['symbol']}: “within” is the symbol of a bureau")
    return Bureau(symbol=row["symbol"], name=row["name"], first=first, last=last, source=row["source"], within=within)
