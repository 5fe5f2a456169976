"""What goes out on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def corpus(run: Run, specimen: Path, tmp_path: Path) -> Path:
    assert run("add", "s.redept", specimen).returncode == 0
    return tmp_path / "s.redept"


def test_cite_gives_the_paper_its_printed_place_and_its_archive(run: Run, corpus: Path) -> None:
    shown = run("cite", corpus, "specimen/d5").stdout
    assert "Telegram 3652" in shown
    assert "711.62114/9-2444, CDF 1940–44, RG 59, NACP" in shown
    record = json.loads(run("cite", corpus, "specimen/d5", "--json").stdout)
    assert record["series"].endswith("Document 5")
    again = run("cite", corpus, record["series"], "--style", "item")
    assert again.stdout.startswith("The Ambassador in the Soviet Union (Harriman) to the Secretary of State")
    assert run("search", corpus, record["series"]).stdout.startswith("1 document\nspecimen/d5 ")


def test_cite_says_what_it_does_not_know(run: Run, corpus: Path) -> None:
    done = run("cite", corpus, "specimen/d5", "--style", "apa")
    assert (done.returncode, done.stdout) == (2, "")
    assert "choose one of series" in done.stderr
    assert run("cite", corpus, "nobody").returncode == 2


def test_a_folder_needs_a_name(run: Run, corpus: Path, tmp_path: Path) -> None:
    done = run("export", corpus, "--to", "csv")
    assert done.returncode == 2
    assert "-o FOLDER" in done.stderr
    assert run("export", corpus, "--to", "csv", "-o", "tables").returncode == 0
    assert (tmp_path / "tables" / "dictionary.csv").exists()
    assert "not empty" in run("export", corpus, "--to", "csv", "-o", "tables").stderr


def test_a_patch_has_a_report_beside_it(run: Run, corpus: Path, specimen: Path, tmp_path: Path, paper: Path) -> None:
    done = run("export", corpus, "--to", "tei-patch", "--volume", specimen, "-o", "new.xml")
    assert done.returncode == 0
    assert "linked already" in done.stderr
    report = [json.loads(line) for line in (tmp_path / "new.xml.report.jsonl").read_text("utf-8").splitlines()]
    assert f"{sum(one['what'] == 'added' for one in report)} added" in done.stderr
    assert run("export", corpus, "--to", "tei-patch").returncode == 2
    refused = run("export", corpus, "--to", "tei-patch", "--volume", paper)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "is no TEI volume" in refused.stderr
