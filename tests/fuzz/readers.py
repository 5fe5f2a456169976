"""Every reader of outside bytes, as something that bytes are thrown at: what it must never do raises here.

A reader may refuse bytes in words, with the one error that it promises. Any other exception is a find, and so is a span
that does not hold its words.
"""

import contextlib
import gzip
import io
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

from click.testing import CliRunner

from redept import pipeline, reading, references, resolution, sources, statements
from redept.cli import main
from redept.cli.saying import CONTROL
from redept.corpus import open_reader
from redept.corpus.query import read_query
from redept.corpus.reader import Reader
from redept.errors import AuthorityError, QueryError, SourceError, UnreadableFileNumber
from redept.grammar import dates, filing
from redept.grammar import files as file_numbers
from redept.model import Authority, Entry, SourceText
from redept.people import read_pocom
from redept.people.listed import find_listed
from redept.pipeline import judgement_file
from redept.reading.alignment import ANEW, RUNNING, place
from redept.reading.sites import sites_in, symbols_in
from redept.sources.storage import archive_of, found_at, is_address, is_page
from tests.fuzz import beyond_papers
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


def packed(data: bytes) -> None:
    """A page packed with gzip: these bytes as the packed ones, and packed behind a head of their own."""
    papers(b"\x1f\x8b" + data, "d1.txt.gz")
    papers(gzip.compress(data, mtime=0), "v.xml.gz")


def alignment(data: bytes) -> None:
    """Where notes belong: words with digits in them, then the notes."""
    words, *listed = words_of(data).split("\0")
    length = len(words)
    for first, numbering in ((None, ANEW), (3, ANEW), (250, RUNNING)):
        sites = sites_in(words, 0, length, highest=(first or 1) + len(listed))
        found = place(
            sites,
            lambda: symbols_in(words, 0, length),
            listed,
            first=first,
            heading_end=length // 4,
            numbering=numbering,
        )
        last = 0
        for anchor in found.anchors:
            assert 0 <= anchor.note < len(listed) and last <= anchor.start < anchor.end <= length
            last = anchor.end


def decided(data: bytes) -> None:
    """Two papers that may mean each other, decided and merged."""
    first, _, second = words_of(data).partition("\0")
    loaded: list[SourceText] = []
    for name, words in (("d1.txt", first), ("d2.txt", second)):
        with contextlib.suppress(SourceError):
            loaded += sources.load(io.BytesIO(words.encode()), name=name, volume="frus1950v04").papers
    for document, found in pipeline.decide_all(loaded).values():
        for _, _, decision in found:
            assert decision is not None and decision.target != document.id, "cites itself"
            for one in decision.because:
                assert one.strip()


def terminal(data: bytes) -> None:
    """A paper shown on a terminal: nothing in it commands that."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d1.txt"
        path.write_bytes(data)
        for words in (["read", str(path)], ["refs", str(path)], ["read", str(path), "--json"]):
            run = CliRunner().invoke(main, words, color=True)
            assert run.exit_code in (0, 1) and not CONTROL.search(run.output), run.output
            assert run.exception is None or isinstance(run.exception, SystemExit), run.exception


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
    "packed": packed,
    "alignment": alignment,
    "decided": decided,
    "terminal": terminal,
    "address": address,
    "query": query,
    "file_number": file_number,
    "date": date,
    "judgements": judgements,
    "pocom": pocom,
    "citation": citation,
    **beyond_papers.READERS,
}


def seeds(name: str) -> Iterator[bytes]:
    """What a reader is begun with: bytes that it reads, and those with which earlier runs reached most."""
    yield from SEEDS[name]()
    yield from reached(name)


REACHED = Path(__file__).parent / "reached"
"""Of each reader the inputs that together reach all lines that the fuzzer reached, a line each."""


def reached(name: str) -> Iterator[bytes]:
    """Inputs of earlier runs; none where there was no run."""
    kept = REACHED / f"{name}.txt"
    for line in kept.read_text("ascii").splitlines() if kept.exists() else ():
        yield line.encode("ascii").decode("unicode_escape").encode("latin-1")


def escaped(data: bytes) -> str:
    """Bytes as one line of plain letters."""
    return data.decode("latin-1").encode("unicode_escape").decode("ascii")


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
NOTED = b"The Embassy1 said2 so in telegram 1913.\0Not printed.\0See telegram 5.\0Ibid."
TELEGRAMS = (
    b"Telegram From Moscow to the Department of State\n\n5. Moscow, May 3, 1950.\n\nDeptel 12, May 2. See telegram 6.\0"
    b"Telegram From the Department of State to Moscow\n\n12. Washington, May 2, 1950.\n\nYour 5, May 3, and footnote 1."
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
    "packed": lambda: [gzip.compress(b"Telegram", mtime=0)[2:], few_in_tei()[0]],
    "alignment": lambda: [
        b"The Embassy1 said2 so in telegram 1913.\0Not printed.\0See telegram 5.\0Ibid.",
        b"x* y** 12\0a\0b",
    ],
    "decided": lambda: [pages()[0] + b"\0" + pages()[1], TELEGRAMS],
    "terminal": lambda: [b"Telegram \x1b[31m\n\nSee telegram 5 \xc2\x9b2J to Moscow, May 3, 1950.", *pages()[:3]],
    **beyond_papers.SEEDS,
}
