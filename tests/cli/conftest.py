"""What the tests of the command line share."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

TELEGRAM = """711.62114/9–2444: Telegram

The Ambassador in the Soviet Union (Harriman) to the Secretary of State

3652. ReDept’s 2212, September 15, 8 p.m. The Embassy has taken no action.

Harriman
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`run("read", "paper.txt")`: the command in a process of its own, in an empty folder."""

    def run(*arguments: object, stdin: str | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "redept", *map(str, arguments)],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
            timeout=120,
            **options,
        )

    return run


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A telegram as plain text."""
    path = tmp_path / "d5.txt"
    path.write_text(TELEGRAM, encoding="utf-8")
    return path


@pytest.fixture
def specimen(tmp_path: Path) -> Path:
    """The specimen volume as a file of its own."""
    path = tmp_path / "specimen.xml.gz"
    path.write_bytes(gzip.compress((files("redept") / "specimen" / "specimen.xml").read_bytes(), mtime=0))
    return path


def records(output: str) -> list[dict[str, Any]]:
    """The records of a `--json` listing."""
    return [json.loads(line) for line in output.splitlines()]
