"""What the editors' note behind a reference adds to the words."""

from redept.resolution import decide
from tests.resolution.papers import catalogue, reference

PAPERS = catalogue(
    [
        {"id": "v/d1", "document_number": "1", "form": "Memorandum", "date": "1957-10-16"},
        {"id": "v/d2", "document_number": "2", "form": "Memorandum", "date": "1957-10-16"},
        {"id": "v/d3", "document_number": "3", "form": "Memorandum", "date": "1957-11-12"},
    ]
)
WORDS = {"text": "the memorandum of October 16", "kind": "memorandum", "date": {"month": 10, "day": 16}, "hangs": 2}


def said_by_note(text: str, start: int = 0, topical: bool = False) -> dict[str, object]:
    number = text.removeprefix("Document ")
    return {
        "text": text, "kind": "document", "document_number": number, "layer": "note", "note": 2, "topical": topical,
        "author": "editor", "start": start, "end": start + len(text),
    }  # fmt: skip


def decided(words: dict[str, object], note: dict[str, object]) -> tuple[str | None, tuple[str, ...]]:
    references = [reference("v/d3", words), reference("v/d3", note)]
    (_, resolution), _ = decide(PAPERS.entries["v/d3"], references, PAPERS)
    return resolution.target, resolution.because


def test_a_note_that_is_only_a_pointer_names_the_paper() -> None:
    target, because = decided(WORDS, said_by_note("Document 2"))
    assert target == "v/d2"
    assert because[0] == "the editors' note says Document 2"


def test_a_note_that_says_more_counts_where_its_document_was_a_candidate() -> None:
    assert decided(WORDS, said_by_note("Document 1", start=60, topical=True))[0] == "v/d1"
    stranger = {**WORDS, "date": {"month": 3, "day": 1}}
    assert decided(stranger, said_by_note("Document 1", start=60, topical=True))[0] is None


def test_words_without_a_note_stay_as_they_are() -> None:
    assert decided({**WORDS, "hangs": None}, said_by_note("Document 2"))[0] is None


def test_a_note_that_names_a_footnote_of_a_paper_does_not_name_the_paper() -> None:
    footnote = said_by_note("Document 1") | {"kind": "footnote", "footnote": "2", "text": "footnote 2, Document 1"}
    assert decided(WORDS, footnote)[0] is None
