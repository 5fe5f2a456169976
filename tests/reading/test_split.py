"""Cutting a text into its papers."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Mark, SourceText
from redept.reading.split import split

CASES = (Path(__file__).parent / "cases" / "split.txt").read_text("utf-8")


def cases() -> list[object]:
    blocks = [block.split("\n", 1) for block in re.split(r"^=== ", CASES, flags=re.MULTILINE)[1:]]
    return [pytest.param(words.split("--- cut\n"), id=name) for name, words in blocks]


def paper(text: str, **other: object) -> SourceText:
    return SourceText(
        volume=None,
        document="box",
        text=text,
        format="text",
        place_in_file="box.txt:1",
        **other,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("papers", cases())
def test_a_text_is_cut_where_papers_begin_and_nowhere_else(papers: list[str]) -> None:
    found = split(paper("".join(papers)))
    assert [piece.text.strip() for piece in found] == [words.strip() for words in papers]


def test_further_papers_have_ids_and_places_of_their_own() -> None:
    first, second = split(paper("".join(cases()[0].values[0])))  # type: ignore[attr-defined]
    assert (first.document, second.document) == ("box", "box.2")
    assert (first.place_in_file, second.place_in_file) == ("box.txt:1", "box.txt:10")


def test_a_text_with_marks_is_never_cut() -> None:
    text = "".join(cases()[0].values[0])  # type: ignore[attr-defined]
    assert len(split(paper(text, marks=(Mark(kind="heading", start=0, end=5),)))) == 1


LINES = st.sampled_from(
    [
        "12. Telegram From the Embassy in France to the Department of State",
        "711.62114/8–1244: Telegram",
        "The Ambassador (X) to the Secretary of State",
        "No. 13",
        "  1. A note.",
        "[Enclosure]",
        "[Page 4]",
        "",
        "IO Files",
        "Words and more words, and words again, so that a paper is made of them.",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_pieces_are_the_text_in_its_order(text: str) -> None:
    pieces = split(paper(text))
    assert "".join(piece.text for piece in pieces).replace("\n", "") == text.replace("\n", "")
    assert len({piece.document for piece in pieces}) == len(pieces)
