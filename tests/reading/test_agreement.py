"""Heading, salutation and signature, whether they agree."""

import pytest

from redept.model import Document, SourceText
from redept.reading import read
from redept.reading.agreement import addressed_to_another, signed_by_another


@pytest.mark.parametrize(
    ("heading", "signature", "form", "another"),
    [
        ("Childs", "Guilds", "Telegram", True),  # frus1948v05p1/d177
        ("Brubeck", "E.S. Little", "Memorandum", True),  # frus1961-63v12/d371
        ("Dillon", "Douglas Dillno", "Letter", True),  # frus1955-57v04/d201
        ("Rostow", "Walt", "Memorandum", False),
        ("Lodge", "Cabot L.", "Letter", False),
        ("MacArthur", "D MacA", "Memorandum", False),
        ("Ben Gurion", "D. Ben-Gurion", "Letter", False),
        ("Hull", "C[ordell] H[ull]", "Letter", False),
        ("James C. Thomson, Jr.", "JCT Jr.", "Memorandum", False),
        ("Radford", "Arthur Radford\nChairman", "Memorandum", False),
    ],
)
def test_a_full_signature_with_another_family_name_disagrees(
    heading: str, signature: str, form: str, another: bool
) -> None:
    assert signed_by_another(heading, signature, form) is another


def test_a_salutation_with_another_family_name_disagrees() -> None:
    assert addressed_to_another("Sarit", "Srisdi")  # frus1952-54v12p2/d431
    assert not addressed_to_another("John Allen", "Allen")
    assert not addressed_to_another("Diem", "President")


LETTER = """40. Letter From the Ambassador in France (Dillon) to the Under Secretary of State (Allen)1

Paris, May 4, 1956.

Dear Mr. {to}: I have thought about the question for some days with all who are concerned here.

Sincerely,

{by}
  1. Source: Department of State, Central Files, 611.51/5–456. Secret.
"""


def letter(to: str, by: str) -> Document:
    text = LETTER.format(to=to, by=by)
    (document,) = read(SourceText(volume="v", document="d40", text=text, format="text", place_in_file="d40.txt:1"))
    return document


def test_a_disagreement_is_a_problem_with_its_place() -> None:
    document = letter("Alien", "C. Douglas Brown")
    assert [problem.code for problem in document.problems] == ["signature-disagrees", "salutation-disagrees"]
    places = [document.text[problem.start : problem.end] for problem in document.problems]
    assert places == ["C. Douglas Brown", "Dear Mr. Alien:"]
    assert document.sender[0].name == "Dillon"


@pytest.mark.parametrize("by", ["C. Douglas Dillon", "Doug", "For the Ambassador:\nRobert P. Joyce\nMinister"])
def test_what_agrees_is_no_problem(by: str) -> None:
    assert letter("Allen", by).problems == ()
