"""Form, parties and date of a part, from its own heading and the lines after it."""

import re
from itertools import islice

from redept.grammar.forms import form_of_heading
from redept.grammar.offices import parties
from redept.model import Part, Party
from redept.reading.dateline import heading_date, is_dateline, read_dateline
from redept.reading.parties import parties_of
from redept.reading.parts import PartSpan

LINES_TO_DATELINE = 6
REACH = 900  # characters after the head line in which dateline and salutation are looked for

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_DEAR = re.compile(r"(?:My )?Dear\b[^:\n]{1,60}[:,]|(?:MY )?DEAR [A-Z .’-]{2,50}[:,]")
_SIR = re.compile(r"(?:Sir|SIR|Gentlemen|Excellency|EXCELLENCY|(?:Your|My) Excellency|Monsieur[\w ]{0,30}) ?[:,]")
_MEMORANDUM = re.compile(r"MEMORANDUM (?:FOR|TO)(?: THE)?(?: (?P<whom>[A-Z][A-Z .]+[A-Z]))?[:.]?$")


def read_part(masked: str, found: PartSpan) -> Part:
    """The record of a part: an enclosure with the heading "Memorandum by …" has that form and that sender.

    A part without a heading of its own keeps its head line ("[Enclosure 1]") as heading. Its dateline stands under
    either (frus1969-76v20/d80); a salutation makes a letter of it, and no party is guessed.
    """
    own = found.heading
    place = own or found.head
    heading = " ".join(masked[place.start : place.end].split()) or None
    lines = _first_lines(masked, found.head.end, found.span.end)
    closing = heading_date(heading) if own and heading else None
    bare = (heading[: closing[1]] if closing else heading) if own and heading else ""
    sender, recipient = parties_of(bare) if bare else ((), ())
    return Part(
        id=found.id,
        start=found.span.start,
        end=found.span.end,
        form=(form_of_heading(bare) if bare else None) or _form_by_lines(lines),
        heading=heading,
        sender=sender,
        recipient=recipient or _addressee(lines),
        date=_date_of(lines) or (closing[0].date if closing else None),
    )


def _first_lines(masked: str, start: int, end: int) -> list[str]:
    """The lines after a head line, without markers."""
    lines: list[str] = []
    for line in islice(_LINE.finditer(masked, start, min(end, start + REACH)), LINES_TO_DATELINE):
        lines.append(line[0].strip())
        if len(lines[-1]) > LONGEST_OPENING:  # the part's own first paragraph
            break
    return lines


def _date_of(lines: list[str]) -> str | None:
    """The date of the first dateline among the lines."""
    for words in lines:
        if len(words) < LONGEST_DATELINE and is_dateline(words):
            found = read_dateline(words)
            return found.date if found else None
    return None


LONGEST_DATELINE = 70
LONGEST_OPENING = 150


def _form_by_lines(lines: list[str]) -> str | None:
    """The form that a salutation or a letterhead tells: "Dear Mr. Prime Minister:", "MEMORANDUM FOR THE PRESIDENT"."""
    for words in lines:
        if _DEAR.match(words) or _SIR.match(words):
            return "Letter"
        if _MEMORANDUM.match(words):
            return "Memorandum"
    return None


def _addressee(lines: list[str]) -> tuple[Party, ...]:
    """The addressee of "MEMORANDUM FOR THE PRESIDENT", None where it stands on other lines."""
    found = next((found for found in map(_MEMORANDUM.match, lines) if found and found["whom"]), None)
    return parties(found["whom"].title().replace(" Of ", " of ").replace(" And ", " and ")) if found else ()
