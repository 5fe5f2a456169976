"""Making the extra index, and bringing it up to date: only what changed since is written."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from redept.corpus import packing, values
from redept.corpus.index import fields
from redept.corpus.index.folding import folded
from redept.corpus.index.state import digest, holds, stamp_of
from redept.corpus.packing import unpack, unsqueeze
from redept.corpus.reader import Reader, open_reader
from redept.corpus.words import COLUMNS, indexed
from redept.errors import CorpusBusy, CorpusError
from redept.model import Record

HEAP = 128_000_000
"""Bytes that are gathered before they are written."""

SOURCES = "SELECT key FROM source ORDER BY key"

PAPERS = """
    SELECT document.key, document.volume, document.form, document.file_number, document.date, document.first_day,
        document.last_day, document.entry, paper.record, named.record
    FROM document JOIN paper ON paper.document = document.key LEFT JOIN named ON named.document = document.key
    WHERE document.source = ? ORDER BY document.key"""

ENTRIES = "SELECT entry FROM named_entry WHERE document = ?"


class Row(msgspec.Struct, array_like=True, frozen=True):
    """A paper as the corpus has it."""

    key: int
    volume: str | None
    form: str | None
    file_number: str | None
    date: str | None
    first_day: str | None
    last_day: str | None
    entry: bytes
    record: bytes
    named: bytes | None


class Indexed(Record, frozen=True, kw_only=True):
    """What `make_index` did: papers written into the extra index, taken out of it, and in it; its bytes."""

    written: int
    removed: int
    papers: int
    size: int


def make_index(path: str | Path) -> Indexed:
    """Make the extra index of the corpus at `path`, or bring it up to date; papers that are in it already are left.

    It lies in a folder beside the corpus (`NAME.redept-index`); searches use it as long as it is of the corpus's
    present state. Killed at any moment, it is as it was before. `CorpusError` where tantivy is not installed, or where
    the folder holds something else or cannot be written; `CorpusBusy` where another process writes it.
    """
    path = Path(path)
    needed()
    with open_reader(path) as reader, refusals(path):
        return written(reader, opened(path))


def drop_index(path: str | Path) -> bool:
    """Delete the extra index of the corpus at `path`; False where there is none."""
    path = Path(path)
    if not fields.folder_of(path).exists():
        return False
    with refusals(path):
        clear(path)
    return True


def needed() -> None:
    """CorpusError where tantivy is not there."""
    try:
        import tantivy  # noqa: F401
    except ImportError:
        raise CorpusError(
            "the extra search index needs tantivy; `pip install redept[tantivy]` brings it. Without it searches use "
            "the corpus's own index and find the same"
        ) from None


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Errors of tantivy and of the disk as errors for people."""
    folder = fields.folder_of(path)
    try:
        yield
    except ValueError as error:
        if "lock" in str(error).lower():
            raise CorpusBusy(f"{folder}: another process is writing it; try again when it is done") from error
        raise CorpusError(f"{folder}: {error}; `redept index {path} --drop` deletes it, then make it again") from error
    except OSError as error:
        raise CorpusError(
            f"{folder}: {error.strerror or error}; check that you may write there and that the disk has room"
        ) from error


def clear(path: Path) -> None:
    """Delete the folder of a corpus's extra index, and nothing that is none."""
    folder = fields.folder_of(path)
    strange = [one.name for one in folder.iterdir() if not one.name.startswith("layout-")] if folder.is_dir() else [""]
    if strange:
        raise CorpusError(f"{folder}: holds what no search index holds ({strange[0]}); move it elsewhere")
    shutil.rmtree(folder)


def opened(path: Path) -> Any:
    """The index of a corpus; one that is damaged or of another layout is made anew."""
    import tantivy

    place = fields.place_of(path)
    if place.exists():
        try:
            return tantivy.Index.open(str(place))
        except ValueError:
            pass
    if fields.folder_of(path).exists():
        clear(path)
    place.mkdir(parents=True)
    return tantivy.Index(fields.schema(), path=str(place))


