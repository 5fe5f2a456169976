"""Find the words of a paper that point to another paper; decide nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from redept.grammar.archives import archival_source
from redept.grammar.dates import DATE_TIME
from redept.grammar.patterns import Finder, Sorter, finder, sorter
from redept.model import Document, Note, Reference
from redept.references.filed import name_files
from redept.references.finding import Find, Rule
from redept.references.hanging import hanging_dates, mark_printed
from redept.references.lettered import follow_letters
from redept.references.pieces import SERIES
from redept.references.pointers import POINTERS
from redept.references.rules import RULES
from redept.references.seen import Place, Seen

__all__ = ["find"]

TABLE: tuple[Rule, ...] = (*POINTERS, *RULES)
SITES = tuple(rule.site for rule in TABLE)
READINGS = tuple((rule, re.compile(rule.site)) for rule in TABLE)


def find(document: Document, *, engine: str | None = None) -> tuple[Reference, ...]:
    """The references of a paper, body first, then note by note, in the order of the words.

    `text[start:end]` of the body, or of the note's text, is the reference's `text`. Of two that overlap the earlier
    counts, then the longer. `engine` names a pattern engine (see `redept.grammar.patterns.engines`).
    """
    seen = Seen(document)
    finds = find_in(seen, *searches(engine), opening_end(seen))
    finds = without_own(document, seen, finds)
    finds = follow_letters(seen, finds)
    if seen.markers:
        finds = sorted([*finds, *hanging_dates(seen, finds)], key=lambda found: found.start)
    mark_printed(document, seen, finds)
    name_files(document, seen, finds)
    follow_ibid(seen, finds)
    around = Around(document)
    return tuple(record(document, seen, found, place, around) for found, place in located(seen, finds))


@cache
def searches(engine: str | None) -> tuple[Finder, Sorter]:
    """The search for the next site, and what tells the rules worth trying there."""
    return finder(SITES, engine=engine), sorter(SITES, engine=engine)


def find_in(seen: Seen, search: Finder, sort: Sorter, start: int) -> list[Find]:
    """All finds from `start` on."""
    finds: list[Find] = []
    floor = at = start
    while (site := search.next(seen.raw, at)) is not None:
        found = read_site(seen, sort(seen.raw, site[0]), site[0], floor)
        if found:
            finds.extend(found)
            floor = at = max(found[-1].end, site[0] + 1)
        else:
            at = site[0] + 1
    return finds


def read_site(seen: Seen, worth_trying: Sequence[int], start: int, floor: int) -> list[Find]:
    """The finds of the first rule that reads this place; none where it was no reference."""
    for rule, site in map(READINGS.__getitem__, worth_trying):
        if site.match(seen.text, start) is not None and (not rule.editors or seen.by_editor(start)):
            found = rule.read(seen.text, start, floor)
            if found and not any(
                _APART.search(seen.text, one.start, min(one.end + 1, len(seen.text))) for one in found
            ):
                return found
    return []


_APART = re.compile(r"\n\s*\n|\n\(?[0-9]{1,2}[.)]|\x00")
"""What parts words that belong to two paragraphs, or to the items of a list."""

_OWN = r"(?:No\.\s)?\[?(?:(?:CA|CG|A|G)-)?[0-9]{1,7}(?:-[A-Z])?\]?(?:/[A-Za-z]+\s[0-9]{1,6})?(?:[.,:]|\n)"
_OPENING = re.compile(
    rf"\s*(?:(?:(?:Letter|Note|Memorandum|Message)\s)?No\.\s[0-9]+\n|(?:{SERIES}\s)?{_OWN}(?:\s{SERIES}\s{_OWN})?|(?:{SERIES}|CAP)\s(?:DA)?{_OWN}"
    rf"|{DATE_TIME}\.)"
)


def opening_end(seen: Seen) -> int:
    """Where the paper's own numbers at the beginning of its body end."""
    found = _OPENING.match(seen.text)
    return found.end() if found else 0


