"""The tools that look at a whole corpus do so, here on the specimen: `make pasted`, `make exported`, `make patched`."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from redept import pipeline

TOOLS = Path(__file__).parent.parent / "tools"
VOLUME = str(files("redept") / "specimen" / "specimen.xml")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "specimen.redept"
    pipeline.add(path, [Path(VOLUME)])
    return path


def said(tool: str, *words: object) -> list[str]:
    """What a tool prints, which must end well."""
    done = subprocess.run(
        [sys.executable, str(TOOLS / tool), *map(str, words)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_every_citation_of_every_paper_finds_it(corpus: Path) -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in said("round_trip.py", corpus)]
    assert rows[0] == ["form", "papers", "alone", "several", "each", "wrong", "none", "no form"]
    assert {row[0] for row in rows[2:]} >= {"series", "item", "archival", "mla"}
    assert all(row[5:7] == ["0", "0"] for row in rows[2:])


def test_what_is_exported_is_what_the_search_finds(corpus: Path) -> None:
    forms = ("documents", "references", "wanted", "csl-json", "csv", "sqlite", "tei")
    rows = said("whole_exports.py", corpus, *forms, "--query", "form:telegram")
    assert [row.split(" | ")[0].strip("| ") for row in rows[2:]] == list(forms)
    assert not [row for row in rows if "the corpus:" in row]


def test_a_patch_adds_nothing_else(corpus: Path) -> None:
    rows = said("patch_check.py", corpus, VOLUME)
    assert rows[0].startswith("specimen: ") and "added" in rows[0]
    assert "  bytes, characters, targets, places and records hold" in rows
