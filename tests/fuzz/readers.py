"""Every reader of outside bytes, as something that bytes are thrown at: what it must never do raises here.

A reader may refuse bytes in words, with the one error that it promises. Any other exception is a find, and so is a span
that does not hold its words.
"""

import contextlib
import io
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

from redept import pipeline, reading, references, resolution, sources, statements
from redept.corpus import open_reader
from redept.corpus.query import read_query
from redept.corpus.reader import Reader
from redept.errors import AuthorityError, QueryError, SourceError, UnreadableFileNumber
from redept.grammar import dates, filing
from redept.grammar import files as file_numbers
from redept.model import Authority, Entry
from redept.people import read_pocom
from redept.people.listed import find_listed
from redept.pipeline import judgement_file
from redept.sources.storage import archive_of, found_at, is_address, is_page
from tests.people.registers import files as register

Read = Callable[[bytes], object]
SPECIMEN = files("redept") / "specimen"
MOST_PAPERS = 20


def words_of(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def papers(data: bytes, name: str) -> None:
    """The papers of a file read through to their statements, without the guard that keeps a failure to one paper."""
    try:
        source = sources.load(io.BytesIO(data), name=name)
        for paper in islice(source.papers, MOST_PAPERS):
            for document in reading.read(paper):
                for one in references.find(document):
                    text = document.notes[one.note - 1].text if one.note else document.text
                    assert text[one.start : one.end] == one.text, f"{one.id} is not its words"
                statements.find(document)
                find_listed(document.text, source.volume.persons)
    except SourceError as error:
        assert name in str(error)


def tei(data: bytes) -> None:
    papers(data, "v.xml")


def html(data: bytes) -> None:
    papers(data, "d1.html")


def text(data: bytes) -> None:
    papers(data, "d1.txt")


def markdown(data: bytes) -> None:
    papers(data, "d1.md")


def notes(data: bytes) -> None:
    """A page whose notes are listed below it: the first byte says how many lines at the end are notes."""
    lines = words_of(data[1:]).splitlines() or [""]
    listed = data[0] % 8 if data else 0
    body, below = lines[: len(lines) - listed], lines[len(lines) - listed :]
    numbered = [f"  {number}. {line}" for number, line in enumerate(below, start=1)]
    head = "Telegram From Moscow to the Department of State\n\nMoscow, May 3, 1950.\n\n"
    papers((head + "\n\n".join([*body, *numbered])).encode(), "d1.txt")


def archive(data: bytes) -> None:
    """A zip or tar archive, and the papers in it."""
    for ending in ("zip", "tar", "tgz"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"papers.{ending}"
            path.write_bytes(data)
            with contextlib.suppress(SourceError):
                for member in islice(sources.paths(path), MOST_PAPERS):
                    with contextlib.suppress(SourceError):
                        assert str(member).startswith(str(path)), "out of the archive"
                        sources.load(member)


def address(data: bytes) -> None:
    """An address in storage; only the memory is asked, nothing outside."""
    words = words_of(data)
    is_address(words), is_page(words), archive_of(words)
    for asked in (f"memory://{words}", f"zip://{words}::memory://a.zip", f"memory://{words}::memory://b"):
        if asked.count("://") - asked.count("memory://") - asked.count("zip://") == 0:
            with contextlib.suppress(SourceError):
                found_at(asked)


def query(data: bytes) -> None:
    """A query, read and asked of a corpus."""
    words = words_of(data)
    try:
        read_query(words)
        found = corpus().search(words, limit=2)
        assert found.total == len(list(corpus().ids(words))), "a search and its list differ"
    except QueryError as error:
        assert str(error)


@cache
def corpus() -> Reader:
    folder = Path(tempfile.mkdtemp(prefix="redept-fuzz"))
    pipeline.add(folder / "c.redept", [Path(str(SPECIMEN / "specimen.xml"))], workers=1)
    return open_reader(folder / "c.redept")


def file_number(data: bytes) -> None:
    words = words_of(data)
    file_numbers.read_file_number(words)
    file_numbers.suffix_date(words), file_numbers.suffix_day(words), file_numbers.filed_day(words)
    file_numbers.after_slash(words)
    for year in (None, 1944, 1965):
        with contextlib.suppress(UnreadableFileNumber):
            filing.explain(words, year=year)


def date(data: bytes) -> None:
    words = words_of(data)
    dates.read_hour(words)
    found = dates.read_date(words)
    if found is not None:
        dates.iso(found), dates.iso(found, 1944)


def judgements(data: bytes) -> None:
    words = words_of(data)
    for name in ("j.csv", "j.jsonl"):
        for one in judgement_file.read(words, name):
            assert not isinstance(one, SourceError) or name in str(one)


def pocom(data: bytes) -> None:
    """A register of office holders: these bytes in place of one of its files, then in place of the whole archive."""
    made = {name: words.encode() for name, words in register().items()}
    name = sorted(made)[data[0] % len(made)] if data else "people/a/none.xml"
    for packed in (tarred({**made, name: data[1:]}), data):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "register.tar"
            path.write_bytes(packed)
            with contextlib.suppress(AuthorityError):
                assert isinstance(read_pocom(path), Authority)


def citation(data: bytes) -> None:
    """Pasted words, and the papers that the citations in them mean."""
    words = words_of(data)
    for one in resolution.look_up(words, entries(), list(corpus().volumes())):
        assert words[one.start : one.end] == one.text
        assert resolution.is_citation(words), "said to be none, yet one is found"


@cache
def entries() -> tuple[Entry, ...]:
    return tuple(corpus().entries())


READERS: dict[str, Read] = {
    "tei": tei,
    "html": html,
    "text": text,
    "markdown": markdown,
    "notes": notes,
    "archive": archive,
    "address": address,
    "query": query,
    "file_number": file_number,
    "date": date,
    "judgements": judgements,
    "pocom": pocom,
    "citation": citation,
}


def seeds(name: str) -> Iterator[bytes]:
    """What a reader is begun with: bytes that it reads."""
    yield from SEEDS[name]()


def tarred(made: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        for name, data in made.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))
    return out.getvalue()


def zipped(made: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in made.items():
            packed.writestr(name, data)
    return out.getvalue()


def pages() -> list[bytes]:
    return [page.read_bytes() for page in sorted((SPECIMEN / "text").iterdir(), key=lambda page: page.name)]


def few_in_tei() -> list[bytes]:
    """A volume of one paper, and the head of the specimen's."""
    whole = (SPECIMEN / "specimen.xml").read_bytes()
    one = (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" n="1" xml:id="d1"><head>Telegram '
        b'From the Embassy<note n="1" xml:id="d1fn1">Source: Department of State, 611.41/5-350.</note></head><opener>'
        b'<dateline><date when="1950-05-03">May 3, 1950</date></dateline></opener><pb n="2"/><p>See <ref target="#d1">'
        b"telegram 5</ref>.</p></div></body></text></TEI>"
    )
    return [one, whole[:30_000] + b"</TEI>"]


def few_pages() -> list[bytes]:
    """A page as the series' site has it, and one of another make."""
    of_the_series = (
        b'<html><body><div class="tei-div" id="d5"><h4 class="tei-head7">5. Telegram</h4><p class="tei-p3">See '
        b'telegram 5<sup><a href="#fn:1">1</a></sup></p><ol><li id="fn:1">Not printed.</li></ol></div></body></html>'
    )
    return [of_the_series, b"<!DOCTYPE html><title>x</title><main><h1>Letter</h1><p>May 3, 1950</p></main>"]


QUERIES = b'from:moscow "combined chiefs"\0-prisoner OR telegr*\0(date:1944 | file:711) near\0volume:specimen to:"x y"'
NUMBERS = b"711.62114/9-2444\0POL 27 VIET S\0Lot 60 D 627\x00611.41/5-350\0DEF 12-5 PAK\0816.01/355"
DATES = b"September 15, 1944, 8 p.m.\x00161225Z\x0015 Sept. 1944\x00March sixteenth\x009/15/44\0the 3d instant"
CITED = b"Foreign Relations, 1944, vol. IV, p. 1254\0FRUS 1955-57, Volume III, Document 5\0frus1944v04/d1150"
JUDGED = (
    b"reference,document,target,by,when,because,quote,layer,note,start\nv/d1@1-5,v/d1,none,A,1944,x,see,body,,1\n\0"
    b'{"reference": "v/d1@1-5", "document": "v/d1", "by": "A", "when": "1944", "because": "x", "start": 1}'
)
ADDRESSES = b"a/b.zip\0*.txt\0a::b\0s3://a/b\0[a-z]?"

SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "tei": few_in_tei,
    "html": few_pages,
    "text": pages,
    "markdown": lambda: [b"# 5. Telegram\n\nSee *telegram* 5[^1] of [May 3](d1).\n\n[^1]: Not printed.", *pages()[:5]],
    "notes": lambda: [b"\2The Embassy1 said2 so.\nNot printed.\nSee telegram 5.", b"\1x1 y* z\nIbid."],
    "archive": lambda: [zipped({"d1.txt": b"Telegram"}), tarred({"a/d1.txt": b"Letter"}), zipped({"../d1.txt": b"x"})],
    "address": lambda: ADDRESSES.split(b"\0"),
    "query": lambda: QUERIES.split(b"\0"),
    "file_number": lambda: NUMBERS.split(b"\0"),
    "date": lambda: DATES.split(b"\0"),
    "judgements": lambda: JUDGED.split(b"\0"),
    "pocom": lambda: [bytes([place]) + words.encode() for place, (_, words) in enumerate(sorted(register().items()))],
    "citation": lambda: CITED.split(b"\0"),
}
