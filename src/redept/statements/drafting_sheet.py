"""A sentence while it is read: what was announced in it so far, and the records that come of it."""

import re
from dataclasses import dataclass, field

from redept.grammar.dates import iso, read_date
from redept.model import Document, Span
from redept.model.statement import Dependence, Question, Speaker, Statement
from redept.statements.cast import Cast
from redept.statements.cues import Hit
from redept.statements.naming import Named, subject_before
from redept.statements.sheets import Sheet

CONDITION = re.compile(
    r"\bwhether\b[^.;]{3,120}?\bor not\b|"
    r"\b(?:contingent (?:up)?on|provided(?: that)?|unless|[Ii]f(?! (?:so|not)\b)|on condition(?: that)?|"
    r"subject to|except|only (?:after|when|if)|"
    r"in the event|so long as|as long as|until|assuming)\b[^.;,\"]{3,160}"
)
SO_FAR_AS = re.compile(r"\b(?:in)?so far as\b[^.;,]{3,60}?\b(?:is|are|was|were) concerned\b")
ABOUT = re.compile(
    r"\b(?:regarding|concerning|with (?:respect|regard|reference) to|on the subject of|"
    r"as to)\s(?P<what>[^.;,\"]{3,90}?)(?=[.;,\"]|\s(?:and|which|that|would|will|has|have|had|is|was|were|"
    r"are|but|when|if)\s|$)"
)
MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9]{1,2}\b|\b[0-9]{1,2} (?:Jan|Feb|"
    r"Mar|Apr|May|Jun|Jul|"
    r"Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
MONTHS = r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
CLAUSE_OPENERS = (
    r"\b(?:whether|contingent|provided|unless|[Ii]f|on condition|subject to|except|only (?:after|when)|in the event|"
    r"so long|as long|until|assuming|so far|insofar|regarding|concerning|with re(?:spect|gard|ference)|on the subject|"
    r"as to)"
)
"""A word of CONDITION, SO_FAR_AS or ABOUT without which none of them is there: one search for a whole sheet."""

TRAILING = " \t\n.,;:-\"'"


@dataclass(slots=True)
class Draft:
    """A statement before its end is settled; `doubt` names what speaks against it, so that it is weighed by itself."""

    start: int
    end: int
    cue: tuple[int, int]
    kind: str
    certainty: str = "asserted"
    source: Speaker | None = None
    via: tuple[Speaker, ...] = ()
    recipient: Speaker | None = None
    means: str | None = None
    date: str | None = None
    negated: bool = False
    state: str | None = None
    ground: tuple[int, int] | None = None
    level: int = 0
    doubt: str = ""


@dataclass(slots=True)
class Asking:
    """A question before it is a record; `hangs` is the draft it hangs on, and on which answer."""

    start: int
    end: int
    cue: tuple[int, int]
    kind: str
    by: Speaker | None
    to: Speaker | None
    hangs: tuple["Asking", str] | None = None
    kept: bool = True
    doubt: str = ""


@dataclass(slots=True)
class Reading:
    """One sentence of a sheet as it is read: `floor` is where the clause begins in which the next cue stands."""

    sheet: Sheet
    cast: Cast
    start: int
    end: int
    drafts: list[Draft] = field(default_factory=list)
    askings: list[Asking] = field(default_factory=list)
    cues: tuple[int, ...] = ()
    text: str = field(init=False)
    author: str = field(init=False)
    looked_at: tuple[int, int] | None = None
    found_before: Named | None = None

    def __post_init__(self) -> None:
        self.text, self.author = self.sheet.text, self.sheet.author

    def speaker(self, named: Named | None) -> Speaker | None:
        """Whoever is named, or None."""
        return self.cast.named(named, self.author) if named else None

    def span(self, start: int, end: int) -> Speaker:
        """Whoever the words of a span mean."""
        words = self.text[start:end].strip(" ,;:")
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip(" ,;:"))
        return self.cast.meant(words, start, start + len(words), self.author)

    def enclosing(self, place: int) -> Draft | None:
        """The innermost told content that a place stands in."""
        if self.drafts:
            for draft in reversed(self.drafts):
                if draft.kind == "told" and draft.start <= place < draft.end and not draft.doubt:
                    return draft
        return None

    def floor(self, place: int) -> int:
        """Where the clause begins in which a place stands."""
        around = self.enclosing(place)
        return max(self.start, around.start) if around else self.start

    def before(self, hit: Hit) -> Named | None:
        """Who stands before a cue in its clause."""
        place = self.floor(hit.start), hit.start
        if place != self.looked_at:
            self.looked_at, self.found_before = place, subject_before(self.text, *place)
        return self.found_before

    def via(self, place: int) -> tuple[Speaker, ...]:
        """Through whom what stands at a place came."""
        around = self.enclosing(place)
        if around is None:
            return ()
        teller = (around.source,) if around.source else ()
        return (*teller, *around.via)

    def through(self, place: int, source: Speaker | None) -> tuple[Speaker, ...]:
        """As `via`, without the one who is the source himself."""
        via = self.via(place)
        if not via or source is None:
            return via
        who = (source.name, source.office, source.post)
        return tuple(one for one in via if (one.name, one.office, one.post) != who)


