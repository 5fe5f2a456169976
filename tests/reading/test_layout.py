"""The layout of papers: notes, anchors, pages, parts, from cases and from random text."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Mark, SourceText
from redept.reading.layout import Layout, lay_out

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    found = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    return [pytest.param(case, id=case.get("name", case["text"][:30])) for case in found]


def paper(text: str, *marks: Mark) -> SourceText:
    return SourceText(volume=None, document="paper", text=text, format="text", place_in_file="paper.txt:1", marks=marks)


def unbraced(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A case's text without braces, and the spans that stood in them."""
    spans, plain, at = [], "", 0
    for match in re.finditer(r"\{([^{}]+)\}", text):
        plain += text[at : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    return plain + text[at:], spans


@pytest.mark.parametrize("case", cases("anchors.toml"))
def test_every_note_hangs_where_the_printed_page_has_it(case: dict[str, str]) -> None:
    text, spans = unbraced(case["text"].lstrip("\n"))
    notes = lay_out(paper(text)).notes
    assert [(n.start, n.end) for n in notes if n.start is not None] == spans
    assert [n.marker for n in notes if n.start is not None] == [text[a:b] for a, b in spans]


@pytest.mark.parametrize("case", cases("note_lists.toml"))
def test_the_list_of_notes_is_found_however_it_was_copied(case: dict[str, Any]) -> None:
    layout = lay_out(paper(case["text"].lstrip("\n")))
    assert [note.text for note in layout.notes] == case["notes"]
    assert all(note.start is not None for note in layout.notes)


@pytest.mark.parametrize("case", cases("pages.toml"))
def test_page_breaks_are_found_in_all_their_forms(case: dict[str, Any]) -> None:
    layout = lay_out(paper(case["text"]))
    assert [found.page for found in layout.page_breaks] == case["pages"]
    assert all("Page" in case["text"][found.start : found.end] for found in layout.page_breaks)


@pytest.mark.parametrize("case", cases("parts.toml"))
def test_parts_run_from_their_head_to_the_next_or_to_the_notes(case: dict[str, Any]) -> None:
    text = case["text"].lstrip("\n")
    layout = lay_out(paper(text))
    assert [text[p.span.start :].split("\n")[0] for p in layout.parts] == case["parts"]
    headings = [p.heading or p.head for p in layout.parts]
    assert [text[span.start : span.end] for span in headings] == case["headings"]
    assert all("\n  1." not in text[p.span.start : p.span.end] for p in layout.parts)


def test_source_line_heading_opener_and_body_follow_each_other() -> None:
    text = (
        "816.01/355: Telegram\n\nThe Minister in El Salvador (Corrigan) to the Secretary of State\n\n"
        "San Salvador, January 27, 1934—4 p. m.\n[Received 9:20 p. m.]\n\n12. I have called on him.\n\nCorrigan"
    )
    layout = lay_out(paper(text))
    assert layout.source_line and text[layout.source_line.start : layout.source_line.end] == "816.01/355: Telegram"
    assert layout.heading and text[layout.heading.start :].startswith("The Minister in El Salvador")
    assert [text[s.start : s.end] for s in layout.opener][1] == "[Received 9:20 p. m.]"
    assert text[layout.body.start :].startswith("12. I have")
    assert layout.closing and text[layout.closing.start : layout.closing.end].endswith("Corrigan")


def test_a_heading_that_was_broken_at_the_margin_is_one_heading() -> None:
    text = (
        "816.01/355: Telegram\n\nThe Ambassador in the Soviet Union (Harriman) to the Secretary of\nState\n\n"
        "3652. The only action taken by the Embassy has been to press for a\nprompt reply.\n"
    )
    layout = lay_out(paper(text))
    assert layout.heading and text[layout.heading.start : layout.heading.end].endswith("of\nState")
    assert text[layout.body.start :].startswith("3652.")


def test_a_footnote_of_the_paper_itself_is_its_writers() -> None:
    text = "40. Report by the Staff1\n\nFigures rose.2\n  1. Source: X.\n  2. Net. [Footnote in the source text.]\n"
    layout = lay_out(paper(text))
    assert [note.author for note in layout.notes] == ["editor", "writer"]


def test_marks_of_the_source_stand_before_reading() -> None:
    text = "Odd heading\n\nWords5 and 5 words.\n  1. A note."
    marks = (
        Mark(kind="heading", start=0, end=11),
        Mark(kind="anchor", start=18, end=19, value="0"),
        Mark(kind="notes", start=32, end=len(text)),
        Mark(kind="note", start=38, end=len(text), value="5"),
    )
    layout = lay_out(paper(text, *marks))
    assert layout.heading and text[layout.heading.start : layout.heading.end] == "Odd heading"
    assert [(n.marker, n.start, n.end, n.text) for n in layout.notes] == [("5", 18, 19, "A note.")]


def test_oddities_are_problems_with_a_place() -> None:
    text = "40. Report by the Staff1\n\n[Page 9] Figures rose. [Page 8]\n  1. Source: Files.\n  2. Lost.\n"
    problems = {problem.code: problem for problem in lay_out(paper(text)).problems}
    assert set(problems) == {"note-without-anchor", "pages-out-of-order"}
    assert all(p.start is not None and p.expected and p.remedy for p in problems.values())


def holds_together(text: str, layout: Layout) -> None:
    """What is true of every layout."""
    assert len(layout.masked) == len(text)
    assert 0 <= layout.body.start <= layout.body.end <= len(text)
    placed = [note for note in layout.notes if note.start is not None and note.end is not None]
    assert all(note.text == text[note.list_start : note.list_end] for note in layout.notes)
    assert all(text[note.start : note.end] == note.marker for note in placed)
    assert [note.start for note in placed] == sorted(note.start or 0 for note in placed)
    for part in layout.parts:
        assert layout.body.start <= part.span.start <= part.span.end <= layout.body.end
    spans = [layout.source_line, layout.heading, *layout.opener, layout.closing, layout.notes_list]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans if span)


