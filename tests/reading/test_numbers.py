"""The numbers that papers carry."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import OwnNumber
from redept.reading.numbers import own_numbers
from redept.reading.repeats import addressees, copies, date_time_group

CASES = tomllib.loads((Path(__file__).parent / "cases" / "numbers.toml").read_text("utf-8"))
OWN = OwnNumber(number="439", from_="Tehran", to="Department")


@pytest.mark.parametrize("case", CASES["paper"], ids=lambda case: case.get("heading", case["body"])[:40])
def test_a_paper_gives_its_own_number_first(case: dict[str, Any]) -> None:
    found = own_numbers(case["form"], case.get("heading", ""), case.get("opener", []), case["body"])
    assert [[number.number, number.number_series] for number in found] == case["numbers"]


@pytest.mark.parametrize("case", CASES["copies"], ids=lambda case: case.get("tail", case.get("note"))[-40:])
def test_copies_have_numbers_of_their_own(case: dict[str, Any]) -> None:
    found = copies(case.get("tail", ""), case.get("note", ""), OWN, 1948)
    assert [[number.number, number.number_series, number.to] for number in found] == case["numbers"]
    assert all(number.role == "repeat" and number.from_ == "Tehran" for number in found)


@pytest.mark.parametrize("case", CASES["addressees"], ids=lambda case: case.get("tail", case.get("note"))[-40:])
def test_a_message_names_those_to_whom_it_was_repeated(case: dict[str, Any]) -> None:
    assert addressees(case.get("tail", ""), case.get("note", ""), 1958) == case["found"]


@pytest.mark.parametrize(
    ("head", "group"),
    [
        ("AMEMBASSY TRIPOLI 169\nO R 261346Z JAN 70 ZFF-1\n\nFM\n", "261346Z"),
        ("TELEGRAM\n211420Z\n", "211420Z"),
        ("1. At 261346Z they left.\n", None),
    ],
)
def test_a_raw_cable_has_its_date_time_group_in_its_head(head: str, group: str | None) -> None:
    assert date_time_group(head) == group


@settings(max_examples=200, deadline=None)
@given(
    st.text("0123456789. ,/–-[]()ZASecto\n", max_size=120), st.sampled_from(["Telegram", "Airgram", "Message", None])
)
def test_any_beginning_gives_numbers_that_have_digits(body: str, form: str | None) -> None:
    for number in own_numbers(form, body[:40], [body[40:60]], body):
        assert any(letter.isdigit() or letter in "IVX" for letter in number.number)
