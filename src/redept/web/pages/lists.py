"""Pages that list: the front, volumes, one volume's papers, wanted papers, what is odd."""

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from redept.corpus import Reader, browsing
from redept.errors import UnknownDocument
from redept.finding_aids import check
from redept.finding_aids.finding import Finding
from redept.model import Entry, Wanted, encoding
from redept.model.reference import STATUSES
from redept.web import addresses, wording
from redept.web.pages.page import Card, Leaf, Page, card, turned
from redept.web.room import Room, Shelf

PAGE = 100


@dataclass(frozen=True, kw_only=True)
class VolumeView:
    """A volume in a list: how many papers, from when to when."""

    id: str
    address: str
    title: str
    papers: int
    years: str


@dataclass(frozen=True, kw_only=True)
class Front(Page):
    """Where a visitor comes in: what the corpus holds, and ways into it."""

    template: ClassVar[str] = "front.html"
    papers: int
    volumes: tuple[VolumeView, ...]
    statuses: tuple[tuple[str, int], ...]
    most_cited: tuple[tuple[Card, int], ...]
    examples: tuple[tuple[str, str], ...]

    def plain(self) -> Mapping[str, Any]:
        return {
            "papers": self.papers,
            "statuses": dict(self.statuses),
            "volumes": [
                {"id": one.id, "title": one.title, "papers": one.papers, "years": one.years} for one in self.volumes
            ],
        }


def front(room: Room, reader: Reader) -> Front:
    """The front page."""
    shelf = room.shelf(reader)
    counts = Counter(target for _, target in browsing.citations(reader)).most_common(5)
    return Front(
        title=room.name,
        address="/",
        room=room.name,
        section="front",
        papers=len(shelf.entries),
        volumes=volumes(shelf),
        statuses=tuple((status, shelf.counts[status]) for status in STATUSES if status in shelf.counts),
        most_cited=tuple((card(entry), count) for target, count in counts if (entry := shelf.get(target))),
        examples=tuple((words, addresses.of_search(words)) for words in examples(shelf)),
    )


def examples(shelf: Shelf) -> list[str]:
    """Three searches that find something here."""
    posts = Counter(one.from_ for entry in shelf.entries for one in entry.numbers[:1] if one.from_)
    forms = Counter(entry.form for entry in shelf.entries if entry.form)
    years = Counter(entry.date[:4] for entry in shelf.entries if entry.date and entry.date[:4].isdigit())
    found = [f'from:"{post}"' for post, _ in posts.most_common(2) if post != "Department"][:1]
    found += [f'form:"{form}"' for form, _ in forms.most_common(2)[1:]]
    return found + [f"after:{year} before:{int(year) + 1}" for year, _ in years.most_common(1)]


def volumes(shelf: Shelf) -> tuple[VolumeView, ...]:
    return tuple(volume_view(shelf, name, papers) for name, papers in sorted(shelf.by_volume.items()))


def volume_view(shelf: Shelf, name: str, papers: list[Entry]) -> VolumeView:
    known = shelf.volumes.get(name)
    return VolumeView(
        id=name,
        address=addresses.of_volume(name) if name else "/volumes/-",
        title=wording.volume_words(known.title if known else None) or name or "Papers of no volume",
        papers=len(papers),
        years=wording.span_words(wording.years_of(papers)),
    )


@dataclass(frozen=True, kw_only=True)
class Volumes(Page):
    """All volumes."""

    template: ClassVar[str] = "volumes.html"
    volumes: tuple[VolumeView, ...]

    def plain(self) -> Mapping[str, Any]:
        return {"volumes": [{"id": one.id, "title": one.title, "papers": one.papers} for one in self.volumes]}


def volumes_page(room: Room, reader: Reader) -> Volumes:
    shelf = room.shelf(reader)
    return Volumes(title="Volumes", address="/volumes", room=room.name, section="volumes", volumes=volumes(shelf))


@dataclass(frozen=True, kw_only=True)
class VolumePage(Page):
    """One volume's papers by chapter."""

    template: ClassVar[str] = "volume.html"
    id: str
    years: str
    papers: int
    chapters: tuple[tuple[str, tuple[Card, ...]], ...]

    def plain(self) -> Mapping[str, Any]:
        papers = [one.plain() for _, cards in self.chapters for one in cards]
        return {"id": self.id, "title": self.title, "papers": papers}


def volume_page(room: Room, reader: Reader, name: str) -> VolumePage:
    """The page of a volume; UnknownDocument where the corpus holds no paper of it."""
    shelf = room.shelf(reader)
    papers = shelf.in_volume(name)
    if not papers:
        raise UnknownDocument(f"{name}: the corpus holds no volume of this name; look through the list of volumes")
    view = volume_view(shelf, name, papers)
    chapters = [
        (wording.one_line(chapter), tuple(map(card, listed)))
        for chapter, listed in itertools.groupby(papers, key=lambda entry: entry.chapter)
    ]
    return VolumePage(
        title=view.title,
        address=view.address,
        room=room.name,
        section="volumes",
        id=name,
        years=view.years,
        papers=len(papers),
        chapters=tuple(chapters),
    )


