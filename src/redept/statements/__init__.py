"""Who told whom what through whom, what was asked, what was done and left undone, whose stand on what.

Comes in: a `Document`. Goes out: `Findings`, each row a span of its text with the cue it rests on. Nothing is added to
what the words say, and nothing is decided about answers: those need the other papers.
"""

import re
from collections.abc import Iterator

from redept.model import Document
from redept.model.statement import Findings, Question, Statement
from redept.statements.acting import read_act
from redept.statements.cast import Cast
from redept.statements.cues import Hit, hits
from redept.statements.drafting_sheet import Asking, Reading, question, statement
from redept.statements.question_sentences import read_behind_dash, read_sentence
from redept.statements.requesting import COMMANDS, IN_TELEGRAMS, read_command, read_question
from redept.statements.sheets import Sheet, sheets, stretches, trimmed
from redept.statements.standing import read_position
from redept.statements.telling import read_told
from redept.statements.weighing import weigh

__all__ = ["Reading", "find", "proposed"]

READERS = {"told": read_told, "act": read_act, "position": read_position, "question": read_question}


def find(document: Document, *, engine: str | None = None, weighed: bool = True) -> Findings:
    """The statements, questions and requests of a paper, body first, then note by note.

    `text[start:end]` of the body, or of the note's text, is a finding's `text`. `engine` names a pattern engine (see
    `redept.grammar.patterns.engines`).
    """
    cast = Cast(document)
    statements: list[Statement] = []
    questions: list[Question] = []
    for sheet in sheets(document):
        text = document.notes[sheet.note - 1].text if sheet.note else document.text
        cast.begin()
        readings = read_sheet(sheet, cast, engine, "onversation" in (document.form or ""))
        for reading in readings if weighed else ():
            weigh(reading)
        for reading in readings:
            statements += [statement(document, sheet, draft, text) for draft in reading.drafts]
            questions += [question(document, sheet, asking, text) for asking in reading.askings]
    return Findings(
        statements=unique(statements), questions=tuple(sorted(questions, key=lambda one: (one.note or 0, one.start)))
    )


def proposed(document: Document) -> Iterator[Reading]:
    """The sentences of a paper with the rows that the rules propose, before any is weighed."""
    cast = Cast(document)
    for sheet in sheets(document):
        cast.begin()
        yield from read_sheet(sheet, cast, None, "onversation" in (document.form or ""))


def unique(statements: list[Statement]) -> tuple[Statement, ...]:
    """Statements in the order of their words; of two of one kind on the same words the first counts."""
    by_id: dict[str, Statement] = {}
    for one in statements:
        by_id.setdefault(one.id, one)
    return tuple(sorted(by_id.values(), key=lambda one: (one.note or 0, one.start, one.end)))


def read_sheet(sheet: Sheet, cast: Cast, engine: str | None, conversation: bool) -> list[Reading]:
    """The sentences of a layer in which something was found."""
    readings: list[Reading] = []
    earlier: list[Asking] = []
    before = sheet.start
    for start, end, found in with_hits(sheet, engine):
        if earlier and "\n" in sheet.text[before:start]:
            earlier = []
        before = end
        asks = may_ask(sheet.text, start, end)
        if not found and not asks:
            continue
        reading = Reading(sheet, cast, start, end)
        reading.cues = tuple(hit.start for hit in found)
        asking = None
        if asks and text_commands(reading):
            read_command(reading)
        elif asks and not asked_by_another(reading, found):
            asking = read_sentence(reading, earlier, conversation)
        if asking and not asking.doubt:
            earlier.append(asking)
        read_hits(reading, found, polar=asking is not None and POLAR.match(sheet.text, asking.start) is not None)
        if reading.drafts or reading.askings:
            readings.append(reading)
    return readings


def asked_by_another(reading: Reading, found: list[Hit]) -> bool:
    """Whether a sentence reports what somebody asked, its own mark or verb notwithstanding: "He asked, is it so?"."""
    asked = [hit for hit in found if hit.cue.takes == "asked"]
    if asked and POLAR.match(reading.text, reading.start) is None:
        for hit in asked:
            READERS["question"](reading, hit)
        if reading.askings and reading.text[reading.end - 1] == "?":
            read_behind_dash(reading)
    return bool(reading.askings)


