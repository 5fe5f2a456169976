"""Readers of outside bytes that are no papers: corpora, registers, lists of volumes, marked sentences, requests.

As in `tests.fuzz.readers`, what a reader must never do raises here.
"""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from lxml import etree

from redept import exports, pipeline
from redept.corpus import Reader, open_reader
from redept.errors import FetchError, RedeptError, RegisterError, SourceError
from redept.evaluation.marks import read_marks
from redept.exports.tei_patch import patch
from redept.grammar.bureaus import read_bureaus
from redept.grammar.ministries import read_ministries
from redept.grammar.missions import read_missions
from redept.grammar.places import read_places
from redept.grammar.register import read_register
from redept.sources.fetching.naming import expand
from redept.sources.fetching.shelf import Shelf, from_sums

SPECIMEN = files("redept") / "specimen"
MARKED = files("redept.evaluation") / "gold" / "tuning_a.jsonl"
LEXICON = files("redept.grammar") / "lexicon"


def words_of(data: bytes) -> str:
    return data.decode("utf-8", "replace")


# ---------------------------------------------------------------- corpora


@cache
def small() -> Path:
    """A corpus of five papers in its latest make."""
    folder = Path(tempfile.mkdtemp(prefix="redept-fuzz"))
    pages = [Path(str(SPECIMEN / "text" / f"d{number}.txt")) for number in (3, 5, 6, 10, 12)]
    pipeline.add(folder / "c.redept", pages, volume="specimen", workers=1)
    document = next(name for name, found in pipeline.references_of(folder / "c.redept") if found)
    with open_reader(folder / "c.redept") as reader:
        reference = reader.references(document)[0][0].id
    pipeline.judge(folder / "c.redept", reference, None, because="the original was read", by="A. Reader")
    return folder / "c.redept"


def corpus_file(data: bytes) -> None:
    """A corpus of which some bytes are others: three bytes say where, the next how many follow."""
    whole = bytearray(small().read_bytes())
    while len(data) > 4:
        at, length = int.from_bytes(data[:3]) % len(whole), data[3] % 32
        piece, data = data[4 : 4 + length], data[4 + length :]
        whole[at : at + len(piece)] = piece
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.redept"
        path.write_bytes(whole)
        ask_all(path)


@cache
def columns() -> tuple[tuple[str, str], ...]:
    """The tables and their columns that hold packed records."""
    with sqlite3.connect(small()) as connection:
        found = [
            (table, row[1])
            for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            if not table.startswith("words")
            for row in connection.execute(f"PRAGMA table_info ({table})")
        ]
    connection.close()
    return tuple(found)


def record(data: bytes) -> None:
    """A corpus in which one column of each row of a table holds something else: the first byte says which."""
    table, column = columns()[(data[0] if data else 0) % len(columns())]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.redept"
        shutil.copy(small(), path)
        with contextlib.suppress(sqlite3.Error), sqlite3.connect(path) as connection:
            connection.execute(f"UPDATE {table} SET {column} = ?", (value_of(data[1:]),))
        connection.close()
        ask_all(path)


def value_of(data: bytes) -> object:
    """A value that a column may hold."""
    if data[:1] == b"t":
        return words_of(data[1:])
    return None if data[:1] == b"n" else int.from_bytes(data[1:8]) if data[:1] == b"i" else data[1:]


def ask_all(path: Path) -> None:
    """What is asked of a corpus, each answered or refused in words."""
    with contextlib.suppress(RedeptError), open_reader(path) as reader:
        for ask in ASKED:
            with contextlib.suppress(RedeptError):
                ask(reader)
    with contextlib.suppress(RedeptError):
        pipeline.resolve(path)


def run_out(found: Iterator[object]) -> None:
    for _ in found:
        pass


ASKED: tuple[Callable[[Reader], object], ...] = (
    lambda reader: run_out(reader.entries()),
    lambda reader: run_out(reader.volumes()),
    lambda reader: run_out(reader.documents()),
    lambda reader: [reader.references(one) for one in reader.ids()],
    lambda reader: [reader.cited_by(one) for one in reader.ids()],
    lambda reader: run_out(reader.findings()),
    lambda reader: run_out(reader.decisions()),
    lambda reader: run_out(reader.wanted()),
    lambda reader: run_out(reader.judgements(retired=True)),
    lambda reader: run_out(reader.lost_judgements()),
    lambda reader: run_out(reader.changes()),
    lambda reader: run_out(reader.problems()),
    lambda reader: reader.counts(),
    lambda reader: reader.search("telegram OR number:3652"),
)


def exported(data: bytes) -> None:
    """A paper of any words, stored and exported: what is said to be XML or JSON is that."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "d1.txt").write_bytes(b"Telegram From Moscow to the Department of State\n\n" + data)
        if pipeline.add(folder / "c.redept", [folder / "d1.txt"], volume="v", workers=1).failures:
            return
        with open_reader(folder / "c.redept") as reader:
            for form, lines in exports.FORMS.items():
                written = list(lines(reader, None))
                whole = "\n".join(written)
                whole.encode()
                if form in ("graphml", "gexf", "cmif", "zotero-rdf"):
                    etree.fromstring(whole.encode())
                elif form in ("csl-json", "jsonld"):
                    json.loads(whole)
                elif form not in ("ris", "bibtex"):
                    assert all(isinstance(json.loads(line), dict) for line in written)
            exports.write_folder(reader, "tei", folder / "tei", in_place=True)
            for made in (folder / "tei").rglob("*.xml"):
                etree.parse(str(made))


# ---------------------------------------------------------------- the volumes, their lists and marks


@cache
def specimen() -> Reader:
    folder = Path(tempfile.mkdtemp(prefix="redept-fuzz"))
    pipeline.add(folder / "c.redept", [Path(str(SPECIMEN / "specimen.xml"))], workers=1)
    return open_reader(folder / "c.redept")


def patched(data: bytes) -> None:
    """A volume whose references are added to its source: without them it is as it was, and well-formed if it was."""
    words = words_of(data)
    with contextlib.suppress(RedeptError):
        found = patch(specimen(), words, "specimen")
        assert len(found.text) >= len(words)
        if well_formed(words):
            assert well_formed(found.text), "was well-formed, is no more"


def well_formed(words: str) -> bool:
    try:
        etree.fromstring(words.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True


class Told:
    """A server that answers with these bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def small(self, address: str) -> bytes | None:
        assert address.startswith("https://")
        return self.data


