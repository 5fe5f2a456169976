"""Parties in headings."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.grammar.offices import parties, sides
from redept.model import Party

CASES = tomllib.loads((Path(__file__).parent / "cases" / "parties.toml").read_text("utf-8"))["heading"]


def expected(rows: list[list[str]]) -> tuple[Party, ...]:
    """Rows of name, office and, where the party is away, the place."""
    return tuple(
        Party(name=name or None, office=office or None, at=where[0] if where else None) for name, office, *where in rows
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"][:60])
def test_a_heading_gives_its_parties(case: dict[str, Any]) -> None:
    sender, recipient = sides(case["words"])
    assert parties(sender) == expected(case["sender"])
    assert parties(recipient or "") == expected(case["recipient"])


def test_words_without_to_are_the_sender_alone() -> None:
    assert sides("the Secretary of State") == ("the Secretary of State", None)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("ABcdé’.,;()[] \n0", max_size=6) | st.sampled_from([" to ", " and ", "the ", "of ", "King"])))
def test_any_words_give_parties(pieces: list[str]) -> None:
    words = "".join(pieces)
    sender, recipient = sides(words)
    for party in (*parties(sender), *parties(recipient or "")):
        assert party.name or party.office
