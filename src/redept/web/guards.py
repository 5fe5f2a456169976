"""What keeps the room safe: which hosts are answered, what browsers may do with a page, how much may be sent."""

import base64
import hmac
import os
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from redept.errors import RedeptError

OWN_HOSTS = frozenset(("localhost", "127.0.0.1"))

LARGEST_BODY = 400_000
"""Bytes of a form that are taken."""

LONGEST_ADDRESS = 16_000

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}

RAW_HEADERS = tuple((name.encode(), value.encode()) for name, value in HEADERS.items())


class Refused(RedeptError):
    """A form that may not be taken: why, and what to do."""


class Unreadable(RedeptError):
    """What was sent and cannot be read: what, and what to send."""


class Guard:
    """Stands before the room: refuses foreign hosts, other methods and long addresses; adds HEADERS, and how long the
    answer took from its request to its first byte."""

    def __init__(self, app: ASGIApp, *, any_host: bool = False) -> None:
        self.app = app
        self.any_host = any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        begun = time.perf_counter()

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                took = f"room;dur={(time.perf_counter() - begun) * 1000:.1f}"
                message["headers"] = [*message["headers"], *RAW_HEADERS, (b"server-timing", took.encode())]
            await send(message)

        refusal = self.refusal(scope)
        await (refusal or self.app)(scope, receive, guarded)

    def refusal(self, scope: Scope) -> PlainTextResponse | None:
        """Why a request is not answered; None where it is."""
        headers = Headers(scope=scope)
        if not self.any_host and host_of(headers.get("host", "")) not in OWN_HOSTS:
            return PlainTextResponse("This room answers at localhost and 127.0.0.1 only.\n", 421)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("Pages can be read, and forms sent; nothing else.\n", 405)
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return PlainTextResponse("The address is too long; paste long texts into the form.\n", 414)
        return None


def host_of(host: str) -> str:
    """The name in a Host header, without its port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()


async def body(request: Request) -> bytes:
    """What was sent; Refused where it is too large or comes from another site."""
    refuse_foreign(request)
    if int_of(request.headers.get("content-length")) > LARGEST_BODY:
        raise Refused("the text is too long; paste a paragraph at a time")
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > LARGEST_BODY:
            raise Refused("the text is too long; paste a paragraph at a time")
    return bytes(found)


async def form(request: Request) -> Mapping[str, str]:
    """The fields of a sent form; Refused where it is too large or comes from another site."""
    sent = await body(request)
    try:
        fields = parse_qs(sent.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        raise Refused("the form cannot be read; send it again from its page") from None
    return {name: values[-1] for name, values in fields.items()}


def int_of(words: str | None) -> int:
    """The length that a header names; 0 where it is no number, and what comes is counted as it comes."""
    return int(words) if words and words.isdecimal() and words.isascii() and len(words) < 19 else 0


def refuse_foreign(request: Request) -> None:
    """Refused where a browser says that the form stood on a page of another site."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused("the form was sent from another site; open the paper here and send it from its page")
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        raise Refused("the form was sent from another site; open the paper here and send it from its page")


class Unknown(Refused):
    """Somebody who has not said the password."""


class Gate:
    """Lets those judge who know the password; after some wrong ones it is closed to all for a while."""

    MOST_WRONG, WHILE = 10, 60.0

    def __init__(self, password: str) -> None:
        self.password = password.encode()
        self.wrong: deque[float] = deque(maxlen=self.MOST_WRONG)

    def check(self, authorization: str) -> None:
        """Unknown where a request's `Authorization` does not hold the password; any name will do."""
        now = time.monotonic()
        if len(self.wrong) == self.MOST_WRONG and now - self.wrong[0] < self.WHILE:
            raise Refused("too many wrong passwords were tried; wait a minute")
        given = password_in(authorization)
        if given is None:
            raise Unknown("judging needs the password of this room; ask who keeps it")
        if not hmac.compare_digest(given, self.password):
            self.wrong.append(now)
            raise Unknown("the password is wrong; try again")


def password_in(authorization: str) -> bytes | None:
    """The password of a Basic authorization; None where there is none."""
    kind, _, words = authorization.partition(" ")
    try:
        plain = base64.b64decode(words, validate=True) if kind.lower() == "basic" else b""
    except ValueError:
        return None
    _, colon, password = plain.partition(b":")
    return password if colon else None


def read_password(path: Path) -> str:
    """The password in a file, its first line; RedeptError where there is none or others may read it."""
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise RedeptError(f"{path}: others on this machine can read it; take that away (chmod 600)")
        password = (path.read_text("utf-8").splitlines() or [""])[0].strip()
    except (OSError, UnicodeDecodeError):
        raise RedeptError(f"{path}: cannot be read; name a text file whose first line is the password") from None
    if len(password) < SHORTEST_PASSWORD:
        raise RedeptError(f"{path}: the password is too short; take {SHORTEST_PASSWORD} letters or more")
    return password


SHORTEST_PASSWORD = 10


def check_token(fields: Mapping[str, str], token: str) -> None:
    """Refused where the form does not carry the word that this room put into its own forms."""
    if not hmac.compare_digest(fields.get("token", "").encode(), token.encode()):
        raise Refused("the form is out of date; open the paper again and send the form from there")
