"""Datelines, dates in headings and file numbers, receipt."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.reading.dateline import (
    abstract_date,
    estimated_date,
    file_date,
    heading_date,
    is_dateline,
    note_date,
    read_dateline,
    received,
)

CASES = tomllib.loads((Path(__file__).parent / "cases" / "datelines.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["line"], ids=lambda case: case["words"])
def test_a_dateline_gives_place_and_time(case: dict[str, Any]) -> None:
    found = read_dateline(case["words"])
    assert is_dateline(case["words"]) == (not case.get("other", False))
    if case.get("other"):
        assert found is None
        return
    assert found is not None
    assert (found.place, found.date, found.undated) == (case.get("place"), case.get("date"), case.get("undated", False))


@pytest.mark.parametrize("case", CASES["heading"], ids=lambda case: case["words"][:40])
def test_a_heading_may_end_in_place_and_date(case: dict[str, Any]) -> None:
    found = heading_date(case["words"])
    assert found is not None
    assert (found[0].place, found[0].date) == (case.get("place"), case["date"])
    assert case["words"][: found[1]] == case["before"]


@pytest.mark.parametrize(("number", "date"), CASES["file_numbers"].items())
def test_a_file_number_gives_a_date_only_by_its_suffix(number: str, date: str) -> None:
    found = file_date(number)
    assert (found[0] if found else "") == date
    assert found is None or 0.7 < found[1] < 1


@pytest.mark.parametrize(("words", "date"), CASES["received"].items())
def test_receipt_takes_the_missing_day_from_the_paper(words: str, date: str) -> None:
    assert received(words, "1934-01-13T13:00") == date


def test_a_paper_of_december_is_received_in_the_next_january() -> None:
    assert received("[Received January 2.]", "1949-12-22") == "1950-01-02"


def test_nothing_is_received_without_a_date() -> None:
    assert received("[Received 6 p.m.]", None) is None


def test_a_source_note_may_date_the_paper() -> None:
    assert note_date("Johnson Library. Secret. The source text is dated July 2, 1964.") == "1964-07-02"
    assert note_date("Johnson Library. Secret.") is None


@settings(max_examples=200, deadline=None)
@given(st.text("Washingto, 0123456789—–-[]().:Zpm uly\n", max_size=130))
def test_any_line_is_read_or_refused(line: str) -> None:
    found = read_dateline(line)
    assert (found is None) or is_dateline(line) or not line.strip() or found.date is not None or found.undated


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Paris, May 6–8, 1957.", "1957-05-06", "1957-05-08"),
        ("Washington, August 3 and 10, 1965.", "1965-08-03", "1965-08-10"),  # frus1964-68v18/d232
        ("Geneva, November 30–December 2, 1963.", "1963-11-30", "1963-12-02"),
        ("Istanbul, September 2/3, 1957—midnight.", "1957-09-02T24:00", "1957-09-03"),  # frus1955-57v13/d381
        (  # frus1955-57v08/d156
            "New Delhi, March 9, 1956, 4 p.m. and March 10, 1956, 10:30 a.m.",
            "1956-03-09T16:00",
            "1956-03-10",
        ),
        ("Paris, December 30, 1957–January 3, 1958.", "1957-12-30", "1958-01-03"),
        ("[?], April 30, 1960.", "1960-04-30", None),  # frus1958-60v01/d149
        ("Washington, December 30 or 31, 1957", "1957-12-30", None),
        ("Washington, May 4, 1958, 9–11 a.m.", "1958-05-04T09:00", None),
    ],
)
def test_a_span_of_days_has_its_last_day(line: str, first: str, last: str | None) -> None:
    found = read_dateline(line)
    assert found and (found.date, found.until) == (first, last)


@pytest.mark.parametrize(
    ("words", "year", "date"),
    [
        ("Confidential. Its probable date is July 18; see footnote 2.", 1972, "1972-07-18~"),  # frus1969-76v03/d234
        ("Secret. Drafted by Scott George (G/PM) on November 22, 1964.", None, "1964-11-22~"),
        ("Central Files 1970–73. Drafted by Golino on November 10; revised on December 2.", None, None),
        ("Secret. Received on May 2.", 1956, None),
    ],
)
def test_an_undated_paper_has_the_editors_estimate_where_the_year_is_known(
    words: str, year: int | None, date: str | None
) -> None:
    assert estimated_date(words, year) == date


def test_a_letter_is_less_surely_of_its_filing_day_than_a_telegram() -> None:
    number = "611.51/5-458"
    assert file_date(number, "Letter") == ("1958-05-04", 0.7)
    assert file_date(number, "Telegram") == ("1958-05-04", 0.86)


@pytest.mark.parametrize(
    ("tail", "number", "words", "found"),
    [
        (", November 19", "373.56361/11-1962", "Secret. 3 pp.", ("1962-11-19", 0.98)),  # frus1961-63v10-12mSupp/d546
        (", December 31", "611.37/1-262", "Secret.", None),  # filed in the next year
        (", January 27", None, "DOS, INR/IL Historical Files, Cuba Program, Jan 21, 1961.", ("1961-01-27", 0.9)),
        (", June 26", None, "DOS, INR/IL Historical Files, Cuba, 1961 and 1962.", None),
        (", June 26", None, "Secret. 3 pp.", None),
        (", February 1953", None, "Secret.", None),
    ],
)
def test_an_abstract_without_a_year_has_that_of_its_file(
    tail: str, number: str | None, words: str, found: tuple[str, float] | None
) -> None:
    assert abstract_date(tail, number, words) == found
