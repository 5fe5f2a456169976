"""Requests to a server: only to hosts on a list, only over https, with a name and a pause.

A mirror on this very machine (`localhost`) may be asked too, over http as well, but only where the user names it; no
answer of another host can lead there.
"""

import http.client
import socket
import time
import urllib.error
import urllib.request
from contextlib import suppress
from email.message import Message
from importlib.metadata import version
from typing import IO
from urllib.parse import urlsplit

from redept.errors import FetchError

HOSTS = frozenset(["api.github.com", "raw.githubusercontent.com", "history.state.gov", "static.history.state.gov"])
"""Who may be asked."""
LOOPBACK = frozenset(["localhost", "127.0.0.1", "::1"])
PAUSE = 1.0
"""Seconds between two requests to a host that is not this machine."""
PATIENCE = 120.0
"""The longest that a server may make us wait, in seconds."""
TRIES = 4
TIMEOUT = 60.0
MOST_OF_LIST = 20_000_000
BUSY = frozenset([429, 500, 502, 503, 504])

Response = http.client.HTTPResponse


def is_loopback(address: str) -> bool:
    return (urlsplit(address).hostname or "") in LOOPBACK


def check_address(address: str, home: str) -> None:
    """Refuse what may not be asked; `home` is the address that the user or this program chose."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if host in LOOPBACK and is_loopback(home) and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise FetchError(f"{address}: is not https; only https addresses are asked")
    if host not in HOSTS or parts.port not in (None, 443) or parts.username is not None:
        raise FetchError(f"{address}: {host or 'no host'} is not on the list of hosts ({', '.join(sorted(HOSTS))})")


class Following(urllib.request.HTTPRedirectHandler):
    """Follows a server to another address only where that one may be asked."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        check_address(newurl, home=req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


class Answers(urllib.request.HTTPErrorProcessor):
    """Gives answers that are no failures as they are: not changed, not there, nothing further."""

    def http_response(self, request: urllib.request.Request, response: Response) -> Response:
        if response.status in (304, 404, 416):
            return response
        found: Response = super().http_response(request, response)
        return found

    https_response = http_response


def opener() -> urllib.request.OpenerDirector:
    """What opens addresses: http and https alone, no files, no ftp."""
    director = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        Answers(),
        Following(),
    ):
        director.add_handler(handler)
    director.addheaders = [("User-Agent", f"redept/{version('redept')} (reader of diplomatic papers)")]
    return director


class Asking:
    """Asks one address after the other, with a pause between two; `sleep` waits, and tests need not."""

    def __init__(self, pause: float = PAUSE) -> None:
        self.pause = pause
        self.opener = opener()
        self.last = 0.0

    def get(self, address: str, headers: dict[str, str] | None = None) -> Response:
        """The answer of a server, to be closed by the caller; FetchError where there is none.

        A server that is busy is asked again, as late as it wishes. Answers 206, 304, 404 and 416 are given as they are.
        """
        check_address(address, home=address)
        for attempt in range(1, TRIES + 1):
            self.wait(address)
            try:
                request = urllib.request.Request(address, headers=headers or {})
                answer: Response = self.opener.open(request, timeout=TIMEOUT)
                return answer
            except urllib.error.HTTPError as error:
                with error:
                    later = self.later(error, attempt)
                if later is None:
                    raise FetchError(f"{address}: the server answered {error.code} {error.reason}; try later") from None
            except (OSError, http.client.HTTPException) as error:
                later = self.backoff(attempt)
                if attempt == TRIES or is_unknown(error):
                    raise FetchError(f"{address}: cannot be reached ({said(error)}); {OFFLINE}") from None
            time.sleep(later)
        raise FetchError(f"{address}: the server is busy; try later")

    def wait(self, address: str) -> None:
        """Keep the pause since the last request."""
        if self.pause and not is_loopback(address):
            time.sleep(max(0.0, self.last + self.pause - time.monotonic()))
        self.last = time.monotonic()

    def later(self, error: urllib.error.HTTPError, attempt: int) -> float | None:
        """How long a busy server makes us wait; None where waiting does not help."""
        if error.code not in BUSY or attempt == TRIES:
            return None
        with suppress(TypeError, ValueError):
            asked = float(error.headers.get("Retry-After") or "")
            return asked if 0 <= asked <= PATIENCE else None
        return self.backoff(attempt)

    def backoff(self, attempt: int) -> float:
        return self.pause * 2.0**attempt

    def small(self, address: str) -> bytes | None:
        """A short answer whole, None where there is none."""
        try:
            with self.get(address) as answer:
                found = answer.read(MOST_OF_LIST + 1)
                return found if answer.status == 200 and len(found) <= MOST_OF_LIST else None
        except (FetchError, OSError, http.client.HTTPException):
            return None


def is_unknown(error: Exception) -> bool:
    """Whether nobody knows the host's name, as where there is no network: asking again does not help."""
    reason = getattr(error, "reason", error)
    return isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME


OFFLINE = "without a network name a folder of volumes with --from FOLDER"


def said(error: Exception) -> str:
    """What went wrong, in few words."""
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    return str(reason) or type(error).__name__
