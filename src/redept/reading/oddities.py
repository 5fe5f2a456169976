"""What is missing in the header of a paper, or does not agree: each oddity a problem."""

from redept.model import Mark, OwnNumber, Problem
from redept.reading.dated import Dated, marked_date
from redept.reading.dateline import file_date
from redept.reading.layout import Layout
from redept.reading.numbers import TELEGRAPHIC
from redept.reading.source_note import SourceNote

FAR_APART = 45
"""Days between dateline and file date that call for a look."""

SHORTEST_MESSAGE = 80
"""Code points of a body in which a number is missed."""


def heading_missing(heading: str | None) -> tuple[Problem, ...]:
    """A paper that begins without a heading."""
    if heading is not None:
        return ()
    return (
        Problem(
            code="heading-missing",
            message="the paper begins without a heading",
            start=0,
            end=0,
            expected='a first line such as "The Ambassador in France (Bruce) to the Secretary of State"',
            remedy="copy the page from its heading on; sender and addressee stay unknown without it",
        ),
    )


def number_missing(layout: Layout, form: str | None, numbers: tuple[OwnNumber, ...]) -> tuple[Problem, ...]:
    """A message that should have a number and bears none, or only those it was repeated under."""
    start, end = layout.body.start, layout.body.end
    numbered = any(one.role != "repeat" for one in numbers)
    if form is None or form not in TELEGRAPHIC or numbered or end - start <= SHORTEST_MESSAGE:
        return ()
    return (
        Problem(
            code="number-missing",
            message=f"{form.lower()} without a number of its own",
            start=start,
            end=min(start + 40, end),
            expected="a number at the beginning of the text or in the heading",
            remedy="look at the printed page",
        ),
    )


def dates_disagree(layout: Layout, dated: Dated, note: SourceNote) -> tuple[Problem, ...]:
    """A dateline or heading far from the day in the file number."""
    filed = file_date(note.file_number) if note.file_number and dated.basis in ("dateline", "heading") else None
    if not filed or not dated.date or days_between(filed[0], dated.date) <= FAR_APART:
        return ()
    return (
        Problem(
            code="dates-disagree",
            message=f"dated {dated.date[:10]}, but filed under {filed[0]} ({note.file_number})",
            start=layout.heading.start if layout.heading else None,
            end=layout.heading.end if layout.heading else None,
            expected="a file date on or soon after the paper's own",
            remedy="one of the two may be a misprint; compare with the papers around it",
        ),
    )


def date_marked_otherwise(marks: tuple[Mark, ...], dated: Dated) -> tuple[Problem, ...]:
    """A date that the source marks otherwise than its words say (frus1961-63v12/d275: "April 27", marked April 2)."""
    marked = marked_date(marks)
    if not marked or not dated.date or dated.basis != "dateline" or marked[:10] == dated.date[:10]:
        return ()
    if len(dated.date) < 10:
        return ()
    place = next(mark for mark in marks if mark.kind == "date" and mark.value)
    return (
        Problem(
            code="date-marked-otherwise",
            message=f"the words say {dated.date[:10]}, the markup says {marked[:10]}",
            start=place.start,
            end=place.end,
            expected="one date",
            remedy="the words are followed here; look at the printed page",
        ),
    )


def days_between(one: str, other: str) -> int:
    """Days between two ISO dates, near enough; 0 where one has no day."""
    if len(one) < 10 or len(other) < 10:
        return 0
    first, second = (int(d[:4]) * 365.25 + int(d[5:7]) * 30.44 + int(d[8:10]) for d in (one, other))
    return int(abs(first - second))