@dataclass(frozen=True, kw_only=True)
class WantedView:
    """A wanted paper with the passages that cite it."""

    id: str
    anchor: str
    words: str
    quotes: tuple[str, ...]
    citing: tuple[Card, ...]
    elsewhere: str


@dataclass(frozen=True, kw_only=True)
class WantedPage(Leaf):
    """Papers that are cited but not here."""

    template: ClassVar[str] = "wanted.html"
    total: int
    wanted: tuple[WantedView, ...]
    records: tuple[Mapping[str, Any], ...]
    kinds: tuple[tuple[str, int, str], ...]
    kind: str

    def plain(self) -> Mapping[str, Any]:
        return {"total": self.total, "first": self.first, "wanted": list(self.records)}


def wanted_page(
    room: Room, reader: Reader, *, kind: str = "", start: int = 0, one: str = "", size: int = PAGE
) -> WantedPage:
    """A page of the wanted list, those most cited first; `one` shows the page on which that record stands."""
    shelf = room.shelf(reader)
    listed = sorted(room.wanted(reader).values(), key=lambda want: -len(want.cited_by))
    kinds = Counter(want.kind for want in listed)
    chosen = [want for want in listed if not kind or want.kind == kind]
    at = next((at for at, want in enumerate(chosen) if want.id == one), None) if one else None
    if at is not None:
        start = at - at % size
    shown = chosen[start : start + size]
    return WantedPage(
        title="Wanted papers",
        room=room.name,
        section="wanted",
        total=len(chosen),
        wanted=tuple(wanted_view(want, shelf) for want in shown),
        records=tuple(encoding.wanted_record(want) for want in shown),
        kinds=tuple((name, count, addresses.of_page("/wanted", kind=name)) for name, count in kinds.most_common()),
        kind=kind,
        **turned(lambda at: addresses.of_page("/wanted", kind=kind, start=at), start, size, len(chosen)),
    )


def wanted_view(want: Wanted, shelf: Shelf) -> WantedView:
    citing = dict.fromkeys(reference.partition("@")[0] for reference in want.cited_by)
    return WantedView(
        id=want.id,
        anchor=want.id,
        words=wording.wanted_words(want),
        quotes=tuple(wording.shortened(wording.one_line(quote), 120) for quote in want.quotes[:3]),
        citing=tuple(card(entry) for document in list(citing)[:8] if (entry := shelf.get(document))),
        elsewhere=want.printed_elsewhere or "",
    )


@dataclass(frozen=True, kw_only=True)
class FindingView:
    """Something odd, with its place."""

    code: str
    message: str
    remedy: str
    document: str
    address: str | None


@dataclass(frozen=True, kw_only=True)
class CheckPage(Leaf):
    """What is odd in the sources."""

    template: ClassVar[str] = "check.html"
    total: int
    codes: tuple[tuple[str, int], ...]
    code: str
    findings: tuple[FindingView, ...]

    def plain(self) -> Mapping[str, Any]:
        return {
            "total": self.total,
            "first": self.first,
            "findings": [
                {"document": one.document, "code": one.code, "message": one.message, "remedy": one.remedy}
                for one in self.findings
            ],
        }


def check_page(room: Room, reader: Reader, *, code: str = "", start: int = 0, size: int = PAGE) -> CheckPage:
    """A page of what is odd. The whole is looked through once and kept until the corpus changes."""
    shelf = room.shelf(reader)
    everything = room.once("check", reader, lambda: tuple(check.check(reader)))
    codes = Counter(one.code for one in everything)
    chosen = [one for one in everything if not code or one.code == code]
    return CheckPage(
        title="What is odd in the sources",
        room=room.name,
        section="check",
        total=len(chosen),
        codes=tuple(codes.most_common()),
        code=code,
        findings=tuple(finding_view(one, shelf) for one in chosen[start : start + size]),
        **turned(lambda at: addresses.of_page("/check", code=code, start=at), start, size, len(chosen)),
    )


def finding_view(one: Finding, shelf: Shelf) -> FindingView:
    """A finding; a source file goes by its name without folders."""
    known = shelf.get(one.document)
    name = one.document if known else one.document.replace("\\", "/").rpartition("/")[2]
    return FindingView(
        code=one.code.replace("-", " "),
        message=one.message[:1].upper() + one.message[1:],
        remedy=one.remedy or "",
        document=name,
        address=addresses.of_document(known.id) if known else None,
    )


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """Something could not be shown: what, and what to do."""

    template: ClassVar[str] = "error.html"
    status: int
    what: str
    remedy: str

    def plain(self) -> Mapping[str, Any]:
        return {"status": self.status, "error": self.what, "remedy": self.remedy}