PIECES = st.sampled_from(
    [
        *(
            "the telegram",
            "1911",
            "1",
            "2",
            "12",
            "3",
            " ",
            ".",
            ",",
            ")",
            "(",
            "–",
            "$",
            "\t",
            "*",
            "†",
            "60a",
            "1955",
        ),
        *("\n", "\n\n", "\n  1. ", "\n  2. ", "\n 10. ", "[Page 5]", "[Enclosure]", "↩", "No. 5", "Tab A", "Dear Sir:"),
        *("40. Telegram From", "January 5", "Source:", ": Telegram", "711.62114/9–2444", "The Ambassador (X) to the"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_no_text_is_refused_and_every_span_lies_within_it(text: str) -> None:
    holds_together(text, lay_out(paper(text)))


MARKS = st.lists(
    st.builds(
        Mark,
        kind=st.sampled_from(["heading", "note", "notes", "anchor", "page", "part", "source_line", "opener_line"]),
        start=st.integers(0, 30),
        end=st.integers(0, 30),
        value=st.sampled_from([None, "0", "1", "x"]),
    ).filter(lambda mark: mark.start <= mark.end),
    max_size=6,
)


@settings(max_examples=80, deadline=None)
@given(st.text("ab1 \n[]", min_size=30, max_size=40), MARKS)
def test_no_marks_are_refused(text: str, marks: list[Mark]) -> None:
    layout = lay_out(paper(text, *marks))
    assert len(layout.masked) == len(text)


@pytest.mark.parametrize(
    ("note", "marker", "author"),
    [
        ("The figure was changed. [Footnote in the source text.]", "2", "writer"),
        ("Preliminary estimate.", "*", "writer"),
        ("Not printed.", "*", "editor"),
        ("NSC Action No. 2484. (Department of State, S/S Files: Lot 70 D 265)", "*", "editor"),
        ("Preliminary estimate.", "2", "editor"),
    ],
)
def test_a_note_is_the_papers_own_where_the_editors_say_so_or_a_sign_stands_for_its_number(
    note: str, marker: str, author: str
) -> None:
    text = f"40. Paper Prepared in the Department of State1\n\nWords{marker} of it.\n  1. Source: Files.\n  2. {note}\n"
    assert [found.author for found in lay_out(paper(text)).notes] == ["editor", author]
