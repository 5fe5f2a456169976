"""A paper as a printed edition sets it: blocks of runs, with the words that each run stands for.

Comes in: a Document and its references. Goes out: head, body and notes as blocks; the runs of all blocks, joined,
are the paper's own words, none added and none left out but the markers of notes and pages, which become marks.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from redept.model import Document, Interpretation, Note, Reference, Resolution
from redept.web import addresses, marks

Found = tuple[Reference, Interpretation | None, Resolution | None]

LONGEST = 600_000
"""Letters of a paper that its page shows; the whole is in its record."""

PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
LONG_LINE = 60
DAY = re.compile(r"\b1[789]\d\d\b")


@dataclass(frozen=True)
class Run:
    """Words of one kind: plain, of a reference, or a mark of a page or note (`page`, `note` from 1).

    In the layer of what was told, `said` is the place in its list, `status` the classes, `label` the title.
    """

    text: str
    reference: str | None = None
    anchor: str | None = None
    status: str = ""
    layer: str = "body"
    label: str = ""
    page: str | None = None
    note: int | None = None
    said: str | None = None


@dataclass(frozen=True)
class Stretch:
    """Words that a layer marks, as a run without its text: in the body, or in the note of this place in the list."""

    start: int
    end: int
    note: int | None
    run: Run


@dataclass(frozen=True)
class NoteBlock:
    """A note beside the text: `number` is its place in the list, `marker` what is printed."""

    number: int
    marker: str
    author: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph, line of the head, or heading of a part: `kind` names its setting in the style sheet."""

    kind: str
    number: int
    runs: tuple[Run, ...]
    notes: tuple[NoteBlock, ...] = ()
    lines: bool = False


