"""Marks of the source beside what the words say."""

from redept.model import Mark, SourceText
from redept.reading import read

TEXT = """12. Memorandum for the Record

Washington, April 27, 1962.

Words of the memorandum that are long enough to make a paragraph of their own here.
"""


def read_with(value: str, line: str = "Washington, April 27, 1962.") -> tuple[str | None, list[str]]:
    text = TEXT.replace("Washington, April 27, 1962.", line)
    start = text.index(line)
    marks = (
        Mark(kind="heading", start=0, end=text.index("\n")),
        Mark(kind="dateline", start=start, end=start + len(line)),
        Mark(kind="date", start=start, end=start + len(line), value=value),
    )
    (document,) = read(
        SourceText(volume="v", document="d12", text=text, format="tei", place_in_file="v:1", marks=marks)
    )
    return document.date, [problem.code for problem in document.problems]


def test_the_words_outrank_a_marked_date_and_the_difference_is_a_problem() -> None:
    assert read_with("1962-04-02") == ("1962-04-27", ["date-marked-otherwise"])


def test_a_mark_that_agrees_is_silent() -> None:
    assert read_with("1962-04-27T00:00:00") == ("1962-04-27", [])


def test_a_mark_settles_what_the_words_leave_open() -> None:
    assert read_with("1962-04-27T15:00:00", line="That Friday, at three.") == ("1962-04-27T15:00", [])
    assert read_with("about 1962", line="That Friday, at three.") == (None, [])
