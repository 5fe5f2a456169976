"""Papers named by themselves: heading, number, day, parties, place, file; and how far words agree with a paper.

A footnote need not name a book: "Caffery to Acheson, Telegram 164, Paris, January 14, 1949", or "711.62114/9-2444,
Record Group 59, National Archives". A paper is meant where enough of that agrees and no other agrees as well.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from redept.grammar.dates import MONTH_NAMES, month_number
from redept.grammar.files import with_hyphens
from redept.grammar.kept import place_kept, without_abstract
from redept.model import Cited, Entry, OwnNumber

DAY = re.compile(rf"(?i)\b({'|'.join(MONTH_NAMES)})\.? (?:(\d{{1,2}}), )?(\d{{4}})\b")
DAY_FIRST = re.compile(rf"(?i)\b(\d{{1,2}}) ({'|'.join(MONTH_NAMES)})\.? (\d{{4}})\b")
BEFORE_ITS_DAY = re.compile(rf", ([A-Z][^,\d]+), (?i:{'|'.join(MONTH_NAMES)}) \d{{1,2}}, \d{{4}}\b")
PIECE = re.compile(r"[,;]\s")
ARCHIVE = re.compile(
    r"\b(?:RG|Record Group) ?\d|National Archives|\bNA(?:CP|RA)\b|Department of State,|\bFiles?\b|Library|\d pp?\.$"
)
LIKE_AN_ARCHIVE = re.compile(
    r"\bfiles?\b|\b(?:Papers|Records|University|Release|Agency)\b|Department of (?:Defense|the Treasury),"
    r"|\bpp?\. ?\d|, (?:SNF|CDF|CFPF|NF) \d"
    r"|\b(?:Box|Job|[Ll]ot|FRC) [A-Z]{0,3}-?\d"
)
"""Words beside which a place in an archive may stand; that one stands there the papers themselves must show."""
FORM_LED = re.compile(
    r"^\W*(?:(?:[A-Z][\w.]*|of|the|for) ){0,4}(?:Airgram|Despatch|Draft|Estimate|Letter|Memorand(?:um|a)|Message|"
    r"Minutes|Notes?|Paper|Plan|Proposal|Report|Statement|Study|Summary|Telegram)\b"
)
"""Words that begin as the heading of an undated paper does: "Staff Paper Prepared in the Bureau of ..."."""
FIELD = re.compile(r"\b[a-z]+:\S")
"""A search by fields is no citation."""
NO_NUMBER = re.compile(r"\b(?:RG|Record Group) \d+|\b(?:1[789]|20)\d\d[–-]\d{2,4}\b")
"""Record groups and the years of a series of files."""
ENOUGH = 6
IN_AN_ARCHIVE = 4
"""What agreement of words with a paper is enough, and where they name an archive: there the file alone is."""
LONG_HEADING = 30
"""Letters of a heading that singles out a paper by itself."""
MOST_PIECES = 12
"""Pieces between commas that a place in an archive may have."""
MOST_UNDATED = 12
"""Papers that words without a day may mean; of more than these they name none."""


class Said(NamedTuple):
    """What words say of a paper: their letters alone, those besides the archive, days, months and numbers, and the
    places in archives."""

    plain: str
    besides: str
    days: frozenset[str]
    numbers: frozenset[str]
    places: frozenset[str]


def looks_like_a_card(words: str) -> bool:
    """Whether words may name a paper by itself: they have a day of a year, or an archive, or begin as a heading."""
    return not FIELD.search(words) and bool(
        DAY.search(words)
        or DAY_FIRST.search(words)
        or ARCHIVE.search(words)
        or LIKE_AN_ARCHIVE.search(words)
        or any(len(letters(line)) >= LONG_HEADING for line in words.splitlines() if FORM_LED.match(line))
    )


def said_in(words: str, places: Container[str] = ()) -> Said:
    """What words say of a paper; days, numbers and names in one of `places` are not said of the paper."""
    besides, named = parted(words, places)
    if letters(OF_THE_ARCHIVES.sub(" ", with_hyphens(besides))):
        named = [place for place in named if IN_A_REPOSITORY.search(place) or FILE_OF_A_SUBJECT.match(place)]
    without = NO_NUMBER.sub(" ", DAY_FIRST.sub(" ", DAY.sub(" ", with_hyphens(besides))))
    return Said(
        plain=letters(words),
        besides=letters(besides),
        days=frozenset(days_said(besides)),
        numbers=frozenset(re.findall(r"\d+", without)),
        places=frozenset(named),
    )


OF_THE_ARCHIVES = re.compile(r"\b(?:(?:SNF|CDF|CFPF|NF) [12]\d{3}(?:-\d{2,4})?|RG \d+|NACP|NARA)\b")
"""What the short form of the National Archives adds to a file: "SNF 1963-73, RG 59, NACP"."""

FILE_OF_A_SUBJECT = re.compile(r"[a-z]{2,5}(?: \([a-z]+\))? [a-z ]+-[a-z ]+$")
"""A file of the subject-numeric scheme without a number: "pol chicom-us" (frus1964-68v30/d10)."""

IN_A_REPOSITORY = re.compile(r"[,;:\d]")
"""A place that is more than the name of an institution, which may stand in a heading too."""


def parted(words: str, places: Container[str]) -> tuple[str, list[str]]:
    """What words say besides the archive, and the places in archives that they name: of pieces between commas the
    longest runs that are known."""
    starts = [0, *(one.end() for one in PIECE.finditer(words))]
    ends = [*(one.start() for one in PIECE.finditer(words)), len(words)]
    besides: list[str] = []
    named: list[str] = []
    first = after = 0
    while first < len(starts):
        last = min(len(starts), first + MOST_PIECES) - 1
        while last >= first and place_key(words[starts[first] : ends[last]]) not in places:
            last -= 1
        if last >= first:
            named.append(place_key(words[starts[first] : ends[last]]))
            besides.append(words[after : starts[first]])
            after = ends[last]
        first = max(first, last) + 1
    return " ; ".join([*besides, words[after:]]), named


def place_key(words: str) -> str:
    """A place in an archive as it is compared: case, dashes and blanks do not count."""
    return with_hyphens(" ".join(words.split())).strip(" .,;").casefold()


def agreement(entry: Entry, said: Said) -> int:
    """How much words say of this paper."""
    return sum(weight for weight, _ in agreeing(entry, said))


def agreeing(entry: Entry, said: Said) -> Iterator[tuple[int, str]]:
    """What words say of this paper, each with its weight."""
    heading = heading_said(entry, said)
    day = day_of(entry)
    if heading:
        yield (ENOUGH if heading >= LONG_HEADING else 4), "the heading agrees"
    if day in said.days:
        yield 3, f"the day agrees: {day}"
    elif heading and not day and not said.days:
        yield 1, "undated, as cited"
    for one in entry.numbers:
        if one.role == "own" and one.number in said.numbers:
            yield 3, f"number {one.number} agrees"
            break
    if said.places and (place := next((one for one in places_of(entry) if place_key(one) in said.places), None)):
        yield 4, f"file {place} agrees"
    if (place := place_of(entry)) and letters(place) in said.besides:
        yield 1, f"{place} agrees"
    for party in (*entry.sender, *entry.recipient):
        if party.name and letters(party.name) in said.besides:
            yield 1, f"{party.name} is named"


def heading_said(entry: Entry, said: Said) -> int:
    """Letters of the heading that words have whole, not as words of a place in an archive; 0 where they have not."""
    found = (heading for heading in headings(entry) if heading in said.plain)
    return max((len(one) for one in found if not any(one in letters(place) for place in said.places)), default=0)


def best(weighed: Sequence[tuple[int, Entry]]) -> tuple[Entry, ...]:
    """Those with which words agree most."""
    most = max((weight for weight, _ in weighed), default=0)
    return tuple(entry for weight, entry in weighed if weight == most)


def headings(entry: Entry) -> Iterator[str]:
    """The heading in letters alone, also with the paper's number behind its form, as citations write it."""
    heading = letters(without_abstract(entry.heading or ""))
    yield heading
    form = letters(entry.form or "")
    if form and heading.startswith(form):
        for one in entry.numbers:
            yield form + letters(written(one)) + heading[len(form) :]


