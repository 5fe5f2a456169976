"""What another one says next in the same paper is a reply to what was asked there."""

import pytest

from redept import statements
from redept.finding_aids.said_next import said_next
from redept.model import Document
from redept.model.statement import Asked


def conversation(text: str, form: str) -> Document:
    return Document(
        id="v/d1",
        volume="v",
        heading=None,
        form=form,
        file_number=None,
        date="1944-09-24",
        text=text,
        body_end=len(text),
    )


def became(text: str, form: str = "Memorandum of Conversation") -> list[Asked]:
    """What became of the questions of an invented paper."""
    paper = conversation(text, form)
    found = statements.find(paper)
    return [said_next(question, form, found, lambda: paper) for question in found.questions]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\nLinden: How much oil is there?\n[Page 12]\nSorrel: None at all. We wait.\n", "None at all."),
        ("\nSorrel asked whether the lamps burn.\n11. Linden explained the matter.\n", "Linden explained the matter."),
        (
            "\nSorrel asked whether the lamps burn. Linden said that they had burned.\n",
            "they had burned",
        ),
    ],
)
def test_the_next_one_who_speaks_replies(text: str, says: str) -> None:
    (one,) = became(text)
    assert one.state == "replied"
    (answer,) = one.answers
    assert answer.start is not None
    assert text[answer.start : answer.end] == says


@pytest.mark.parametrize(
    "text",
    [
        "\nLinden: How much oil is there?\nLinden: We wait.\n",
        "\nSorrel asked whether the lamps burn. Sorrel explained the matter.\n",
        "\nSorrel asked whether the lamps burn.\n",
    ],
)
def test_where_nobody_else_speaks_it_stays_open(text: str) -> None:
    (one,) = became(text)
    assert one.state == "open"
