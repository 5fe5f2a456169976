"""The registers that ship with the program: facts in data files, loaded and checked once when first needed."""

from functools import cache
from importlib.resources import files
from typing import Any

from redept.grammar.register_checks import CHECKS
from redept.grammar.register_rows import parsed


@cache
def register(name: str) -> dict[str, Any]:
    """The whole of `lexicon/NAME.toml`, as tomllib gives it; read from disk once in a process."""
    text = files("redept.grammar").joinpath("lexicon", f"{name}.toml").read_text("utf-8")
    return read_register(name, text, f"{name}.toml")


def read_register(name: str, text: str, place: str) -> dict[str, Any]:
    """The tables of a register in TOML; `RegisterError`, with the entry, for one that is doubled or contradicts."""
    table = parsed(text, place)
    if name in CHECKS:
        CHECKS[name](table, place)
    return table