def places_of(entry: Entry) -> Iterator[str]:
    """Where the original lies: the number of its central file, else the words of its source, with the Department's
    name and without."""
    if entry.file_number:
        yield entry.file_number
    elif place := place_kept(entry.kept):
        yield place
        if (bare := OF_THE_DEPARTMENT.sub("", place)) != place:
            yield bare


OF_THE_DEPARTMENT = re.compile(r"^(?:Department of State|National Archives[^,]*)(?:, (?:RG|Record Group) 59)?, ")


def written(one: OwnNumber) -> str:
    return f"{one.number_series}{one.number}"


def day_of(entry: Entry) -> str:
    """The day of a paper, or its month; the first of several."""
    found = re.match(r"\d{4}-\d\d(?:-\d\d)?", (entry.date or "").lstrip("[{"))
    return found[0] if found else ""


def place_of(entry: Entry) -> str | None:
    """Where a paper was written by its dateline, else by its heading: of five memoranda of one conversation the place
    may stand in the datelines of four (frus1958-60v05/d209)."""
    return entry.place or ((found := BEFORE_ITS_DAY.search(entry.heading or "")) and found[1]) or None


def days_said(words: str) -> Iterator[str]:
    """The days and months that words name, as ISO; both ways of writing them."""
    for month, day, year in DAY.findall(words):
        yield iso(year, month, day)
    for day, month, year in DAY_FIRST.findall(words):
        yield iso(year, month, day)


