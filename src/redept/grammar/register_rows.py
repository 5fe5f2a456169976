"""Rows of registers in TOML: read, and refused in one sentence where a row is not what it should be."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from redept.errors import RegisterError


def parsed(text: str, place: str) -> dict[str, Any]:
    """The whole of a register in TOML; `RegisterError` for words that are none, hold an entry twice or nest without
    end."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"{place}: not well-formed TOML, or an entry twice ({error}); mend that line") from None
    except RecursionError:
        raise RegisterError(f"{place}: not well-formed TOML (lists in lists without end); mend it") from None


def tables(text: str, place: str, *names: str) -> tuple[list[Any], ...]:
    """The lists of these names in a register; `RegisterError` for words that are no TOML, or lack a list."""
    whole = parsed(text, place)
    for name in names:
        if not isinstance(whole.get(name), list):
            raise RegisterError(f"{place}: has no list “{name}”; write {name} = [ … ]")
    return tuple(whole[name] for name in names)


def numbered(rows: list[Any], place: str, kind: str, *needed: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each row with the words that name its place; every row is a table that has the needed words."""
    for number, row in enumerate(rows, start=1):
        where = f"{place}: {kind} {number}"
        if not isinstance(row, dict):
            raise RegisterError(f"{where}: is no table; write {{ {needed[0]} = …, … }}")
        for key in needed:
            if not isinstance(row.get(key), str) or not row[key].strip():
                raise RegisterError(f"{where}: has no {key}; every fact needs one")
        if "source" in needed:
            refuse_unsourced(row["source"], where)
        yield row, where


def span_of(row: Mapping[str, Any], where: str, name: str) -> tuple[int, int | None]:
    """First and last year of a row; the last may be missing."""
    first, last = row.get("from"), row.get("to")
    if not isinstance(first, int) or not (last is None or isinstance(last, int)):
        raise RegisterError(f"{where}: {name}: “from” and “to” are years, as 1947")
    if last is not None and last < first:
        raise RegisterError(f"{where}: {name}: ends in {last} before it begins in {first}")
    return first, last


def attested_of(row: Mapping[str, Any], where: str, name: str) -> tuple[int, int] | None:
    """First and last year in which a source shows what a row names; None where the row gives its bounds alone."""
    found = row.get("attested")
    if found is None:
        return None
    if not isinstance(found, list) or len(found) != 2 or not all(type(year) is int for year in found):
        raise RegisterError(f"{where}: {name}: “attested” is two years, as [1948, 1968]")
    if found[1] < found[0]:
        raise RegisterError(f"{where}: {name}: is attested to {found[1]} before it is from {found[0]}")
    return found[0], found[1]


def refuse_unsourced(source: str, where: str) -> None:
    """Refuse a fact that has no more behind it than that somebody knew it."""
    if "general knowledge" in source.casefold():
        raise RegisterError(f"{where}: “general knowledge” is no source; name where the fact stands, or take it out")


def words_of(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """A list of words in a row; empty where it has none."""
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) and word.strip() for word in found):
        raise RegisterError(f"{where}: “{key}” is a list of words, as [“FonOff”]")
    return tuple(found)


Row = tuple[str, str, int, int | None]
"""What may be there once at a time, what it then is called, its first and its last year."""


def refuse_two_at_a_time(rows: Iterable[Row], place: str) -> None:
    """Refuse what is there twice, or is two things in one year; the year of a change may be in both."""
    known: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row[2], row[3] or 9999)):
        key, name, first, last = row
        for _, other, since, until in known.setdefault(key, []):
            if first >= (until or 9999) and (other, since, until) != (name, first, last):
                continue
            if other == name:
                raise RegisterError(f"{place}: {key}: “{name}” is there twice, from {since} and from {first}")
            raise RegisterError(
                f"{place}: {key}: “{other}” from {since} and “{name}” from {first}; one must end when the other begins"
            )
        known[key].append(row)