def without_own(document: Document, seen: Seen, finds: list[Find]) -> list[Find]:
    """All but what speaks of the paper itself: its file number, and its copies ("repeated to Bonn as telegram 12")."""
    own = document.file_number
    kept: list[Find] = []
    cited_as = [seen.place(found.start, found.end).note for found in finds if found.rule == "own citation"]
    own_file_of: set[int] = set(cited_as)
    for found in finds:
        if found.kind == "none" or (own is not None and found.file_number == own) or is_own(document, found):
            continue
        place = seen.place(found.start, found.end)
        note = document.notes[place.note - 1] if place.note else None
        of_source = note is not None and note.text.startswith("Source:")
        if of_source and found.kind == "file" and place.note not in own_file_of and not kept_in(kept, seen, place):
            own_file_of.add(place.note)
            continue
        if note is not None and (of_source or on_heading(document, note)) and names_copy(note, found, place):
            continue
        kept.append(found)
    return kept


def names_copy(note: Note, found: Find, place: Place) -> bool:
    """Whether a number is that of a copy of the paper: "repeated to Bonn as telegram 12"."""
    near = max(place.start - FARTHEST_COPY, 0)
    return found.number is not None and AS_COPY.search(note.text, near, place.start) is not None


def on_heading(document: Document, note: Note) -> bool:
    """Whether a note hangs on the heading, where it speaks of the paper itself: "The same telegram was sent to the
    Minister in Honduras, as telegram No. 1" (frus1934v05/d205)."""
    return note.start is not None and note.start < document.body_start


def is_own(document: Document, found: Find) -> bool:
    """Whether a series and number are the paper's own, as a cable's raw head repeats them ("SECTO 27")."""
    if found.number_series in ("", "A", "CA", "CG", "CW", "G") or found.date is not None:
        return False
    named = (found.number_series.casefold(), found.number)
    return any((one.number_series.casefold(), one.number) == named for one in document.numbers if one.role != "repeat")


AS_COPY = re.compile(
    r"\b(?:[Ss]ent|[Rr]epeated|[Tt]ransmitted|[Rr]elayed|[Pp]assed)\b"
    r"(?:[^.;]|(?<=\b[apm])\.|(?<=\bNo)\.){0,200}\bas\s$"
)


FARTHEST_COPY = 240
"""More than the longest words that AS_COPY reads."""


def kept_in(kept: list[Find], seen: Seen, place: Place) -> bool:
    """Whether a reference of the same note was kept already: a later file number is then no longer the paper's own."""
    return bool(kept) and seen.place(kept[-1].start, kept[-1].end).note == place.note


def follow_ibid(seen: Seen, finds: list[Find]) -> None:
    """Give "footnote 3, ibid." the document that was named last before it, and a note "Ibid." or "See ibid." what
    closes the note before."""
    last: Find | None = None
    before: Find | None = None
    for found in finds:
        if found.kind == "footnote" and found.anaphor and found.document_number is None and found.page is None and last:
            found.document_number, found.volume = last.document_number, last.volume
        elif found.kind in ("document", "footnote") and found.document_number is not None:
            last = found
        elif found.kind == "ibid" and before is not None and _REPEATS.match(seen.text[before.end : found.end + 1]):
            found.document_number, found.footnote, found.page = before.document_number, before.footnote, before.page
            found.volume, found.position, found.anaphor = before.volume, before.position, before.anaphor
        before = found if found.kind in ("document", "footnote", "page", "position", "ibid") else None


_REPEATS = re.compile(
    r"(?:\sff\.?|\sthereto|,\srespectively)?[.)]{0,2}\n\x00\n(?:(?:For\s[^.;()\n]{3,160},\s|Dated\s[^;()\n]{3,30};\s)?"
    r"[Ss]ee\s(?:also\s)?)?[Ii]bid\b(?!\.?,)"
)
"""From the end of a pointer that closes a note to an "ibid." that is no archive's: not followed by a comma."""


