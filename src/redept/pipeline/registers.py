"""Registers of office holders: taken in, and found for a corpus."""

import os
from collections.abc import Callable
from pathlib import Path

from redept import corpus, people
from redept.errors import AuthorityError
from redept.model import (
    Authority,
)

AUTHORITIES: dict[str, Callable[[Path], Authority]] = {"pocom": people.read_pocom}


def import_authority(name: str, path: str | Path, corpus_path: str | Path) -> tuple[Authority, bool]:
    """Take a register of office holders into a corpus, whole or not at all; whether it was new there.

    `AuthorityError` where the register cannot be read or is none that this program knows.
    """
    if name not in AUTHORITIES:
        raise AuthorityError(f"{name}: no register of that name; there is {', '.join(AUTHORITIES)}")
    authority = AUTHORITIES[name](Path(path))
    with corpus.open_writer(corpus_path) as writer:
        return authority, writer.store_authority(authority)


def recognizer(pipeline: str) -> people.Recognizer:
    """The spaCy pipeline of a name or folder, made ready to find names; RedeptError where it cannot be used."""
    return people.Recognizer(pipeline)


def own_registers() -> Path:
    """The corpus file in which registers are kept that belong to no corpus: in REDEPT_DATA, else the user's data."""
    base = os.environ.get("REDEPT_DATA")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "redept"
    return (Path(base) if base else data) / "registers.redept"


def register_for(corpus_path: str | Path) -> people.Register | None:
    """The register of a corpus, else the user's own; None where neither has one."""
    for path in (Path(corpus_path), own_registers()):
        if path.exists():
            with corpus.open_reader(path) as reader:
                authority = reader.authority("pocom")
            if authority is not None:
                return people.Register(authority)
    return None
