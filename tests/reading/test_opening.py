"""Where the heading of a paper stands."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Span
from redept.reading.opening import opening_from_text

CASES = tomllib.loads((Path(__file__).parent / "cases" / "headings.toml").read_text("utf-8"))["top"]


def words(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_heading_is_found_by_its_words_or_its_place(case: dict[str, Any]) -> None:
    text = case["text"].strip("\n")
    opening = opening_from_text(text, len(text))
    assert words(text, opening.source_line) == case["source_line"]
    assert words(text, opening.heading) == case["heading"]


@settings(max_examples=150, deadline=None)
@given(st.text("AaBb .:/19–(),\n[]", max_size=200))
def test_any_top_gives_spans_in_order(text: str) -> None:
    opening = opening_from_text(text, len(text))
    assert 0 <= opening.end <= len(text)
    for span in (opening.source_line, opening.heading, *opening.opener):
        assert span is None or 0 <= span.start <= span.end <= opening.end
