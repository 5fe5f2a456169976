"""Of which state of a corpus an extra index is."""

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Any

from redept.corpus.index.fields import STAMP, schema

MARK = "words"
"""The state of the papers of a corpus, in its table of states."""

Content = tuple[int, bytes, bytes | None]  # row number of a paper, its record, the persons it names


def leave_mark(connection: sqlite3.Connection, papers: Iterable[Content]) -> None:
    """Say in a corpus that these papers came, or that they went.

    The mark is the sum, without carrying, of a digest of each paper: it is the same whenever the papers and their rows
    are, also in a corpus that was put back to an earlier copy.
    """
    before = connection.execute("SELECT value FROM state WHERE name = ?", (MARK,)).fetchone()
    mark = int(before[0], 16) if before else 0
    for one in papers:
        mark ^= digest(one)
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (MARK, f"{mark:032x}"))


def digest(paper: Content) -> int:
    """A number for a paper in its row."""
    key, record, named = paper
    of_all = hashlib.blake2b(key.to_bytes(8, "big") + len(record).to_bytes(8, "big"), digest_size=16)
    of_all.update(record)
    of_all.update(named or b"")
    return int.from_bytes(of_all.digest(), "big")


def stamp_of(connection: sqlite3.Connection) -> str:
    """A name for the papers of a corpus as they are seen here: another one once papers came, went or changed."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    mark = connection.execute("SELECT value FROM state WHERE name = ?", (MARK,)).fetchone()
    (source,) = connection.execute("SELECT max(key) FROM source").fetchone()
    (document,) = connection.execute("SELECT max(key) FROM document").fetchone()
    return f"{version} {mark[0] if mark else ''} {source} {document}"


def holds(searcher: Any, stamp: str) -> bool:
    """Whether an index is of the corpus in the state that a stamp says."""
    import tantivy

    query = tantivy.Query.term_query(schema(), STAMP, stamp, "basic")
    return bool(searcher.search(query, limit=1).count)
