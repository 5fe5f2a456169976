"""What another one says next, right behind what was asked in a conversation, in its minutes or in a report of it."""

import re
from collections.abc import Callable

from redept.model import Document
from redept.model.statement import Answer, Asked, Findings, Question, Statement

NEAR, IN_TALK = 300, 700
"""Code points behind what was asked in which another one speaks: in a report, and where people talk."""

TALK = re.compile(r"Conversation|Discussion|Minutes|Record|Notes|Transcript|Interview|Meeting|Summary")
"""Forms of papers in which people talk."""

LABEL = re.compile(
    r"(?:\A|\n)[ \t]*(?:[\"(]\s?)?(?P<who>(?:[A-Z][\w.'’-]*|Q|A)(?:\s[\w.'’()-]+){0,5}?)\s?(?::|(?<=\n[QA])\.)\s+(?=\S)"
)
"""Who speaks, before a paragraph of his: "Mr. Casey: What is that?"."""

FIRST_SENTENCE = re.compile(r"[^\n]{1,400}?(?:[.?!](?=\s|$)|\n|$)")
REPLYING = re.compile(
    r"(?P<who>(?:[Tt]he\s|Mr\.\s|Mrs\.\s|Dr\.\s|General\s|Ambassador\s|Secretary\s)?(?:[A-Z][\w'’-]*)(?:\s[A-Z][\w'’-]*){0,3})"
    r"(?:,\s[^,.]{3,60},)?\s(?:(?:then|also|again|only|merely|quickly|immediately|himself)\s)?"
    r"(?:replied|answered|responded|explained|agreed|assured|confirmed|denied|nodded|rejoined|countered|demurred|declined|"
    r"refused|promised|undertook|said|stated|thought|indicated|commented|observed|objected|read|described|reviewed|"
    r"gave|asked in return)\b"
)
BETWEEN = re.compile(r"(?:[\s?.!,;\"”’)\d]|\[Page \d+\])*")
"""Marks, the number of a paragraph and of a page between a question and what follows it."""

LONGEST_TURN = 1500
"""Code points of a paragraph behind the question after which no other speaker is looked for."""


def said_next(question: Question, form: str | None, findings: Findings, paper: Callable[[], Document]) -> Asked:
    """What became of what one asked another: replied where somebody else speaks next, open where nobody does."""
    talk = TALK.search(form or "") is not None
    told = told_next(question, findings, IN_TALK if talk else NEAR)
    if told is not None:
        return replied(question, told.start, told.end, shown(told))
    document = paper()
    text = document.notes[question.note - 1].text if question.note else document.text
    found = next_speaker(text, question) or next_sentence(text, question)
    return replied(question, *found) if found else Asked(question=question, state="open")


def replied(question: Question, start: int, end: int, who: str) -> Asked:
    if question.note:
        answer = Answer(document=question.document, because=(f"what {who} said next, in the same note",))
    else:
        answer = Answer(document=question.document, start=start, end=end, because=(f"what {who} said next",))
    return Asked(question=question, state="replied", answers=(answer,))


def answered_behind(question: Question, findings: Findings, writer: str | None) -> Asked | None:
    """What another one says right behind a question that stands without "asked" in a report of a talk.

    `writer` is the name of the writer of the paper, who goes on after a question of his own.
    """
    told = told_next(question, findings, RIGHT_BEHIND) if question.kind == "question" else None
    if told is None or told.source is None or told.certainty != "reported":
        return None
    words = told.source.words or ""
    if not words[:1].isupper() or words in ("I", "We", "Department", "Embassy") or writer in (told.source.name, words):
        return None
    return replied(question, told.start, told.end, shown(told))


RIGHT_BEHIND = 70
"""Code points behind a question in which another one is said to speak who answers it."""


def told_next(question: Question, findings: Findings, reach: int) -> Statement | None:
    """The first thing that somebody else is reported to have said behind the question."""
    for one in findings.statements:
        if (one.layer, one.note) != (question.layer, question.note) or one.start < question.end or one.kind != "told":
            continue
        if one.start - question.end > reach:
            return None
        if not one.via and one.source is not None and not same(one.source.name or one.source.office, question):
            return one
    return None


def next_speaker(text: str, question: Question) -> tuple[int, int, str] | None:
    """The first sentence of the next one who speaks, where each has his name before his words."""
    before = text.rfind("\n", 0, question.start)
    label = LABEL.match(text, before) if before >= 0 else None
    if label is None:
        return None
    following = LABEL.search(text, question.end, question.end + LONGEST_TURN)
    while following is not None and following["who"] == label["who"]:
        following = LABEL.search(text, following.end(), question.end + LONGEST_TURN)
    if following is None:
        return None
    sentence = FIRST_SENTENCE.match(text, following.end())
    return (following.end(), len(sentence[0].rstrip()) + following.end(), following["who"]) if sentence else None


def next_sentence(text: str, question: Question) -> tuple[int, int, str] | None:
    """The sentence right behind that says of somebody else that he replied: "Gaud explained the matter."."""
    start = BETWEEN.match(text, question.end).end()  # type: ignore[union-attr]
    sentence = FIRST_SENTENCE.match(text, start)
    found = REPLYING.search(text, start, sentence.end()) if sentence else None
    if sentence is None or found is None or found["who"].split()[-1] in asker(question):
        return None
    return start, len(sentence[0].rstrip()) + start, found["who"]


def asker(question: Question) -> set[str]:
    """The words for the one who asks."""
    by = question.by
    return set(f"{by.words or ''} {by.name or ''} {by.office or ''}".split()) if by else set()


def same(who: str | None, question: Question) -> bool:
    """Whether it is the one who asked."""
    return question.by is not None and who == (question.by.name or question.by.office)


def shown(statement: Statement) -> str:
    return statement.source.words or statement.source.name or "another" if statement.source else "another"
