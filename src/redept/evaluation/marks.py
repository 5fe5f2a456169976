"""Sentences marked by hand: spans and offsets into volumes, without words, and the papers they stand in.

The rules by which sentences are marked are those of docs/annotating.md. A file of marks has a JSON object a line, a
`Marked`. The words come from the reader's own copy of the volumes: see `papers_of`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from redept import pipeline, sources
from redept.errors import SourceError
from redept.model import Document, Record, Span

KINDS = ("told", "act", "position", "question", "request")
PARTS = ("tuning", "held-out")


class Mark(Record, frozen=True, kw_only=True):
    """One marked content of a sentence, and the words that name its source and its recipient.

    None is "nobody is named"; a `recipient` left out was not marked at all, nor was a `certainty` or `state` of None.
    """

    kind: str
    start: int
    end: int
    source: Span | None = None
    recipient: Span | UnsetType | None = UNSET
    certainty: str | None = None
    state: str | None = None


class Marked(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A sentence drawn at random, marked by hand; without marks it is one in which nothing was told, done or asked.

    `part` is one of PARTS; `drawn` says from which sentences it was drawn (see `redept.evaluation.drawing`). In the
    body layer places count in the document's text, in the note layer in that note's. `check` is `check_of` its words.
    """

    part: str
    document: str
    start: int
    end: int
    layer: str = "body"
    note: int | None = None
    drawn: str = "any"
    check: str | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def volume(self) -> str:
        """The volume in which the sentence stands."""
        return self.document.partition("/")[0]

    @property
    def place(self) -> tuple[str, int, int, int]:
        """Document, note (0 for the body), start and end: what two markers of one sentence have in common."""
        return self.document, self.note or 0, self.start, self.end


SENTENCES = msgspec.json.Decoder(Marked)


def gold(marker: str = "a") -> Iterator[Marked]:
    """The marked sentences that ship with the program, as the first ("a") or the second marker ("b") marked them.

    "once" are those of the tuning part that only one reader marked, to learn from: nothing is measured on them.
    """
    folder = files("redept.evaluation").joinpath("gold")
    for part in PARTS if marker != "once" else PARTS[:1]:
        lines = folder.joinpath(f"{part.replace('-', '_')}_{marker}.jsonl").read_bytes().splitlines()
        yield from (SENTENCES.decode(line) for line in lines if line)


def read_marks(path: Path) -> list[Marked]:
    """The marked sentences of a file; `SourceError` where a line is none."""
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            try:
                found.append(SENTENCES.decode(line))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                raise SourceError(str(path), str(error), line=number, remedy="see docs/annotating.md") from error
    return found


def written(sentences: Iterable[Marked]) -> bytes:
    """Marked sentences as the lines of a file."""
    return b"".join(msgspec.json.encode(one) + b"\n" for one in sentences)


def check_of(words: str) -> str:
    """Eight letters that tell whether a place still holds the words that were marked."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:8]


def layer_text(document: Document, note: int | None) -> str:
    """The text in which the places of a sentence count."""
    if note is None:
        return document.text
    return document.notes[note - 1].text if note <= len(document.notes) else ""


def papers_of(sentences: Iterable[Marked], volumes: Sequence[Path]) -> Iterator[tuple[Document, list[Marked]]]:
    """The papers in which marked sentences stand, each with those, from volumes or folders of volumes.

    A sentence whose words are no longer what was marked is left out; papers that no volume holds are too.
    """
    by_volume: dict[str, dict[str, list[Marked]]] = {}
    for one in sentences:
        by_volume.setdefault(one.volume, {}).setdefault(one.document, []).append(one)
    for path in (path for given in volumes for path in pipeline.paths(str(given))):
        wanted = by_volume.get(Path(path).name.partition(".")[0])
        if wanted:
            names = {document.partition("/")[2] for document in wanted}
            papers = [paper for paper in sources.load(path).papers if paper.document in names]
            for document in pipeline.read_papers(papers):
                if document.id in wanted:
                    yield document, [one for one in wanted[document.id] if unmoved(document, one)]


def unmoved(document: Document, marked: Marked) -> bool:
    """Whether the place of a sentence still holds the words that were marked."""
    return marked.check in (None, check_of(layer_text(document, marked.note)[marked.start : marked.end]))
