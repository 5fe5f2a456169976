"""Bytes in: TEI volumes, HTML pages, Markdown and texts become papers that have forgotten their format.

`load` opens one source, `paths` lists those in a folder. Each source is taken, or refused with a sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from redept.model import Problem, SourceText, Volume
from redept.sources.decoding import decode, refuse_binary, refuse_empty
from redept.sources.files import Place, digest, paths, place, read_file, read_stream, stem
from redept.sources.formats import format_of
from redept.sources.html import read_html
from redept.sources.markdown import is_markdown, read_markdown
from redept.sources.tei import read_tei
from redept.sources.text import read_text

__all__ = ["Place", "Source", "digest", "load", "paths", "place", "read_file"]


@dataclass(frozen=True, slots=True)
class Source:
    """One source that was opened: its volume, its papers in order (once), what is odd in it as a whole.

    `volume.id` is "" where neither the user nor the source names a volume.
    """

    volume: Volume
    papers: Iterator[SourceText]
    problems: tuple[Problem, ...] = ()


def load(path: str | Path | BinaryIO, *, volume: str | None = None, name: str | None = None) -> Source:
    """Open a TEI volume, a page or a text, packed with gzip or not; the format is seen from the content.

    `volume` names the volume whatever the source says; `name` stands for the file name of a stream.
    `SourceError` says what is wrong with a source that gives no papers, and what to do.
    """
    if isinstance(path, str | Path):
        shown, data = name or str(path), read_file(place(path) if isinstance(path, str) else path)
    else:
        shown = name or STREAM
        data = read_stream(path, shown)
    own = stem(shown)
    refuse_empty(data, shown)
    refuse_binary(data, shown)
    if format_of(data, shown) == "tei":
        record, papers, problems = read_tei(data, volume=volume, stem=own, name=shown)
        return Source(record, papers, problems)
    text, problems = decode(data, shown)
    if format_of(data, shown) == "html":
        record, paper = read_html(text, volume=volume, stem=own, name=shown, problems=problems)
    else:
        read_words = read_markdown if is_markdown(text) else read_text
        paper = read_words(text, document=own, volume=volume, name=shown, problems=problems)
        record = Volume(id=volume or "")
    return Source(record, iter((paper,)), problems)


STREAM = "standard-input"
