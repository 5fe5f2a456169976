from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Volume
from redept.resolution.catalogue import by_title
from redept.resolution.volumes import roman, title_key, volume_named
from tests.resolution.papers import cases


@pytest.mark.parametrize("case", cases("volumes.toml"), ids=lambda case: case["words"])
def test_words_name_a_volume(case: dict[str, Any]) -> None:
    assert (volume_named(case["words"], case["citing"]) or "") == case["volume"]


def test_roman_numerals() -> None:
    assert [roman(letters) for letters in ("I", "IV", "IX", "XIX", "XXXVIII")] == [1, 4, 9, 19, 38]


TITLED = "Foreign Relations of the United States, 1969-1976, Volume E-9, Part 1, Documents on North Africa, 1973-1976"


def test_a_title_alone_is_the_same_with_and_without_its_number() -> None:
    cited = "Foreign Relations, 1969–1976, Documents on North Africa, 1973–1976"
    assert title_key(cited) == title_key(TITLED) == "1969-76 documents on north africa 1973 1976"
    assert title_key("Foreign Relations, Guatemala", "frus1952-54v04") == "1952-54 guatemala"
    assert title_key("Life, 1952–1954, Guatemala") is None


def test_a_title_that_two_volumes_share_leads_to_none() -> None:
    title = "Foreign Relations of the United States, 1952–1954, East Asia (in two parts): Volume XII, Part {}"
    shared = [Volume(id=f"frus1952-54v12p{part}", title=title.format(part)) for part in (1, 2)]
    guatemala = Volume(id="frus1952-54Guat", title="Foreign Relations of the United States, 1952–1954, Guatemala")
    assert by_title([*shared, guatemala]) == {"1952-54 guatemala": "frus1952-54Guat"}


@given(st.text(max_size=80), st.none() | st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_no_words_raise(words: str, citing: str | None) -> None:
    title_key(words, citing)
    found = volume_named(words, citing)
    assert found is None or found.startswith("frus")
