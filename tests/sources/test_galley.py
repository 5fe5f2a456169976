"""Setting words: spaces, breaks, markers, marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.sources.galley import BLOCK, LINE, Galley


def test_white_space_within_and_between_words_is_one_space() -> None:
    galley = Galley()
    for string in ("  The\n   lamps", " ", "\n  have ", "come"):
        galley.words(string)
    assert galley.finished()[0] == "The lamps have come"


@pytest.mark.parametrize(
    ("strings", "text"),
    [
        (("The Minister ( ", " Vantwell ", " ) to"), "The Minister (Vantwell) to"),
        (("see ", " , and"), "see, and"),
        (("other than TCA ", " . . . requested"), "other than TCA . . . requested"),
        (("it reads: “ ", "Lamps"), "it reads: “Lamps"),
    ],
)
def test_signs_draw_the_words_to_them(strings: tuple[str, ...], text: str) -> None:
    galley = Galley()
    for string in strings:
        galley.words(string)
    assert galley.finished()[0] == text


def test_a_marker_is_glued_to_the_word_before_it() -> None:
    galley = Galley()
    galley.words("the lamps ")
    galley.anchor("12", 0)
    galley.words("—as before")
    text, marks = galley.finished()
    assert text == "the lamps12 —as before"
    assert [(mark.kind, text[mark.start : mark.end], mark.value) for mark in marks] == [("anchor", "12", "0")]


def test_the_strongest_break_counts_and_none_stands_at_either_end() -> None:
    galley = Galley()
    galley.part(BLOCK)
    galley.words("one")
    galley.part(LINE)
    galley.part(BLOCK)
    galley.part(LINE)
    galley.words("two")
    galley.part(BLOCK)
    assert galley.finished()[0] == "one\n\ntwo"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=8), st.sampled_from([LINE, BLOCK, "note", "page", "tab"])), max_size=30))
def test_marks_lie_in_the_text_whatever_is_set(steps: list[str | int]) -> None:
    galley = Galley()
    for step in steps:
        if isinstance(step, int):
            galley.part(step)
        elif step == "note":
            galley.anchor("1", 0)
        elif step == "page":
            galley.page("7")
        elif step == "tab":
            galley.tab()
        else:
            start = galley.at
            galley.words(step)
            galley.mark("term", start)
    text, marks = galley.finished()
    assert text == text.rstrip()
    for mark in marks:
        assert 0 <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip()
