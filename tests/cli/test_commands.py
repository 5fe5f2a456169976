"""Each command does what its help says, on the bundled specimen."""

import json
import re
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import TELEGRAM, Run, records


@pytest.fixture
def corpus(run: Run, specimen: Path, tmp_path: Path) -> Path:
    assert run("add", "s.redept", specimen).returncode == 0
    return tmp_path / "s.redept"


def the_telegram(run: Run, corpus: Path) -> str:
    (hit,) = records(run("search", corpus, "number:3652", "--json").stdout)
    return str(hit["id"])


def test_read_prints_a_block_for_people(run: Run, paper: Path) -> None:
    done = run("read", paper)
    assert done.returncode == 0
    assert "3652, Moscow to Department" in done.stdout
    assert "1944-09-24 (file number" in done.stdout


def test_read_prints_one_record_a_line(run: Run, paper: Path) -> None:
    (record,) = records(run("read", paper, "--json", "--volume", "mine").stdout)
    assert record["id"] == "mine/d5"
    assert record["text"] == TELEGRAM
    assert record["numbers"][0] == {**record["numbers"][0], "number": "3652", "from": "Moscow", "to": "Department"}


def test_read_takes_standard_input(run: Run) -> None:
    (record,) = records(run("read", "-", "--json", stdin=TELEGRAM).stdout)
    assert record["file_number"] == "711.62114/9-2444"


def test_read_opens_a_folder(run: Run, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "d6.txt").write_text(TELEGRAM, encoding="utf-8")
    assert [record["id"] for record in records(run("read", tmp_path, "--json").stdout)] == ["d5", "d6"]


def test_refs_finds_without_a_corpus(run: Run, paper: Path) -> None:
    (found,) = records(run("refs", paper, "--json").stdout)
    assert found["text"] == TELEGRAM[found["start"] : found["end"]] == "ReDept’s 2212, September 15, 8 p.m."
    assert found["number"] == "2212"
    assert found["resolution"] is None


def test_refs_resolves_a_pasted_paragraph_against_a_corpus(run: Run, paper: Path, corpus: Path) -> None:
    (found,) = records(run("refs", paper, "--corpus", corpus, "--json").stdout)
    assert found["resolution"]["status"] == "resolved"
    assert found["resolution"]["target"].startswith("specimen/")
    assert any("number 2212" in reason for reason in found["resolution"]["because"])


def test_add_says_what_it_did_and_again_changes_nothing(run: Run, specimen: Path, corpus: Path) -> None:
    before = dump(corpus)
    done = run("add", corpus, specimen)
    assert done.returncode == 0
    assert "1 file already there and unchanged" in done.stdout
    assert dump(corpus) == before


def dump(corpus: Path) -> list[str]:
    with sqlite3.connect(corpus) as connection:
        return list(connection.iterdump())


def test_add_takes_a_changed_file_in_the_place_of_the_old(run: Run, paper: Path) -> None:
    run("add", "c.redept", paper)
    paper.write_text(TELEGRAM.replace("2212", "2213"), encoding="utf-8")
    assert run("add", "c.redept", paper).returncode == 0
    (reference,) = records(run("export", "c.redept", "--to", "references").stdout)
    assert reference["number"] == "2213"


def test_what_was_absent_is_found_when_it_is_added(run: Run, paper: Path, specimen: Path) -> None:
    run("add", "c.redept", paper)
    (before,) = records(run("export", "c.redept", "--to", "references").stdout)
    assert before["resolution"]["status"] == "absent"
    (wanted,) = records(run("wanted", "c.redept", "--json").stdout)
    assert wanted["id"] == before["wanted"]
    assert (wanted["number"], wanted["from"], wanted["to"]) == ("2212", "Department", "Moscow")
    run("add", "c.redept", specimen)
    after = next(r for r in records(run("export", "c.redept", "--to", "references").stdout) if r["document"] == "d5")
    assert after["resolution"]["status"] == "resolved"
    assert after["wanted"] is None


def test_resolve_changes_nothing_when_nothing_is_new(run: Run, corpus: Path) -> None:
    assert run("resolve", corpus).stdout == "0 decisions changed\n"
    assert run("resolve", corpus, "--changes").stdout == ""


