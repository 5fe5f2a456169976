"""Papers of the years before 1920."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from redept.model import SourceText
from redept.reading import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "early.toml").read_text("utf-8"))["paper"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_an_early_paper_is_read(case: dict[str, Any]) -> None:
    (found,) = read(
        SourceText(volume=None, document="p", text=case["text"].strip("\n"), format="text", place_in_file="p:1")
    )
    assert found.heading == case["heading"]
    assert (found.sender[0].name or "", found.recipient[0].name or "") == (case["sender"], case["recipient"])
    assert (found.place, found.date) == (case["place"], case["date"])
    assert found.received == case.get("received")
    assert found.signatures == (case["signature"],)
    assert found.form == case["form"] if "form" in case else found.form is not None
    assert [one.number for one in found.numbers] == ([case["number"]] if "number" in case else [])
