"""Small corpora for tests: entries and references from plain tables."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from redept.model import Entry, Reference
from redept.resolution import Catalogue

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file."""
    found: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    return found


def entries(papers: Iterable[dict[str, Any]]) -> list[Entry]:
    """Entries from tables that give only what matters."""
    return [
        msgspec.convert(
            {"form": None, "heading": None, "volume": paper["id"].partition("/")[0], "sequence": place, **paper}, Entry
        )
        for place, paper in enumerate(papers)
    ]


def reference(document: str, table: dict[str, Any], start: int = 100) -> Reference:
    """A reference from a table that gives only what matters."""
    end = start + len(table["text"])
    made: Reference = msgspec.convert(
        {
            "id": f"{document}@{start}-{end}",
            "document": document,
            "layer": "body",
            "start": start,
            "end": end,
            "rule": "by hand",
            **table,
        },
        Reference,
    )
    return made


def catalogue(papers: Iterable[dict[str, Any]]) -> Catalogue:
    """A catalogue of such entries."""
    return Catalogue(entries(papers))
