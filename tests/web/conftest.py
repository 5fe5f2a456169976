"""What tests of the reading room share: a room on the specimen, and a visitor that needs no network."""

import asyncio
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import pytest

pytest.importorskip("starlette", reason="the reading room needs starlette, uvicorn and jinja2")

from redept import pipeline
from redept.web.application import application
from redept.web.room import Room


class Answer:
    """What came back: status, headers by name, text."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        return self.body.decode()


class Visitor:
    """Asks a room as a browser would, without a socket."""

    def __init__(self, room: Room, *, any_host: bool = False) -> None:
        self.room = room
        self.app = application(room, any_host=any_host)

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, headers)

    def post(self, address: str, fields: dict[str, str], **headers: str) -> Answer:
        body = urlencode(fields).encode()
        return self.ask("POST", address, {"content_type": "application/x-www-form-urlencoded", **headers}, body)

    def ask(self, method: str, address: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        parts = urlsplit(address)
        sent = {"host": "localhost:8642", "accept": "text/html", "content-length": str(len(body))}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(parts.path),
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
            "server": ("localhost", 8642),
            "client": ("127.0.0.1", 1),
            "root_path": "",
        }
        return asyncio.run(self.talk(scope, body))

    async def talk(self, scope: dict[str, Any], body: bytes) -> Answer:
        messages: list[dict[str, Any]] = []
        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            if not waiting:
                await asyncio.sleep(60)  # a browser stays until it has its answer
            return waiting.pop()

        async def send(message: Any) -> None:
            messages.append(message)

        await self.app(scope, receive, send)
        begin = next(message for message in messages if message["type"] == "http.response.start")
        headers = {name.decode(): value.decode() for name, value in begin["headers"]}
        return Answer(begin["status"], headers, b"".join(message.get("body", b"") for message in messages))


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The specimen as a corpus; tests that write make a copy."""
    corpus = tmp_path_factory.mktemp("web") / "specimen.redept"
    with as_file(files("redept") / "specimen" / "specimen.xml") as volume:
        pipeline.add(corpus, [volume])
    return corpus


@pytest.fixture(scope="session")
def visitor(specimen: Path) -> Visitor:
    """A visitor in the specimen's room."""
    return Visitor(Room(specimen))


@pytest.fixture
def room_of(tmp_path: Path) -> Callable[..., Visitor]:
    """`room_of(("a.txt", "words"))`: a visitor in a room that holds these papers."""

    def made(*papers: tuple[str, str | bytes]) -> Visitor:
        folder = tmp_path / "papers"
        folder.mkdir()
        for name, words in papers:
            (folder / name).write_bytes(words if isinstance(words, bytes) else words.encode())
        pipeline.add(tmp_path / "room.redept", [folder], workers=1)
        return Visitor(Room(tmp_path / "room.redept"))

    return made
