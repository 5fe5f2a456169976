import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.grammar.posts import office_post, post_named, same_post

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "posts.toml").read_text("utf-8")
)


def called(case: dict[str, Any]) -> str:
    return f"{case['words']} {case.get('year', '')}".strip() or "nothing"


@pytest.mark.parametrize("case", CASES["named"], ids=called)
def test_words_name_their_post(case: dict[str, Any]) -> None:
    assert post_named(case["words"], case.get("year")) == case.get("post")


@pytest.mark.parametrize("case", CASES["offices"], ids=called)
def test_an_office_stands_at_its_post(case: dict[str, Any]) -> None:
    assert office_post(case["words"], case.get("year")) == case.get("post")


def test_a_mission_may_be_the_city_it_sits_in() -> None:
    assert same_post("USNATO", "Paris")
    assert same_post("Paris", "USNATO")
    assert not same_post("Paris", "London")


@given(st.text(max_size=120), st.none() | st.integers(min_value=1, max_value=9999))
@settings(max_examples=150, deadline=None)
def test_no_words_raise(words: str, year: int | None) -> None:
    for found in (post_named(words, year), office_post(words, year)):
        assert found is None or found
