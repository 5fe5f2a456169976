"""Which words of a source note cite the archive, and which behind a heading are an abstract."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from redept.grammar.kept import place_kept, without_abstract

CASES = tomllib.loads((Path(__file__).parent / "cases" / "kept.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"][:40])
def test_the_place_is_what_the_editors_cite(case: dict[str, str]) -> None:
    assert (place_kept(case["words"]) or "") == case["place"]


@pytest.mark.parametrize(
    ("heading", "bare"),
    [
        (
            "Telegram 94 to Tegucigalpa, October 4, 1963. Contact. Confidential. 1 p. Kennedy Library, NSF.",
            "Telegram 94 to Tegucigalpa, October 4, 1963",
        ),
        ("Letter from Mr. Dulles to Sir A. Eden", "Letter from Mr. Dulles to Sir A. Eden"),
        ("", ""),
    ],
)
def test_an_abstract_is_no_part_of_a_heading(heading: str, bare: str) -> None:
    assert without_abstract(heading) == bare


@given(some.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_odd_words_are_never_refused(words: str) -> None:
    assert (place_kept(words) or "x").strip()
    assert words.startswith(without_abstract(words))
