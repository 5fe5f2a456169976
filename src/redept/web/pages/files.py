"""Pages of the files: all of them as they stand on the shelf, and one file number explained with its papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from redept.corpus import Reader
from redept.errors import RedeptError, UnknownDocument
from redept.finding_aids import pull_list
from redept.grammar import filing
from redept.model import Entry, encoding
from redept.web import addresses, wording
from redept.web.filed import Filed, filed, shelf_mark
from redept.web.pages.page import Card, Page, card
from redept.web.room import Room

PAGE = 200
MOST_WANTED = 100


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A file in the list: what it is about, how many papers, from when to when."""

    number: str
    address: str
    subject: str
    papers: int
    years: str


@dataclass(frozen=True, kw_only=True)
class FilesPage(Page):
    """The files of the corpus in the order of the shelf."""

    template: ClassVar[str] = "files.html"
    total: int
    files: tuple[FileLine, ...]
    first: int
    earlier: str | None
    later: str | None

    def plain(self) -> Mapping[str, Any]:
        return {
            "total": self.total,
            "first": self.first,
            "files": [
                {"number": one.number, "subject": one.subject, "papers": one.papers, "years": one.years}
                for one in self.files
            ],
        }


def files_page(room: Room, reader: Reader, *, start: int = 0) -> FilesPage:
    """A page of the list of files."""
    by_file = room.shelf(reader).by_file
    numbers = room.once("files", reader, lambda: sorted(by_file, key=pull_list.shelf_order))
    shown = numbers[start : start + PAGE]
    return FilesPage(
        title="Files",
        address="/files",
        room=room.name,
        section="files",
        total=len(numbers),
        files=tuple(file_line(number, by_file[number]) for number in shown),
        first=start + 1 if shown else 0,
        earlier=f"/files?start={max(0, start - PAGE)}" if start else None,
        later=f"/files?start={start + PAGE}" if start + PAGE < len(numbers) else None,
    )


def file_line(number: str, papers: list[Entry]) -> FileLine:
    """One file with the span of its papers."""
    years = years_of(papers)
    explained = filed(number, int(years[0]) if years else None)
    return FileLine(
        number=number,
        address=addresses.of_file(number),
        subject=about(explained),
        papers=len(papers),
        years=f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years),
    )


def about(explained: Filed | None) -> str:
    """Countries and subject of a file, else its class; "" where nothing is known."""
    if explained is None:
        return ""
    found = explained.record
    subject = found.subject or (found.class_.title if found.class_ else None) or ""
    countries = " and ".join(one.name for one in found.countries if one.name not in subject)
    return ": ".join(filter(None, (countries, subject)))


def years_of(papers: list[Entry]) -> list[str]:
    return sorted({entry.date[:4] for entry in papers if entry.date and entry.date[:4].isdecimal()})


@dataclass(frozen=True, kw_only=True)
class FilePage(Page):
    """One file number in words, the papers of the file, and the wanted papers that say they belong to it."""

    template: ClassVar[str] = "file.html"
    number: str
    filed: Filed | None
    unreadable: str
    papers: tuple[Card, ...]
    wanted: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str], ...]
    before: FileLine | None
    after: FileLine | None

    def plain(self) -> Mapping[str, Any]:
        return {
            "number": self.number,
            "explained": encoding.plain(self.filed.record) if self.filed else None,
            "papers": [one.plain() for one in self.papers],
            "wanted": [{"words": words, "address": address} for words, address in self.wanted],
        }


def file_page(room: Room, reader: Reader, number: str, *, year: int | None = None) -> FilePage:
    """The page of a file; UnknownDocument for a number that nothing here bears and no system writes."""
    words = wording.one_line(number)
    mark = shelf_mark(words)
    shelf = room.shelf(reader)
    papers = sorted(shelf.by_file.get(mark, []), key=lambda entry: entry.date or "9999")
    years = years_of(papers)
    year = year or (int(years[0]) if years else None)
    explained = filed(words, year)
    unreadable = "" if explained else reason(words, year)
    if explained is None and not papers:
        raise UnknownDocument(unreadable)
    around = room.once("files", reader, lambda: sorted(shelf.by_file, key=pull_list.shelf_order))
    at = around.index(mark) if papers else -1
    wanted = [one for one in room.wanted(reader).values() if one.file_number and shelf_mark(one.file_number) == mark]
    return FilePage(
        title=f"File {words}",
        address=addresses.of_file(words),
        room=room.name,
        section="files",
        number=words,
        filed=explained,
        unreadable=unreadable,
        papers=tuple(map(card, papers)),
        wanted=tuple((wording.wanted_words(one), addresses.of_wanted(one.id)) for one in wanted[:MOST_WANTED]),
        related=related(mark) if papers else (),
        before=file_line(around[at - 1], shelf.by_file[around[at - 1]]) if at > 0 else None,
        after=file_line(around[at + 1], shelf.by_file[around[at + 1]]) if 0 <= at < len(around) - 1 else None,
    )


def related(mark: str) -> tuple[tuple[str, str], ...]:
    """Other pages on the papers of a file, as (words, address)."""
    query = 'file:"' + mark.replace('"', " ") + '"'
    return (
        ("search in them", addresses.of_search(query)),
        ("time line", addresses.of_query("/pictures/timeline", query)),
        ("what they ask", addresses.of_query("/questions", query)),
        ("positions in them", addresses.of_query("/positions", query)),
    )


def reason(words: str, year: int | None) -> str:
    """Why a number cannot be explained."""
    try:
        filing.explain(words, year=year)
    except RedeptError as error:
        return str(error)
    return ""
