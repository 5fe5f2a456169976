"""Which address gives which page."""

import gc
import logging
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any, TypeVar
from urllib.parse import urlsplit

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from redept import exports, pipeline
from redept.corpus import Reader
from redept.errors import CorpusBusy, CorpusError, QueryError, RedeptError, UnknownDocument
from redept.web import addresses, answering, guards, openapi, rendering, service
from redept.web.citing import BESIDE
from redept.web.pages import lists
from redept.web.pages.asked import positions_page, questions_page
from redept.web.pages.files import file_page, files_page
from redept.web.pages.held import all_offices
from redept.web.pages.help import TOPICS, help_page
from redept.web.pages.letters import letters_page
from redept.web.pages.links import links_page
from redept.web.pages.page import Page
from redept.web.pages.paper import beside, panel, paper
from redept.web.pages.paste import paste_page
from redept.web.pages.pictures import pictures_page
from redept.web.pages.pulls import pull_page
from redept.web.pages.search import Asked, search_page
from redept.web.pages.series import series_page
from redept.web.pages.table import chronology_page, gaps_page, offices_page, people_page
from redept.web.pages.timeline import timeline_page
from redept.web.pages.traffic import traffic_page
from redept.web.room import Room, Shelf
from redept.web.traits import traits

LOG = logging.getLogger(__name__)

STATIC = {"room.css": "text/css", "room.js": "text/javascript", "icon.svg": "image/svg+xml"}

LONGEST_REASON = 2_000

Made = TypeVar("Made")
Build = Callable[[Room, Reader, Request], Page]


def application(room: Room, *, any_host: bool = False) -> Starlette:
    """The room as an ASGI application."""
    routes = [
        *(route for path, build in PAGES.items() for route in both(path, build, room)),
        Route("/static/{name}", static),
        Route("/export/{form}", Export(room), methods=["GET"]),
        Route("/paste", Paste(room), methods=["POST"]),
        Route("/judge", Judge(room), methods=["POST"]),
        Route("/citation", service.LookUp(room, in_thread), methods=["GET", "POST"]),
        Route("/openapi.json", service.description, methods=["GET"]),
    ]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(guards.Guard, any_host=any_host),
            Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=4),
        ],
        exception_handlers={Exception: Failure(room), HTTPException: Failure(room), RedeptError: Failure(room)},
    )
    # Names of papers may hold any letter, a newline too: they are not matched by patterns, they are what is left.
    app.router.default = Answer(room, document_or_volume)
    app.router.redirect_slashes = False
    return app


def both(path: str, build: Build, room: Room) -> list[Route]:
    """A page and the same as JSON."""
    answer = Answer(room, build)
    return [
        Route(path, answer, methods=["GET"]),
        Route(path.rstrip("/") + ".json" if path != "/" else "/index.json", answer),
    ]


def number(request: Request, name: str) -> int:
    """A number in the address; 0 where there is none."""
    words = request.query_params.get(name, "")
    return int(words) if words.isdecimal() and words.isascii() and len(words) < 9 else 0


# ---------------------------------------------------------------- pages


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
    return links_page(room, reader, request.query_params.get("id", ""), number(request, "steps") or 1)


def listed(build: Callable[[Room, Reader, str, int], Page]) -> Build:
    """A list that words narrow."""
    return lambda room, reader, request: build(
        room, reader, request.query_params.get("q", ""), number(request, "start")
    )


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
    return files_page(room, reader, start=number(request, "start"))


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
    "/people": listed(people_page),
    "/offices": listed(offices_page),
    "/gaps": listed(gaps_page),
    "/chronology": listed(chronology_page),
}


def prepare(room: Room) -> None:
    """Read what most pages need before the first visitor comes; no reader stays open."""
    with room.reader(limit=None) as reader:
        traits(room, reader)
        all_offices(room, reader)
        room.wanted(reader)
        room.catalogue_now(reader)
        for table in (gaps_page, chronology_page, people_page):
            table(room, reader, "", 0)
        traffic_page(room, reader, "", "")
        paste_page(room, reader, "telegram 1 to Moscow, May 1, 1950")
    rendering.prepare()
    room.close()
    gc.collect()
    gc.freeze()  # it stays: to go through it again and again would stop every visitor


def look_ahead(room: Room) -> None:
    """Work out what whole lists hold before somebody asks, the slowest to come last.

    A list that cannot be made says so to who asks for it, and does not keep others from being made.
    """
    builds: tuple[Callable[[Room, Reader], object], ...] = (
        partial(series_page, sent="", received="", year=""),
        files_page,
        pull_page,
        positions_page,
        lists.check_page,
        questions_page,
    )
    for build in builds:
        try:
            with room.reader(limit=None) as reader:
                build(room, reader)
        except Exception as error:
            LOG.warning("a list was not looked through beforehand: %s", error)


class Answer:
    """Answers an address with its page, as HTML or as JSON."""

    def __init__(self, room: Room, build: Build) -> None:
        self.room = room
        self.build = build

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        response = await in_thread(self.respond, Request(scope, receive))
        await response(scope, receive, send)

    def respond(self, request: Request) -> Response:
        if request.method == "POST":
            raise HTTPException(405)
        key = answering.key_of(request)
        with self.room.reader() as reader:
            changes = self.room.changes
            answer = self.room.answers.get(key, changes)
            if answer is None:
                answer = answering.make(self.build(self.room, reader, request), request)
                self.room.answers.keep(key, changes, answer)
        return answer.response(request)


