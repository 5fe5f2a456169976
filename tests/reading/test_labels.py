"""Labels at the beginning of a paper, and what the editors left out."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.reading.labels import read_labels
from redept.reading.omissions import omissions

CASES = tomllib.loads((Path(__file__).parent / "cases" / "labels.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["paper"], ids=lambda case: case["words"][:40])
def test_labels_give_subject_people_references_and_addressees(case: dict[str, Any]) -> None:
    found = read_labels(case["words"], 0, len(case["words"]))
    assert found.subject == case.get("subject")
    assert [[one.name or "", one.office or ""] for one in found.participants] == case.get("participants", [])
    assert list(found.references) == case.get("references", [])
    assert list(found.information) == case.get("information", [])


def test_a_page_break_does_not_end_a_list() -> None:
    words = "PARTICIPANTS\n\nMr. Duke\n          \n\nMr. Barnett\n\nThey met."
    assert [one.name for one in read_labels(words, 0, len(words)).participants] == ["Duke", "Barnett"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("[Here follows discussion of Korea, Taiwan, and Japan.]", "here follows"),
        ("[2–1/2 lines of source text not declassified]", "not declassified"),
        ("[Omitted here is a list [not printed] of names.]", "here follows"),
        ("[garble]", "illegible"),
        ("[omission in the original]", "omission"),
        ("[Washington,]", None),
        ("[Page 12]", None),
    ],
)
def test_what_the_editors_left_out_is_named(words: str, kind: str | None) -> None:
    text = f"He spoke. {words} He went."
    assert [(one.kind, text[one.start : one.end]) for one in omissions(text, 0, len(text))] == (
        [(kind, words)] if kind else []
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["SUBJECT", "REF:", "Participants: ", "\n", "\n\n", " ", "Mr. A", "[", "]", "(A) "])))
def test_any_words_are_read(pieces: list[str]) -> None:
    words = "".join(pieces)
    assert read_labels(words, 0, len(words)) is not None
    assert all(words[one.start] == "[" for one in omissions(words, 0, len(words)))
