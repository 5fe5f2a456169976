"""Wanted papers in the order in which an archive brings them out."""

import re
from collections.abc import Iterator

from redept.corpus import Reader
from redept.model import Entry, Record, Wanted


class Pull(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One line of a pull list: what to ask for, what it is, and why it is wanted.

    `file_number` is the paper's own where those who cite it give it; `look_under` are the files of the papers that
    cite it, where such a paper was mostly filed, best first. `first` and `last` are the days between which it lies:
    its own day, or the days of the papers that cite it.
    """

    id: str
    file_number: str | None
    look_under: tuple[str, ...]
    kind: str
    number_series: str
    number: str | None
    from_: str | None
    to: str | None
    date: str | None
    first: str | None
    last: str | None
    parties: tuple[str, ...]
    cited_by: tuple[str, ...]
    quotes: tuple[str, ...]


def pull_list(reader: Reader) -> list[Pull]:
    """All wanted papers that are not said to be printed elsewhere, by file number, then series and date.

    Papers whose file nobody names stand under the file of those who cite them, behind the papers filed there.
    """
    cards = {entry.id: entry for entry in reader.entries()}
    pulls = [pull(one, cards) for one in reader.wanted() if one.kind != "document" and not one.printed_elsewhere]
    return sorted(pulls, key=sorting)


def pull(wanted: Wanted, cards: dict[str, Entry]) -> Pull:
    """A wanted paper as a line of the list."""
    citing = [cards[one] for one in wanted.cited_by if one in cards]
    days = sorted(entry.date[:10] for entry in citing if entry.date)
    own = wanted.date if wanted.date and wanted.date[0].isdigit() else None
    return Pull(
        id=wanted.id,
        file_number=wanted.file_number,
        look_under=() if wanted.file_number else tuple(classes(citing)),
        kind=wanted.form or wanted.kind,
        number_series=wanted.number_series,
        number=wanted.number,
        from_=wanted.from_,
        to=wanted.to,
        date=wanted.date,
        first=own[:10] if own else None,
        last=own[:10] if own else days[0] if days else None,
        parties=wanted.parties,
        cited_by=wanted.cited_by,
        quotes=wanted.quotes,
    )


def classes(citing: list[Entry]) -> Iterator[str]:
    """The files of these papers up to the slash, the commonest first."""
    counts: dict[str, int] = {}
    for entry in citing:
        if entry.file_number:
            before = entry.file_number.partition("/")[0]
            counts[before] = counts.get(before, 0) + 1
    yield from sorted(counts, key=lambda name: (-counts[name], name))


DIGITS = re.compile(r"(\d+)")


def sorting(pull: Pull) -> tuple[object, ...]:
    """By file as a shelf is ordered (numbers by value), then series, number and date."""
    file = pull.file_number or (pull.look_under[0] if pull.look_under else None)
    return (
        file is None,
        shelf_order(file or ""),
        pull.file_number is None,
        pull.kind,
        pull.from_ or "",
        pull.to or "",
        pull.number_series,
        shelf_order(pull.number or ""),
        pull.date or "",
        pull.id,
    )


def shelf_order(words: str) -> tuple[tuple[int, str], ...]:
    """Words as a shelf is ordered, numbers before letters and by value: "9" before "10".

    The digits right behind the point of a decimal file are read one by one: "711.62114" stands before "711.9".
    """
    head, point, rest = words.partition(".")
    return (*pieces(head), (-1, point), *(decimals(rest) if rest[:1].isdigit() else pieces(rest)))


def decimals(rest: str) -> tuple[tuple[int, str], ...]:
    """What follows the point: its first digits by place, the rest by value."""
    digits = DIGITS.match(rest)
    return ((0, digits[0]), *pieces(rest[digits.end() :])) if digits else pieces(rest)


def pieces(words: str) -> tuple[tuple[int, str], ...]:
    """Numbers by value, other words by letter."""
    return tuple(
        (int(one), "") if one.isdecimal() and len(one) < 19 else (10**18, one) for one in DIGITS.split(words) if one
    )
