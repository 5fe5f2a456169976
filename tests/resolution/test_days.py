from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import PartialDate
from redept.resolution.days import Day, as_iso, complete, days_around, read_day, spoken


@pytest.mark.parametrize(
    ("written", "paper", "editor", "iso"),
    [
        (PartialDate(month=9, day=15, hour=20), "1944-09-24", False, "1944-09-15T20:00"),
        (PartialDate(month=12, day=28), "1955-01-03", False, "1954-12-28"),
        (PartialDate(month=1, day=4), "1955-01-03", False, "1955-01-04"),
        (PartialDate(month=1, day=20), "1955-01-03", False, "1954-01-20"),
        (PartialDate(month=1, day=20), "1955-01-03", True, "1955-01-20"),
        (PartialDate(month=12, day=28), "1955-01-03", True, "1954-12-28"),
        (PartialDate(year=1953, month=1, day=20), "1955-01-03", False, "1953-01-20"),
        (PartialDate(month=2, day=29), "1956-03-03", False, "1956-02-29"),
        (PartialDate(month=2, day=30), "1956-03-03", False, None),
        (PartialDate(relative="yesterday"), "1956-03-01", False, "1956-02-29"),
        (PartialDate(relative="same"), "1956-03-01T10:00", False, "1956-03-01"),
        (PartialDate(relative="instant", day=15), "1934-01-20", False, "1934-01-15"),
        (PartialDate(relative="ultimo", day=15), "1934-01-20", False, "1933-12-15"),
        (PartialDate(month=9, day=15, hour=24), "1944-09-24", False, "1944-09-15T24:00"),
        (PartialDate(year=1944, month=9), "1944-09-24", False, "1944-09"),
        (PartialDate(month=9, day=15), None, False, None),
    ],
)
def test_a_written_date_is_completed(written: PartialDate, paper: str | None, editor: bool, iso: str | None) -> None:
    assert as_iso(complete(written, read_day(paper), either_side=editor)) == iso


def test_stored_dates_are_taken_apart() -> None:
    stretch = read_day("1944-09-23/1944-09-25")
    assert stretch is not None
    assert (spoken(stretch.first), spoken(stretch.last)) == ("September 23, 1944", "September 25, 1944")
    month = read_day("1944-09")
    assert month is not None
    assert month.first == date(1944, 9, 1).toordinal()
    assert read_day("odd") is None
    assert read_day("1944-13-40") is None


@given(st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_no_stored_date_raises(iso: str) -> None:
    assert read_day(iso) is None or iso


def test_an_undated_paper_lies_between_its_neighbours() -> None:
    days = [read_day(one) for one in ("1959-05-25", None, None, "1959-06-03", None, "1961-01-01", None)]
    between = Day(first=days[0].last, last=days[3].first)  # type: ignore[union-attr]
    assert days_around(days) == [None, between, between, None, None, None, None]
