"""Sender and recipient from whole headings."""

import pytest

from redept.model import Party
from redept.reading.parties import parties_of


def names(parties: tuple[Party, ...]) -> list[tuple[str | None, str | None]]:
    return [(party.name, party.office) for party in parties]


def test_a_heading_of_the_older_kind_has_no_form_word() -> None:
    sender, recipient = parties_of("The Ambassador in the Soviet Union (Harriman) to the Secretary of State")
    assert names(sender) == [("Harriman", "Ambassador in the Soviet Union")]
    assert names(recipient) == [(None, "Secretary of State")]


def test_a_memorandum_may_have_an_author_alone() -> None:
    assert names(parties_of("Memorandum by the Under Secretary of State (Smith)")[0]) == [
        ("Smith", "Under Secretary of State")
    ]


def test_a_message_may_have_a_recipient_alone() -> None:
    sender, recipient = parties_of("Message to the Director of Central Intelligence (Dulles)")
    assert sender == ()
    assert names(recipient) == [("Dulles", "Director of Central Intelligence")]


@pytest.mark.parametrize(
    "heading",
    [
        "Memorandum of Conversation",
        "Memorandum of a Conversation Between the Secretary of State and Prime Minister Macmillan",
        "Editorial Note",
        "Minutes of the 16th Meeting of the Council on Foreign Economic Policy",
        "",
    ],
)
def test_conversations_and_meetings_have_no_parties(heading: str) -> None:
    assert parties_of(heading) == ((), ())


def test_a_conversation_may_have_its_author() -> None:
    sender, recipient = parties_of("Memorandum of Conversation, by the Secretary of State")
    assert names(sender) == [(None, "Secretary of State")]
    assert recipient == ()
