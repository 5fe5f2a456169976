"""The first and the last day of a date as the records write it."""

import calendar
import re

ONE_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?")


def bounds(date: str | None) -> tuple[str, str] | None:
    """First and last day of an ISO or EDTF date: "1944-09?" gives ("1944-09-01", "1944-09-30").

    None where there is no date, or none with a year.
    """
    found = [days(*match.groups()) for match in ONE_DATE.finditer(date or "")]
    if not found:
        return None
    return min(first for first, _ in found), max(last for _, last in found)


def days(year: str, month: str | None, day: str | None) -> tuple[str, str]:
    """First and last day of one date, of which parts may be missing or written X."""
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if month is None or not month.isdigit() or not 1 <= int(month) <= 12:
        return f"{first}-01-01", f"{last}-12-31"
    if day is not None and day.isdigit():
        return f"{first}-{month}-{day}", f"{last}-{month}-{day}"
    length = calendar.monthrange(max(int(last), 1), int(month))[1]
    return f"{first}-{month}-01", f"{last}-{month}-{length:02}"
