"""The commands that ask the registers, and what they say to bad input."""

import json
from pathlib import Path

import pytest

from redept.corpus import open_reader
from tests.cli.conftest import Run
from tests.people.registers import files, packed

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><text><front><div xml:id="persons"><list>
<item><persName xml:id="p_RD1">Rusk, Dean</persName>, Secretary of State</item></list></div></front><body>
<div type="document" xml:id="d1" n="1"><head>1. Note</head><p>Mr. Rusk spoke.</p></div></body></text></TEI>"""


@pytest.fixture
def corpus(run: Run, tmp_path: Path) -> Path:
    for name in ("v", "w"):
        (tmp_path / f"{name}.xml").write_text(VOLUME.format(id=name), "utf-8")
        assert run("add", "c.redept", f"{name}.xml").returncode == 0
    return tmp_path / "c.redept"


def test_post_tells_what_was_where_and_when(run: Run) -> None:
    done = run("post", "Saigon", "--year", "1951")
    assert "Legation, Vietnam, Republic" in done.stdout
    assert "Ho Chi Minh City" in done.stdout
    record = json.loads(run("post", "Léopoldville", "--json").stdout)
    assert record["place"]["city"] == "Kinshasa"


def test_meaning_explains_a_marking_and_lists_all(run: Run) -> None:
    assert "Night action" in run("meaning", "niact").stdout
    assert len(run("meaning").stdout.splitlines()) > 100


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("post", "Nowhere"), "no post of the register"),
        (("meaning", "Plumbum"), "no marking, form, office"),
        (("file", "73736361/12-662"), "write it as printed"),
    ],
)
def test_what_the_registers_do_not_know_is_a_wrong_call(run: Run, arguments: tuple[str, ...], told: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_people_are_joined_over_volumes_and_parted_by_a_judgement(run: Run, corpus: Path) -> None:
    (found,) = map(json.loads, run("people", corpus, "--json").stdout.splitlines())
    assert (found["named"], found["entries"]) == (2, ["v/p_RD1", "w/p_RD1"])
    assert "in the lists v/p_RD1, w/p_RD1" in run("people", corpus).stdout
    judged = run("identify", corpus, "v/p_RD1", "w/p_RD1", "--different", "--because", "father and son")
    assert judged.returncode == 0
    assert len(run("people", corpus, "--json").stdout.splitlines()) == 2
    unknown = run("identify", corpus, "v/p_RD1", "w/p_RD9", "--same", "--because", "a guess")
    assert (unknown.returncode, "perhaps w/p_RD1" in unknown.stderr) == (2, True)


def test_people_are_exported(run: Run, corpus: Path, tmp_path: Path) -> None:
    assert run("export", corpus, "--to", "people", "-o", "people.jsonl").returncode == 0
    assert json.loads((tmp_path / "people.jsonl").read_text("utf-8"))["name"] == "Rusk, Dean"


def test_an_authority_file_of_another_version_is_told_and_nothing_goes_in(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    later = {name: words.replace("chief>", "holder>").replace("principal>", "head>") for name, words in files().items()}
    done = run("authority", "import", "pocom", packed(tmp_path, later), "--corpus", corpus)
    assert done.returncode == 2
    assert "no office holders where this program knows them" in done.stderr
    assert "Traceback" not in done.stderr
    with open_reader(corpus) as reader:
        assert reader.authority("pocom") is None


def test_an_office_that_nothing_names_is_said_to_be_unknown(run: Run, corpus: Path, tmp_path: Path) -> None:
    asked = ("offices", str(corpus), "--office", "Ambassador in Poland")
    nothing = run(*asked)
    assert nothing.stdout == "" and "no register of office holders is at hand" in nothing.stderr
    register = packed(tmp_path, files())
    assert run("authority", "import", "pocom", str(register), "--corpus", str(corpus)).returncode == 0
    assert "with --as-of DATE the register is asked" in run(*asked).stderr
    assert "nor does the register" in run(*asked, "--as-of", "1950-01-01").stderr
