"""Forms of papers."""

import tomllib
from pathlib import Path

import pytest

from redept.grammar.forms import form_of_heading, form_of_suffix
from redept.grammar.register import register

CASES = tomllib.loads((Path(__file__).parent / "cases" / "forms.toml").read_text("utf-8"))


@pytest.mark.parametrize(("heading", "form"), CASES["headings"].items())
def test_a_heading_names_its_form(heading: str, form: str) -> None:
    assert form_of_heading(heading) == (form or None)


@pytest.mark.parametrize(("suffix", "form"), CASES["suffixes"].items())
def test_a_source_line_names_its_form(suffix: str, form: str) -> None:
    assert form_of_suffix(suffix) == (form or None)


def test_no_form_stands_twice_in_the_register() -> None:
    names = [form["name"] for form in register("forms")["form"]]
    assert len(names) == len(set(names))
