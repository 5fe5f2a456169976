"""What became of questions: answered, replied to, open in this corpus, or answered by a paper that is wanted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from redept.corpus import Reader
from redept.finding_aids.ends import Ends, ends_of
from redept.finding_aids.said_next import answered_behind, said_next
from redept.grammar.register import register
from redept.model import Document, Entry, Reference, Resolution
from redept.model.statement import Answer, Asked, Findings, Question

REPLY = re.compile(r"\b(?:repl(?:y|ied|ies)|respon(?:se|ded|ds)|answer(?:ed|s)?)\b", re.IGNORECASE)
RAISES = re.compile(r"\bquestions?\b|\binquir", re.IGNORECASE)
SENTENCE = re.compile(r"[^.?!\n]{12,}?(?:[.?!](?=\s|$)|\n|$)")
WORD = re.compile(r"[^\W\d_]{4,}")
EMPTY = frozenset(register("alike")["empty"])
ALIKE, SHARE = 4, 0.5
"""Things of a question that one sentence of a reply must speak of: so many, or where it has few this share of them."""

CARRIED_ALIKE, CARRIED_SHARE = 4, 0.5
"""The same for a paper of the same file that does not cite the asking one, where the question was carried on."""

LATEST = 120
"""Days after which a paper of the same file is no longer taken to answer a question that was carried on."""


def questions(reader: Reader, query: str | None = None) -> Iterator[Asked]:
    """Questions and requests in the order of the papers that ask, each with what became of it."""
    asking = Asking(reader)
    for document, findings in reader.findings(query):
        if findings.questions:
            yield from asking.of_paper(document, findings)


@dataclass(frozen=True)
class Index:
    """Cards by id, which papers a paper is cited by and in which reference, and which papers stand in one file."""

    entries: dict[str, Entry]
    citing: dict[str, dict[str, str]]
    by_file: dict[str, list[str]]


def index(reader: Reader) -> Index:
    """What answers are looked for in; who asks often keeps it."""
    entries = {entry.id: entry for entry in reader.entries()}
    citing: dict[str, dict[str, str]] = {}
    for target, document, reference in reader.citations():
        if ":" not in reference.rpartition("@")[2]:
            citing.setdefault(target, {}).setdefault(document, reference)
    by_file: dict[str, list[str]] = {}
    for entry in entries.values():
        if entry.file_number and entry.date:
            by_file.setdefault(entry.file_number.partition("/")[0], []).append(entry.id)
    return Index(entries, citing, by_file)


class Spoken(NamedTuple):
    """A sentence of a paper: its words, where they end, and what it speaks of."""

    words: str
    end: int
    things: frozenset[str]


MANY, EVERYWHERE = 2, 0.1
"""Sentences of a reply, or the share of them, above which a thing is spoken of everywhere in it."""

MOST_KEPT = 200
"""Papers whose sentences are kept at once."""


class Asking:
    """A corpus seen from those who ask: which papers cite which, which stand in one file."""

    def __init__(self, reader: Reader, known: Index | None = None) -> None:
        self.reader = reader
        known = known or index(reader)
        self.entries = known.entries
        self.citing = known.citing
        self.by_file = known.by_file
        self.kept: dict[str, list[Spoken]] = {}

    def of_paper(self, document: str, findings: Findings) -> Iterator[Asked]:
        """What became of the questions of one paper."""
        entry = self.entries[document]
        replies = list(self.replies(entry))
        carried = list(self.carried(entry)) if not replies else []
        absent: tuple[str, Reference] | None = None
        looked = False
        became: dict[str, Asked] = {}
        for question in findings.questions:
            if question.layer != "body" or question.author != "writer" or not own(question, entry):
                yield said_next(question, entry.form, findings, lambda: self.reader.document(document))
            else:
                if not replies and not looked:
                    absent, looked = self.wanted_reply(document), True
                one = with_its_root(self.became(question, entry, replies, carried, absent), became)
                behind = answered_behind(question, findings, name_of(entry)) if one.state == "open" else None
                became[question.id] = behind or one
                yield became[question.id]

    def became(
        self,
        question: Question,
        entry: Entry,
        replies: list[tuple[Entry, Answer]],
        carried: list[tuple[Entry, Answer]],
        absent: tuple[str, Reference] | None,
    ) -> Asked:
        """A question of the writer's with its answers, the surest first."""
        answers = [found for one in replies if (found := self.answering(question, *one, ALIKE, SHARE))]
        if not answers:
            answers = [
                found for one in carried if (found := self.answering(question, *one, CARRIED_ALIKE, CARRIED_SHARE))
            ]
        if answers:
            return Asked(
                question=question,
                state="answered",
                answers=tuple(answers),
                days=days(entry, self.entries[answers[0].document]),
            )
        if replies:
            return Asked(
                question=question,
                state="replied",
                answers=tuple(one for _, one in replies),
                days=days(entry, replies[0][0]),
            )
        if absent:
            because = f"note says of it: “{absent[1].text}”, which this corpus does not hold"
            return Asked(question=question, state="wanted", wanted=absent[0], because=(because,))
        return Asked(question=question, state="open")

    # ------------------------------------------------------------ papers that may answer

    def replies(self, entry: Entry) -> Iterator[tuple[Entry, Answer]]:
        """Later papers that cite the asking one and go back the way it came, by date."""
        here = ends_of(entry)
        found = [(self.entries[one], reference) for one, reference in self.citing.get(entry.id, {}).items()]
        for other, reference in sorted(found, key=lambda pair: (pair[0].date or "", pair[0].id)):
            if later(entry, other) and ends_of(other).answer(here):
                because = (f"it cites {entry.id}", f"it goes back the way that came: {way(ends_of(other))}")
                yield other, Answer(document=other.id, reference=reference, because=because)

    def carried(self, entry: Entry) -> Iterator[tuple[Entry, Answer]]:
        """Later papers of the same file, where a paper that cites the asking one carries its questions on."""
        carrier = next(
            (one for one in self.citing.get(entry.id, {}) if self.carries(one, self.citing[entry.id][one])), None
        )
        if carrier is None or not entry.file_number:
            return
        file = entry.file_number.partition("/")[0]
        for one in sorted(
            self.by_file[file], key=lambda name: (self.entries[name].date or "", self.entries[name].sequence)
        ):
            other = self.entries[one]
            passed = days(entry, other)
            if (
                one not in (entry.id, carrier)
                and later(self.entries[carrier], other)
                and passed is not None
                and passed <= LATEST
            ):
                because = (
                    f"{carrier} cites {entry.id} and carries its questions on",
                    f"it stands in the same file, {file}",
                )
                yield other, Answer(document=one, because=because)

    def carries(self, document: str, reference: str) -> bool:
        """Whether a paper speaks of questions beside its reference to the asking paper."""
        text = self.reader.document(document).text
        end = end_of(reference)
        return RAISES.search(text, end, end + 300) is not None

    def answering(self, question: Question, other: Entry, reply: Answer, most: int, share: float) -> Answer | None:
        """The sentence of a reply that speaks most of what was asked; None where none speaks enough of it."""
        things = things_of(question.text)
        best, common = None, frozenset[str]()
        for spoken in self.spoken(other.id):
            shared = things & spoken.things
            if len(shared) > len(common) and may_answer(question, spoken.words):
                best, common = spoken, shared
        enough = len(common) >= most and len(common) >= share * len(things)
        if best is None or not enough or not self.tells_apart(other.id, common):
            return None
        start = best.end - len(best.words.lstrip())
        because = (*reply.because, f"it speaks of what was asked: {', '.join(words_for(common, best.words))}")
        return Answer(document=other.id, start=start, end=best.end, reference=reply.reference, because=because)

    def tells_apart(self, document: str, things: frozenset[str]) -> bool:
        """Whether some of the things are spoken of in few sentences of a paper: one that is in many tells nothing."""
        spoken = self.spoken(document)
        most = max(MANY, len(spoken) * EVERYWHERE)
        return any(sum(one in sentence.things for sentence in spoken) <= most for one in things)

    def spoken(self, document: str) -> list["Spoken"]:
        """The sentences of a paper, kept while questions of one paper are put to it."""
        if document not in self.kept:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            paper = self.reader.document(document)
            body = SENTENCE.finditer(paper.text, paper.body_start, paper.body_end or len(paper.text))
            self.kept[document] = [Spoken(found[0], found.end(), things_of(found[0])) for found in body]
        return self.kept[document]

    def wanted_reply(self, document: str) -> tuple[str, Reference] | None:
        """An absent paper that a note of the asking one names as the reply."""
        found = self.reader.references(document)
        if not any(decided and decided.wanted and reference.layer == "note" for reference, _, decided in found):
            return None
        paper = self.reader.document(document)
        for reference, _, decided in found:
            if names_reply(paper, reference, decided):
                assert decided is not None and decided.wanted is not None
                return decided.wanted, reference
        return None


