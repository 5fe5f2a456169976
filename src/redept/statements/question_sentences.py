"""Whole sentences that ask, with or without their mark, and which hangs on the answer to which."""

import re

from redept.model.statement import Speaker
from redept.statements.drafting_sheet import Asking, Reading
from redept.statements.naming import subject_before
from redept.statements.question_rows import ASKING_WORD, LONG_AGO, add, other_side
from redept.statements.speaking import may_speak

LABEL = re.compile(
    r"(?P<who>(?:(?:The|Mr\.|Mrs\.|Dr\.|Gen\.|General|Senator|Secretary|President|Ambassador|Foreign|"
    r"Prime|Minister|Vice)\s+)*[A-Z][\w'-]*):\s+(?=\S)"
)


IF_SO = re.compile(r"(?:And |But )?(?P<if>If (?:so|not|yes|no)|In that case|Otherwise)\b,?\s*(?P<rest>.*)", re.DOTALL)


AUXILIARY_FIRST = re.compile(
    r"(?:Does|Do|Did|Is|Are|Was|Has|Have|Can|Could|Would|Will)(?:n?'t)?\s+(?:not\s+)?(?:this|that|it|he|she|"
    r"they|you|we|I|there|the|these|those|your|"
    r"our|Dept|Department|Embassy|[A-Z][a-z]+(?:'s)?(?:\s+[A-Z][a-z]+)*)\s+(?P<rest>.+)",
    re.DOTALL,
)


QUOTATION = re.compile(r"^[\"']*(?:\(?[0-9a-zA-Z]{1,2}[.)]\s+)?[\"'(]*")


def read_sentence(reading: Reading, earlier: list[Asking], conversation: bool) -> Asking | None:
    """Add a sentence that is a question; `earlier` are the questions of the same paragraph.

    With its mark, or in the telegraphic style without it: "Does this mean that ... If so what is ...".
    """
    text = reading.text
    opening = QUOTATION.match(text[reading.start : reading.end])
    start = reading.start + (opening.end() if opening else 0)
    if text[reading.start] == "(" and 0 <= (close := text.find(") ", start, reading.end)) < reading.end - LONG_AGO:
        start = close + 2
    words = text[start : reading.end]
    label = LABEL.match(words)
    if label:
        start, words = start + label.end(), words[label.end() :]
    marked = words.rstrip("\"') ").endswith("?")
    quoted = SAID_ASKING.match(words) if marked and label is None else None
    if quoted:
        return add_quoted(reading, start, quoted)
    later = (LATER.search(words) if STATES.match(words) else BEHIND_COLON.search(words)) if marked else None
    if later:
        start, words, label = start + later.start("asks"), words[later.start("asks") :], None
    hangs = IF_SO.match(words)
    asks = marked or (asks_unmarked(hangs["rest"], bool(earlier)) if hangs else asks_unmarked(words, False))
    if not asks or len(words.split()) < SHORTEST_QUESTION:
        return None
    by = (
        reading.span(start - label.end(), start - label.end() + label.end("who"))
        if label
        else asker(reading, conversation)
    )
    addressed = ADDRESSED.match(words)
    to = reading.span(start + addressed.start("to"), start + addressed.end("to")) if addressed else None
    cue = (reading.end - 1, reading.end) if marked else cue_of(start, words)
    bracket = OF_EDITORS.search(reading.text, start, reading.end) if marked else None
    end = bracket.start() if bracket else reading.end
    asking = add(reading, start, end, cue, "question", by, to or other_side(reading, by))
    if asking and hangs and earlier:
        answer = "no" if hangs["if"].split()[-1:] in (["not"], ["no"], ["Otherwise"]) else "yes"
        asking.hangs = (root(earlier[-1]), answer)
    return asking


def read_behind_dash(reading: Reading) -> None:
    """ "He asked about the lamps--were they lit?": the second question, behind the one that is reported."""
    last = reading.askings[-1]
    found = BEHIND_DASH.match(reading.text, last.end, reading.end)
    if found:
        start = found.start("asks")
        add(reading, start, reading.end, (reading.end - 1, reading.end), "question", last.by, None)


