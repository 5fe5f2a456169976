"""Source notes and source lines."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.reading.source_note import bracketed_source, read_source_line, read_source_note, source_words

CASES = tomllib.loads((Path(__file__).parent / "cases" / "source_notes.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["note"], ids=lambda case: case["words"][:50])
def test_a_source_note_gives_archive_and_hands(case: dict[str, Any]) -> None:
    found = read_source_note(case["words"])
    assert found.file_number == case.get("file_number")
    for name in ("repository", "record_group", "collection", "lot", "accession", "box", "folder"):
        assert getattr(found.source, name) == case.get(name), name
    for name in ("drafted", "cleared", "approved"):
        assert list(getattr(found.drafting, name)) == case.get(name, []), name


@pytest.mark.parametrize("case", CASES["line"], ids=lambda case: case["words"])
def test_a_source_line_gives_the_file_number_or_the_lot(case: dict[str, Any]) -> None:
    found = read_source_line(case["words"])
    assert found.file_number == case.get("file_number")
    for name in ("collection", "lot", "folder"):
        assert getattr(found.source, name) == case.get(name), name
    assert found.source.text == case["words"]


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Source: Johnson Library. Secret.", "Johnson Library. Secret."),
        ("[Source: Department of State, INR Files. Secret.]", "Department of State, INR Files. Secret."),
        ("Summary: Words.\n\nSource: Ford Library. Secret.", "Ford Library. Secret."),
        (
            "Source Department of State, Central Files, 110.12. Secret.",
            "Department of State, Central Files, 110.12. Secret.",
        ),
        ("Walter Edward Guinness.", None),
    ],
)
def test_a_source_note_is_known_by_its_first_word(note: str, words: str | None) -> None:
    assert source_words(note) == words


def test_a_source_may_stand_in_the_body() -> None:
    assert bracketed_source("Words.\n\n[Source: Johnson Library. Secret.]\n") == "Johnson Library. Secret."
    assert bracketed_source("Words.") is None


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Central Files, ", "611.93/", "12–655", ". ", "Secret; ", "Drafted by ", "A. B", " and "])
    )
)
def test_any_note_is_read(pieces: list[str]) -> None:
    assert read_source_note("".join(pieces)) and read_source_line("".join(pieces))
