"""Reads the papers of diplomacy and follows what they say.

`redept.read(path)` gives the papers of a file as records, `redept.find_references(document)` the words in one that
point to others, `redept.open_corpus(path)` the file that keeps and resolves them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from redept.corpus import Hits
    from redept.finding_aids.notebook import Exchange, Paper, Table
    from redept.model import Document, Entry, Interpretation, Judgement, Reference, Resolution, Wanted
    from redept.pipeline import Added, Change, United
    from redept.pipeline.fetching import Fetched

__all__ = ["Corpus", "fetch", "find_references", "open_corpus", "read"]

# Rooms are imported where they are used: `import redept` must cost next to nothing.


def read(path: str | Path | BinaryIO, *, volume: str | None = None) -> Iterator["Document"]:
    """Documents of one source (text, HTML or TEI, plain or `.gz`), in their order.

    `volume` names the volume of papers that do not say theirs. `redept.errors.SourceError` where the source gives no
    record.

    >>> for document in redept.read("volumes/frus1955-57v03.xml.gz"):
    ...     print(document.id, document.heading)
    """
    from redept import pipeline

    return pipeline.read(path, volume=volume)


def find_references(document: "Document") -> tuple["Reference", ...]:
    """The words in a document that point to other papers, in their order; nothing is decided about them."""
    from redept import pipeline

    return pipeline.find_references(document)


def fetch(*names: str, folder: str | Path = "volumes", place: str | None = None) -> Iterator["Fetched"]:
    """Bring volumes of the series to a folder, and tell of each: ids, or ranges as "frus1955-57v03..v10".

    `place` is a folder of volumes or the https address of a mirror, the series' own repository unless said.
    """
    from redept.pipeline import fetching

    return fetching.fetch(names, folder, place)


def open_corpus(path: str | Path) -> "Corpus":
    """The corpus at `path`; `add` makes the file where there is none."""
    return Corpus(path)


class Corpus:
    """One corpus file. Every call opens it, does its work whole, and closes it; writers wait for nobody and nothing
    is kept between calls, so an object may be used as long as one likes.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def add(self, *paths: str | Path, volume: str | None = None) -> "Added":
        """Read, store and resolve papers; what is already stored stays as it is."""
        from redept import pipeline

        return pipeline.add(self.path, paths, volume=volume)

    def unite(self, *parts: str | Path) -> "United":
        """Take the papers and judgements of other corpora in; no paper is read anew."""
        from redept import pipeline

        return pipeline.unite(self.path, parts)

    def backup(self, target: str | Path) -> int:
        """Copy the corpus to a new file, whole and checked, also while it is in use; gives the copy's size in bytes."""
        from redept.corpus import backup

        return backup(self.path, target)

    def resolve(self) -> tuple["Change", ...]:
        """Decide every reference again; gives the decisions that changed."""
        from redept import pipeline

        return pipeline.resolve(self.path)

    def judge(self, reference: str, target: str | None, *, because: str, by: str | None = None) -> "Judgement":
        """Keep a person's decision on a reference: a document's id, or None for "points to nothing here"."""
        from redept import pipeline

        return pipeline.judge(self.path, reference, target, because=because, by=by)

    def withdraw(self, reference: str) -> bool:
        """Take back the judgement that stands on a reference; the program decides it again. False where none stands."""
        from redept import pipeline

        return pipeline.withdraw(self.path, reference)

    def entries(self) -> tuple["Entry", ...]:
        """A card for every document, without its text."""
        from redept.corpus import open_reader

        with open_reader(self.path) as reader:
            return tuple(reader.entries())

    def search(self, query: str, *, limit: int = 20) -> "Hits":
        """The documents that a query finds, best first; `redept.errors.QueryError` where it cannot be read."""
        from redept.corpus import open_reader

        with open_reader(self.path) as reader:
            return reader.search(query, limit=limit)

    def document(self, id: str) -> "Document":  # noqa: A002 - the record's own word
        """One document; `redept.errors.UnknownDocument` where there is none of that id."""
        from redept.corpus import open_reader

        with open_reader(self.path) as reader:
            return reader.document(id)

    def references(self, id: str) -> "Found":  # noqa: A002
        """The references of one document: as written, as seen from it, as decided."""
        from redept.corpus import open_reader

        with open_reader(self.path) as reader:
            return tuple(reader.references(id))

    def cited_by(self, id: str) -> "Found":  # noqa: A002
        """The references that lead to one document."""
        from redept.corpus import open_reader

        with open_reader(self.path) as reader:
            return tuple(reader.cited_by(id))

    def thread(self, id: str, *, steps: int = 3) -> "Exchange":  # noqa: A002
        """The exchange that a document belongs to, by date, with what answers what; a notebook shows it."""
        from redept.corpus import open_reader
        from redept.finding_aids import thread
        from redept.finding_aids.notebook import Exchange

        with open_reader(self.path) as reader:
            return Exchange(thread.thread(reader, id, steps=steps))

    def show(self, id: str) -> "Paper":  # noqa: A002
        """One document with its references, which a notebook shows underlined."""
        from redept.corpus import open_reader
        from redept.finding_aids.notebook import paper

        with open_reader(self.path) as reader:
            return paper(reader, id)

    def table(self, name: str, query: str | None = None) -> "Table":
        """A table of the corpus, or of what a query finds: "documents", "references", "wanted", "parties", "numbers",
        "notes", "candidates" or "texts"; it shows itself, and has `to_pandas` and `to_arrow`."""
        from redept.corpus import open_reader
        from redept.finding_aids.notebook import table

        with open_reader(self.path) as reader:
            return table(reader, name, query)

    def correspondence(self, query: str | None = None) -> "Table":
        """Who wrote to whom, how many papers, from when to when; those who wrote most first."""
        from redept.corpus import open_reader
        from redept.finding_aids.notebook import correspondence

        with open_reader(self.path) as reader:
            return correspondence(reader, query)

    def wanted(self) -> tuple["Wanted", ...]:
        """Papers that are cited but absent, merged over all who cite them."""
        from redept.corpus import open_reader

        with open_reader(self.path) as reader:
            return tuple(reader.wanted())


if TYPE_CHECKING:
    Found = tuple[tuple[Reference, Interpretation | None, Resolution | None], ...]
