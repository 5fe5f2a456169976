"""The registers that ship with the program: facts in data files, loaded once when first needed."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def register(name: str) -> dict[str, Any]:
    """The whole of `lexicon/NAME.toml`, as tomllib gives it; read from disk once in a process."""
    return tomllib.loads(files("redept.grammar").joinpath("lexicon", f"{name}.toml").read_text("utf-8"))
