"""Dates as a footnote prints them, and as other formats split them."""

import re

from redept.grammar.dates import MONTHS

DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def in_words(date: str | None) -> str | None:
    """A record's date for people: "1949-01-14T14:00" is "January 14, 1949", an interval has both its ends.

    Doubtful dates stand in brackets with a question mark; what is no date stays as it is.
    """
    if not date:
        return None
    ends = [day_in_words(one) or one for one in date.strip("[]{}").replace("..", "/").split("/") if one]
    words = "–".join(dict.fromkeys(ends))
    return f"[{words}?]" if doubtful(date) else words


def doubtful(date: str) -> bool:
    """Whether EDTF marks the date as uncertain or as an estimate."""
    return any(sign in date for sign in "?~%")


def day_in_words(date: str) -> str | None:
    parts = parts_of(date)
    if not parts:
        return None
    year, *rest = parts
    if not rest:
        return str(year)
    month = MONTHS[rest[0] - 1]
    return f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"{month} {year}"


def parts_of(date: str | None) -> list[int]:
    """Year, month and day as far as known, the first end of an interval: "1944-09?" is [1944, 9]."""
    found = DAY.match((date or "").lstrip("[{"))
    if found is None:
        return []
    parts = [int(part) for part in found.groups() if part]
    valid = len(parts) < 2 or 1 <= parts[1] <= 12
    return parts if valid else parts[:1]


def iso(date: str | None) -> str | None:
    """The day, month or year alone, without hour and doubt: what formats take that know no more."""
    found = DAY.match((date or "").lstrip("[{"))
    return found[0] if found else None
