"""Pages of the files: all of them as they stand on the shelf, and one file number explained with its papers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from redept.corpus import Reader
from redept.errors import RedeptError, UnknownDocument
from redept.finding_aids import pull_list
from redept.grammar import filing
from redept.model import Entry, encoding
from redept.web import addresses, wording
from redept.web.filed import Filed, filed, shelf_mark
from redept.web.pages.page import Card, Leaf, Page, card, turned
from redept.web.pages.picture import Choice
from redept.web.room import Room

PAGE = 200
MOST_WANTED = 100
MOST_COUNTRIES = 40


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A file in the list: what it is about, how many papers, from when to when, and where the scheme puts it."""

    number: str
    address: str
    subject: str
    papers: int
    years: str
    scheme: str = ""
    class_: str = ""
    class_title: str = ""
    countries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The part of the schemes that is looked at: a filing scheme, a class in it, a country in that."""

    scheme: str = ""
    class_: str = ""
    country: str = ""

    def address(self, **other: object) -> str:
        """The address of the files of this part, with something changed."""
        asked = {"scheme": self.scheme, "class": self.class_, "country": self.country, **other}
        return addresses.of_page("/files", **asked)

    def has(self, line: FileLine) -> bool:
        """Whether a file belongs to this part."""
        return (
            self.scheme in ("", line.scheme)
            and self.class_ in ("", line.class_)
            and (not self.country or self.country in dict(line.countries))
        )


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A filing scheme with its classes, each as (code, title, address, number of files)."""

    name: str
    classes: tuple[tuple[str, str, str, int], ...]


@dataclass(frozen=True, kw_only=True)
class FilesPage(Leaf):
    """The files of the corpus, or of a class of their scheme, in the order of the shelf."""

    template: ClassVar[str] = "files.html"
    total: int
    files: tuple[FileLine, ...]
    scheme: str
    about: str
    schemes: tuple[Scheme, ...]
    countries: tuple[Choice, ...]

    def plain(self) -> Mapping[str, Any]:
        return {
            "total": self.total,
            "first": self.first,
            "files": [
                {
                    "number": one.number,
                    "subject": one.subject,
                    "papers": one.papers,
                    "years": one.years,
                    "scheme": one.scheme or None,
                    "class": one.class_ or None,
                }
                for one in self.files
            ],
        }


def files_page(room: Room, reader: Reader, chosen: Chosen | None = None, *, start: int = 0) -> FilesPage:
    """A page of the list of files; of one class where that is chosen."""
    chosen = chosen or Chosen()
    in_class = bool(chosen.scheme and chosen.class_)
    everything = shelved(room, reader)
    beside = [line for line in everything if replace(chosen, country="").has(line)]
    found = [line for line in beside if chosen.has(line)]
    shown = found[start : start + PAGE]
    named = next((line for line in beside if in_class), None)
    title = f"{chosen.class_} {named.class_title}".strip() if named else "Files"
    return FilesPage(
        title=title,
        room=room.name,
        section="files",
        total=len(found),
        files=tuple(shown),
        scheme=scheme_words(chosen.scheme) if in_class else "",
        about=dict(pair for line in found for pair in line.countries).get(chosen.country, ""),
        schemes=() if in_class or start else tuple(schemes(everything)),
        countries=tuple(countries(beside, chosen)) if in_class else (),
        **turned(lambda at: chosen.address(start=at), start, PAGE, len(found)),
    )


def shelved(room: Room, reader: Reader) -> tuple[FileLine, ...]:
    """All files in the order of the shelf."""
    by_file = room.shelf(reader).by_file
    return room.kept(
        "files",
        room.now(reader),
        lambda: tuple(file_line(number, by_file[number]) for number in sorted(by_file, key=pull_list.shelf_order)),
    )


def schemes(lines: Iterable[FileLine]) -> Iterator[Scheme]:
    """The schemes of the files with their classes, the oldest first."""
    counts = Counter((line.scheme, line.class_, line.class_title) for line in lines if line.scheme and line.class_)
    for name in sorted({scheme for scheme, _, _ in counts}, key=lambda scheme: scheme[-7:]):
        listed = sorted((code, title, many) for (scheme, code, title), many in counts.items() if scheme == name)
        yield Scheme(
            name=scheme_words(name),
            classes=tuple(
                (code, title, Chosen(scheme=name, class_=code).address(), many) for code, title, many in listed
            ),
        )


def scheme_words(scheme: str) -> str:
    """`Decimal file 1950–63` for `decimal file 1950-63`."""
    return (scheme[:1].upper() + scheme[1:]).replace("-", "–").replace("Subject–", "Subject-")


def countries(lines: Iterable[FileLine], chosen: Chosen) -> Iterator[Choice]:
    """The countries that the files of a class name, those of most files first; a chosen one can be taken away."""
    counts = Counter(pair for line in lines for pair in line.countries)
    for (code, name), many in counts.most_common(MOST_COUNTRIES):
        on = code == chosen.country
        yield Choice(words=name, address=chosen.address(country="" if on else code), chosen=on, count=many)


def file_line(number: str, papers: list[Entry]) -> FileLine:
    """One file with the span of its papers."""
    years = wording.years_of(papers)
    explained = filed(number, int(years[0]) if years else None)
    record = explained.record if explained else None
    return FileLine(
        number=number,
        address=addresses.of_file(number),
        subject=about(explained),
        papers=len(papers),
        years=wording.span_words(years),
        scheme=(record.scheme or "") if record else "",
        class_=record.class_.code if record and record.class_ else "",
        class_title=(record.class_.title or "") if record and record.class_ else "",
        countries=tuple((one.code, one.name) for one in record.countries) if record else (),
    )


def about(explained: Filed | None) -> str:
    """Countries and subject of a file, else its class; "" where nothing is known."""
    if explained is None:
        return ""
    found = explained.record
    subject = found.subject or (found.class_.title if found.class_ else None) or ""
    countries = " and ".join(one.name for one in found.countries if one.name not in subject)
    return ": ".join(filter(None, (countries, subject)))


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
    years = wording.years_of(papers)
    year = year or (int(years[0]) if years else None)
    explained = filed(words, year)
    unreadable = "" if explained else reason(words, year)
    if explained is None and not papers:
        raise UnknownDocument(unreadable)
    around = shelved(room, reader)
    at = next(at for at, line in enumerate(around) if line.number == mark) if papers else -1
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
        before=around[at - 1] if at > 0 else None,
        after=around[at + 1] if 0 <= at < len(around) - 1 else None,
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
