"""Sentences drawn at random from volumes, over periods and forms, for people to mark.

From each volume, form of paper and span of years about as many sentences are drawn as from any other, one from a paper
as long as there are others. Questions and stands are rare, so some sentences may be drawn from those that hold one
of many common words: nets much wider than the cues by which the program looks, so that what it misses is drawn too.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from redept import pipeline, sources
from redept.evaluation.marks import check_of
from redept.model import Document, Party, Record

SHORTEST, LONGEST = 40, 420
"""Code points of the sentences that are drawn."""

SENTENCE = re.compile(r"[^\n]+?(?:(?<=[a-z0-9)\]][.?!])[\"”’')\]]{0,2}(?=\s+[\"“‘'(\[]*[A-Z0-9])|(?=\n)|$)")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Col|Adm|Amb|Lt|Capt|Maj|St|Nos?|Sec|Messrs|Prof|Rep|Vol|Min|Jan|Feb|Aug|"
    r"Sept?|Oct|Nov|Dec|Jr|Govt|Dept|cf|pp?|vs|viz|para|Art|art|e\.g|i\.e)|\b[0-9]{1,2}|\b[A-Za-z])\.$"
)
NOTE_LENGTH = 60
NETS = {
    "any": re.compile(r""),
    "asking": re.compile(
        r"\?|\b(?:ask|inquir|enquir|request|please|pls\b|appreciat|whether\b|wonder|quer(?:y|ies)|would like|wish|"
        r"desir|hope|should\b|instruct|authori[sz]|grateful|glad\b|urge|need\b|question|inform|advise|let (?:me|us)\b|"
        r"comment|suggest|recommend|report|want|pending|await|invite|appeal|beg\b|call(?:ed|s)? (?:up)?on|clarif|"
        r"enlighten|guidance|views\b|convey|tell\b|^(?:Does|Do|Did|Is|Are|Was|Were|Has|Have|Can|Could|Would|Will|What|"
        r"Why|How|When|Where|Who|If)\b)",
        re.IGNORECASE,
    ),
    "standing": re.compile(
        r"\b(?:polic|position|stand\b|attitude|view\b|views\b|prepared|willing|ready\b|oppos|favou?r|prefer|support|"
        r"accept|reject|refus|declin|agree|intend|intention|propose|plan\b|plans\b|planned|decid|decision|instruct|"
        r"order|direct|authori[sz]|deliver|hand(?:ed|s)\b|present(?:ed|s)\b|transmit|sent\b|submit|approach|protest|"
        r"press(?:ed|es)\b|raise|withh|refrain|abstain|commit|determin|unless\b|provided\b|condition|insist|objective|"
        r"purpose|approv|sign(?:ed|s)?\b|vote|made no|not to\b)",
        re.IGNORECASE,
    ),
}
"""From which sentences some are drawn: from any, from those that may ask, from those that may hold or do."""

YEARS = (1949, 1952, 1956, 1960, 1964, 1968)
"""The last year of each period but the last."""

GROUPS = (
    ("conversation", ("Conversation", "Discussion", "Minutes", "Record")),
    ("telegram", ("Telegram", "Airgram", "Message")),
    ("despatch", ("Despatch", "Instruction")),
    ("memorandum", ("Memorandum", "Paper", "Report", "Estimate", "Study")),
    ("letter", ("Letter", "Note", "Aide")),
    ("editorial", ("Editorial",)),
)


class Drawn(Record, frozen=True, kw_only=True):
    """A sentence to be marked, with what a marker sees: the heading, the words before and after it."""

    number: int
    part: str
    drawn: str
    document: str
    layer: str
    note: int | None
    start: int
    end: int
    check: str
    form: str | None
    date: str | None
    sender: str
    recipient: str
    before: str
    text: str
    after: str


def draw(volumes: Sequence[Path], numbers: dict[str, int], *, part: str, seed: int) -> list[Drawn]:
    """Sentences of volumes, as many from each net as `numbers` says; the same seed draws the same sentences."""
    chance = random.Random(seed)
    cells: dict[str, dict[tuple[str, str, str], list[Drawn]]] = {net: {} for net in numbers}
    for path in (path for given in volumes for path in pipeline.paths(str(given))):
        for document in pipeline.read_papers(sources.load(path).papers):
            for net, one in candidates(document, numbers, part, chance):
                cells[net].setdefault(cell(document, one), []).append(one)
    taken: set[tuple[str, int | None, int]] = set()
    sheet = [one for net, number in numbers.items() for one in round_robin(cells[net], number, taken, chance)]
    chance.shuffle(sheet)
    return [numbered(one, number) for number, one in enumerate(sheet, start=1)]


def numbered(one: Drawn, number: int) -> Drawn:
    return Drawn(**{name: getattr(one, name) for name in Drawn.__struct_fields__} | {"number": number})


def candidates(
    document: Document, nets: Iterable[str], part: str, chance: random.Random
) -> Iterator[tuple[str, Drawn]]:
    """For each net two sentences of a paper, of its body and of its notes."""
    places = list(sentences(document))
    for net in nets:
        for layer in ("body", "note"):
            fitting = [one for one in places if (one[0] is None) == (layer == "body") and NETS[net].search(one[3])]
            for note, start, end, _ in chance.sample(fitting, min(2, len(fitting))):
                yield net, line(document, note, start, end, net=net, part=part)


def sentences(document: Document) -> Iterator[tuple[int | None, int, int, str]]:
    """Note (None for the body), start, end and words of the sentences that are neither very short nor very long."""
    end = document.body_end or len(document.text)
    yield from sentences_of(None, document.text, document.body_start, end)
    for number, note in enumerate(document.notes, start=1):
        if len(note.text) >= NOTE_LENGTH and not note.text.startswith(("Source:", "Ibid")):
            yield from sentences_of(number, note.text, 0, len(note.text))


def sentences_of(note: int | None, text: str, start: int, end: int) -> Iterator[tuple[int | None, int, int, str]]:
    first: int | None = None
    for found in SENTENCE.finditer(text, start, end):
        first = found.start() if first is None else first
        stop = found.end()
        if ABBREVIATED.search(text, max(first, stop - 12), stop) and text[stop : stop + 1] != "\n":
            continue
        words = text[first:stop]
        at = first + len(words) - len(words.lstrip())
        if SHORTEST <= stop - at <= LONGEST:
            yield note, at, stop, text[at:stop]
        first = None


def line(document: Document, note: int | None, start: int, end: int, *, net: str, part: str) -> Drawn:
    """What a marker sees of a sentence."""
    text = document.text if note is None else document.notes[note - 1].text
    floor = document.body_start if note is None else 0
    return Drawn(
        number=0,
        part=part,
        drawn=net,
        document=document.id,
        layer="body" if note is None else "note",
        note=note,
        start=start,
        end=end,
        check=check_of(text[start:end]),
        form=document.form,
        date=document.date,
        sender=named(document.sender),
        recipient=named(document.recipient),
        before=text[max(floor, start - 300) : start],
        text=text[start:end],
        after=text[end : end + 120],
    )


def named(parties: tuple[Party, ...]) -> str:
    return "; ".join(", ".join(filter(None, (one.name, one.office))) for one in parties)


def cell(document: Document, one: Drawn) -> tuple[str, str, str]:
    """Volume, form and years of a sentence."""
    year = re.match(r"\d{4}", document.date or "")
    period = next((str(last) for last in YEARS if year and int(year[0]) <= last), "later") if year else "unknown"
    form = document.form or ""
    group = next((name for name, words in GROUPS if any(word in form for word in words)), "other")
    return document.volume or "", "note" if one.note else group, period


def round_robin(
    cells: dict[tuple[str, str, str], list[Drawn]],
    number: int,
    taken: set[tuple[str, int | None, int]],
    chance: random.Random,
) -> Iterator[Drawn]:
    """Sentences from each cell in turn, until there are enough or all are drawn."""
    waiting = [cells[name] for name in sorted(cells)]
    chance.shuffle(waiting)
    for ones in waiting:
        chance.shuffle(ones)
    given = 0
    while waiting and given < number:
        for ones in waiting:
            one = ones.pop()
            if (one.document, one.note, one.start) not in taken and given < number:
                taken.add((one.document, one.note, one.start))
                given += 1
                yield one
        waiting = [ones for ones in waiting if ones]
