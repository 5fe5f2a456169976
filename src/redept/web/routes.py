"""Which address gives which page."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request

from redept.corpus import Reader
from redept.errors import UnknownDocument
from redept.web import answering
from redept.web.citing import BESIDE
from redept.web.pages import lists
from redept.web.pages.asked import positions_page, questions_page
from redept.web.pages.files import Chosen, file_page, files_page
from redept.web.pages.help import TOPICS, help_page
from redept.web.pages.letters import letters_page
from redept.web.pages.links import Around, links_page
from redept.web.pages.page import Page
from redept.web.pages.paper import beside, panel, paper
from redept.web.pages.paste import paste_page
from redept.web.pages.pictures import pictures_page
from redept.web.pages.pulls import pull_page
from redept.web.pages.registers import OFFICES, PERSONS, Register, register_page
from redept.web.pages.search import Asked, search_page
from redept.web.pages.series import series_page
from redept.web.pages.table import chronology_page, gaps_page
from redept.web.pages.timeline import timeline_page
from redept.web.pages.traffic import traffic_page
from redept.web.room import Room, Shelf

Build = Callable[[Room, Reader, Request], Page]


def number(request: Request, name: str) -> int:
    """A number in the address; 0 where there is none."""
    words = request.query_params.get(name, "")
    return int(words) if words.isdecimal() and words.isascii() and len(words) < 9 else 0


def front(room: Room, reader: Reader, request: Request) -> Page:
    return lists.front(room, reader)


def search(room: Room, reader: Reader, request: Request) -> Page:
    return search_page(room, reader, asked_of(request))


def asked_of(request: Request) -> Asked:
    """The search that an address names."""
    asked = request.query_params
    return Asked(
        query=asked.get("q", ""),
        by_date=asked.get("sort") == "date",
        start=number(request, "start"),
    )


def volumes(room: Room, reader: Reader, request: Request) -> Page:
    return lists.volumes_page(room, reader)


def loose(room: Room, reader: Reader, request: Request) -> Page:
    return lists.volume_page(room, reader, "")


def wanted(room: Room, reader: Reader, request: Request) -> Page:
    asked = request.query_params
    if asked.get("order") == "file":
        return pull_page(room, reader, start=number(request, "start"))
    return lists.wanted_page(
        room, reader, kind=asked.get("kind", ""), start=number(request, "start"), one=asked.get("one", "")
    )


def check(room: Room, reader: Reader, request: Request) -> Page:
    return lists.check_page(room, reader, code=request.query_params.get("code", ""), start=number(request, "start"))


def help_on(topic: str) -> Build:
    """The page of help on a topic."""
    return lambda room, reader, request: help_page(room, topic)


def paste(room: Room, reader: Reader, request: Request) -> Page:
    return paste_page(room, reader, request.query_params.get("text", ""))


def pictures(room: Room, reader: Reader, request: Request) -> Page:
    return pictures_page(room, reader)


def timeline(room: Room, reader: Reader, request: Request) -> Page:
    return timeline_page(room, reader, request.query_params.get("q", ""))


def letters(room: Room, reader: Reader, request: Request) -> Page:
    return letters_page(room, reader, request.query_params.get("q", ""))


def links(room: Room, reader: Reader, request: Request) -> Page:
    asked = request.query_params
    return links_page(
        room,
        reader,
        Around(
            document=asked.get("id", ""),
            steps=number(request, "steps") or 1,
            layer=asked.get("layer", ""),
            after=asked.get("after", ""),
            before=asked.get("before", ""),
        ),
    )


def listed(build: Callable[[Room, Reader, str, int], Page]) -> Build:
    """A list that words narrow."""
    return lambda room, reader, request: build(
        room, reader, request.query_params.get("q", ""), number(request, "start")
    )


def register(kind: Register[Any]) -> Build:
    """A register of persons or offices, or the papers of one of them."""

    def build(room: Room, reader: Reader, request: Request) -> Page:
        asked = request.query_params
        return register_page(
            kind,
            room,
            reader,
            asked.get("q", ""),
            number(request, "start"),
            one=asked.get("one", ""),
            role=asked.get("papers", ""),
        )

    return build


def traffic(room: Room, reader: Reader, request: Request) -> Page:
    asked = request.query_params
    return traffic_page(room, reader, asked.get("q", ""), asked.get("area", ""))


def series(room: Room, reader: Reader, request: Request) -> Page:
    asked = request.query_params
    return series_page(room, reader, asked.get("from", ""), asked.get("to", ""), asked.get("year", ""))


def questions(room: Room, reader: Reader, request: Request) -> Page:
    asked = request.query_params
    state, kind, start = asked.get("state", ""), asked.get("kind", ""), number(request, "start")
    return questions_page(room, reader, asked.get("q", ""), state=state, kind=kind, start=start)


def positions(room: Room, reader: Reader, request: Request) -> Page:
    asked = request.query_params
    return positions_page(
        room, reader, asked.get("q", ""), actor=asked.get("actor", ""), start=number(request, "start")
    )


def files_(room: Room, reader: Reader, request: Request) -> Page:
    asked = request.query_params
    chosen = Chosen(scheme=asked.get("scheme", ""), class_=asked.get("class", ""), country=asked.get("country", ""))
    return files_page(room, reader, chosen, start=number(request, "start"))


def document_or_volume(room: Room, reader: Reader, request: Request) -> Page:
    """The paper, its record, or the volume that stands at this address."""
    name = str(request.scope["path"])[1:]
    if name.startswith("files/"):
        words = name.removeprefix("files/").removesuffix(".json")
        return file_page(room, reader, words, year=number(request, "year") or None)
    shelf = room.shelf(reader)
    name = name.removeprefix("paper/") if name.startswith("paper/") and name not in shelf.place else name
    if name not in shelf.place and (sheet := lying_beside(reader, shelf, name)):
        return sheet
    asked_record = answering.wants_json(request)
    if name not in shelf.place and name not in shelf.by_volume:
        name = name.removesuffix(".json").rstrip("/")
    if name in shelf.place:
        asked = request.query_params
        layer = asked.get("layer", "")
        if asked.get("part") == "panel" and not asked_record:
            return panel(room, reader, name, asked.get("ref"))
        return paper(room, reader, name, key=asked.get("ref"), record=asked_record, layer=layer)
    if name in shelf.by_volume:
        return lists.volume_page(room, reader, name)
    like = [entry.id for entry in shelf.entries if entry.id.endswith("/" + name)][:3]
    remedy = f"perhaps {' or '.join(like)}" if like else "look for it by its words, its number or its date"
    raise UnknownDocument(f"no paper here has the name {name[:200]}; {remedy}")


def lying_beside(reader: Reader, shelf: Shelf, name: str) -> Page | None:
    """What lies beside a paper under this name; None where no paper is meant."""
    for ending in BESIDE:
        if name.endswith(ending) and (paper_name := name.removesuffix(ending)) in shelf.place:
            return beside(reader, shelf, paper_name, ending)
    return None


PAGES: dict[str, Build] = {
    "/": front,
    "/search": search,
    "/volumes": volumes,
    "/volumes/-": loose,
    "/wanted": wanted,
    "/questions": questions,
    "/positions": positions,
    "/files": files_,
    "/check": check,
    "/help": help_on("overview"),
    **{f"/help/{topic}": help_on(topic) for topic in TOPICS},
    "/paste": paste,
    "/pictures": pictures,
    "/pictures/timeline": timeline,
    "/pictures/letters": letters,
    "/pictures/links": links,
    "/pictures/series": series,
    "/pictures/map": traffic,
    "/people": register(PERSONS),
    "/offices": register(OFFICES),
    "/gaps": listed(gaps_page),
    "/chronology": listed(chronology_page),
}
