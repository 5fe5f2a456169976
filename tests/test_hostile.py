"""Hostile papers: they are refused in words or read, in time and room that are in proportion to their length."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from redept import pipeline, references, sources, statements
from redept.cli import main
from redept.cli.saying import CONTROL
from redept.errors import SourceError
from redept.grammar import patterns

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
DIV = '<div type="document" xml:id="d1"><head>Telegram</head><p>{}</p></div>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))

REFUSED = {
    "a billion laughs": f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]>' + TEI.format(DIV.format("&l11;")),
    "an external entity": '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + TEI.format(DIV.format("&x;")),
    "an external type": '<!DOCTYPE TEI SYSTEM "file:///etc/passwd">' + TEI.format(DIV.format("words")),
    "elements nested deep": TEI.format("<div>" * 5000 + DIV.format("words") + "</div>" * 5000),
    "an enormous attribute": TEI.format(f'<div type="document" xml:id="{"x" * 11_000_000}"><p>words</p></div>'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_xml_that_would_do_harm_is_refused_in_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / "v.xml"
    path.write_text(REFUSED[name])
    began = time.process_time()
    with pytest.raises(SourceError) as error:
        list(sources.load(path).papers)
    assert "root:" not in str(error.value) and str(path) in str(error.value)
    assert time.process_time() - began < 5


def test_an_inclusion_is_not_followed(tmp_path: Path) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    path = tmp_path / "v.xml"
    path.write_text(TEI.format(DIV.format(f"words {include}")))
    (paper,) = sources.load(path).papers
    assert "root:" not in paper.text


HOSTILE = {
    "digits": "telegram " + "1, " * 20_000,
    "forms": "letter of the memorandum to the " * 2_000,
    "capitals": "Mr. A. B. C. " * 5_000,
    "brackets": "[Page " * 10_000,
    "dates": "May 3, " * 8_000,
    "notes": "1. see footnote 2, supra; " * 3_000,
    "dashes": "–—-" * 20_000,
    "one line": "a" * 100_000,
    "told": "he said that he said that " * 3_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_hostile_paper_takes_time_in_proportion(name: str, tmp_path: Path) -> None:
    path = tmp_path / "d1.txt"
    path.write_text("Telegram From Moscow to the Department of State\n\nMoscow, May 3, 1950.\n\n" + HOSTILE[name])
    began = time.process_time()
    for document in pipeline.read(path):
        references.find(document)
        statements.find(document)
    assert time.process_time() - began < 12, "a hundred thousand characters take this room seconds"


def test_the_search_for_references_is_in_the_subset_that_cannot_explode() -> None:
    if "re2" not in patterns.engines():
        pytest.skip("no google-re2 for this system")
    assert patterns.finder(references.SITES, engine="re2").next(b"see telegram 5", 0) is not None
    assert patterns.sorter(references.SITES, engine="re2")(b"telegram 5 to Moscow", 0)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "d1.txt"
    path.write_bytes(data)
    try:
        for document in pipeline.read(path):
            references.find(document)
    except SourceError as error:
        assert str(path) in str(error)


@pytest.mark.parametrize("words", [["read"], ["refs"], ["read", "--json"]])
def test_no_paper_commands_the_terminal(words: list[str], tmp_path: Path) -> None:
    evil = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202e"
    path = tmp_path / "d1.txt"
    text = f"Telegram From Moscow {evil} to the Department\n\nSee telegram 12 {evil} to Moscow, May 3, 1950.\n"
    path.write_text(text, "utf-8")
    run = CliRunner().invoke(main, [words[0], str(path), *words[1:]], color=True)
    assert run.exit_code == 0, run.output
    assert run.output and not CONTROL.search(run.output)
    if words == ["read", "--json"]:
        assert json.loads(run.output)["text"].strip() == text.strip()


def test_one_giant_paper_is_read_in_bounded_room(tmp_path: Path) -> None:
    path = tmp_path / "d1.txt"
    path.write_text(
        "Telegram From Moscow\n\n" + ("See telegram 12 to Moscow of May 3, 1950, on trade and prices. \n\n" * 30_000)
    )
    script = f"from redept import pipeline; print(sum(1 for _ in pipeline.read({str(path)!r})))"
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert run.stdout == "1\n"
    assert max(before, after) < 1_500_000  # kilobytes
