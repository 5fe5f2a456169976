"""Dates as papers write them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.grammar.dates import iso, month_number, read_date, read_hour
from redept.model import PartialDate

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text("utf-8"))["dates"]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_words_give_their_date(words: str, expected: str) -> None:
    date = read_date(words)
    assert ((date and iso(date, 1950)) or "") == expected


def test_a_date_that_leans_on_another_says_how() -> None:
    assert read_date("telegram of same date") == PartialDate(relative="same")
    assert read_date("15th instant") == PartialDate(day=15, relative="instant")
    assert read_date("of 15th") == PartialDate(day=15)
    assert read_date("161225Z") == PartialDate(day=16, hour=12, minute=25, utc=True)


def test_hours_count_from_0_to_24() -> None:
    assert read_hour("8 p.m.") == (20, 0, False)
    assert read_hour("midnight") == (24, 0, False)
    assert read_hour("12:10 a.m.") == (0, 10, False)
    assert read_hour("no hour") is None


def test_months_are_known_by_their_first_letters() -> None:
    assert [month_number(word) for word in ("Sept.", "JUNE", "dec")] == [9, 6, 12]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from([words for words, _ in CASES]), st.text(max_size=5)), max_size=4).map(" ".join)
)
def test_any_words_give_a_date_or_none(words: str) -> None:
    date = read_date(words)
    if date is not None:
        iso(date, 1950)
        assert date.day is None or 1 <= date.day <= 31
