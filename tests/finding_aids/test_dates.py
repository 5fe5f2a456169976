"""Dates of a paper that disagree are found."""

import tomllib
from pathlib import Path

import pytest

from redept.finding_aids.dates import oddities
from redept.model import Entry

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text("utf-8"))["papers"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_date_is_compared_with_the_file_number(case: dict[str, str]) -> None:
    date, file_number = case.get("date"), case["file_number"]
    entry = Entry(
        id="v/d1",
        volume="v",
        sequence=0,
        form=None,
        heading=None,
        date=date,
        date_basis="dateline",
        file_number=file_number,
    )
    assert [one.code for one in oddities([entry])] == ([case["odd"]] if "odd" in case else [])


def test_a_date_taken_from_the_file_number_agrees_with_it() -> None:
    entry = Entry(
        id="v/d1",
        volume="v",
        sequence=0,
        form=None,
        heading=None,
        date="1948-01-01",
        date_basis="file number",
        file_number="711.62114/9-2444",
    )
    assert list(oddities([entry])) == []