def name_of(entry: Entry) -> str | None:
    """The name of the writer of a paper."""
    return entry.sender[0].name if entry.sender else None


def with_its_root(one: Asked, became: dict[str, Asked]) -> Asked:
    """A question without an answer that hangs on another: the paper that answers that one is a reply to it too."""
    hangs = one.question.depends_on
    root = became.get(hangs.question) if hangs else None
    if one.state != "open" or root is None or root.state != "answered":
        return one
    first = root.answers[0]
    because = (*first.because[:-1], "it answers the question on which this one hangs")
    answer = Answer(document=first.document, reference=first.reference, because=because)
    return Asked(question=one.question, state="replied", answers=(answer,), days=root.days)


def may_answer(question: Question, words: str) -> bool:
    """Whether a sentence is of the kind that answers: not one that asks again, with a number where one was asked for.

    What somebody was to tell others is answered where the writer says that he did.
    """
    if LEFT_OPEN.search(words) or ONLY_ORDERED.search(words):
        return False
    if HOW_MANY.search(question.text) and not FIGURE.search(words):
        return False
    return TO_TELL.match(question.text) is None or BY_THE_WRITER.search(words) is not None


LEFT_OPEN = re.compile(r"\bwhether\b|\?\s*$")
ONLY_ORDERED = re.compile(
    r"\b(?:authorize[sd]?|instruct(?:s|ed)?|direct(?:s|ed)?|request(?:s|ed)?|asks?|asked)\s(?:\w+ (?:and|or) )?"
    r"(?:me|us|Embassy|Ambassador)\b"
)
"""Where a sentence only says again what was asked: "Your telegram authorized me to make clear"."""

