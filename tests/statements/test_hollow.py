"""A cue that announces nothing gives no row."""

import pytest

from redept import statements
from tests.statements.test_find import telegram


@pytest.mark.parametrize(
    "text",
    [
        "Printed from a copy that indicates Linden signed the original.",
        "This gives some of the new member states that there are a place.",
        "(National Archives, RG 63, Correspondence, Reports, and Newspapers Received from Keepers)",
        "We will cut the oil in the event the keeper decides to leave.",
        "We gather intelligence from the keepers.",
        "When one considers that it has already been read, nothing is lost.",
    ],
)
def test_what_announces_nothing_gives_no_row(text: str) -> None:
    assert statements.find(telegram(text)).statements == ()
