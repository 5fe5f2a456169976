from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.finding_aids import citing, days
from redept.model import Part
from tests.exports.papers import cases, document, volume


@pytest.mark.parametrize("case", cases("finding_aids/citing.toml"), ids=lambda case: case["name"])
def test_a_paper_is_cited_by_the_rule_of_its_series(case: dict[str, Any]) -> None:
    paper, book = document(case["document"]), volume(case)
    assert (citing.printed(paper, book) or "") == case["series"]
    assert citing.item(paper) == case["item"]
    assert (citing.archival(paper, short=True) or "") == case["short"]


def test_the_long_archival_form_goes_from_the_paper_to_the_repository() -> None:
    paper = document({"id": "p", "heading": "A to B", "date": "1944-09-24", "file_number": "711.62114/9-2444"})
    assert citing.archival(paper) == (
        "A to B, September 24, 1944; 711.62114/9-2444; Central Decimal File, 1940–1944; General Records of the "
        "Department of State, Record Group 59; National Archives at College Park, College Park, MD"
    )


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("1949-01-14T14:00", "January 14, 1949"),
        ("1944-09", "September 1944"),
        ("1944-09?", "[September 1944?]"),
        ("1944-09-01/1944-09-03", "September 1, 1944–September 3, 1944"),
        ("1944", "1944"),
        (None, None),
    ],
)
def test_dates_are_said_as_a_footnote_says_them(date: str | None, words: str | None) -> None:
    assert days.in_words(date) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part(id="part1", start=0, end=1, heading="[Enclosure]"), "Enclosure to Letter From A to B, May 4, 1956"),
        (
            Part(id="part1", start=0, end=1, heading="[Attachment 2]", form="Memorandum", date="1956-05-01"),
            "Memorandum, May 1, 1956, attachment 2 to Letter From A to B, May 4, 1956",
        ),
        (
            Part(id="part1", start=0, end=1, heading="Paper Prepared in the Embassy", form="Paper", date="1956-04"),
            "Paper Prepared in the Embassy, April 1956, enclosure to Letter From A to B, May 4, 1956",
        ),
    ],
)
def test_an_enclosure_is_cited_before_its_paper(part: Part, words: str) -> None:
    paper = document({"id": "v/d1", "heading": "Letter From A to B", "date": "1956-05-04", "parts": (part,)})
    assert citing.item(citing.enclosed(paper, "part1")) == words
    with pytest.raises(KeyError):
        citing.enclosed(paper, "part2")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Letter From A to B\n\nAnkara, undated.\n\nDear Sir", "Letter From A to B, undated"),
        ("Letter From A to B\n\nDear Sir, your undated letter", "Letter From A to B"),
    ],
)
def test_a_paper_is_undated_where_it_says_so(text: str, words: str) -> None:
    paper = document(
        {
            "id": "v/d1",
            "heading": "Letter From A to B",
            "text": text,
            "body_start": text.index("Dear"),
            "form": "Letter",
        }
    )
    assert citing.item(paper) == words


@given(st.text("0123456789-/T:Z?~{}.,", max_size=24))
@settings(max_examples=100, deadline=None)
def test_odd_dates_are_never_refused(date: str) -> None:
    days.in_words(date)
    assert len(days.parts_of(date)) <= 3


@given(heading=st.text(max_size=60), number=st.text(max_size=8), source=st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_odd_records_are_cited_all_the_same(heading: str, number: str, source: str) -> None:
    paper = document({"id": "v/d1", "heading": heading, "form": "Telegram", "number": number, "source": source})
    assert citing.item(paper)
    assert "\n" not in citing.chicago_note(paper, None)
