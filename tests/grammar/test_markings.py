"""Markings in openers and source notes."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from redept.grammar.markings import Markings, marking_line, marking_sentence

CASES = tomllib.loads((Path(__file__).parent / "cases" / "markings.toml").read_text("utf-8"))


def expected(case: dict[str, Any]) -> Markings:
    return Markings(
        classification=case.get("classification"),
        precedence=tuple(case.get("precedence", ())),
        handling=tuple(case.get("handling", ())),
    )


@pytest.mark.parametrize("case", CASES["line"], ids=lambda case: case["words"])
def test_a_line_of_markings_is_read_and_no_other(case: dict[str, Any]) -> None:
    assert marking_line(case["words"]) == (None if case.get("other") else expected(case))


@pytest.mark.parametrize("case", CASES["sentence"], ids=lambda case: case["words"][:50])
def test_a_source_note_gives_its_markings(case: dict[str, Any]) -> None:
    found = marking_sentence(case["words"])
    assert found is not None
    assert found[0] == expected(case)
    assert case["words"][found[1] :].startswith(case["classification"])


def test_a_note_without_a_classification_gives_none() -> None:
    assert marking_sentence("Secretary Dulles saw this paper.") is None
