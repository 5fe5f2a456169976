"""The registers that ship with the program: facts in data files, loaded and checked once when first needed."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from redept.errors import RegisterError
from redept.grammar.register_checks import CHECKS


@cache
def register(name: str) -> dict[str, Any]:
    """The whole of `lexicon/NAME.toml`, as tomllib gives it; read from disk once in a process."""
    text = files("redept.grammar").joinpath("lexicon", f"{name}.toml").read_text("utf-8")
    return read_register(name, text, f"{name}.toml")


def read_register(name: str, text: str, place: str) -> dict[str, Any]:
    """The tables of a register in TOML; `RegisterError`, with the entry, for one that is doubled or contradicts."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegisterError(f"{place}: not well-formed TOML, or an entry twice ({error}); mend that line") from None
    if name in CHECKS:
        CHECKS[name](table, place)
    return table