def written(reader: Reader, there: Any) -> Indexed:
    """Write what the corpus has and the index has not, take out what the corpus has no more, in one commit."""
    import tantivy

    stamp = stamp_of(reader.connection)
    searcher = there.searcher()
    count, before = 0, papers_in(searcher)
    if not holds(searcher, stamp):
        gone = {str(name) for name, _ in searcher.terms_with_prefix(fields.PART, "", tantivy.Query.all_query())}
        writer = there.writer(HEAP, 1)
        for (source,) in reader.rows(SOURCES):
            rows = [msgspec.convert(row, Row) for row in reader.rows(PAPERS, (source,))]
            part = name_of(rows, stamp)
            if part in gone:
                gone.remove(part)
                continue
            for row in rows:
                writer.add_document(paper(reader, row, part))
            count += len(rows)
        for part in gone:
            writer.delete_documents_by_term(fields.PART, part)
        writer.delete_documents_by_term(fields.KIND, fields.STATE)
        writer.add_document(tantivy.Document(kind=fields.STATE, stamp=stamp))
        writer.commit()
        writer.wait_merging_threads()
        there.reload()
    papers = papers_in(there.searcher())
    size = sum(file.stat().st_size for file in fields.folder_of(reader.path).rglob("*") if file.is_file())
    return Indexed(written=count, removed=before + count - papers, papers=papers, size=size)


def papers_in(searcher: Any) -> int:
    """How many papers an index holds."""
    import tantivy

    query = tantivy.Query.term_query(fields.schema(), fields.KIND, fields.PAPER, "basic")
    return int(searcher.search(query, limit=1).count)


def name_of(rows: list[Row], stamp: str) -> str:
    """A name for the papers of one source file that is another one when anything in them is, or their row numbers, or
    the version of the corpus."""
    papers = b"".join(digest((row.key, row.record, row.named)).to_bytes(16, "big") for row in rows)
    return f"{stamp.partition(' ')[0]} {hashlib.blake2b(papers, digest_size=16).hexdigest()}"


def paper(reader: Reader, row: Row, part: str) -> Any:
    """A paper as the index takes it."""
    import tantivy

    one = tantivy.Document()
    for name, words in texts_of(reader, row, part):
        one.add_text(name, words)
    for name, number in (
        (fields.KEY, row.key),
        (fields.DAY, fields.day_number(row.first_day, fields.UNDATED_DAY)),
        (fields.FIRST, fields.day_number(row.first_day, fields.UNDATED_FIRST)),
        (fields.LAST, fields.day_number(row.last_day, fields.UNDATED_LAST)),
        (fields.HOUR, fields.hour_of(row.date)),
    ):
        one.add_integer(name, number)
    return one


def texts_of(reader: Reader, row: Row, part: str) -> Iterator[tuple[str, str]]:
    """The words of a paper by field; a field may come several times."""
    yield fields.KIND, fields.PAPER
    yield fields.PART, part
    for column, words in zip(COLUMNS, indexed(unsqueeze(packing.DOCUMENT, row.record)), strict=True):
        if words:
            yield column, folded(words)
    if row.volume is not None:
        yield fields.VOLUME, fields.small(row.volume)
    if row.file_number is not None:
        yield fields.FILE, fields.small(row.file_number)
    for (entry,) in reader.rows(ENTRIES, (row.key,)):
        yield fields.ENTRY, str(entry)
    yield from wholes_of(row)


def wholes_of(row: Row) -> Iterator[tuple[str, str]]:
    """The values of a paper that can be asked for whole, and its markings word by word."""
    card = unpack(packing.ENTRY, row.entry)
    marks = list(values.markings(unsqueeze(packing.MARKS, row.record)))
    for field, found in (
        ("from", values.senders(card)),
        ("to", values.recipients(card)),
        ("form", [row.form] if row.form is not None else []),
        ("marking", marks),
    ):
        for value in dict.fromkeys(map(values.folded, found)):
            yield fields.WHOLE[field], value
    if marks:
        between = f" {fields.BETWEEN} "
        yield fields.MARKINGS, between.join(" ".join(values.plain_words(value)) for value in marks)
