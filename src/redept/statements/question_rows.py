"""Rows of questions and requests: where one ends, who is to do it, to whom it goes."""

import re

from redept.model.statement import Speaker
from redept.statements.cast import FIRST
from redept.statements.drafting_sheet import Asking, Reading, clause_end

ASKING_WORD = re.compile(
    r"(?:what|how|why|when|where|who|which|whether|does|do|did|is|are|was|were|has|have|can|could|would|"
    r"will|should|may)\b",
    re.IGNORECASE,
)


LONG_AGO = 6


SEE = re.compile(r"[;,] (?:for|see)\b[^;]*\b(?:see|volume|vol\.|p\.|pp\.)")


def add(
    reading: Reading, start: int, end: int, cue: tuple[int, int], kind: str, by: Speaker | None, to: Speaker | None
) -> Asking | None:
    opened = reading.text.rfind("(", reading.start, start)
    if opened > reading.text.rfind(")", reading.start, start) and reading.text.find(")", start, end) >= 0:
        end = reading.text.find(")", start, end)
    see = SEE.search(reading.text, start, end)
    end = clause_end(reading.text, start, see.start() if see else end)
    if end - start < LONG_AGO or any(start < one.end and one.start < end for one in reading.askings if not one.doubt):
        return None
    if kind == "request" and (to is None or to.words is None):
        to = named_within(reading, start, end) or to
    asking = Asking(start=start, end=end, cue=cue, kind=kind, by=by, to=to)
    reading.askings.append(asking)
    return asking


def named_within(reading: Reading, start: int, end: int) -> Speaker | None:
    """Who is to do it where the request itself says so: "that you make every effort"."""
    found = WHO_DOES.search(reading.text, start, min(end, start + 70)) or OF_WHOM.match(reading.text, start, end)
    if found is None and (that := reading.text.find(" that ", start, start + NEAR)) >= 0:
        found = OF_WHOM.match(reading.text, that + 1, end)
    if found is None:
        return None
    if found.re is OF_WHOM:
        who = found.lastgroup or "who"
        words = found[who].rstrip(".").removesuffix("'s").removesuffix("'")
        return reading.span(found.start(who), found.start(who) + len(words))
    named = reading.span(*found.span("who"))
    return named if (named.words or "").lower() in ("you", "we") or found.start() - start < NEAR else None


NEAR = 34


OF_WHOM = re.compile(
    r"(?:(?P<who>(?:[Yy]our|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,4}'s?|the\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,4}'s?))\s[a-z]|"
    r"that\s(?P<he>(?:he|she|they)|(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s)?[A-Z][\w.'-]*){0,5}|the\s[a-z]+(?=\s(?!be\b)))\s"
    r"(?:not\s|also\s|immediately\s)?(?:be|take|make|give|send|go|come|have|consider|discuss|inform|hold|meet|agree|use|"
    r"accept|try|seek|continue|refrain|prepare|submit|approach|call|issue|keep|provide|cable|discontinue|withdraw|study|do)\s|"
    r"(?:the\s|an?\s)?(?:(?:early|full|urgent)\s)?(?:views?|opinions?|comments?|advice|agreement|approval|consent|concurrence|"
    r"assistance|cooperation|reaction|meeting|intervention|expression of views)\s(?:of|by|from)\s"
    r"(?P<whose>(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s)?[A-Z][\w.'-]*){0,6}))"
)
"""Whose views or deed are asked for: "your views", "that he cable", "the opinion of the Vice President"."""


WHO_DOES = re.compile(
    r"(?:\bif|\bthat|\blike|\bwish|\bwant|\bhope|\b[Uu]rge|\b[Ss]uggest|\b[Rr]ecommend|\A)\s"
    r"(?P<who>you(?=\s(?!and\b))|we(?=\s)|(?:the\s)?(?:Department|Dept|Embassy|Congress|Board|[A-Z][A-Z]+|"
    r"[A-Z]\w+ (?:Government|Embassy|Council|Office)|Government|Council|Committee|Secretary|President|Ambassador|"
    r"[A-Z][a-z]+(?=\s(?:should|be|take|seek|make|give|go|consider|approach|approve|authorize))))(?=\s[a-z])"
)


def other_side(reading: Reading, by: Speaker | None) -> Speaker | None:
    """To whom a question goes that does not say it: the writer's to the reader, all else to nobody named."""
    mine = by is reading.cast.writer or (by is not None and (by.words or "").lower() in FIRST)
    return reading.cast.reader if mine and reading.author == "writer" else None


IF_FIRST = re.compile(r"(?:But |And )?[Ii]f\b")