def iso(year: str, month: str, day: str) -> str:
    return f"{year}-{month_number(month):02}" + (f"-{int(day):02}" if day else "")


def letters(words: str) -> str:
    """Letters and digits alone, small."""
    return "".join(sign for sign in words.lower() if sign.isalnum())


class Cards:
    """The papers of a corpus by day and by the place of their originals."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self.by_day: dict[str, list[Entry]] = {}
        self.long_headings = [
            (heading, entry) for entry in self.entries if len(heading := letters(entry.heading or "")) >= LONG_HEADING
        ]
        for entry in self.entries:
            if day := day_of(entry):
                self.by_day.setdefault(day, []).append(entry)

    @cached_property
    def by_place(self) -> dict[str, list[Entry]]:
        """The papers by the place of their originals, as `place_key` has it."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for place in places_of(entry):
                found.setdefault(place_key(place), []).append(entry)
        return found

    def find(self, words: str, start: int, end: int) -> Iterator[Cited]:
        """The papers that each line of words between two places names by itself."""
        at = start
        for line in words[start:end].splitlines(keepends=True):
            if (looks_like_a_card(line) or place_key(line) in self.by_place) and (
                found := self.meant(line, said := said_in(line, self.by_place))
            ):
                begin = at + len(line) - len(line.lstrip())
                finish = at + len(line.rstrip())
                yield cited(words, begin, finish, tuple(one.id for one in found), shared(found, said))
            at += len(line)

    def meant(self, line: str, said: Said) -> tuple[Entry, ...]:
        """The papers with which a line agrees best; () where it agrees too little."""
        archive = bool(said.places or ARCHIVE.search(line))
        found = {entry.id: entry for day in said.days for entry in self.by_day.get(day, ())}
        found |= {entry.id: entry for place in said.places for entry in self.by_place[place]}
        found |= {entry.id: entry for heading, entry in self.long_headings if heading in said.plain}
        weighed = [(agreement(one, said), one) for one in found.values()]
        likely = best([(weight, one) for weight, one in weighed if weight >= (IN_AN_ARCHIVE if archive else ENOUGH)])
        if said.days:
            return likely
        named = best([(heading_said(one, said), one) for one in likely])  # a longer heading says more
        return named if archive or len(named) <= MOST_UNDATED else ()


def cited(words: str, start: int, end: int, documents: tuple[str, ...], because: tuple[str, ...]) -> Cited:
    """A citation with what it means, and why."""
    status = "found" if len(documents) == 1 else "several" if documents else "none"
    if len(documents) > 1:
        because = (*because, f"{len(documents)} papers agree as well as one another")
    return Cited(start=start, end=end, text=words[start:end], status=status, documents=documents, because=because)


def shared(found: Sequence[Entry], said: Said) -> tuple[str, ...]:
    """The reasons that all papers share which words mean."""
    each = [[reason for _, reason in agreeing(one, said)] for one in found]
    return tuple(reason for reason in each[0] if all(reason in others for others in each)) if each else ()