@dataclass(frozen=True)
class Edition:
    """The whole paper: lines above its heading and below it, body, notes that have no place, whether it was cut."""

    head: tuple[Block, ...]
    body: tuple[Block, ...]
    loose_notes: tuple[NoteBlock, ...]
    cut: bool = False


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that is shown as something else than plain words."""

    start: int
    end: int
    run: Run


def edition(document: Document, found: Sequence[Found]) -> Edition:
    """The paper set in blocks, with its references marked."""
    return set_in_blocks(document, list(map(referred, found)))


def referred(found: Found) -> Stretch:
    """The words of a reference."""
    reference, _, decided = found
    run = Run(
        text="",
        reference=addresses.key_of(reference.id),
        anchor=addresses.anchor_of(reference.id),
        status=decided.status if decided else "undecided",
        layer=reference.layer,
    )
    return Stretch(reference.start, reference.end, reference.note if reference.layer == "note" else None, run)


def set_in_blocks(document: Document, found: Sequence[Stretch]) -> Edition:
    """The paper with the words marked that a layer names."""
    text = document.text
    end = min(body_end(document), LONGEST)
    listed = marks_of(document, found, end)
    notes = note_blocks(document, found)
    setting = Setting(document, listed, notes)
    begin = min(document.body_start, end)
    head = tuple(setting.blocks(0, begin, setting.head_kind))
    body = tuple(setting.blocks(begin, end, setting.body_kind))
    loose = tuple(note for note in notes if note.number not in setting.placed)
    return Edition(head=head, body=body, loose_notes=loose, cut=body_end(document) > len(text[:end]))


def body_end(document: Document) -> int:
    """Where the list of notes begins, or the text ends."""
    starts = [note.list_start for note in document.notes if note.list_end]
    return document.body_end or (min(starts) if starts else len(document.text))


def marks_of(document: Document, found: Sequence[Stretch], end: int) -> list[Mark]:
    """Everything in head and body that is no plain word, in its order and none inside another."""
    text = document.text
    small = [
        Mark(one.start, one.end, Run(text=one.page, page=one.page)) for one in document.page_breaks if one.end <= end
    ]
    for number, note in enumerate(document.notes, start=1):
        if note.start is not None and note.end is not None and note.end <= end:
            small.append(Mark(note.start, note.end, Run(text=note.marker, note=number)))
    small.sort(key=lambda mark: (mark.start, mark.end))
    small = list(apart(small))
    return sorted([*small, *around(small, claimed(text, [one for one in found if one.note is None]))], key=place)


def place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def apart(listed: Sequence[Mark]) -> Iterator[Mark]:
    """The marks that do not overlap the one before."""
    reached = 0
    for mark in listed:
        if mark.start >= reached:
            yield mark
            reached = mark.end


def claimed(text: str, found: Sequence[Stretch]) -> list[Mark]:
    """The own words of each stretch; its anchor stands at the first of them."""
    first: set[int] = set()
    listed = []
    for claim in marks.claims(text, [(one.start, min(one.end, len(text))) for one in found]):
        run = found[claim.owner].run
        anchor = None if claim.owner in first else run.anchor
        first.add(claim.owner)
        words = text[claim.start : claim.end]
        listed.append(Mark(claim.start, claim.end, replace(run, text=words, anchor=anchor)))
    return listed


def around(small: Sequence[Mark], wide: Sequence[Mark]) -> Iterator[Mark]:
    """The wide marks cut where a small one stands inside them."""
    starts = [mark.start for mark in small]
    for mark in wide:
        begin, anchor = mark.start, mark.run.anchor
        at = bisect_left(starts, mark.start)
        if at and small[at - 1].end > begin:
            begin = small[at - 1].end
        while at < len(small) and small[at].start < mark.end:
            if begin < small[at].start:
                yield piece(mark, begin, small[at].start, anchor)
                anchor = None
            begin = small[at].end
            at += 1
        if begin < mark.end:
            yield piece(mark, begin, mark.end, anchor)


def piece(mark: Mark, start: int, end: int, anchor: str | None) -> Mark:
    words = mark.run.text[start - mark.start : end - mark.start]
    return Mark(start, end, replace(mark.run, text=words, anchor=anchor))


def note_blocks(document: Document, found: Sequence[Stretch]) -> list[NoteBlock]:
    """Each note with its references marked."""
    by_note: dict[int, list[Stretch]] = {}
    for one in found:
        if one.note is not None:
            by_note.setdefault(one.note, []).append(one)
    return [
        NoteBlock(number=number, marker=note.marker, author=note.author, runs=note_runs(note, by_note.get(number, [])))
        for number, note in enumerate(document.notes, start=1)
    ]


def note_runs(note: Note, found: Sequence[Stretch]) -> tuple[Run, ...]:
    text = note.text[:LONGEST]
    return tuple(runs(text, 0, len(text), claimed(text, found)))


def runs(text: str, start: int, end: int, listed: Sequence[Mark]) -> Iterator[Run]:
    """The words from `start` to `end`, marked; `listed` are the marks inside, in their order."""
    at = start
    for mark in listed:
        begin, stop = max(mark.start, start), min(mark.end, end)
        if begin >= stop:
            continue
        if at < begin:
            yield Run(text=text[at:begin])
        yield mark.run if (begin, stop) == (mark.start, mark.end) else piece(mark, begin, stop, mark.run.anchor).run
        at = stop
    if at < end:
        yield Run(text=text[at:end])


KindOf = Callable[[int, str, Sequence[Run]], str]


class Setting:
    """Sets one paper, block by block; remembers which notes have found a place."""

    def __init__(self, document: Document, listed: Sequence[Mark], notes: Sequence[NoteBlock]) -> None:
        self.document = document
        self.marks = listed
        self.ends = [mark.end for mark in listed]
        self.notes = notes
        self.placed: set[int] = set()
        self.count = 0
        self.part_headings = {squeezed(part.heading) for part in document.parts if part.heading}
        self.part_starts = sorted(part.start for part in document.parts)
        self.signatures = {squeezed(name) for name in document.signatures}
        self.heading = squeezed(document.heading or "")
        self.source = squeezed(document.source.text or "")

    def blocks(self, start: int, end: int, kind_of: KindOf) -> Iterator[Block]:
        """The blocks between two places of the text, empty lines left out."""
        text = self.document.text
        at = start
        while at < end:
            found = PARAGRAPH.search(text, at, end)
            stop = found.start() if found else end
            if text[at:stop].strip():
                yield self.block(at + len(text[at:stop]) - len(text[at:stop].lstrip()), stop, kind_of)
            at = found.end() if found else end

    def block(self, start: int, end: int, kind_of: KindOf) -> Block:
        text = self.document.text
        self.count += 1
        first = bisect_left(self.ends, start + 1)
        inside = []
        for mark in self.marks[first:]:
            if mark.start >= end:
                break
            inside.append(mark)
        made = tuple(runs(text, start, end, inside))
        numbers = [run.note for run in made if run.note]
        self.placed.update(numbers)
        words = text[start:end]
        kind = kind_of(start, words, made)
        return Block(
            kind=kind,
            number=self.count,
            runs=made,
            notes=tuple(self.notes[number - 1] for number in dict.fromkeys(numbers)),
            lines=kind == "table" or ("\n" in words and max(map(len, words.split("\n")[:-1])) < LONG_LINE),
        )

    def head_kind(self, start: int, words: str, made: Sequence[Run]) -> str:
        """What a line above the body is."""
        plain = squeezed("".join(run.text for run in made if not run.note))
        if self.heading and self.heading in plain:
            return "heading"
        if self.source and plain == self.source:
            return "source"
        place = self.document.place
        if (place and plain.startswith(place[:12])) or DAY.search(plain):
            return "dateline"
        return "opener"

    def body_kind(self, start: int, words: str, made: Sequence[Run]) -> str:
        """What a block of the body is."""
        if is_table(words):
            return "table"
        if len(words) > 400:
            return "paragraph"
        plain = squeezed("".join(run.text for run in made if not run.note and not run.page))
        if plain in self.part_headings or any(0 <= start - part < 3 for part in self.part_starts):
            return "part"
        if plain and any(plain.startswith(name) and len(plain) < len(name) + 60 for name in self.signatures):
            return "signature"
        return "paragraph"


MOST_CELLS = 20_000


def is_table(words: str) -> bool:
    """Whether a block is a table: two lines or more with their cells set apart, as in frus1958-60v01/d112."""
    return 2 <= words.count("\t") <= MOST_CELLS and sum("\t" in line for line in words.split("\n")) > 1


def squeezed(words: str) -> str:
    return " ".join(words.split())
