"""Parts: their form, parties and date from their own heading."""

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
