"""The file under which a cited paper lies, where the editors say it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from redept.model import Document, Note
from redept.references import find

CASES = Path(__file__).parent / "cases" / "filed.toml"


def paper(body: str, note: str) -> Document:
    """A paper whose note hangs on the end of its body."""
    text = f"{body}1\n  1. {note}"
    end = len(body) + 1
    listed = Note(marker="1", start=len(body), end=end, text=note, list_start=end + 6, list_end=len(text))
    return Document(
        id="v/d1", volume="v", heading=None, form=None, file_number=None, text=text, notes=(listed,), body_end=end
    )


@pytest.mark.parametrize("case", tomllib.loads(CASES.read_text("utf-8"))["case"], ids=lambda case: case["note"][:50])
def test_a_paper_lies_under_the_file_named_right_behind_it(case: dict[str, Any]) -> None:
    cited = [one for one in find(paper("Words.", case["note"])) if one.kind != "file"]
    assert cited
    assert cited[0].file_number == case.get("file")


def test_a_note_gives_the_file_of_the_words_it_hangs_on() -> None:
    (cited, *_) = find(paper("I have your letter of October 11.", "Not printed. (711.62114/10–944)"))
    assert (cited.kind, cited.layer, cited.file_number) == ("letter", "body", "711.62114/10-944")


def test_a_note_about_another_paper_gives_no_file_to_the_words_it_hangs_on() -> None:
    note = "Not printed; telegram 12, October 9, is its answer (711.62114/10–944)."
    (cited, *_) = find(paper("I have your letter of October 11.", note))
    assert (cited.kind, cited.layer, cited.file_number) == ("letter", "body", None)


@pytest.mark.parametrize(
    "case",
    tomllib.loads(CASES.with_name("archives.toml").read_text("utf-8"))["case"],
    ids=lambda case: case["note"][:50],
)
def test_a_place_in_an_archive_is_found_with_all_its_parts(case: dict[str, Any]) -> None:
    found = [one for one in find(paper("Words.", case["note"])) if one.rule == "archive"]
    assert [one.text for one in found] == case["places"]
    for one, parts in zip(found, case.get("parts", ()), strict=False):
        assert one.archive is not None
        assert {name: getattr(one.archive, name) for name in parts} == parts
        assert one.kind == ("lot" if one.archive.lot else "file")
