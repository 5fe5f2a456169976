from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.resolution.volumes import roman, volume_named
from tests.resolution.papers import cases


@pytest.mark.parametrize("case", cases("volumes.toml"), ids=lambda case: case["words"])
def test_words_name_a_volume(case: dict[str, Any]) -> None:
    assert (volume_named(case["words"], case["citing"]) or "") == case["volume"]


def test_roman_numerals() -> None:
    assert [roman(letters) for letters in ("I", "IV", "IX", "XIX", "XXXVIII")] == [1, 4, 9, 19, 38]


@given(st.text(max_size=80), st.none() | st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_no_words_raise(words: str, citing: str | None) -> None:
    found = volume_named(words, citing)
    assert found is None or found.startswith("frus")
