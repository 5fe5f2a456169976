"""What a paper tells and asks: as a layer over its words, and as a list beneath them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redept.model import Document
from redept.model.span import Span
from redept.model.statement import Answer, Asked, Findings, Question, Speaker, Statement
from redept.web import addresses, wording
from redept.web.edition import Run, Stretch
from redept.web.pages.page import Card, card
from redept.web.room import Shelf

LONGEST = 260
WORD = re.compile(r"\w+")
EMPTY = ("the", "a", "he", "she", "his", "her", "him", "mr")
"""Words that say no more of somebody who is known."""
STATE_WORDS = {
    "answered": "answered",
    "replied": "a reply came",
    "open": "no answer here",
    "wanted": "the answer is wanted",
}


@dataclass(frozen=True, kw_only=True)
class AnswerView:
    """A paper that answers, and why it is taken to."""

    card: Card
    because: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SaidView:
    """A statement or a question in a list: `what` names its kind, `sure` its certainty, `who` who says it to whom."""

    id: str
    anchor: str
    entry: str
    address: str
    kind: str
    what: str
    sure: str
    cue: str
    words: str
    who: str
    more: tuple[str, ...]
    note: int | None
    state: str = ""
    answers: tuple[AnswerView, ...] = ()
    wanted: str | None = None
    days: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """The layer of one paper: its list, how many of each kind, the words that it marks."""

    said: tuple[SaidView, ...]
    counts: tuple[tuple[str, int], ...]
    stretches: tuple[Stretch, ...]


def anchor_of(one: str) -> str:
    """The place of a statement's words in its page: `s107-142-told`."""
    return "s" + addresses.key_of(one).replace(":", "-")


def speaker(one: Speaker | None) -> str:
    """Somebody in a statement: name, office, post, and the words where these say something else."""
    if one is None:
        return ""
    known = ", ".join(filter(None, (one.name, one.office, one.post if not one.office else None)))
    said = wording.one_line(one.words)
    if said and not (known and set(WORD.findall(said.lower())) <= {*WORD.findall(known.lower()), *EMPTY}):
        return f"{known} (“{said}”)" if known else f"“{said}”"
    return known


def said_address(document: str, one: str) -> str:
    """The page of the paper with this layer on, at the words."""
    return f"{addresses.of_document(document)}?layer=told#{anchor_of(one)}"


def statement_view(one: Statement, cue: str = "") -> SaidView:
    """A statement in a list; `cue` are the words that announce it."""
    source, recipient = speaker(one.source), speaker(one.recipient)
    through = "; ".join(filter(None, map(speaker, one.via)))
    rows = (
        ("through", through),
        ("by", one.means or ""),
        ("on", wording.date_words(one.date) if one.date else ""),
    )
    return SaidView(
        id=one.id,
        anchor=anchor_of(one.id),
        entry="e" + anchor_of(one.id),
        address=said_address(one.document, one.id),
        kind=one.kind,
        what=(one.state or one.kind) if one.kind == "act" else one.kind,
        sure=one.certainty,
        cue=cue,
        words=wording.shortened(wording.one_line(one.text), LONGEST),
        who=f"{source or 'somebody not named'} to {recipient}" if recipient else source,
        more=(*(f"{name} {words}" for name, words in rows if words), *(("negated",) if one.negated else ())),
        note=one.note,
    )


def question_view(asked: Asked, shelf: Shelf, cue: str = "") -> SaidView:
    """A question in a list, with what became of it."""
    one = asked.question
    by, to = speaker(one.by), speaker(one.to)
    return SaidView(
        id=one.id,
        anchor=anchor_of(one.id),
        entry="e" + anchor_of(one.id),
        address=said_address(one.document, one.id),
        kind="question",
        what=one.kind,
        sure="",
        cue=cue,
        words=wording.shortened(wording.one_line(one.text), LONGEST),
        who=f"{by or 'somebody not named'} to {to}" if to else by,
        more=(f"only if the answer to another question is {one.depends_on.answer}",) if one.depends_on else (),
        note=one.note,
        state=asked.state,
        answers=tuple(view for answer in asked.answers[:3] if (view := answer_view(answer, shelf)) is not None),
        wanted=addresses.of_wanted(asked.wanted) if asked.wanted else None,
        days=wording.counted(asked.days, "day") + " later" if asked.days else "",
    )


def answer_view(answer: Answer, shelf: Shelf) -> AnswerView | None:
    entry = shelf.get(answer.document)
    return AnswerView(card=card(entry), because=answer.because) if entry else None


def cue_words(document: Document, note: int | None, cue: Span) -> str:
    """The words that announce a statement."""
    text = document.notes[note - 1].text if note else document.text
    return wording.one_line(text[cue.start : cue.end])


def told(document: Document, findings: Findings, asked: Sequence[Asked], shelf: Shelf) -> Told:
    """Everything that a paper tells and asks, in the order of its words, body first."""
    pairs: list[tuple[Statement | Question, SaidView]] = [
        (one, statement_view(one, cue_words(document, one.note, one.cue))) for one in findings.statements
    ]
    for became in asked:
        one = became.question
        pairs.append((one, question_view(became, shelf, cue_words(document, one.note, one.cue))))
    pairs.sort(key=lambda pair: (pair[0].note or 0, pair[0].start, pair[0].end))
    said = tuple(view for _, view in pairs)
    return Told(
        said=said,
        counts=tuple(Counter(view.kind for view in said).most_common()),
        stretches=tuple(stretches(pairs)),
    )


def title(view: SaidView) -> str:
    """What the page says of marked words when one points at them: kind, certainty, cue, who."""
    of_it = ", ".join(filter(None, (view.what, view.sure if view.kind != "question" else "")))
    state = STATE_WORDS.get(view.state, "")
    return "; ".join(filter(None, (of_it, f"cue “{view.cue}”" if view.cue else "", view.who, state)))


def stretches(found: Iterable[tuple[Statement | Question, SaidView]]) -> list[Stretch]:
    """The words of each statement and question, and of its cue; the innermost is what a letter is shown as."""
    listed = []
    for one, view in found:
        words = title(view)
        run = Run(text="", said=view.entry, anchor=view.anchor, status=classes(view), label=words)
        listed.append(Stretch(one.start, one.end, one.note, run))
        if one.cue.end > one.cue.start:
            cue = Run(text="", said=view.entry, status=f"cue {view.kind}", label=words)
            listed.append(Stretch(one.cue.start, one.cue.end, one.note, cue))
    return listed


def classes(view: SaidView) -> str:
    """The classes of marked words: kind, and certainty or state."""
    return f"{view.kind} is-{(view.state or view.sure).replace(' ', '-')}"
