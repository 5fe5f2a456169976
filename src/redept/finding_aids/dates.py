"""Dates of a paper that disagree with one another."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from redept.finding_aids.finding import Finding
from redept.grammar.files import suffix_date, suffix_day
from redept.model import Entry

MOST_BEFORE = timedelta(days=2)
MOST_AFTER = timedelta(days=60)
"""An answer is often filed under the date of what it answers, so that a paper may be later than its file number; in
4,384 dated papers of 1948 to 1963 it is later by more than two days in seven of a hundred, earlier in two."""


def oddities(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Papers whose date and file number name days that lie far apart, and file numbers that name no day."""
    for entry in entries:
        said = whole_day(entry)
        if suffix_date(entry.file_number or "") is None or said is None or not 1944 <= said.year <= 1964:
            continue
        filed = suffix_day(entry.file_number or "")
        if filed is None:
            yield Finding(
                document=entry.id,
                code="file-number-without-day",
                message=f"file number {entry.file_number} ends like a date, but names no day",
                remedy="the file number may be misprinted or misread",
            )
        elif filed - said > MOST_BEFORE or said - filed > MOST_AFTER:
            yield Finding(
                document=entry.id,
                code="dates-disagree",
                message=f"the paper is of {said}, its file number {entry.file_number} of {filed}",
                remedy="one of them may be misprinted or misread",
            )


def whole_day(entry: Entry) -> date | None:
    """The day of a paper whose date was not taken from its file number."""
    if entry.date is None or entry.date_basis == "file number":
        return None
    try:
        return date.fromisoformat(entry.date[:10])
    except ValueError:
        return None
