"""From a source file to papers with their references and findings, here or in processes of their own."""

import gc
import hashlib
import os
import re
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import msgspec

from redept import people, reading, references, sources, statements
from redept.errors import SourceError
from redept.model import (
    Document,
    PersonMention,
    Problem,
    Record,
    Reference,
    SourceText,
    Volume,
)
from redept.model.statement import Findings

Paper = tuple[Document, tuple[Reference, ...]]


class ReadFile(Record, frozen=True, kw_only=True):
    """What one source file gave: its volume, its papers with their references, seconds spent by stage."""

    name: str
    digest: str
    volume: Volume
    papers: tuple[Paper, ...]
    findings: tuple[Findings, ...] = ()
    mentions: tuple[tuple[PersonMention, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    seconds: dict[str, float] = msgspec.field(default_factory=dict)


def read(path: str | Path | BinaryIO, *, volume: str | None = None, name: str | None = None) -> Iterator[Document]:
    """Documents of one source, in their order; `SourceError` where it gives none.

    `volume` names the volume of papers that do not say theirs; `name` is used for a stream without a file name.
    """
    source = sources.load(path, volume=volume, name=name)
    yield from read_papers(source.papers)


def read_papers(papers: Iterable[SourceText]) -> Iterator[Document]:
    """Documents in their order, each with its place in the sequence of its volume."""
    documents = [document for paper in papers for document in reading.read(paper)]
    if len(documents) == 1:
        sequences: Iterable[int] = [place_by_id(documents[0].id)]
    else:
        sequences = range(len(documents))
    for document, sequence in zip(documents, sequences, strict=True):
        yield msgspec.structs.replace(document, sequence=sequence)


def place_by_id(document: str) -> int:
    """The place in its volume of a paper in a file of its own: the number that ends its id, "d1150" being 1150th."""
    found = re.search(r"(\d+)\D*$", document.rpartition("/")[2])
    return int(found[1]) if found and len(found[1]) < 9 else 0


def read_file(path: Path, *, volume: str | None = None) -> ReadFile:
    """One source file read whole, with the references of each paper."""
    began = time.perf_counter()
    source = sources.load(path, volume=volume)
    texts = list(source.papers)
    loaded = time.perf_counter()
    documents = list(read_papers(texts))
    understood = time.perf_counter()
    papers = tuple((document, references.find(document)) for document in documents)
    found = time.perf_counter()
    findings = tuple(statements.find(document) for document in documents)
    told = time.perf_counter()
    listed = people.Index(source.volume.persons) if source.volume.persons else None
    mentions = tuple(listed.find(document.text) for document in documents) if listed else ()
    named = time.perf_counter()
    if not papers:
        raise SourceError(str(path), "holds no paper", remedy="name a volume or a paper in text, HTML or TEI")
    return ReadFile(
        name=source_name(path),
        digest=digest_of(path, volume=volume),
        volume=source.volume,
        papers=papers,
        findings=findings,
        mentions=mentions,
        problems=source.problems,
        seconds={
            "source": loaded - began,
            "reading": understood - loaded,
            "references": found - understood,
            "statements": told - found,
            "persons": named - told,
        },
    )


def source_name(path: Path) -> str:
    """The name by which a corpus knows a source file: its absolute path."""
    return str(path.resolve())


def digest_of(path: Path, *, volume: str | None = None) -> str:
    """SHA-256 over a file's bytes, the name its papers go under, and the program's version, in hexadecimal.

    A later version may read more in a file: adding it again reads it again.
    """
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256")
    except OSError as error:
        raise SourceError(
            str(path), f"cannot be read ({error.strerror})", remedy="check the name and its permissions"
        ) from None
    digest.update(f"\0{volume or ''}\0{program_version()}".encode())
    return digest.hexdigest()


@cache
def program_version() -> str:
    """The version of the installed package."""
    return version("redept")


def paths(path: str | Path) -> list[Path]:
    """The file at `path`, or all papers in the folder there; `SourceError` where there is none."""
    return sources.paths(path)


def find_references(document: Document) -> tuple[Reference, ...]:
    """The words in a document that point to other papers."""
    return references.find(document)


def find_statements(document: Document) -> Findings:
    """What a paper says of what was told, done, held and asked."""
    return statements.find(document)


def volume_source(path: Path) -> tuple[str, str]:
    """A TEI volume's id and its source, unpacked and otherwise as it is; `SourceError` where it is no such file."""
    found = sources.load(path)
    paper = next(found.papers, None)
    try:
        source = sources.read_file(path).decode()
    except UnicodeDecodeError:
        raise SourceError(str(path), "is not in UTF-8", remedy="save it again as UTF-8") from None
    if paper is None or paper.format != "tei":
        raise SourceError(str(path), "is no TEI volume", remedy="name the file of a volume in TEI")
    return found.volume.id, source


def read_many(
    paths: Sequence[Path], *, volume: str | None = None, workers: int | None = None
) -> Iterator[ReadFile | SourceError]:
    """Each file read, or the reason why not, in the order of `paths`."""
    workers = min(workers or os.cpu_count() or 1, len(paths))
    if workers <= 1 or sum(path.stat().st_size for path in paths) < SMALL_ENOUGH_FOR_ONE:
        return (read_or_say_why(path, volume=volume) for path in paths)
    return read_in_processes(paths, volume=volume, workers=workers)


SMALL_ENOUGH_FOR_ONE = 500_000  # bytes; below this, starting processes costs more than it saves


def read_or_say_why(path: Path, *, volume: str | None = None) -> ReadFile | SourceError:
    """A file read, or the reason why it gave no record."""
    try:
        return read_file(path, volume=volume)
    except SourceError as error:
        return error


def read_in_processes(paths: Sequence[Path], *, volume: str | None, workers: int) -> Iterator[ReadFile | SourceError]:
    """As `read_many`, in processes of their own; when one dies, the files not yet read are read one by one."""
    waiting = deque(paths)
    running: deque[tuple[Path, Future[bytes]]] = deque()
    try:
        with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
            while waiting or running:
                while waiting and len(running) < workers + 2:
                    running.append((waiting[0], pool.submit(read_packed, waiting[0], volume)))
                    waiting.popleft()
                outcome = unpacked(running[0][1])
                running.popleft()
                yield outcome
    except BrokenProcessPool:
        yield from read_one_by_one([*(path for path, _ in running), *waiting], volume=volume)


def unpacked(future: Future[bytes]) -> ReadFile | SourceError:
    """What a process gave, or why it could not read."""
    try:
        return PACKED.decode(future.result())
    except SourceError as error:
        return error


def read_one_by_one(paths: Iterable[Path], *, volume: str | None) -> Iterator[ReadFile | SourceError]:
    """Each file in a process of its own, so that one that kills its process is set aside by name."""
    for path in paths:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield unpacked(pool.submit(read_packed, path, volume))
            except BrokenProcessPool:
                yield SourceError(
                    str(path), "the process that read it died", remedy="add it again alone; it may need more memory"
                )


def read_packed(path: Path, volume: str | None) -> bytes:
    """What `read_file` gives, packed to travel between processes."""
    return msgspec.msgpack.encode(read_file(path, volume=volume))


PACKED = msgspec.msgpack.Decoder(ReadFile)
