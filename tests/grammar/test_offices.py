"""Parties in headings."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.grammar.offices import parties, sides
from redept.model import Party

CASES = tomllib.loads((Path(__file__).parent / "cases" / "parties.toml").read_text("utf-8"))["heading"]


def expected(rows: list[list[str]]) -> tuple[Party, ...]:
    return tuple(Party(name=name or None, office=office or None) for name, office in rows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"][:60])
def test_a_heading_gives_its_parties(case):
    sender, recipient = sides(case["words"])
    assert parties(sender) == expected(case["sender"])
    assert parties(recipient or "") == expected(case["recipient"])


def test_words_without_to_are_the_sender_alone():
    assert sides("the Secretary of State") == ("the Secretary of State", None)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ABcd é’.,;()[] \n0").map(str) | st.sampled_from([" to ", " and ", "the ", "of "])))
def test_any_words_give_parties(words):
    sender, recipient = sides(words)
    for party in (*parties(sender), *parties(recipient or "")):
        assert party.name or party.office
