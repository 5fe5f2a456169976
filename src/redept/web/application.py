"""The room as an application that a server runs: addresses, guards, and what is answered."""

from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from redept.errors import RedeptError
from redept.web import answering, guards, service
from redept.web.failing import Failure
from redept.web.judging import Judge
from redept.web.pages.paste import paste_page
from redept.web.room import Room
from redept.web.routes import PAGES, Build, document_or_volume
from redept.web.taking import Export
from redept.web.waiting import in_thread

STATIC = {"room.css": "text/css", "room.js": "text/javascript", "icon.svg": "image/svg+xml"}


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


async def static(request: Request) -> Response:
    """Style, script and icon."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    content = (files("redept.web") / "static" / name).read_bytes()
    return Response(content, media_type=STATIC[name], headers={"cache-control": "max-age=300"})
