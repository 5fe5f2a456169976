"""What other programs may call: the look-up of citations, and the description of all addresses."""

import json
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from redept.web import openapi
from redept.web.application import application
from redept.web.room import Room
from tests.web.conftest import Visitor

PRINTED = "Specimen of Diplomatic Papers, 1944–1957: Restated and Invented, to Show What redept Reads, Document {}"


def looked_up(visitor: Visitor, text: str) -> Any:
    body = json.dumps({"text": text}).encode()
    answer = visitor.ask(
        "POST", "/citation", {"content-type": "application/json", "content-length": str(len(body))}, body
    )
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    return json.loads(answer.text)


@pytest.mark.parametrize(
    ("text", "status", "documents"),
    [
        (PRINTED.format(5), "found", ["specimen/d5"]),
        ("See " + PRINTED.format(5) + ", and\n" + PRINTED.format(3) + ".", "found", ["specimen/d5", "specimen/d3"]),
        (PRINTED.format(99), "none", []),
        ("Harriman, Telegram 3652, September 24, 1944", "found", ["specimen/d5"]),
        ("prisoners and repatriation", "not a citation", []),
        ("", "not a citation", []),
    ],
)
def test_a_citation_is_found_with_its_place(visitor: Visitor, text: str, status: str, documents: list[str]) -> None:
    found = looked_up(visitor, text)
    assert found["status"] == status
    assert [paper["id"] for one in found["citations"] for paper in one["documents"]] == documents
    for one in found["citations"]:
        assert text[one["start"] : one["end"]] == one["text"]


def test_the_same_is_answered_to_an_address_and_to_a_form(visitor: Visitor) -> None:
    words = PRINTED.format(5)
    sent = json.loads(visitor.post("/citation", {"text": words}).text)
    asked = json.loads(visitor.get(f"/citation?{urlencode({'text': words})}").text)
    assert sent == asked == looked_up(visitor, words)


def test_several_papers_are_all_named(room_of: Any) -> None:
    heading = "Memorandum of Conversation\n\nWashington, May 4, 1958\n\nThe Secretary spoke.\n"
    visitor = room_of(("a.txt", heading), ("b.txt", heading))
    found = looked_up(visitor, "Memorandum of Conversation, Washington, May 4, 1958")
    assert found["status"] == "several"
    assert found["citations"][0]["total"] == 2


@pytest.mark.parametrize("body", [b"{", b'{"text": 5}', b"\xff", b"[]"])
def test_what_cannot_be_read_is_said(visitor: Visitor, body: bytes) -> None:
    sent = {"content-type": "application/json", "content-length": str(len(body)), "accept": "application/json"}
    answer = visitor.ask("POST", "/citation", sent, body)
    assert answer.status == 400
    assert "send" in answer.text.lower()


def test_another_site_may_not_send(visitor: Visitor) -> None:
    assert visitor.post("/citation", {"text": "x"}, sec_fetch_site="cross-site").status == 403


def test_the_description_names_every_page_that_gives_json(visitor: Visitor) -> None:
    told = json.loads(visitor.get("/openapi.json").text)
    assert told == json.loads(json.dumps(openapi.document()))
    for path, methods in told["paths"].items():
        if "{" not in path and "get" in methods:
            assert visitor.get(path, accept="application/json").status == 200, path


def test_the_description_is_valid() -> None:
    validator: Any = pytest.importorskip("openapi_spec_validator", reason="openapi-spec-validator is not installed")
    validator.validate(json.loads(json.dumps(openapi.document())))


@pytest.fixture
def address(specimen: Path) -> Iterator[str]:
    """A room that listens on a port of this machine."""
    import socket

    import uvicorn

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(application(Room(specimen)), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.mark.skipif(find_spec("schemathesis") is None, reason="schemathesis is not installed")
@pytest.mark.parametrize("known", ["", '[parameters]\n"path.volume" = "specimen"\n"path.document" = "d5"\n'])
def test_a_stranger_who_tries_everything_finds_what_is_described(address: str, tmp_path: Path, known: str) -> None:
    import subprocess
    import sys

    (tmp_path / "schemathesis.toml").write_text(known)  # without it a stranger knows no paper
    done = subprocess.run(
        [
            *(str(Path(sys.executable).with_name("schemathesis")), "run", f"{address}/openapi.json", "--url", address),
            *("--phases", "examples,fuzzing", "--max-examples", "8", "--seed", "1", "--no-color"),
            *("--checks", "not_a_server_error,status_code_conformance,content_type_conformance"),
            *("--checks", "response_schema_conformance"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
