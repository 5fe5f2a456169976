"""The room as a server on this machine."""

import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from redept.corpus import open_reader
from redept.errors import RedeptError
from redept.web.application import application
from redept.web.room import Room

HERE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"


def serve(corpus: Path, *, port: int, public: bool, tell: Callable[[str], object]) -> None:
    """Open the room and keep it open until it is interrupted; RedeptError where it cannot be opened."""
    with open_reader(corpus):
        pass  # say now, and not at the first visit, what is wrong with the corpus
    room = Room(corpus, judging=not public)
    with listen(EVERYWHERE if public else HERE, port) as listening:
        logging.getLogger("uvicorn.error").addHandler(logging.StreamHandler())
        config = uvicorn.Config(
            application(room, any_host=public),
            log_level="error",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=2,
            limit_concurrency=200,
        )
        tell(f"http://localhost:{listening.getsockname()[1]}/")
        with suppress(KeyboardInterrupt):  # how the room is closed
            uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # so named, it sends at once
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)  # visitors that come before the room is open wait
    except (OSError, OverflowError) as error:
        listening.close()
        raise RedeptError(
            f"port {port} cannot be used ({error}); name another with --port, or 0 for a free one"
        ) from None
    return listening