THREADS = 3
"""Pages that are made at once: more would only wait for one another."""


@lru_cache(maxsize=1)
def limiter() -> anyio.CapacityLimiter:
    return anyio.CapacityLimiter(THREADS)


async def in_thread(do: Callable[..., Made], *given: object) -> Made:
    """Do what takes time beside the loop that listens."""
    return await anyio.to_thread.run_sync(do, *given, limiter=limiter())


class Paste:
    """Follows the references in a text that was sent."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        fields = await guards.form(request)
        response = await in_thread(self.respond, request, fields.get("text", ""))
        await response(scope, receive, send)

    def respond(self, request: Request, text: str) -> Response:
        with self.room.reader() as reader:
            return answering.make(paste_page(self.room, reader, text), request).response(request)


class Judge:
    """Keeps a visitor's decision on a reference."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        fields = await guards.form(request)
        if self.room.gate is not None:
            self.room.gate.check(request.headers.get("authorization", ""))
        guards.check_token(fields, self.room.token)
        reference = await in_thread(self.keep, fields)
        await RedirectResponse(addresses.of_reference(reference), 303)(scope, receive, send)

    def keep(self, fields: Any) -> str:
        if not self.room.judging:
            raise guards.Refused("this room is for reading; open the corpus on your own machine to judge")
        target = target_of(fields)
        because = " ".join(fields.get("because", "").split())[:LONGEST_REASON]
        if not because:
            raise guards.Refused("a judgement needs its reason; go back and write why")
        name = " ".join(fields.get("by", "").split())[:100] or None
        with self.room.reader() as reader:
            catalogue: Any = self.room.catalogue_now(reader)
        with self.room.settling:
            kept = pipeline.judge(
                self.room.path, fields.get("reference", ""), target, because=because, by=name, catalogue=catalogue
            )
        return kept.reference


def target_of(fields: Any) -> str | None:
    """The paper that was chosen: one of those offered, another by its id, or None."""
    choice = fields.get("target", "")
    if choice == "none":
        return None
    words = (fields.get("other", "") if choice in ("other", "") else choice).strip()
    path = urlsplit(words).path if words.startswith(("http://", "https://")) else words
    found: str = path.removeprefix("/historicaldocuments").strip("/")
    if not found:
        raise guards.Refused("no paper was chosen; go back and choose one, or “no paper here”")
    return found


class Export:
    """What a search finds, in a form for programs."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        name = str(request.path_params["form"])
        form = name.partition(".")[0]
        if form not in exports.FORMS:
            raise HTTPException(404)
        asked = asked_of(request)
        await in_thread(self.look, asked)
        ending, kind = openapi.files_of(form)
        headers = {"content-disposition": f'attachment; filename="{form}{ending}"'}
        await StreamingResponse(self.lines(form, asked), media_type=kind, headers=headers)(scope, receive, send)

    def look(self, asked: Asked) -> None:
        """Say that a query cannot be read before anything is given out."""
        if asked.query:
            with self.room.reader() as reader:
                next(iter(reader.ids(asked.query)), None)

    def lines(self, form: str, asked: Asked) -> Iterator[str]:
        """The lines of an export."""
        with self.room.reader(limit=None) as reader:
            for line in exports.FORMS[form](reader, asked.query or None):
                yield line + "\n"


async def static(request: Request) -> Response:
    """Style, script and icon."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    content = (files("redept.web") / "static" / name).read_bytes()
    return Response(content, media_type=STATIC[name], headers={"cache-control": "max-age=300"})


class Failure:
    """Says what went wrong, in words for people and with no path of the machine."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def __call__(self, request: Request, error: Exception) -> Response:
        status = status_of(error)
        if status == 500:
            LOG.error("%s could not be shown", request.url.path, exc_info=error)
        what, _, remedy = self.words(error).partition("; ")
        page = lists.ErrorPage(
            title="Not found" if status == 404 else "Not possible",
            address=request.url.path,
            room=self.room.name,
            status=status,
            what=what[:1].upper() + what[1:],
            remedy=remedy[:1].upper() + remedy[1:],
        )
        response = answering.make(page, request).response(request, status)
        if isinstance(error, guards.Unknown):
            response.headers["www-authenticate"] = 'Basic realm="judging", charset="UTF-8"'
        return response

    def words(self, error: Exception) -> str:
        if isinstance(error, HTTPException):
            return "there is no page at this address; begin at the front, or search"
        if isinstance(error, CorpusError | QueryError | UnknownDocument | guards.Refused | guards.Unreadable):
            return str(error).replace(str(self.room.path), self.room.name)
        return "the page could not be made; go back, or try again"


def status_of(error: Exception) -> int:
    """The HTTP status for an error."""
    for kind, status in STATUSES.items():
        if isinstance(error, kind):
            return status
    return error.status_code if isinstance(error, HTTPException) else 500


STATUSES: dict[type[Exception], int] = {
    guards.Unknown: 401,
    UnknownDocument: 404,
    QueryError: 400,
    guards.Unreadable: 400,
    guards.Refused: 403,
    CorpusBusy: 503,
    CorpusError: 503,
}
