"""Signatures at the end of papers."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Party
from redept.reading.signature import signatures, signer

CASES = tomllib.loads((Path(__file__).parent / "cases" / "signatures.toml").read_text("utf-8"))["end"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][-40:])
def test_the_last_lines_give_the_signatures(case: dict[str, Any]) -> None:
    assert list(signatures(case["text"], 0, len(case["text"]))) == case["signatures"]


def test_a_signer_has_name_and_title_apart() -> None:
    assert signer("Arthur Radford\nChairman\nJoint Chiefs of Staff") == Party(
        name="Arthur Radford", office="Chairman, Joint Chiefs of Staff"
    )


@settings(max_examples=200, deadline=None)
@given(st.text("ABCde . ,[]\n/s”’()", max_size=160))
def test_any_end_is_read(text: str) -> None:
    for signature in signatures(text, 0, len(text)):
        assert signature.strip()
