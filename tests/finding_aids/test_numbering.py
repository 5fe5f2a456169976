"""Numbers that do not fit their series are found, and those that do are left alone."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.finding_aids.numbering import longest_rising, oddities
from redept.model import Entry, OwnNumber

CASES = tomllib.loads((Path(__file__).parent / "cases" / "numbering.toml").read_text("utf-8"))["series"]


def entry(line: str) -> Entry:
    """`d1 Moscow Department 3652 1944-09-24`, with a series word before the number where there is one."""
    name, from_, to, *word, number, date = line.split()
    own = OwnNumber(number=number, number_series=" ".join(word), from_=from_, to=to)
    return Entry(id=name, volume="v", sequence=0, form=None, heading=None, numbers=(own,), date=date)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_oddities_of_a_series(case: dict[str, list[str]]) -> None:
    found = [f"{one.document} {one.code}" for one in oddities(map(entry, case["messages"]))]
    assert found == case["odd"]


def test_estimated_dates_and_papers_without_parties_do_not_count() -> None:
    first = entry("d1 Moscow Department 1 1944-09-24")
    others = [
        Entry(
            id="d2",
            volume="v",
            sequence=1,
            form=None,
            heading=None,
            numbers=first.numbers,
            date="1944-10-24",
            date_basis="file number",
        ),
        Entry(id="d3", volume="v", sequence=2, form=None, heading=None, numbers=first.numbers),
        Entry(
            id="d4",
            volume="v",
            sequence=2,
            form=None,
            heading=None,
            numbers=(OwnNumber(number="1"),),
            date="1944-10-24",
        ),
    ]
    assert list(oddities([first, *others])) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 20), max_size=12))
def test_the_longest_rising_run_rises_and_none_is_longer(numbers: list[int]) -> None:
    run = longest_rising(numbers)
    assert run == sorted(run)
    chosen = [numbers[place] for place in run]
    assert chosen == sorted(chosen)
    longest: list[int] = []
    for number in numbers:
        longest.append(
            1 + max((length for length, other in zip(longest, numbers, strict=False) if other <= number), default=0)
        )
    assert len(run) == max(longest, default=0)