def test_search_finds_words_and_fields(run: Run, corpus: Path) -> None:
    assert run("search", corpus, "prisoners", "from:moscow").stdout.splitlines()[0].endswith("documents")
    assert the_telegram(run, corpus).startswith("specimen/")
    assert "0 documents" in run("search", corpus, "xyzzy").stdout


def test_show_gives_the_document_its_references_and_what_cites_it(run: Run, corpus: Path) -> None:
    telegram = the_telegram(run, corpus)
    shown = run("show", corpus, telegram).stdout
    assert "ReDept’s 2212" in shown
    assert "Cited by" in shown
    (record,) = records(run("show", corpus, telegram, "--json").stdout)
    assert record["references"]
    assert record["cited_by"]


def test_show_of_an_unknown_document_says_so(run: Run, corpus: Path) -> None:
    done = run("show", corpus, "specimen/d9999")
    assert done.returncode == 2
    assert "specimen/d9999" in done.stderr
    assert "Traceback" not in done.stderr


def test_wanted_lists_what_is_cited_but_absent(run: Run, corpus: Path) -> None:
    assert "cited by specimen/" in run("wanted", corpus).stdout
    assert all(record["cited_by"] for record in records(run("wanted", corpus, "--json").stdout))


@pytest.mark.parametrize("form", ["documents", "references", "wanted"])
def test_export_writes_json_lines_to_a_file_and_to_standard_output(run: Run, corpus: Path, form: str) -> None:
    printed = run("export", corpus, "--to", form).stdout
    assert records(printed)
    assert run("export", corpus, "--to", form, "-o", "out.jsonl").returncode == 0
    assert (corpus.parent / "out.jsonl").read_text(encoding="utf-8") == printed


def test_export_of_a_query_writes_what_it_finds(run: Run, corpus: Path) -> None:
    (record,) = records(run("export", corpus, "--to", "documents", "--query", "number:3652").stdout)
    assert record["id"] == the_telegram(run, corpus)


def test_every_quotation_equals_its_words(run: Run, corpus: Path) -> None:
    documents = {record["id"]: record for record in records(run("export", corpus, "--to", "documents").stdout)}
    for reference in records(run("export", corpus, "--to", "references").stdout):
        document = documents[reference["document"]]
        words = document["text"] if reference["note"] is None else document["notes"][reference["note"] - 1]["text"]
        assert words[reference["start"] : reference["end"]] == reference["text"]


def test_check_names_oddities(run: Run, corpus: Path) -> None:
    assert "specimen/" in run("check", corpus).stdout
    assert all(
        {"document", "code", "message"} <= record.keys() for record in records(run("check", corpus, "--json").stdout)
    )


def test_a_judgement_outranks_the_program_and_survives(run: Run, corpus: Path, specimen: Path) -> None:
    telegram = the_telegram(run, corpus)
    reference = next(
        r
        for r in records(run("export", corpus, "--to", "references").stdout)
        if r["document"] == telegram and r["number"] == "2212"
    )
    assert reference["resolution"]["by"] == "program"
    done = run("judge", corpus, reference["id"], "none", "--because", "read the original", "--by", "A. Historian")
    assert done.returncode == 0, done.stderr
    assert run("resolve", corpus).returncode == 0
    after = next(r for r in records(run("export", corpus, "--to", "references").stdout) if r["id"] == reference["id"])
    assert after["resolution"]["by"] == "A. Historian"
    assert after["resolution"]["target"] is None
    assert "read the original" in " ".join(after["resolution"]["because"])


def test_a_judgement_is_taken_back(run: Run, corpus: Path) -> None:
    def decided() -> dict[str, str]:
        found = records(run("export", corpus, "--to", "references").stdout)
        return next(dict(one["resolution"]) for one in found if one["id"] == reference)

    reference = next(
        one["id"] for one in records(run("export", corpus, "--to", "references").stdout) if one["number"] == "2212"
    )
    before = decided()
    assert run("judge", corpus, reference, "none", "--because", "misread", "--by", "Ada").returncode == 0
    assert decided()["by"] == "Ada"
    assert "decided by the program again" in run("judge", corpus, reference, "--withdraw").stdout
    assert decided() == before
    assert "nobody has judged" in run("judge", corpus, reference, "--withdraw").stdout
    assert run("judge", corpus, reference, "none", "--withdraw").returncode == 2
    assert run("judge", corpus, reference, "none", "--because", "misread", "--replace").returncode == 2


