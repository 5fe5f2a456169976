"""The command itself: its address first, this machine only, a good end."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "redept", "serve", *map(str, arguments)]


def test_serve_prints_its_address_answers_and_ends(specimen: Path) -> None:
    with subprocess.Popen(
        command(specimen, "--port", 0),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as server:
        assert server.stdout is not None and server.stderr is not None
        address = urlsplit(server.stdout.readline().strip())
        assert address.hostname == "localhost" and address.port
        try:
            visit = http.client.HTTPConnection("127.0.0.1", address.port, timeout=20)
            for headers, status in (({}, 200), ({"Host": "evil.example"}, 421)):
                visit.request("GET", "/specimen/d5", headers=headers)
                answer = visit.getresponse()
                assert (answer.status, answer.getheader("server")) == (status, None)
                assert answer.read()
            visit.close()
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert server.stderr.read() == ""


def test_a_port_that_is_taken_is_named(specimen: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            command(specimen, "--port", taken.getsockname()[1]), capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert "--port" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [b"", b"no corpus at all, but long enough to look like a file of something" * 20])
def test_what_is_no_corpus_is_refused_before_anybody_visits(tmp_path: Path, words: bytes) -> None:
    path = tmp_path / "x.redept"
    path.write_bytes(words)
    done = subprocess.run(command(path), capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert done.stdout == "" and "Traceback" not in done.stderr
