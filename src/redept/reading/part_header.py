"""Form, parties and date of a part, from its own heading and the lines after it."""

import re

from redept.grammar.forms import form_of_heading
from redept.model import Part
from redept.reading.dateline import heading_date, is_dateline, read_dateline
from redept.reading.parties import parties_of
from redept.reading.parts import PartSpan

LINES_TO_DATELINE = 5
REACH = 600  # characters after the heading in which a dateline is looked for

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def read_part(masked: str, found: PartSpan) -> Part:
    """The record of a part: an enclosure with the heading "Memorandum by …" has that form and that sender.

    A part without a heading of its own keeps its head line ("[Enclosure 1]") as heading, and nothing is guessed.
    """
    own = found.heading
    place = own or found.head
    heading = " ".join(masked[place.start : place.end].split()) or None
    if own is None or heading is None:
        return Part(id=found.id, start=found.span.start, end=found.span.end, heading=heading)
    closing = heading_date(heading)
    bare = heading[: closing[1]] if closing else heading
    sender, recipient = parties_of(bare)
    date = _date_after(masked, own.end, found.span.end) or (closing[0].date if closing else None)
    return Part(
        id=found.id,
        start=found.span.start,
        end=found.span.end,
        form=form_of_heading(bare),
        heading=heading,
        sender=sender,
        recipient=recipient,
        date=date,
    )


def _date_after(masked: str, start: int, end: int) -> str | None:
    """The date of the first dateline among the lines after a heading."""
    for number, line in enumerate(_LINE.finditer(masked, start, min(end, start + REACH))):
        words = line[0].strip()
        if number >= LINES_TO_DATELINE:
            break
        if len(words) < 130 and is_dateline(words):
            found = read_dateline(words)
            return found.date if found else None
    return None