def test_a_judgement_on_an_unknown_reference_is_refused(run: Run, corpus: Path) -> None:
    done = run("judge", corpus, "specimen/d1@1-2", "none", "--because", "x")
    assert done.returncode == 2
    assert "specimen/d1@1-2" in done.stderr


@pytest.mark.parametrize("name", ["judged.csv", "judged.jsonl"])
def test_judgements_go_to_a_file_and_into_another_corpus(
    run: Run, corpus: Path, specimen: Path, tmp_path: Path, name: str
) -> None:
    reference = next(r for r in records(run("export", corpus, "--to", "references").stdout) if r["number"] == "2212")
    run("judge", corpus, reference["id"], "none", "--because", "read the original", "--by", "A. Historian")
    assert run("judge", corpus, "--export", name).returncode == 0
    assert run("add", "other.redept", specimen).returncode == 0
    assert "1 judgement taken in" in run("judge", "other.redept", "--import", name).stdout
    assert "1 here already" in run("judge", "other.redept", "--import", name).stdout
    after = next(
        r for r in records(run("export", "other.redept", "--to", "references").stdout) if r["id"] == reference["id"]
    )
    assert (after["resolution"]["by"], after["resolution"]["target"]) == ("A. Historian", None)
    text = (tmp_path / name).read_text("utf-8")
    (tmp_path / name).write_text(
        text.replace("A. Historian", "B. Reader")
        .replace("none", "specimen/d1")
        .replace('"target": null', '"target": "specimen/d1"'),
        encoding="utf-8",
    )
    done = run("judge", "other.redept", "--import", name)
    assert done.returncode == 1
    assert "here A. Historian judged nothing here" in done.stderr
    assert "in the file B. Reader judged specimen/d1" in done.stderr


def test_judge_says_what_it_needs(run: Run, corpus: Path) -> None:
    assert run("judge", corpus).returncode == 2
    assert run("judge", corpus, "specimen/d1@1-2", "--export", "x.csv").returncode == 2
    assert run("judge", corpus, "--import", "none.csv").returncode in (1, 2)


def test_demo_shows_the_main_job(run: Run, tmp_path: Path) -> None:
    done = run("demo")
    assert done.returncode == 0, done.stderr
    assert "ReDept’s 2212, September 15, 8 p.m." in done.stdout
    assert "resolved → specimen/" in done.stdout
    assert (tmp_path / "redept-demo" / "specimen.redept").exists()
    assert run("demo").returncode == 0


def test_a_corpus_that_is_not_there_is_not_made_by_looking(run: Run, tmp_path: Path) -> None:
    done = run("search", "none.redept", "x")
    assert done.returncode == 2
    assert "none.redept" in done.stderr
    assert not (tmp_path / "none.redept").exists()


def test_every_command_has_help_with_an_example(run: Run) -> None:
    listed = re.findall(r"^  ([a-z]+)  ", run("--help").stdout, re.M)
    assert len(listed) >= 10
    for command in listed:
        help_text = run(command, "--help").stdout
        assert "Example: redept" in " ".join(help_text.split()), command


def test_json_is_one_object_a_line(run: Run, corpus: Path) -> None:
    for line in run("export", corpus, "--to", "documents").stdout.splitlines():
        assert isinstance(json.loads(line), dict)


def test_help_comes_at_once() -> None:
    """Under 150 ms of processor time beyond what Python itself takes to start, best of five."""

    def seconds(*arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    bare = min(seconds("-c", "pass") for _ in range(5))
    assert min(seconds("-m", "redept", "--help") for _ in range(5)) - bare < 0.150


def test_help_imports_no_room() -> None:
    script = (
        "import sys; from redept.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = ('redept.', 'lxml', 're2', 'msgspec', 'rich')\n"
        "loaded = [m for m in sys.modules if m.startswith(heavy)]\n"
        "print([m for m in loaded if not m.startswith(('redept.cli', 'redept.errors'))], file=sys.stderr)"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stderr
    assert loaded.strip() == "[]"
