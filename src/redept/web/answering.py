"""Pages into answers: HTML or JSON, compressed, and kept until the corpus changes."""

import zlib
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from redept.model import encoding
from redept.web import rendering
from redept.web.pages.page import Page, Sheet

try:
    from isal import isal_zlib
except ImportError:  # no wheel for this system: slower, and every browser reads both
    isal_zlib = None  # type: ignore[assignment, unused-ignore]

LARGEST_KEPT = 500_000
"""Bytes of a compressed answer that is kept for the next who asks."""

MOST_KEPT = 64_000_000
"""Bytes of all answers that are kept; those not asked for the longest go first."""

SMALLEST_PACKED = 1_400
LEVEL = 3

Key = tuple[str, str, bool]


@dataclass(frozen=True)
class Made:
    """An answer as it goes out: its words, the same compressed, and a mark by which a browser knows it again."""

    media_type: str
    body: bytes
    packed: bytes
    mark: str

    def response(self, request: Request, status: int = 200) -> Response:
        """The answer in the form that the visitor's browser takes; without words where it has them already."""
        headers = {"vary": "accept, accept-encoding", "cache-control": "no-cache", "etag": self.mark}
        if status == 200 and self.mark in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        packs = self.packed and "gzip" in request.headers.get("accept-encoding", "")
        if packs:
            headers["content-encoding"] = "gzip"
        return Response(self.packed if packs else self.body, status, media_type=self.media_type, headers=headers)


def wants_json(request: Request) -> bool:
    """Whether JSON was asked for, by the address or by the Accept header."""
    path = request.url.path
    if path.endswith(".json") or path == "/citation":
        return True
    accepted = request.headers.get("accept", "")
    return "text/html" not in accepted and ("application/json" in accepted or path.startswith("/export/"))


def key_of(request: Request) -> Key:
    """What an answer depends on besides the corpus."""
    return str(request.scope["path"]), request.scope["query_string"].decode("latin-1"), wants_json(request)


def make(page: Page, request: Request) -> Made:
    """A page as the visitor asked for it, or what lies beside one."""
    if isinstance(page, Sheet):
        return made(page.media_type, page.words)
    if wants_json(request):
        return made("application/json", encoding.encode(page.plain()))
    return made("text/html", rendering.html(page))


def made(media_type: str, words: str) -> Made:
    """Words as an answer."""
    body = words.encode("utf-8", "replace")
    packed = b""
    if len(body) >= SMALLEST_PACKED:
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31) if isal_zlib is None else isal_zlib.compressobj(2, 8, 31)
        packed = packer.compress(body) + packer.flush()
    return Made(media_type, body, packed, f'"{blake2b(body, digest_size=12).hexdigest()}"')


class Answers:
    """Answers that were given and hold until the corpus changes."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.changes = -1
        self.known: OrderedDict[Key, Made] = OrderedDict()
        self.size = 0

    def get(self, key: Key, changes: int) -> Made | None:
        """The answer, if it was given since the last change."""
        with self.lock:
            if changes != self.changes:
                return None
            found = self.known.get(key)
            if found is not None:
                self.known.move_to_end(key)
            return found

    def keep(self, key: Key, changes: int, answer: Made) -> None:
        """Keep an answer that was worked out when the corpus had changed so many times."""
        weight = len(answer.body) + len(answer.packed)
        if weight > LARGEST_KEPT:
            return
        with self.lock:
            if changes > self.changes:
                self.known.clear()
                self.size, self.changes = 0, changes
            if changes < self.changes or key in self.known:
                return
            self.known[key] = answer
            self.size += weight
            while self.size > MOST_KEPT:
                _, gone = self.known.popitem(last=False)
                self.size -= len(gone.body) + len(gone.packed)
