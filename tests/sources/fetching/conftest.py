"""A server on this machine that keeps volumes, and can be made to fail as servers do."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

VOLUME = b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text>' + b"words " * 40_000 + b"</text></TEI>"
SMALL = b"<TEI/>"


class Shelf(ThreadingHTTPServer):
    """Files by their names; `breaks` answers are broken off, `busy` answers say 503; `asked` is what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.files: dict[str, bytes] = {"frus1955-57v03.xml": VOLUME, "frus1955-57v04.xml": SMALL}
        self.sums: bytes | None = b"".join(
            f"{hashlib.sha256(held).hexdigest()}  {name}\n".encode() for name, held in self.files.items()
        )
        self.breaks = self.busy = 0
        self.leads_to: str | None = None
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/volumes"

    def ranges(self) -> list[str]:
        return [headers["Range"] for _, headers in self.asked if "Range" in headers]


class Answering(BaseHTTPRequestHandler):
    server: Shelf

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        self.server.asked.append((name, dict(self.headers)))
        held = self.server.sums if name == "SHA256SUMS" else self.server.files.get(name)
        if self.server.leads_to and name != "SHA256SUMS":
            return self.empty(302, Location=self.server.leads_to)
        if self.server.busy and name != "SHA256SUMS":
            self.server.busy -= 1
            return self.empty(503, **{"Retry-After": "0"})
        if held is None:
            return self.empty(404)
        etag = f'"{hashlib.md5(held).hexdigest()}"'
        if self.headers.get("If-None-Match") == etag:
            return self.empty(304, ETag=etag)
        return self.give(held, etag, broken=name != "SHA256SUMS" and self.server.breaks > 0)

    def empty(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for key, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(key, value)
        self.end_headers()

    def give(self, held: bytes, etag: str, *, broken: bool) -> None:
        begins = 0
        if (asked := self.headers.get("Range")) and self.headers.get("If-Range") == etag:
            begins = int(asked.removeprefix("bytes=").rstrip("-"))
        if begins >= len(held):
            return self.empty(416)
        self.send_response(206 if begins else 200)
        self.send_header("ETag", etag)
        if begins:
            self.send_header("Content-Range", f"bytes {begins}-{len(held) - 1}/{len(held)}")
        self.send_header("Content-Length", str(len(held) - begins))
        self.end_headers()
        rest = held[begins:]
        if broken:
            self.server.breaks -= 1
            rest = rest[: len(rest) // 2]
        self.wfile.write(rest)
        return None


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    server = Shelf()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