BEHIND_DASH = re.compile(
    r"\s?-{1,2}\s?(?P<asks>(?:was|is|were|are|had|has|have|did|does|do|could|would|will|what|why|how)\s)"
)


OF_EDITORS = re.compile(r"\s\[[^\]]*\]\?[\"')]*\Z")
"""Words of the editors before the mark: "What of the factions [point 2]?"."""


ADDRESSED = re.compile(
    r"(?:Does|Do|Did|Is|Has|Could|Would|Will|Can)\s(?:the\s)?(?P<to>Department|Dept|Embassy|Emb|Legation|Mission|addressees?)\s"
)
"""A question to an office that is named: "Does Department wish"."""


def add_quoted(reading: Reading, start: int, quoted: re.Match[str]) -> Asking | None:
    """ "He said, “Who am I to tell him?”": what is quoted is asked."""
    cue = start + quoted.start("said"), start + quoted.end("said")
    who = subject_before(reading.text, reading.start, cue[0])
    by = reading.speaker(who) if who and may_speak(who) else None
    return add(reading, start + quoted.start("asks"), reading.end, cue, "question", by, None)


SAID_ASKING = re.compile(
    r"[^\"?]{2,120}?\b(?P<said>said|asked|inquired|replied|remarked|answered|added|wrote|put it)\b[^\"?:;]{0,40}?"
    r"[,:]?\s\"(?P<asks>[A-Z][^\"?]*\?)\"?\Z"
)


SHORTEST_QUESTION = 3


STATES = re.compile(r"(?:The|He|She|They|It|We|I|This|That|There|Mr\.|Our|His|[A-Z][a-z]+ (?:said|thought|felt))\s")


LATER = re.compile(
    r"(?:[;:]|\s-{1,2}|-{1,2}(?=[a-z])|,(?:\s(?:but|and|so),?)?|\b(?:say|ask|asked|said|"
    r"wondered),?)\s?(?:in fact,\s|then,?\s|"
    r"(?:he|she|they|I)\s[a-z]+ed,\s)?\"?"
    r"(?P<asks>(?:[Ww]hy|[Ww]hat|[Hh]ow|[Cc]ould|[Ww]ould|[Ss]hould|[Ii]s|[Aa]re|[Ww]as|[Dd]oes|[Dd]o|[Dd]id|"
    r"[Hh]as|[Cc]an|[Ww]ill)\s"
    r"(?:should|could|would|is|are|was|do|does|did|can|will|he|she|they|we|I|it|you|the|there|this|not)\b)"
)
"""A question that ends a sentence which states something first: "It is late; in fact, why should he go?"."""


BEHIND_COLON = re.compile(
    r"[a-z]{3,}:\s\"?(?P<asks>(?:What|How|Why|When|Where|Who|Which|Is|Are|Do|Does|Did|Will|Would|Can|Could|Should|Has|Have|"
    r"Shall)\s)"
)
"""A question behind words that announce it: "One matter demands attention: What is it?"."""


def asker(reading: Reading, conversation: bool) -> Speaker | None:
    """Who asks: the writer, in a record of a conversation whoever spoke last."""
    if reading.author != "writer":
        return None
    return reading.cast.last if conversation else reading.cast.writer


def cue_of(start: int, words: str) -> tuple[int, int]:
    """The words with which an unmarked question begins."""
    first = words.split(maxsplit=2)[:2]
    return start, start + words.index(first[-1]) + len(first[-1]) if first else start


def asks_unmarked(words: str, hangs: bool) -> bool:
    """Whether a sentence without a mark is a question: a verb first and its subject behind it."""
    words = words.strip()
    if hangs:
        return ASKING_WORD.match(words) is not None
    found = AUXILIARY_FIRST.match(words)
    return found is not None and len(found["rest"].split()) >= 1 and not words.endswith(":")


def root(asking: Asking) -> Asking:
    """The question that a chain of "if so" and "if not" hangs on."""
    while asking.hangs is not None:
        asking = asking.hangs[0]
    return asking
