"""Pages in Markdown."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import SourceError
from redept.sources import load
from redept.sources.markdown import is_markdown, read_markdown

PAGE = """### 40\\. Telegram From the Embassy in France to the Department of State[1](#fn:1.1)

418\\. Embtel 3911[2](https://history.state.gov/x#fn:1.2) came. See [page](/x) 3.

Houghton

1.  Source: Department of State.[↩](#fnref:1.1)
2.  Not printed.

    [↩](#fnref:1.2)
"""


def test_links_become_words_and_the_places_of_notes() -> None:
    (paper,) = load(io.BytesIO(PAGE.encode()), volume="v", name="d40.txt").papers
    assert paper.format == "markdown"
    assert paper.text.startswith(
        "40. Telegram From the Embassy in France to the Department of State1\n\n418. Embtel 39112 "
    )
    assert "See page 3." in paper.text
    shown = [(mark.kind, paper.text[mark.start : mark.end], mark.value) for mark in paper.marks if mark.kind != "notes"]
    assert shown == [
        ("note", "Source: Department of State.", "1"),
        ("anchor", "1", "0"),
        ("note", "Not printed.", "2"),
        ("anchor", "2", "1"),
    ]


def test_a_plain_text_is_no_markdown() -> None:
    assert not is_markdown("40. Telegram [Received May 3] (see 2)\n\n# 4 men\n")
    assert is_markdown("### 40. Telegram1\n\n1. Source: Files. ↩\n")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["[1](#fn:1)", "[↩](#fnref:1)", "\n", "1. ", "words ", "\\", "[", "](", "# ", ")", "---\n"])
    )
)
def test_any_markdown_gives_marks_within_its_text(pieces: list[str]) -> None:
    try:
        paper = read_markdown("".join(pieces), document="d", volume=None, name="d.txt")
    except SourceError:
        return
    assert all(0 <= mark.start <= mark.end <= len(paper.text) for mark in paper.marks)
