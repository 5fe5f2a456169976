"""What other programs may call: the citation look-up at `/citation`, and the description of all addresses."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from redept.corpus import Reader
from redept.finding_aids import citing
from redept.model import Cited, Entry, encoding
from redept.web import addresses, guards, openapi
from redept.web.cited import citations_in
from redept.web.room import Room, Shelf

LONGEST = 60_000
"""Letters of a text that are looked through."""
MOST = 50
"""Papers that are named for one citation; `total` counts all."""

Plain = dict[str, Any]


def looked_up(room: Room, reader: Reader, text: str) -> Plain:
    """Every citation in a text with its place and the papers that it means.

    `status` of the whole is that of its citations where they agree, "several" where they do not, and "not a citation"
    where there are none; each has its own, "found", "several" or "none".
    """
    shelf = room.shelf(reader)
    words = text[:LONGEST]
    found = citations_in(room, reader, words)
    return {
        "text": words,
        "status": status_of(found),
        "citations": [citation(one, shelf) for one in found],
        "cut": len(text) > LONGEST,
    }


def status_of(found: tuple[Cited, ...]) -> str:
    """One word for all citations of a text."""
    if not found:
        return "not a citation"
    statuses = {one.status for one in found}
    return statuses.pop() if len(statuses) == 1 else "several"


def citation(one: Cited, shelf: Shelf) -> Plain:
    """A citation as plain values, each paper with its address and how the series cites it."""
    papers = [entry for identity in one.documents[:MOST] if (entry := shelf.get(identity)) is not None]
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "status": one.status,
        "because": list(one.because),
        "total": len(one.documents),
        "documents": [card(entry) for entry in papers],
    }


def card(entry: Entry) -> Plain:
    return {
        "id": entry.id,
        "address": addresses.of_document(entry.id),
        "original": addresses.original(entry.id),
        "heading": " ".join((entry.heading or "").split()) or None,
        "date": entry.date,
        "book": citing.from_id(entry.volume),
    }


class LookUp:
    """Answers `/citation?text=...`, and the same sent as a form or as JSON."""

    def __init__(self, room: Room, in_thread: Callable[..., Awaitable[Response]]) -> None:
        self.room, self.in_thread = room, in_thread

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        text = request.query_params.get("text", "") if request.method != "POST" else await sent(request)
        response = await self.in_thread(self.respond, text)
        await response(scope, receive, send)

    def respond(self, text: str) -> Response:
        with self.room.reader() as reader:
            return plain(looked_up(self.room, reader, text))


async def sent(request: Request) -> str:
    """The text in what was sent: a field of a form, or `{"text": "..."}`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/json":
        return (await guards.form(request)).get("text", "")
    body = await guards.body(request)
    try:
        return msgspec.json.decode(body, type=Sent).text
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise guards.Unreadable('what was sent cannot be read; send {"text": "..."}') from None


class Sent(msgspec.Struct):
    """What a program sends to have looked up."""

    text: str = ""


async def description(request: Request) -> Response:
    """The OpenAPI document."""
    return plain(openapi.document())


def plain(values: Mapping[str, Any]) -> Response:
    return Response(encoding.encode(values), media_type="application/json")
