"""Questions and requests by their cue."""

from redept.statements.asking_verbs import read_asked
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Reading
from redept.statements.wishes import read_appreciated, read_request, read_that_you, read_wish, read_would, read_you


def read_question(reading: Reading, hit: Hit) -> None:
    """Add what a cue of asking announces, if anything."""
    READERS[hit.cue.takes](reading, hit)


READERS = {
    "asked": read_asked,
    "request": read_request,
    "wish": read_wish,
    "that you": read_that_you,
    "would": read_would,
    "you": read_you,
    "appreciated": read_appreciated,
}