def clause_end(text: str, start: int, end: int) -> int:
    """The end of a content without the marks that close it."""
    last = end
    while end > start and text[end - 1] in TRAILING:
        end -= 1
    if '"' in text[end:last] and text.count('"', start, end) % 2:
        end = text.index('"', end) + 1
    return end


def statement(document: Document, sheet: Sheet, draft: Draft, layer_text: str) -> Statement:
    """The record of a draft."""
    text = sheet.text
    condition = about = None
    if sheet.may_hold(CLAUSE_OPENERS, draft.start, draft.end):
        condition = CONDITION.search(text, draft.start, draft.end) or SO_FAR_AS.search(text, draft.start, draft.end)
        about = ABOUT.search(text, draft.start, draft.end)
    return Statement(
        id=f"{place_id(document, sheet, draft.start, draft.end)}:{draft.kind}",
        document=document.id,
        layer=sheet.layer,
        note=sheet.note,
        author=sheet.author,
        start=draft.start,
        end=draft.end,
        text=layer_text[draft.start : draft.end],
        cue=Span(start=draft.cue[0], end=draft.cue[1]),
        kind=draft.kind,
        source=draft.source,
        via=draft.via,
        recipient=draft.recipient,
        means=draft.means,
        date=draft.date,
        certainty=draft.certainty,
        negated=draft.negated,
        condition=trimmed(text, *condition.span()) if condition else None,
        about=trimmed(text, *about.span("what")) if about else None,
        state=draft.state,
        ground=trimmed(text, *draft.ground) if draft.ground else None,
    )


def question(document: Document, sheet: Sheet, asking: Asking, layer_text: str) -> Question:
    """The record of a question or request."""
    opens = sheet.may_hold(CLAUSE_OPENERS, asking.start, asking.end)
    condition = CONDITION.search(sheet.text, asking.start, asking.end) if opens else None
    hangs = asking.hangs if asking.hangs and asking.hangs[0].kept else None
    return Question(
        id=question_id(document, sheet, asking),
        document=document.id,
        layer=sheet.layer,
        note=sheet.note,
        author=sheet.author,
        start=asking.start,
        end=asking.end,
        text=layer_text[asking.start : asking.end],
        cue=Span(start=asking.cue[0], end=asking.cue[1]),
        kind=asking.kind,
        by=asking.by,
        to=asking.to,
        depends_on=Dependence(question=question_id(document, sheet, hangs[0]), answer=hangs[1]) if hangs else None,
        condition=trimmed(sheet.text, *condition.span()) if condition else None,
    )


def question_id(document: Document, sheet: Sheet, asking: Asking) -> str:
    return f"{place_id(document, sheet, asking.start, asking.end)}:{asking.kind}"


def place_id(document: Document, sheet: Sheet, start: int, end: int) -> str:
    """`frus1944v04/d1150@107-142`, in a note `...@n1:3-20`."""
    return f"{document.id}@{f'n{sheet.note}:' if sheet.note else ''}{start}-{end}"


def trimmed(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=max(start + 1, clause_end(text, start, end)))


SHORTEST_DATE = 5
"""Code points of "May 1", below which no date stands before a cue."""


def date_before(reading: Reading, cue: int) -> str | None:
    """The day that stands before the cue, outside of what was said: "On March 5 he told me that"."""
    if cue - reading.start < SHORTEST_DATE:
        return None
    if not reading.sheet.may_hold(MONTHS, reading.start, cue):
        return None
    found = MONTH.search(reading.text, reading.start, cue)
    if not found:
        return None
    written = read_date(reading.text[found.start() : found.end() + 24])
    return iso(written, reading.cast.year) if written else None
