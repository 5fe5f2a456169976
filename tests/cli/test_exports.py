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


def test_several_papers_are_cited_one_a_line(run: Run, corpus: Path) -> None:
    named = run("cite", corpus, "specimen/d3", "specimen/d5", "--style", "mla").stdout.splitlines()
    assert [line.rpartition(" ")[2] for line in named] == ["3.", "5."]
    found = run("cite", corpus, "--query", "number:3652 OR number:2212", "--style", "mla").stdout.splitlines()
    assert found == [*dict.fromkeys(found)] and set(named) <= set(found)
    papers = [json.loads(line) for line in run("cite", corpus, "--query", "form:note", "--json").stdout.splitlines()]
    assert papers and all("item" in one for one in papers)
    lacking = run("cite", corpus, "--query", "form:=Telegram OR form:editorial", "--style", "archival")
    assert (lacking.returncode, "does not say where its original lies" in lacking.stderr) == (1, True)
    assert run("cite", corpus).returncode == 2


def test_an_enclosure_is_cited_by_its_own_id(run: Run, corpus: Path) -> None:
    records = [json.loads(line) for line in run("export", corpus, "--to", "documents").stdout.splitlines()]
    paper = next(one for one in records if one["parts"])
    shown = run("cite", corpus, f"{paper['id']}/{paper['parts'][0]['id']}", "--style", "item").stdout
    whole = run("cite", corpus, paper["id"], "--style", "item").stdout
    assert shown != whole
    assert " to " in shown
    wrong = run("cite", corpus, f"{paper['id']}/part99")
    assert wrong.returncode == 2
    assert "has no such enclosure" in wrong.stderr


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


def test_a_paper_named_by_itself_is_found_and_a_search_stays_a_search(run: Run, corpus: Path) -> None:
    words = "Harriman, Telegram 3652, September 24, 1944"
    assert run("search", corpus, words).stdout.startswith("1 document\nspecimen/d5 ")
    assert run("cite", corpus, words, "--style", "archival-short").stdout.startswith("711.62114/9-2444")
    assert len(run("search", corpus, "prisoners").stdout.splitlines()) > 4


def test_persons_are_exported_as_the_command_lists_them(run: Run, corpus: Path) -> None:
    assert run("export", corpus, "--to", "people").stdout == run("people", corpus, "--json").stdout


def test_a_database_needs_a_name_and_is_made(run: Run, corpus: Path, tmp_path: Path) -> None:
    assert "-o FILE" in run("export", corpus, "--to", "sqlite").stderr
    assert run("export", corpus, "--to", "sqlite", "-o", "papers.db").returncode == 0
    assert (tmp_path / "papers.db").read_bytes().startswith(b"SQLite format 3")
    assert run("export", corpus, "--to", "sqlite", "-o", "papers.db").returncode == 2
