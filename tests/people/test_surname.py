"""Surnames with nothing beside them are decided at once, and as the long way decides them."""

import tomllib
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import ListedPerson, PersonMention
from redept.people import listed
from redept.people.beside import InSmall, Word
from redept.people.listed import Index

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "listed.toml").read_text("utf-8"))
PERSONS = tuple(ListedPerson(**row) for row in (*CASES["persons"], *CASES["more_persons"]))
SURNAMES = [
    "Dulles",
    "ALLEN",
    "Johnson",
    "Chou",
    "Bundy",
    "Nhu",
    "Ball",
    "King",
    "Sukarno",
    "deGaulle",
    "Okcun",
    "Ayub",
]
MARKS = (
    " ",
    "",
    "\n",
    "\n\n",
    ". ",
    ", ",
    " (",
    ")",
    "’s ",
    "’",
    "-",
    "–",
    "1 ",
    "2. ",
    ": ",
    "[",
    " . ",
    "’S",
    "\u00a0",
)
WORDS = [
    "Mr",
    "Ambassador",
    "the",
    "said",
    "ball",
    "king",
    "de",
    "Allen",
    "U",
    "Jr",
    "Library",
    "John",
    "is",
    "Gov",
    "M",
]


def the_long_way(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[PersonMention, ...]:
    """What is found where every place is read with the words beside it."""
    with monkeypatch.context() as changed:
        changed.setattr(listed, "title_before", lambda text, start: None)
        return Index(PERSONS).find(text)


@given(st.lists(st.tuples(st.sampled_from(SURNAMES + WORDS), st.sampled_from(MARKS)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_a_surname_alone_is_decided_as_the_long_way_decides_it(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in pieces)
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert Index(PERSONS).find(text) == the_long_way(text, monkeypatch)


@pytest.mark.skipif(not isinstance(Index.here, FunctionType), reason="compiled code calls its own methods directly")
def test_most_surnames_are_decided_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def here(self: Index, text: str, word: Word, in_small: InSmall) -> None:
        read.append(text[word.start - 3 : word.end])

    monkeypatch.setattr(Index, "here", here)
    Index(PERSONS).find("Mr. Sukarno met Ambassador Harriman (Harriman’s note). W. A. Harriman left; it was Harriman")
    assert read == ["A. Harriman"]