def with_hits(sheet: Sheet, engine: str | None) -> Iterator[tuple[int, int, list[Hit]]]:
    """Start and end of the sentences with cues or that may ask, and the cues from there to the next.

    The first has those before it.
    """
    text, found, number = sheet.text, list(hits(sheet.text, sheet.raw, sheet.start, sheet.end, engine=engine)), 0
    waiting: list[Hit] = []
    sentence: tuple[int, int] | None = None
    begun = False
    following_hit = found[0].start if found else sheet.end
    for first, stop in stretches(text, sheet.start, sheet.end):
        before = number
        if following_hit < stop:
            while number < len(found) and found[number].start < stop:
                number += 1
            following_hit = found[number].start if number < len(found) else sheet.end
        elif stop - first > SHORT and not may_begin(text, first, stop):
            if sentence is not None:
                yield *sentence, waiting
                sentence, waiting = None, []
            begun = True
            continue
        following = trimmed(text, first, stop)
        if following is not None:
            if sentence is not None:
                yield *sentence, waiting
            if sentence is not None or begun:
                waiting = []
            sentence, begun = following, True
        waiting += found[before:number]
    if sentence is not None:
        yield *sentence, waiting


def read_hits(reading: Reading, found: list[Hit], *, polar: bool) -> None:
    """Add what the cues of a sentence announce; of what is asked only who is named is kept in mind."""
    asked = reading.text[reading.end - 1] == "?"
    for hit in found:
        if polar and hit.cue.kind != "question" and hit.cue.takes != "that noun":
            if hit is found[0]:
                reading.cast.remember(reading.speaker(reading.before(hit)))
        elif hit.end <= reading.end and not (asked and hit.cue.kind == "act"):
            READERS[hit.cue.kind](reading, hit)


POLAR = re.compile(r"(?:Does|Do|Did|Is|Are|Was|Were|Has|Have|Had|Can|Could|Would|Will|Should|May)\b")
"""How a question begins that asks whether something is so: what it holds is asked, not said."""

ASKING_FIRST = (
    "Does",
    "Do ",
    "Did",
    "Is ",
    "Are ",
    "Was",
    "Were",
    "Has",
    "Have",
    "Can",
    "Could",
    "Would",
    "Will",
    "If ",
    "In that",
    "Other",
)


def text_commands(reading: Reading) -> bool:
    """Whether a sentence of the body begins with a command."""
    if reading.sheet.layer != "body":
        return False
    return reading.text.startswith(COMMANDS, reading.start) or (
        reading.text.startswith(IN_TELEGRAMS, reading.start) and (reading.cast.document.form or "").endswith(TELEGRAMS)
    )


SHORT = 12
"""A stretch up to this length may hold no sentence: its cues belong to the one before."""

ASKING_LETTERS = frozenset(first[0] for first in ASKING_FIRST)
COMMANDING_LETTERS = frozenset(first[0] for first in COMMANDS + IN_TELEGRAMS)
TELEGRAMS = ("Telegram", "Message", "Instruction", "Airgram", "Cable")
"""The forms of paper in which a sentence that begins with a verb commands."""


def may_begin(text: str, first: int, stop: int) -> bool:
    """Whether a stretch without a cue is worth a look: one with a mark, a number or a verb of asking first."""
    while first < stop and text[first].isspace():
        first += 1
    if first == stop:
        return False
    return (
        text[first] in ASKING_LETTERS
        or text[first] == "("
        or (text[first] in COMMANDING_LETTERS and text.startswith(COMMANDS + IN_TELEGRAMS, first))
        or text.find("?", first, stop) >= 0
        or text.find(".", first + 1, first + 6) >= 0
    )


def may_ask(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends or begins as questions do."""
    if text[start] in COMMANDING_LETTERS and text.startswith(COMMANDS + IN_TELEGRAMS, start):
        return True
    return (
        text[end - 1] == "?"
        or text[end - 2] == "?"
        or (text[start] in ASKING_LETTERS and text.startswith(ASKING_FIRST, start))
    )