HOW_MANY = re.compile(r"\b(?:how (?:many|much|far|long|soon)|percentage|what (?:number|amount|date))\b", re.IGNORECASE)
FIGURE = re.compile(r"[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|percent|none)\b")
TO_TELL = re.compile(
    r"(?:please |you |may |might |should |are |authorized |requested |to |wish |also |at once )*"
    r"(?:inform|tell|say|state|convey|deliver|point out|advise|explain|assure|present|raise|express|emphasize|stress|"
    r"add|transmit|suggest|pass|hand)\b",
    re.IGNORECASE,
)
BY_THE_WRITER = re.compile(
    r"\b(?:I|[Ww]e|me|us|my|our|Embassy|Emb|Legation|Ambassador|Department|Dept|Charg.)\b|"
    r"^\W*(?:[0-9]+\.?\s+)?(?:Presented|Delivered|Conveyed|Informed|Told|Saw|Handed|Explained|Stated|Emphasized)\b"
)


def names_reply(paper: Document, reference: Reference, decided: Resolution | None) -> bool:
    """Whether a reference in an editors' note is to an absent paper that is called a reply."""
    if decided is None or decided.wanted is None or reference.note is None:
        return False
    text = paper.notes[reference.note - 1].text
    return REPLY.search(text, max(0, reference.start - 60), reference.end + 60) is not None


def own(question: Question, entry: Entry) -> bool:
    """Whether the writer of the paper asks, and not somebody in a conversation."""
    by = question.by
    if by is None or SPOKEN.search(entry.form or ""):
        return False
    to = question.to
    return by.words is None or (to is not None and (to.words is None or to.words.lower() in READERS))


SPOKEN = re.compile(r"Conversation|Discussion|Minutes|Record|Notes|Transcript|Interview")
"""Forms of paper in which people speak: what is asked there is not asked of the reader."""

READERS = frozenset(
    ["you", "your", "department", "dept", "the department", "embassy", "the embassy", "emb", "legation"]
)
"""How the one to whom a paper goes is called in what is asked of him."""


def later(entry: Entry, other: Entry) -> bool:
    """Whether another paper is not of an earlier day."""
    return bool(entry.date and other.date and other.date[:10] >= entry.date[:10]) and other.form != "Editorial Note"


def days(entry: Entry, other: Entry) -> int | None:
    """How many days passed between two papers."""
    try:
        return (date.fromisoformat((other.date or "")[:10]) - date.fromisoformat((entry.date or "")[:10])).days
    except ValueError:
        return 0 if later(entry, other) else None


def way(ends: Ends) -> str:
    """`Department to Moscow`, as far as posts or offices say it."""
    return f"{min(ends.writers, default='?')} to {min(ends.readers, default='?')}"


@lru_cache(65536)
def end_of(reference: str) -> int:
    """Where the words of a reference end, by its id; one of several in the same words has more behind a point.

    >>> end_of("frus1944v04/d1150@330-361.392")
    361
    """
    return int(reference.rpartition("-")[2].partition(".")[0])


def words_for(things: frozenset[str], words: str) -> list[str]:
    """The words of a sentence that speak of some things, as they stand in it, the first for each.

    >>> words_for(frozenset(["russia", "return"]), "The Soviets were to be returned; the Soviet note said so.")
    ['Soviets', 'returned']
    """
    found: dict[str, str] = {}
    for word in WORD.findall(words):
        small = word.lower()
        if small not in EMPTY and thing(small) in things:
            found.setdefault(thing(small), word)
    return list(found.values())


def things_of(words: str) -> frozenset[str]:
    """What words speak of: beginnings of words, those that mean one thing as one."""
    found = set()
    for word in WORD.findall(words):
        small = word.lower()
        if small not in EMPTY:
            found.add(thing(small))
    return frozenset(found)


@lru_cache(65536)
def thing(word: str) -> str:
    """A word's beginning, or the thing that it and other words mean: "handed" is "deliver"."""
    for length in range(len(word), 2, -1):
        if name := alike().get(word[:length]):
            return name
    return word[:6]


@cache
def alike() -> dict[str, str]:
    """Each beginning of a word with the first one of its group."""
    return {word: group[0] for group in register("alike")["groups"] for word in group}
