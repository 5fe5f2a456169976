"""Volumes brought on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_volume_comes_from_a_folder_and_is_kept_the_next_time(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "frus1955-57v03.xml").write_text("<TEI/>")
    first = run("fetch", "frus1955-57v03", "--from", "mirror", "--json")
    record = json.loads(first.stdout)
    assert (first.returncode, record["status"], record["bytes"]) == (0, "fetched", 6)
    assert (tmp_path / "volumes" / "frus1955-57v03.xml").read_text() == "<TEI/>"
    assert run("fetch", "frus1955-57", "--from", "mirror", "--list").stdout == "frus1955-57v03  6 bytes\n"


def test_what_cannot_be_had_is_said_and_the_others_come(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "a1.xml").write_text("no volume")
    (tmp_path / "mirror" / "a2.xml").write_text("<TEI/>")
    done = run("fetch", "a1", "a2", "--from", "mirror")
    assert done.returncode == 1
    assert done.stderr.startswith("a1: ")
    assert "volumes/a2.xml: fetched" in done.stdout
    wrong = run("fetch", "a3", "--from", "mirror")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "there is no such volume" in wrong.stderr
