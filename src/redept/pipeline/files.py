"""From a source file to papers with their references and findings, here or in processes of their own."""

import re
import time
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import msgspec

from redept import sources
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
from redept.pipeline.guard import ListedPersons, documents_of, findings_in, references_in

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
    documents = [document for paper in papers for document in documents_of(paper)]
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


def read_file(path: sources.Place, *, volume: str | None = None, digest: str | None = None) -> ReadFile:
    """One source file read whole, with the references of each paper; `digest` is that of its bytes where known."""
    began = time.perf_counter()
    source = sources.load(path, volume=volume)
    texts = list(source.papers)
    loaded = time.perf_counter()
    documents = list(read_papers(texts))
    understood = time.perf_counter()
    cited = [references_in(document) for document in documents]
    found = time.perf_counter()
    said = [findings_in(document) for document, _ in cited]
    told = time.perf_counter()
    listed = ListedPersons(source.volume.persons)
    named = [listed.mentions_in(document) for document, _ in said]
    mentioned = time.perf_counter()
    if not documents:
        raise SourceError(str(path), "holds no paper", remedy="name a volume or a paper in text, HTML or TEI")
    return ReadFile(
        name=source_name(path),
        digest=digest or digest_of(path, volume=volume),
        volume=source.volume,
        papers=tuple((document, found) for (document, _), (_, found) in zip(named, cited, strict=True)),
        findings=tuple(findings for _, findings in said),
        mentions=tuple(mentions for _, mentions in named),
        problems=source.problems,
        seconds={
            "source": loaded - began,
            "reading": understood - loaded,
            "references": found - understood,
            "statements": told - found,
            "persons": mentioned - told,
        },
    )


def source_name(path: sources.Place) -> str:
    """The name by which a corpus knows a source file: its absolute path, or its address in storage."""
    return str(path.resolve()) if isinstance(path, Path) else str(path)


def digest_of(path: sources.Place, *, volume: str | None = None) -> str:
    """SHA-256 over a file's bytes, the name its papers go under, and the program's version, in hexadecimal.

    A later version may read more in a file: adding it again reads it again.
    """
    return sources.digest(path, f"\0{volume or ''}\0{program_version()}".encode())


@cache
def program_version() -> str:
    """The version of the installed package."""
    return version("redept")


def paths(path: str | Path) -> list[sources.Place]:
    """The file at `path`, or all papers in the folder there; `SourceError` where there is none."""
    return [*sources.paths(path)]


def find_references(document: Document) -> tuple[Reference, ...]:
    """The words in a document that point to other papers."""
    return references_in(document)[1]


def find_statements(document: Document) -> Findings:
    """What a paper says of what was told, done, held and asked."""
    return findings_in(document)[1]


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
