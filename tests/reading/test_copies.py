"""Every way of copying a page leaves its notes otherwise; each note must find its place all the same."""

import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redept.model import Document
from redept.reading import read
from redept.sources import load
from tests.reading.copies import MARKER, NEEDED, WAYS, Paper, bare

CASES = tomllib.loads((Path(__file__).parent / "cases" / "copies.toml").read_text("utf-8"))["paper"]


def paper_of(case: dict[str, Any]) -> Paper:
    return Paper(
        heading=case["heading"],
        dateline=case["dateline"],
        lines=tuple(case["lines"]),
        signature=case["signature"],
        notes=tuple(map(tuple, case["notes"])),
    )


def copied(paper: Paper, way: Callable[[Paper], str]) -> Document:
    tool = next((tool for name, tool in NEEDED.items() if way.__name__.startswith(name)), None)
    if tool:
        pytest.importorskip(tool)
    (source,) = load(io.BytesIO(way(paper).encode()), volume="v", name="d57.txt").papers
    (document,) = read(source)
    return document


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_note_has_its_words_and_its_place(case: dict[str, Any], way: Callable[[Paper], str]) -> None:
    paper = paper_of(case)
    document = copied(paper, way)
    assert [" ".join(note.text.split()) for note in document.notes] == [
        ("" if way.__name__ == "reader_view" else " ").join(words) for words in paper.notes
    ]
    assert [note.marker for note in document.notes] == paper.markers
    before = [
        bare(line[: found.start()])[-12:] for line in (paper.heading, *paper.lines) for found in MARKER.finditer(line)
    ]
    for note, words in zip(document.notes, before, strict=True):
        assert note.start is not None
        assert " ".join(document.text[: note.start].split()).endswith(" ".join(words.split()))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_heading_and_signature_do_not_suffer(case: dict[str, Any], way: Callable[[Paper], str]) -> None:
    paper = paper_of(case)
    document = copied(paper, way)
    if case.get("source_line"):
        return
    heading = MARKER.sub("", paper.heading).partition(". ")
    assert document.heading == (heading[2] if heading[0].isdigit() else MARKER.sub("", paper.heading))
    assert document.signatures == (paper.signature,)


def test_a_copy_that_lost_its_notes_has_none() -> None:
    """trafilatura 2.3 leaves the whole list out; the paper's own number begins no list."""
    text = (
        "40. Telegram From the Embassy in France to the Department of State1\nParis, May 4, 1958, 4 p.m.\n"
        "418. Embtel 39112 was read to the board, which met twice.3\nHe put these points to us.\nHoughton\n"
    )
    (source,) = load(io.BytesIO(text.encode()), volume="v", name="d57.txt").papers
    (document,) = read(source)
    assert (document.notes, document.date) == ((), "1958-05-04T16:00")
    assert [one.number for one in document.numbers] == ["418"]
