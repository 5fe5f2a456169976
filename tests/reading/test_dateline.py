"""Datelines, dates in headings and file numbers, receipt."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.reading.dateline import file_date, heading_date, is_dateline, note_date, read_dateline, received

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
