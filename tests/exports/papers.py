"""Records for tests of exports, made from the plain cases that the tests read."""

import tomllib
from pathlib import Path
from typing import Any

from redept.model import ArchivalSource, Document, OwnNumber, PageBreak, Volume

ROOMS = Path(__file__).parents[1]


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file, as "exports/manuals.toml"."""
    found: list[dict[str, Any]] = tomllib.loads((ROOMS / name.replace("/", "/cases/")).read_text("utf-8"))["case"]
    return found


def document(said: dict[str, Any]) -> Document:
    """A document with what a case says of it."""
    known = dict(said)
    number, last = known.pop("number", None), known.pop("last_page", None)
    source = ArchivalSource(
        text=known.pop("source", None), repository=known.pop("repository", None), lot=known.pop("lot", None)
    )
    plain = {"heading": None, "form": None, "file_number": None, "text": "", "volume": known["id"].rpartition("/")[0]}
    return Document(
        **{**plain, **known},
        source=source,
        numbers=(OwnNumber(number=number),) if number else (),
        page_breaks=(PageBreak(page=last, start=0, end=0),) if last else (),
    )


def volume(said: dict[str, Any]) -> Volume | None:
    """The volume that a case names; None where it names none."""
    return Volume(**said["volume"]) if "volume" in said else None
