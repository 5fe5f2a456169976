"""Whole papers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Document, SourceText
from redept.reading import read

TELEGRAM = """711.62114/9–2444: Telegram

The Ambassador in the Soviet Union (Harriman) to the Secretary of State

3652. ReDept’s 2212, September 15, 8 p.m. Words of the first paragraph1 and more of them follow here.

More words [Page 1254] in a second paragraph, which ends here.

Harriman
  1. A note to these words.
"""

LATER = """59. Telegram From the Embassy in Japan to the Department of State1

Tokyo, May 11, 1959, 9 p.m.

2374. Words of the first paragraph follow here, long enough for a paragraph.

MacArthur
  1. Source: Department of State, Central Files, 794.5/5–1159. Confidential; Priority; Limit Distribution. \
Received at 9:27 a.m., May 12. Repeated to Seoul as 85.
"""


def one(text: str) -> Document:
    (document,) = read(SourceText(volume="v", document="d1", text=text, format="text", place_in_file="d1.txt:1"))
    return document


def test_a_telegram_without_dateline_is_dated_by_its_file_number() -> None:
    document = one(TELEGRAM)
    assert (document.form, document.file_number) == ("Telegram", "711.62114/9-2444")
    assert (document.date, document.date_basis, document.date_confidence) == ("1944-09-24", "file number", 0.85)
    assert (document.place, document.received, document.classification) == (None, None, None)
    assert [(n.number, n.number_series, n.from_, n.to) for n in document.numbers] == [
        ("3652", "", "Moscow", "Department")
    ]
    assert document.sender[0].name == "Harriman"
    assert document.recipient[0].office == "Secretary of State"
    assert document.signatures == ("Harriman",)
    assert [page.page for page in document.page_breaks] == ["1254"]
    assert [note.marker for note in document.notes] == ["1"]
    assert document.problems == ()
    assert document.text[document.body_start :].startswith("3652.")


def test_a_later_telegram_gives_dateline_markings_receipt_and_copies() -> None:
    document = one(LATER)
    assert (document.heading, document.document_number) == (
        "Telegram From the Embassy in Japan to the Department of State",
        "59",
    )
    assert (document.place, document.date, document.date_basis) == ("Tokyo", "1959-05-11T21:00", "dateline")
    assert (document.classification, document.precedence, document.handling) == (
        "Confidential",
        ("Priority",),
        ("Limit Distribution",),
    )
    assert document.received == "1959-05-12T09:27"
    assert [(n.number, n.from_, n.to, n.role) for n in document.numbers] == [
        ("2374", "Tokyo", "Department", "own"),
        ("85", "Tokyo", "Seoul", "repeat"),
    ]


def test_a_paragraph_without_heading_says_so() -> None:
    document = one("We have received your telegram 45 of May 3 and agree with it. " * 12)
    assert document.heading is None
    assert [problem.code for problem in document.problems] == ["heading-missing"]


def test_a_file_date_far_from_the_dateline_is_a_problem() -> None:
    document = one(LATER.replace("794.5/5–1159", "794.5/9–1159"))
    assert [problem.code for problem in document.problems] == ["dates-disagree"]


def test_a_telegram_without_number_is_a_problem() -> None:
    document = one(LATER.replace("2374. Words", "Words"))
    assert [problem.code for problem in document.problems] == ["number-missing"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *TELEGRAM.splitlines(keepends=True),
                *LATER.splitlines(keepends=True),
                "No. 335\n",
                "secret\n",
                "[Enclosure]\n",
                "\n",
            ]
        )
        | st.text(max_size=40),
        max_size=14,
    )
)
def test_any_text_gives_a_document(pieces: list[str]) -> None:
    text = "".join(pieces)
    for document in read(SourceText(volume=None, document="d", text=text, format="text", place_in_file="d:1")):
        assert 0 <= document.body_start <= document.body_end <= len(document.text)
        for note in document.notes:
            assert document.text[note.list_start : note.list_end] == note.text


def test_a_marking_for_one_of_several_addressees_stands_in_the_opener() -> None:
    document = one(
        "745.45F/6–348: Telegram\n\nThe Secretary of State to the Embassy in India\n\n"
        "Washington, June 3, 1948—7 p. m.\nsecret us urgent\nniact (delhi only)\n\n"
        "346. Embassy Karachi reports that the battalion was seen in the vicinity of Uri.\n\n"
        "Sent New Delhi 346 London 2065 Karachi 213.\n\nMarshall"
    )  # frus1948v05p1/d271
    assert [(n.number, n.to, n.role) for n in document.numbers] == [
        ("346", "New Delhi", "own"),
        ("2065", "London", "repeat"),
        ("213", "Karachi", "repeat"),
    ]
    assert document.precedence == ("US Urgent",)
