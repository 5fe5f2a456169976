"""Parts: their form, parties and date from their own heading."""

import pytest

from redept.model import SourceText
from redept.reading import read

LETTER = """40. Letter From Secretary of State Rusk to President Johnson1

Washington, May 4, 1964.

Words of the letter that are long enough to make a paragraph of their own here.

Dean Rusk

[Attachment]

Memorandum From the Under Secretary of State (Ball) to Secretary of State Rusk

Washington, May 2, 1964.

Words of the attachment that are long enough to make a paragraph of their own here.
  1. Source: Johnson Library, Head of State File. Secret.
"""


def test_an_attachment_has_its_own_form_parties_and_date() -> None:
    (document,) = read(SourceText(volume="v", document="d40", text=LETTER, format="text", place_in_file="d40.txt:1"))
    (part,) = document.parts
    assert document.signatures == ("Dean Rusk",)
    assert (part.form, part.date) == ("Memorandum", "1964-05-02")
    assert [party.name for party in part.sender] == ["Ball"]
    assert [party.name for party in part.recipient] == ["Rusk"]
    assert document.text[part.start : part.end].startswith("[Attachment]")


@pytest.mark.parametrize(
    ("lines", "form", "date", "recipient"),
    [
        ("[Enclosure]\n\nNew Delhi, August 23, 1948.\n\nSir: I am instructed.", "Letter", "1948-08-23", None),
        ("Tab A\n\nDear Mr. Prime Minister:\n\nIn the light of mounting tensions.", "Letter", None, None),
        (
            "Enclosure A\n\nWashington, October 25, 1967.\n\nMEMORANDUM TO THE PRESIDENT\n\nI believe it.",
            "Memorandum",
            "1967-10-25",
            "President",
        ),
        (
            "Tab B\n\nThe remarks about it were taken out at his own wish when he was in Taipei, December 7, 1966.",
            None,
            None,
            None,
        ),
    ],
)
def test_the_lines_under_a_head_tell_form_and_date(
    lines: str, form: str | None, date: str | None, recipient: str | None
) -> None:
    text = LETTER.partition("[Attachment]")[0] + lines + "\nMore words of the attachment follow here at some length."
    (document,) = read(SourceText(volume="v", document="d40", text=text, format="text", place_in_file="d40.txt:1"))
    (part,) = document.parts
    assert (part.form, part.date) == (form, date)
    assert [party.office for party in part.recipient] == ([recipient] if recipient else [])
