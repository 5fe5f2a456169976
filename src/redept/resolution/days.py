"""Days as whole numbers, so that they can be compared: written dates made whole, stored dates taken apart."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from redept.grammar.dates import MONTHS
from redept.model import PartialDate, Record

ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d))?(Z)?[?~%]?")
A_YEAR = 366


class Day(Record, frozen=True, kw_only=True):
    """From `first` to `last` (proleptic ordinals, equal for one day); `minutes` of that day, `utc` as printed."""

    first: int
    last: int
    minutes: int | None = None
    utc: bool = False


@lru_cache(32768)
def read_day(iso: str | None) -> Day | None:
    """The day or days of an ISO date, of a month or year, or of an EDTF interval; None for anything else."""
    if not iso:
        return None
    if "/" in iso:
        ends = [read_day(end) for end in iso.split("/")]
        known = [end for end in ends if end]
        return Day(first=known[0].first, last=max(end.last for end in known)) if known else None
    found = ISO.match(iso)
    if not found:
        return None
    year, month, day, hour, minute, utc = found.groups()
    first = ordinal(int(year), int(month or 1), int(day or 1))
    if first is None:
        return None
    span = 0 if day else 30 if month else 365
    minutes = int(hour) * 60 + int(minute) if hour else None
    return Day(first=first, last=first + span, minutes=minutes, utc=bool(utc))


def ordinal(year: int, month: int, day: int) -> int | None:
    """The proleptic ordinal of a day, None where there is no such day."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def spoken(day: int) -> str:
    """A day as the papers write it: "September 15, 1944"."""
    when = date.fromordinal(day)
    return f"{MONTHS[when.month - 1]} {when.day}, {when.year}"


def complete(written: PartialDate, at: Day | None, either_side: bool = False) -> Day | None:
    """The day that a written date means in a paper of day `at`; None where it cannot be said.

    Without a year it is the last such day up to the paper's own, the next one allowed (a paper dated by another
    clock); with `either_side`, as editors write, the nearest such day. A month without a day is the whole month.
    """
    if written.relative:
        return relative_day(written, at)
    minutes = clock(written)
    if written.month is None:
        return None if written.year is None else read_day(f"{written.year:04d}")
    year = written.year or which_year(written.month, written.day or 1, at, either_side)
    if year is None:
        return None
    first = ordinal(year, written.month, written.day or 1)
    if first is None:
        return None
    last = first if written.day else first + 30
    return Day(first=first, last=last, minutes=minutes, utc=written.utc)


def clock(written: PartialDate) -> int | None:
    """Minutes of the day, 24 o'clock being 1440."""
    return None if written.hour is None else written.hour * 60 + (written.minute or 0)


def which_year(month: int, day: int, at: Day | None, either_side: bool) -> int | None:
    """The year of a month and day seen from a paper."""
    if at is None or at.last - at.first > A_YEAR:
        return None
    around = date.fromordinal(at.last)
    years = [(around.year + step, ordinal(around.year + step, month, day)) for step in (-1, 0, 1)]
    known = [(year, when) for year, when in years if when is not None]
    if either_side:
        return min(known, key=lambda pair: abs(pair[1] - at.last))[0] if known else None
    before = [(year, when) for year, when in known if when <= at.last + 1]
    return before[-1][0] if before else None


def days_in_order(dates: Sequence[str | None]) -> list[Day | None]:
    """The days of papers that stand in a row, a year that only a slip explains put right.

    "May 4, 1965" between papers of May 4 and 5, 1956 (frus1955-57v15/d334) is May 4, 1956: the paper before and the
    one after are within two months of each other, this one is a year or more off both, and in their year within a
    month of the one before.
    """
    days = [read_day(one) for one in dates]
    for place in range(1, len(days) - 1):
        before, day, after = days[place - 1 : place + 2]
        if before and day and after and abs(before.last - after.first) <= 60:
            days[place] = in_year_of(day, before)
    return days


def in_year_of(day: Day, before: Day) -> Day:
    """The same month and day in the year of the paper before, where it is far off as it is and near then."""
    if abs(day.first - before.last) < 300 or day.first != day.last:
        return day
    when, around = date.fromordinal(day.first), date.fromordinal(before.last)
    moved = ordinal(around.year, when.month, when.day)
    if moved is None or abs(moved - before.last) > 31:
        return day
    return Day(first=moved, last=moved, minutes=day.minutes, utc=day.utc)


NEAR_ENOUGH = 92


def days_around(days: Sequence[Day | None]) -> list[Day | None]:
    """For each undated paper of a row the days from the last dated one before it to the first one after it, where
    those are within three months of each other; None for dated ones and for all others."""
    before: list[Day | None] = []
    for day in days:
        before.append(day or (before[-1] if before else None))
    after: Day | None = None
    found: list[Day | None] = []
    for place in range(len(days) - 1, -1, -1):
        earlier, after = before[place], days[place] or after
        between = days[place] is None and earlier and after and 0 <= after.first - earlier.last <= NEAR_ENOUGH
        found.append(Day(first=earlier.last, last=after.first) if between and earlier and after else None)
    return found[::-1]


STEPS = {"today": 0, "same": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def relative_day(written: PartialDate, at: Day | None) -> Day | None:
    """ "yesterday", "of same date", "of 15th instant", "ultimo", "proximo" seen from the paper's own day."""
    if at is None or at.first != at.last:
        return None
    here = date.fromordinal(at.first)
    if written.relative in STEPS:
        moved = at.first + STEPS[written.relative]
        return Day(first=moved, last=moved, minutes=clock(written), utc=written.utc)
    months = {"instant": 0, "ultimo": -1, "proximo": 1}.get(written.relative or "")
    if months is None or written.day is None:
        return None
    month = here.year * 12 + here.month - 1 + months
    first = ordinal(month // 12, month % 12 + 1, written.day)
    return None if first is None else Day(first=first, last=first, minutes=clock(written), utc=written.utc)


def as_iso(day: Day | None) -> str | None:
    """ISO as far as known: a day, with hour and minute where written; a month or a year."""
    if day is None:
        return None
    when = date.fromordinal(day.first).isoformat()
    if day.last != day.first:
        return when[:4] if day.last - day.first > 60 else when[:7]
    if day.minutes is None:
        return when
    return f"{when}T{day.minutes // 60:02d}:{day.minutes % 60:02d}{'Z' if day.utc else ''}"
