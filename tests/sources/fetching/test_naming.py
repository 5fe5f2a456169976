"""What typed names of volumes mean."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from redept.errors import FetchError
from redept.sources.fetching.naming import expand

SHEET = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text("utf-8"))
KNOWN = SHEET["known"]


@pytest.mark.parametrize("case", SHEET["case"], ids=lambda case: case["name"])
def test_a_name_means_what_the_case_says(case: dict[str, Any]) -> None:
    if "says" in case:
        with pytest.raises(FetchError, match=case["says"]):
            expand([case["name"]], KNOWN)
    else:
        assert list(expand([case["name"]], KNOWN)) == case["means"]


def test_a_volume_asked_for_twice_comes_once() -> None:
    assert expand(["frus1955-57v03", "frus1955-57v03..v04"], KNOWN) == ("frus1955-57v03", "frus1955-57v04")


def test_without_a_list_an_id_is_understood_and_a_range_is_not() -> None:
    assert expand(["frus1955-57v03"], None) == ("frus1955-57v03",)
    with pytest.raises(FetchError, match="a range needs it"):
        expand(["frus1955-57v03..v04"], None)


@settings(max_examples=60, deadline=None)
@given(some.text(max_size=20))
def test_any_words_give_ids_or_say_why_not(words: str) -> None:
    try:
        found = expand([words], KNOWN)
    except FetchError:
        return
    assert set(found) <= set(KNOWN)
