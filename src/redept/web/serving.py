"""The room as a server on this machine."""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from redept.corpus import open_reader
from redept.errors import RedeptError
from redept.web.application import application
from redept.web.beforehand import look_ahead, prepare
from redept.web.guards import Gate, read_password
from redept.web.room import Room

HERE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"

QUEUE = 128
"""Visitors that may wait to be let in."""

MOST_PROCESSES = 2


def serve(
    corpus: Path,
    *,
    port: int,
    public: bool,
    tell: Callable[[str], object],
    processes: int = 0,
    password_file: Path | None = None,
) -> None:
    """Open the room and keep it open until it is interrupted; RedeptError where it cannot be opened.

    It is served by so many processes; 0 takes one for each core, two at most. A public room is for reading; with a
    password file those may judge who know the password.
    """
    gate = Gate(read_password(password_file)) if password_file else None
    with open_reader(corpus):
        pass  # say now, and not at the first visit, what is wrong with the corpus
    room = Room(corpus, judging=not public or gate is not None, gate=gate)
    with listen(EVERYWHERE if public else HERE, port) as listening:
        logging.getLogger("uvicorn.error").addHandler(logging.StreamHandler())
        tell(f"http://localhost:{listening.getsockname()[1]}/")
        prepare(room)
        others = [beside(room, listening, public) for _ in range((processes or usual()) - 1)]
        try:
            answer_all(room, listening, public)
        finally:
            end(others)


def usual() -> int:
    """How many processes answer: where they can share what one of them has read."""
    return min(os.cpu_count() or 1, MOST_PROCESSES) if hasattr(os, "fork") else 1


def answer_all(room: Room, listening: socket.socket, public: bool) -> None:
    """Answer visitors until this process is interrupted."""
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
        backlog=1,  # how many visitors one process lets in at a time, so that the other has its share
    )
    threading.Thread(target=look_ahead, args=(room,), daemon=True).start()
    with suppress(KeyboardInterrupt):  # how the room is closed
        Server(config).run(sockets=[listening])


class Server(uvicorn.Server):
    """Lets many visitors wait, though it lets them in one by one."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for one in sockets or ():
            one.listen(QUEUE)


def beside(room: Room, listening: socket.socket, public: bool) -> int:
    """Another process that answers as this one does; it ends with this one."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    try:
        answer_all(room, listening, public)
    finally:
        os._exit(0)


def end_with(parent: int) -> None:
    """End this process once its parent is gone, however that came."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def end(others: list[int]) -> None:
    """End the other processes and wait for them."""
    for one in others:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGTERM)
    for one in others:
        with suppress(ChildProcessError):
            os.waitpid(one, 0)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # so named, it sends at once
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(QUEUE)  # visitors that come before the room is open wait
    except (OSError, OverflowError) as error:
        listening.close()
        raise RedeptError(
            f"port {port} cannot be used ({error}); name another with --port, or 0 for a free one"
        ) from None
    return listening
