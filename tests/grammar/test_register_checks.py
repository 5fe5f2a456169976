"""Registers with a doubled or contradictory entry are refused whole, in one sentence that names the entry."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import RegisterError
from redept.grammar.register import read_register, register
from redept.grammar.register_checks import CHECKS

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "register_checks.toml").read_text("utf-8")
)["refused"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 3000) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["city", "from", "0", "x"]), inner),
    max_leaves=8,
)


def shipped(name: str) -> str:
    return files("redept.grammar").joinpath("lexicon", f"{name}.toml").read_text("utf-8")


@pytest.mark.parametrize("name", CHECKS)
def test_the_registers_that_ship_hold(name: str) -> None:
    assert read_register(name, shipped(name), name) == register(name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['register']}: {case['told'][:40]}")
def test_a_doubled_or_contradictory_entry_is_told(case: dict[str, Any]) -> None:
    text = shipped(case["register"])
    assert text.count(case["was"]) >= 1
    changed = text.replace(case["was"], case["is"].replace("\\n", "\n"), 1)
    with pytest.raises(RegisterError) as told:
        read_register(case["register"], changed, f"{case['register']}.toml")
    assert case["told"] in str(told.value)
    assert str(told.value).startswith(f"{case['register']}.toml: ")


@pytest.mark.parametrize("name", CHECKS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_odd_tables_are_refused_or_hold(name: str, data: st.DataObject) -> None:
    table = dict(register(name))
    table[data.draw(st.sampled_from(sorted(table)))] = data.draw(VALUES)
    try:
        CHECKS[name](table, "x")
    except RegisterError as told:
        assert str(told).startswith("x: ")
