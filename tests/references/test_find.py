"""Every rule on words a historian can read: what must be found, and what must not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.grammar.dates import iso
from redept.grammar.patterns import engines
from redept.model import Document, Note, PageBreak, PartialDate, Reference
from redept.references import find

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"])


def paper(words: str, **more: Any) -> Document:
    return Document(
        id="v/d1", volume="v", heading=None, form=more.pop("form", None), file_number=None, text=words, **more
    )


def with_note(note: str, body: str = "Words.") -> Document:
    text = f"{body}1\n  1. {note}"
    start = text.index(note, len(body))
    note_record = Note(
        marker="1", start=len(body), end=len(body) + 1, text=note, list_start=start, list_end=start + len(note)
    )
    return paper(text, notes=(note_record,), body_end=len(body) + 1)


def said(value: object) -> object:
    if isinstance(value, PartialDate):
        return value.relative or iso(value, 1950)
    return [list(pair) for pair in value] if isinstance(value, tuple) else value


def assert_finds(found: tuple[Reference, ...], expected: list[dict[str, Any]]) -> None:
    assert [reference.text for reference in found] == [one["text"] for one in expected]
    for reference, one in zip(found, expected, strict=True):
        for field, value in one.items():
            assert said(getattr(reference, field)) == value, f"{field} of {reference.text}"


@pytest.mark.parametrize("case", cases("writers"), ids=lambda case: case["words"][:40])
def test_writers_references_are_found_with_their_fields(case: dict[str, Any]) -> None:
    assert_finds(find(paper("Words. " + case["words"])), case["finds"])


@pytest.mark.parametrize("case", cases("editors"), ids=lambda case: case["note"][:40])
def test_editors_pointers_are_found_with_their_fields(case: dict[str, Any]) -> None:
    found = find(with_note(case["note"]))
    assert all(reference.layer == "note" and reference.note == 1 for reference in found)
    assert all(reference.author == "editor" for reference in found)
    assert_finds(found, case["finds"])


@pytest.mark.parametrize("words", tomllib.loads((CASES / "none.toml").read_text("utf-8"))["words"])
def test_words_that_point_nowhere_are_no_reference(words: str) -> None:
    assert [reference.text for reference in find(paper(words))] == []


def test_a_note_marker_behind_a_number_is_no_digit_of_it() -> None:
    text = "See Embtels 19113 and 19124."
    notes = tuple(Note(marker=text[at], start=at, end=at + 1, text="Not printed.") for at in (16, 26))
    found = find(paper(text, notes=notes, body_end=len(text)))
    assert [reference.number for reference in found if reference.layer == "body"] == ["1911", "1912"]
    assert [reference.text for reference in found if reference.layer == "body"] == [
        "Embtels 1911",
        "Embtels 19113 and 1912",
    ]
    assert [reference.printed for reference in found if reference.layer == "body"] == [False, False]


def test_a_page_break_inside_a_reference_stays_in_its_words() -> None:
    text = "in view of Deptel 184, [Page 21] June 5, noon."
    found = find(paper(text, page_breaks=(PageBreak(page="21", start=23, end=32),)))
    assert [(reference.text, reference.number) for reference in found] == [
        ("Deptel 184, [Page 21] June 5, noon", "184"),
    ]


def test_a_papers_own_number_at_its_beginning_is_no_reference() -> None:
    assert find(paper("3652. For the Secretary.")) == ()
    assert find(paper("Secto 18. We met today.")) == ()
    assert [one.text for one in find(paper("2112. Baghdad’s 1846. Re Majali"))] == ["Baghdad’s 1846"]


def test_editors_pointers_in_a_writers_body_are_no_references() -> None:
    assert find(paper("Words. Document 5 point 8 and footnote 3 on p. 12 are mine.")) == ()
    in_brackets = find(paper("Words. [Here follows the list; see Document 63.] More."))
    assert [(one.document_number, one.author) for one in in_brackets] == [("63", "editor")]
    of_editors = find(paper("For these talks, see Document 63.", form="Editorial Note"))
    assert [(one.document_number, one.author) for one in of_editors] == [("63", "editor")]


def test_a_date_with_a_note_takes_the_form_named_before_it() -> None:
    text = "the memorandum on aid to India which I gave Mr. Murphy, and he to you, October 162."
    note = Note(marker="2", start=len(text) - 2, end=len(text) - 1, text="Document 4.")
    found = [one for one in find(paper(text, notes=(note,), body_end=len(text))) if one.layer == "body"]
    assert [(one.text, one.kind) for one in found] == [("October 16", "memorandum")]


def test_ids_tell_body_from_note_and_places_apart() -> None:
    found = find(with_note("Deptel 5 and Deptel 6.", "See Embtel 7."))
    assert [one.id for one in found] == ["v/d1@4-12", "v/d1@n1:0-8", "v/d1@n1:13-21"]


def test_ibid_at_the_beginning_of_a_note_is_of_the_volume_named_in_the_notes_before() -> None:
    notes = ("See Foreign Relations, 1964–1968, vol. II, Document 149.", "See ibid., Document 170.", "Document 5.")
    records = tuple(Note(marker=str(at), start=None, end=None, text=text) for at, text in enumerate(notes, start=1))
    found = find(paper("Words.", notes=records))
    assert [(one.document_number, one.volume and one.volume[-7:]) for one in found] == [
        ("149", "vol. II"),
        ("170", "vol. II"),
        ("5", None),
    ]


def noted(*notes: str) -> tuple[Reference, ...]:
    """The references of a paper with these notes."""
    return find(paper("Words.", notes=tuple(Note(marker="1", start=None, end=None, text=text) for text in notes)))


@pytest.mark.parametrize(
    ("before", "volume"),
    [
        ("See Foreign Relations, 1961–1963, vol. XVI, Document 11.", "Foreign Relations, 1961-1963, vol. XVI"),
        ("See Documents on Disarmament, 1962, vol. II, pp. 5–6.", "Documents on Disarmament, 1962, vol. II"),
        ("See Foreign Relations, 1961–1963, vol. XVI, Document 11. (Johnson Library)", None),
        ("See Document 11.", None),
    ],
)
def test_ibid_within_a_note_is_of_the_volume_that_closes_the_note_before(before: str, volume: str | None) -> None:
    found = noted(before, "The agreement of December 8, 1961, was signed in Prague. See ibid., Document 12.")
    assert [one.volume for one in found if one.document_number == "12"] == [volume]


@pytest.mark.parametrize(
    ("note", "meant"),
    [("Ibid.", "685"), ("Dated Sept. 15; see ibid.", "685"), ("Ibid., Box 5.", None), ("A copy is ibid.", None)],
)
def test_ibid_alone_is_what_closes_the_note_before(note: str, meant: str | None) -> None:
    found = noted("Both dated Sept. 11; see footnote 6, Document 685.", note)
    assert [one.document_number for one in found if one.kind == "ibid"] == [meant]


def test_a_pointer_of_the_editors_in_the_body_needs_no_brackets() -> None:
    found = find(paper("Words. In addition to these meetings (see also Document 154), he met the Chancellor."))
    assert [(one.document_number, one.author) for one in found] == [("154", "editor")]


WORDS = [case["words"] if "words" in case else case["note"] for name in ("writers", "editors") for case in cases(name)]
SNIPPETS = st.sampled_from(
    [*WORDS, "telegram", "Embtels", "12", ", ", " and ", "Sept 15", "’s ", "Paris", "\n", "é", "NSC "]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(SNIPPETS, st.text(max_size=6)), max_size=8).map("".join))
def test_any_words_give_spans_that_quote_them_whatever_the_engine(words: str) -> None:
    document = paper(words)
    found = find(document)
    assert all(document.text[one.start : one.end] == one.text for one in found)
    assert len({one.id for one in found}) == len(found)
    for engine in engines():
        assert find(document, engine=engine) == found


@pytest.mark.parametrize("words", WORDS)
def test_both_engines_find_the_same(words: str) -> None:
    document = with_note(words, words)
    assert len({find(document, engine=engine) for engine in engines()}) == 1
