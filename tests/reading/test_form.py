"""Forms told by shape."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from redept.reading.form import form_of
from redept.reading.parties import parties_of

CASES = tomllib.loads((Path(__file__).parent / "cases" / "forms.toml").read_text("utf-8"))["paper"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['form']}: {case['heading'][:30]}")
def test_shape_tells_the_form_where_words_do_not(case: dict[str, Any]) -> None:
    sender, recipient = parties_of(case["heading"])
    form = form_of(
        case["heading"],
        case.get("source_line"),
        case.get("salutation"),
        case.get("numbered", False),
        sender,
        recipient,
        case.get("body", "Words follow."),
    )
    assert form == (case["form"] or None)
