"""Numbers of messages that do not fit their series."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from redept.finding_aids.finding import Finding
from redept.grammar.series import run_of, series_named
from redept.model import Entry, OwnNumber

SLACK = 3
"""Days by which number and date may disagree: a message is numbered when it is drafted and dated when it is sent."""

FEWEST = 4
"""Messages that a series must hold before one of them can be called out of order."""


class Message(NamedTuple):
    """A message in its series: the day it was sent (a proleptic ordinal), its number, its card."""

    day: int
    number: int
    entry: Entry


class Series(NamedTuple):
    """What numbers are counted in: from, to, series word, and the run they fall into."""

    from_: str
    to: str
    word: str
    run: int


def oddities(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Numbers that two papers share, and numbers that do not rise with the date."""
    for series, messages in grouped(entries).items():
        yield from shared(series, messages)
        if len(messages) >= FEWEST:
            yield from out_of_order(series, messages)


def grouped(entries: Iterable[Entry]) -> dict[Series, list[Message]]:
    """Messages by series, in the order of their days."""
    groups: dict[Series, list[Message]] = {}
    for entry in entries:
        day, own = day_of(entry), own_number(entry)
        if day is None or own is None or own.from_ is None or own.to is None:
            continue
        known = series_named(own.number_series)
        run = 0 if known and not known.by_trip else run_of(day)
        series = Series(own.from_, own.to, own.number_series, run)
        groups.setdefault(series, []).append(Message(day, int(own.number), entry))
    for messages in groups.values():
        messages.sort(key=lambda one: (one.day, one.number, one.entry.id))
    return groups


def own_number(entry: Entry) -> OwnNumber | None:
    """The number under which a message was sent, where it is a plain number."""
    for number in entry.numbers[:1]:
        if number.role == "own" and number.number.isascii() and number.number.isdigit() and len(number.number) < 10:
            return number
    return None


def day_of(entry: Entry) -> int | None:
    """The day of a paper that bears a whole date, as a proleptic ordinal; dates that are estimates do not count."""
    if entry.date is None or entry.date_basis == "file number":
        return None
    try:
        return date.fromisoformat(entry.date[:10]).toordinal()
    except ValueError:
        return None


# ---------------------------------------------------------------- two papers, one number


def shared(series: Series, messages: Sequence[Message]) -> Iterator[Finding]:
    """Papers that bear the number of another one; the paper itself printed twice is named as such."""
    first: dict[int, Message] = {}
    for message in messages:
        other = first.setdefault(message.number, message)
        if other is message:
            continue
        named = f"{named_as(series, message.number)} is also {other.entry.id}"
        if other.day == message.day:
            yield Finding(
                document=message.entry.id,
                code="printed-twice",
                message=f"{named}, of the same day",
                remedy="the two are probably one paper, printed in two places",
            )
        else:
            yield Finding(
                document=message.entry.id,
                code="number-shared",
                message=f"{named}, of {date.fromordinal(other.day)}, this one being of {date.fromordinal(message.day)}",
                remedy="one of the numbers, dates or parties may be misprinted or misread",
            )


# ---------------------------------------------------------------- numbers out of order


def out_of_order(series: Series, messages: Sequence[Message]) -> Iterator[Finding]:
    """Messages that stand outside the longest run of rising numbers, and by more than SLACK days."""
    rising = longest_rising([message.number for message in messages])
    kept = [messages[place] for place in rising]
    numbers = [message.number for message in kept]
    for place in sorted(set(range(len(messages))) - set(rising)):
        message = messages[place]
        fits = bisect_right(numbers, message.number)
        before, after = kept[fits - 1] if fits else None, kept[fits] if fits < len(kept) else None
        if before and message.day < before.day - SLACK:
            other = before
        elif after and message.day > after.day + SLACK:
            other = after
        else:
            continue
        yield Finding(
            document=message.entry.id,
            code="number-out-of-order",
            message=f"{named_as(series, message.number)} is of {date.fromordinal(message.day)}, but number "
            f"{other.number} ({other.entry.id}) is of {date.fromordinal(other.day)}",
            remedy="its number or its date may be misprinted or misread",
        )


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Places of the longest run of numbers that do not fall: `[5, 6, 2, 7]` gives `[0, 1, 3]`."""
    ends: list[int] = []  # ends[n]: the smallest number that ends a run of n + 1
    places: list[int] = []  # the place of each of them
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_right(ends, number)
        before.append(places[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[length] = number
            places[length] = place
    run = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def named_as(series: Series, number: int) -> str:
    """`number 3652, Moscow to Department`."""
    return f"{series.word or 'number'} {number}, {series.from_} to {series.to},"