def shelf(data: bytes) -> None:
    """A list of volumes as a server gives it, and a name that is asked for."""
    told: Any = Told(data)
    listed = Shelf().listed(told) or {}
    sums = from_sums(words_of(data), "https://x/")
    for one in (*listed.values(), *sums.values()):
        assert "/" not in one.file and not one.file.startswith(".")
        assert one.address.startswith("https://")
    for known in (None, sorted({*listed, *sums, "frus1955-57v03", "frus1955-57v10"})):
        with contextlib.suppress(FetchError):
            assert all("/" not in one for one in expand([words_of(data)], known))


def marks(data: bytes) -> None:
    """Sentences that somebody marked."""
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(SourceError):
        path = Path(folder) / "m.jsonl"
        path.write_bytes(data)
        read_marks(path)


# ---------------------------------------------------------------- registers of the program


REGISTERS: dict[str, Callable[[str, str], object]] = {
    "bureaus": read_bureaus,
    "ministries": read_ministries,
    "missions": read_missions,
    "places": read_places,
    "posts": lambda text, place: read_register("posts", text, place),
    "filing": lambda text, place: read_register("filing", text, place),
    "meanings": lambda text, place: read_register("meanings", text, place),
    "offices": lambda text, place: read_register("offices", text, place),
    "names": lambda text, place: read_register("names", text, place),
}


def lexicon(data: bytes) -> None:
    """A register as a historian may have changed it: the first byte says which."""
    name = sorted(REGISTERS)[(data[0] if data else 0) % len(REGISTERS)]
    try:
        REGISTERS[name](words_of(data[1:]), f"{name}.toml")
    except RegisterError as error:
        assert f"{name}.toml" in str(error)


def few_rows() -> list[bytes]:
    """The beginning of each register."""
    made = []
    for place, name in enumerate(sorted(REGISTERS)):
        text = (LEXICON / f"{name}.toml").read_text("utf-8")
        made.append(bytes([place]) + text[:2500].rpartition("\n")[0].encode())
    return made


# ---------------------------------------------------------------- requests


@cache
def visitor() -> Any:
    from redept.web.room import Room
    from tests.web.conftest import Visitor

    return Visitor(Room(small()))


def request(data: bytes) -> None:
    """An address of the reading room; behind a line's end what is sent there as a form."""
    address, _, sent = data.partition(b"\n")
    path = "/" + quote_from_bytes(address, safe="/?&=%:;,+@!$'()*~").lstrip("/")
    room = visitor()
    answers = [room.ask("GET", path, {}), room.ask("GET", path, {"accept": "application/json"})]
    if sent:
        form = {"content-type": "application/x-www-form-urlencoded"}
        answers.append(room.ask("POST", path, form, sent))
    for answer in answers:
        assert answer.status < 500, f"{path}: {answer.text[:2000]}"


ADDRESSES = (
    b"search?q=telegram&start=20\0specimen/d5?ref=107-142\0wanted?one=x\0questions.json?state=open&start=1\0"
    b"files/711.62114/9-2444\0chronology?from=1944-01-01&to=1944\0export/csl-json?q=moscow\0citation\ntext=FRUS 1944\0"
    b"paste\ntext=See telegram 5 to Moscow of May 3, 1950.\0judge\nreference=specimen/d5@1-5&target=none&because=x\0"
    b"people?name=Harriman\0offices?office=x\0gaps?series=x\0check?code=x\0pictures\0papers?volume=specimen\0help"
)

SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "corpus_file": lambda: [b"\0\0\0\4SQLi", b"\0\0\x3c\4\0\0\0\x05", b"\0\x10\0\x08\x0d\0\0\0\x03\0\0\0"],
    "record": lambda: [bytes([place]) + value for place in range(0, 40, 3) for value in (b"b\x93\x01", b"tx", b"n")],
    "exported": lambda: [
        "See telegram 5 \x0b to “Moscow” <b>&\u202e\ufffe\x00 of May 3, 1950. {\\TeX}\nER  - ".encode()
    ],
    "patched": lambda: [(SPECIMEN / "specimen.xml").read_bytes()[:40_000]],
    "shelf": lambda: [
        b'[{"name": "frus1944v04.xml", "size": 5, "sha": "abc"}]',
        b"a" * 64 + b"  ./frus1944v04.xml\n",
        b"frus1955-57v03..v10",
        b"frus1955-57v*",
    ],
    "marks": lambda: [
        (files("redept.evaluation") / "gold" / "tuning_a.jsonl").read_bytes()[:1500].rpartition(b"\n")[0]
    ],
    "lexicon": few_rows,
    "request": lambda: ADDRESSES.split(b"\0"),
}
READERS: dict[str, Callable[[bytes], object]] = {
    "corpus_file": corpus_file,
    "record": record,
    "exported": exported,
    "patched": patched,
    "shelf": shelf,
    "marks": marks,
    "lexicon": lexicon,
    "request": request,
}
