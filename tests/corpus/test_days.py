"""Dates as records write them have a first and a last day."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.corpus.days import bounds

CASES = tomllib.loads((Path(__file__).parent / "cases" / "days.toml").read_text("utf-8"))["days"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["date"])
def test_a_date_has_a_first_and_a_last_day(case: dict[str, str]) -> None:
    expected = (case["first"], case["last"]) if "first" in case else None
    assert bounds(case["date"]) == expected


def test_no_date_has_no_days() -> None:
    assert bounds(None) is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789X-/?~T:.Z[]", max_size=24))
def test_any_writing_of_a_date_is_taken(date: str) -> None:
    found = bounds(date)
    assert found is None or found[0] <= found[1]