def located(seen: Seen, finds: list[Find]) -> list[tuple[Find, Place]]:
    """Finds with their places in the paper, each place once; of a range each document that it means."""
    taken: set[tuple[Place, str | None]] = set()
    kept = []
    for found in finds:
        place = seen.place(found.start, found.end)
        meant = (found.document_number or found.number) if found.meant else None
        if (place, meant) not in taken:
            taken.add((place, meant))
            kept.append((found, place))
    return kept


def record(document: Document, seen: Seen, found: Find, place: Place, around: "Around") -> Reference:
    """The record of a find."""
    note = document.notes[place.note - 1] if place.note else None
    text = note.text if note else document.text
    where = f"n{place.note}:{place.start}-{place.end}" if note else f"{place.start}-{place.end}"
    if found.meant:
        where += f".{found.document_number or found.number}"
    inside = None if note else around.part_at(place.start)
    words = text[place.start : place.end]
    return Reference(
        id=f"{document.id}@{where}",
        document=document.id,
        layer="note" if note else "body",
        note=place.note or None,
        author=note.author if note else "editor" if seen.by_editor(found.start) else "writer",
        start=place.start,
        end=place.end,
        text=words,
        kind=found.kind,
        rule=found.rule,
        part=inside,
        hangs=seen.marker_at(found.end) if not note else None,
        quoted=None if note or inside else around.letter_at(place.start),
        form=found.form,
        number=found.number,
        number_series=found.number_series,
        date=found.date,
        issuer=found.issuer,
        issuer_words=found.issuer_words,
        addressee=found.addressee,
        addressee_words=found.addressee_words,
        copies=found.copies,
        document_number=found.document_number,
        footnote=found.footnote,
        page=found.page,
        position=found.position,
        volume=found.volume,
        file_number=found.file_number,
        printed=found.printed,
        topical=found.topical,
        anaphor=found.anaphor,
        archive=archival_source(words, words, None) if found.rule == "archive" else None,
    )


class Around:
    """What a place of the body stands in: an enclosure, a letter whose text is passed on."""

    def __init__(self, document: Document) -> None:
        self.parts = document.parts
        self.edges = [edge for part in self.parts for edge in (part.start, part.end)]
        self.apart = self.edges == sorted(self.edges)
        self.letters = quoted_letters(document)

    def part_at(self, place: int) -> str | None:
        """The first enclosure in which a place stands."""
        if self.apart:
            at = bisect_right(self.edges, place)
            return self.parts[at // 2].id if at % 2 else None
        return next((part.id for part in self.parts if part.start <= place < part.end), None)

    def letter_at(self, place: int) -> str | None:
        """The salutation of the last letter that begins before a place."""
        at = bisect_left(self.letters, place, key=itemgetter(0))
        return self.letters[at - 1][1] if at else None


SALUTATION = re.compile(r"^[“\"'‘]?\s?((?:My )?D(?:ear|EAR) [^\n:]{2,60}?)[:,]", re.MULTILINE)
SENT_ON = frozenset(("Telegram", "Circular Telegram", "Airgram", "Message", "Despatch", "Memorandum", "Instruction"))


def quoted_letters(document: Document) -> list[tuple[int, str]]:
    """Where the letters begin whose text a message passes on, with their salutations: "Dear Harold".

    In a letter of its own a salutation is the paper's (frus1958-60v07p2/d181 passes one on, d126 is one).
    """
    if document.form not in SENT_ON or ("ear " not in document.text and "EAR " not in document.text):
        return []
    begin = document.body_start + (FIRST_LINES if of_persons(document) else 20)
    found = SALUTATION.finditer(document.text, begin, max(document.body_end, begin))
    return [(one.start(), one[1]) for one in found]


FIRST_LINES = 400


def of_persons(document: Document) -> bool:
    """Whether a message goes from one person to another, so that the salutation it begins with is its own
    (frus1969-76v28/d178)."""
    ends = (document.sender, document.recipient)
    return document.form == "Message" and all(len(parties) == 1 and parties[0].name for parties in ends)
