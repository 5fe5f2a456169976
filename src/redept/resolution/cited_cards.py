"""Papers named by themselves: heading, number, day, parties, place, file; and how far words agree with a paper.

A footnote need not name a book: "Caffery to Acheson, Telegram 164, Paris, January 14, 1949", or "711.62114/9-2444,
Record Group 59, National Archives". A paper is meant where enough of that agrees and no other agrees as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from redept.grammar.dates import MONTH_NAMES, month_number
from redept.grammar.files import with_hyphens
from redept.model import Cited, Entry, OwnNumber

DAY = re.compile(rf"(?i)\b({'|'.join(MONTH_NAMES)})\.? (?:(\d{{1,2}}), )?(\d{{4}})\b")
DAY_FIRST = re.compile(rf"(?i)\b(\d{{1,2}}) ({'|'.join(MONTH_NAMES)})\.? (\d{{4}})\b")
PIECE = re.compile(r"[,;]\s")
ARCHIVE = re.compile(
    r"\b(?:RG|Record Group) ?\d|National Archives|\bNA(?:CP|RA)\b|Department of State,|\bFiles?\b|Library|\d pp?\.$"
)
FIELD = re.compile(r"\b[a-z]+:\S")
"""A search by fields is no citation."""
ENOUGH = 6
IN_AN_ARCHIVE = 4
"""What agreement of words with a paper is enough, and where they name an archive: there the file alone is."""
LONG_HEADING = 30
"""Letters of a heading that singles out a paper by itself."""


class Said(NamedTuple):
    """What words say of a paper: their letters alone, the days, months and numbers, the words as they are."""

    plain: str
    days: frozenset[str]
    numbers: frozenset[str]
    files: frozenset[str]


def looks_like_a_card(words: str) -> bool:
    """Whether words may name a paper by itself: they have a day of a year, or an archive."""
    return not FIELD.search(words) and bool(DAY.search(words) or DAY_FIRST.search(words) or ARCHIVE.search(words))


def said_in(words: str) -> Said:
    """What words say of a paper."""
    without = DAY_FIRST.sub(" ", DAY.sub(" ", words))
    return Said(
        plain=letters(words),
        days=frozenset(days_said(words)),
        numbers=frozenset(re.findall(r"\d+", without)),
        files=frozenset(with_hyphens(piece).strip(" .\n") for piece in PIECE.split(words)),
    )


def agreement(entry: Entry, said: Said) -> int:
    """How much words say of this paper."""
    parties = [*entry.sender, *entry.recipient]
    heading = max((len(heading) for heading in headings(entry) if heading in said.plain), default=0)
    return (
        (ENOUGH if heading >= LONG_HEADING else 4 * bool(heading))
        + 3 * bool(day_of(entry) in said.days)
        + 3 * any(one.number in said.numbers for one in entry.numbers if one.role == "own")
        + 4 * bool(entry.file_number and with_hyphens(entry.file_number) in said.files)
        + bool(entry.place and letters(entry.place) in said.plain)
        + sum(bool(one.name and letters(one.name) in said.plain) for one in parties)
    )


def best(weighed: Sequence[tuple[int, Entry]]) -> tuple[Entry, ...]:
    """Those with which words agree most."""
    most = max((weight for weight, _ in weighed), default=0)
    return tuple(entry for weight, entry in weighed if weight == most)


def headings(entry: Entry) -> Iterator[str]:
    """The heading in letters alone, also with the paper's number behind its form, as citations write it."""
    heading = letters(entry.heading or "")
    yield heading
    form = letters(entry.form or "")
    if form and heading.startswith(form):
        for one in entry.numbers:
            yield form + letters(written(one)) + heading[len(form) :]


def written(one: OwnNumber) -> str:
    return f"{one.number_series}{one.number}"


def day_of(entry: Entry) -> str:
    """The day of a paper, or its month; the first of several."""
    found = re.match(r"\d{4}-\d\d(?:-\d\d)?", (entry.date or "").lstrip("[{"))
    return found[0] if found else ""


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
    """The papers of a corpus by day and by file."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self.by_day: dict[str, list[Entry]] = {}
        self.by_file: dict[str, list[Entry]] = {}
        self.long_headings = [
            (heading, entry) for entry in self.entries if len(heading := letters(entry.heading or "")) >= LONG_HEADING
        ]
        for entry in self.entries:
            if day := day_of(entry):
                self.by_day.setdefault(day, []).append(entry)
            if entry.file_number:
                self.by_file.setdefault(with_hyphens(entry.file_number), []).append(entry)

    def find(self, words: str, start: int, end: int) -> Iterator[Cited]:
        """The papers that each line of words between two places names by itself."""
        at = start
        for line in words[start:end].splitlines(keepends=True):
            if line.strip() and looks_like_a_card(line) and (found := self.meant(line)):
                begin = at + len(line) - len(line.lstrip())
                finish = at + len(line.rstrip())
                status = "found" if len(found) == 1 else "several"
                documents = tuple(one.id for one in found)
                yield Cited(start=begin, end=finish, text=words[begin:finish], status=status, documents=documents)
            at += len(line)

    def meant(self, line: str) -> tuple[Entry, ...]:
        """The papers with which a line agrees best; () where it agrees too little."""
        said = said_in(line)
        archive = bool(ARCHIVE.search(line))
        found = {entry.id: entry for day in said.days for entry in self.by_day.get(day, ())}
        found |= {entry.id: entry for file in said.files for entry in self.by_file.get(file, ())}
        found |= {entry.id: entry for heading, entry in self.long_headings if heading in said.plain}
        weighed = [(agreement(one, said), one) for one in found.values()]
        return best([(weight, one) for weight, one in weighed if weight >= (IN_AN_ARCHIVE if archive else ENOUGH)])
