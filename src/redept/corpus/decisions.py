"""Decisions on references: held on the disk while a corpus is decided, then put in place of the earlier ones."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from redept.corpus.packing import DECISIONS, Decision, pack, squeeze, unsqueeze
from redept.model import Change, Record, Wanted


class Settled(Record, frozen=True, kw_only=True):
    """What was decided on one document, and which of it became another decision than before.

    `asked` are the packed keys under which deciding it looked, None where they stay as they are.
    """

    document: str
    decided: Sequence[Decision] = ()
    asked: bytes | None = None
    changes: tuple[Change, ...] = ()


class Held:
    """New decisions of many documents until all are made, on the disk and seen by this writer alone.

    Of a large corpus they would fill the memory. They are gone with the writer's connection.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        connection.execute("DROP TABLE IF EXISTS temp.held")
        connection.execute(
            "CREATE TEMP TABLE held (document TEXT PRIMARY KEY, record BLOB NOT NULL, asked BLOB NOT NULL)"
        )

    def put(self, document: str, decided: Sequence[Decision], keys: Iterable[str]) -> None:
        """Hold what was decided on a document, and the keys under which deciding it looked."""
        self.connection.execute(
            "INSERT INTO temp.held VALUES (?, ?, ?)", (document, squeeze(pack(decided)), pack_keys(keys))
        )

    def of(self, document: str) -> tuple[tuple[Decision, ...], bytes] | None:
        """What is held of a document; None where it was not decided."""
        for record, asked in self.connection.execute(
            "SELECT record, asked FROM temp.held WHERE document = ?", (document,)
        ):
            return unsqueeze(DECISIONS, record), asked
        return None

    def drop(self) -> None:
        """Give the room on the disk back."""
        self.connection.execute("DROP TABLE IF EXISTS temp.held")


def store_settled(connection: sqlite3.Connection, one: Settled) -> None:
    """Store what was decided on a document in place of what stood there; what stood there already is not written."""
    if one.asked is not None:
        store_asked(connection, one.document, one.asked)
    packed = pack(one.decided)
    digest = digest_of(packed) if one.decided else None
    stored = connection.execute("SELECT digest FROM decision WHERE document = ?", (one.document,)).fetchone()
    if digest != (stored and stored[0]):
        remove(connection, one.document)
        if digest is not None:
            connection.execute("INSERT INTO decision VALUES (?, ?, ?)", (one.document, digest, squeeze(packed)))
            store_citations(connection, one.document, one.decided)
    connection.executemany(
        "INSERT INTO change (made, record) VALUES (?, ?)",
        ((change.when, squeeze(pack(change))) for change in one.changes),
    )


def store_again(connection: sqlite3.Connection, document: str, decided: Sequence[Decision]) -> None:
    """Store the decisions on one document, whatever stood there."""
    packed = pack(decided)
    remove(connection, document)
    connection.execute("INSERT INTO decision VALUES (?, ?, ?)", (document, digest_of(packed), squeeze(packed)))
    store_citations(connection, document, decided)


def remove(connection: sqlite3.Connection, document: str) -> None:
    """Take the decisions on a document out."""
    connection.execute("DELETE FROM decision WHERE document = ?", (document,))
    connection.execute("DELETE FROM citation WHERE document = ?", (document,))


def remove_gone(connection: sqlite3.Connection) -> None:
    """Take the decisions out that are on documents which are here no more."""
    gone = connection.execute("SELECT document FROM decision WHERE document NOT IN (SELECT id FROM document)")
    for (document,) in gone.fetchall():
        remove(connection, document)


def store_citations(connection: sqlite3.Connection, document: str, decided: Iterable[Decision]) -> None:
    """Store which documents the references of a document mean."""
    connection.executemany(
        "INSERT OR IGNORE INTO citation VALUES (?, ?, ?)",
        ((one.target, document, one.reference) for _, one in decided if one.target is not None),
    )


def store_asked(connection: sqlite3.Connection, document: str, keys: bytes) -> None:
    """Keep under which keys deciding a document's references looked; nothing is written where they are the same."""
    connection.execute(
        "INSERT INTO asked VALUES (?, ?) ON CONFLICT (document) DO UPDATE SET keys = excluded.keys "
        "WHERE keys <> excluded.keys",
        (document, keys),
    )


def store_wanted(connection: sqlite3.Connection, wanted: Iterable[Wanted]) -> None:
    """Store the list of wanted papers in place of the earlier one, where it is another."""
    packed = [pack(one) for one in wanted]
    digest = digest_of(b"".join(packed))
    before = connection.execute("SELECT value FROM state WHERE name = 'wanted'").fetchone()
    if before == (digest,):
        return
    connection.execute("DELETE FROM wanted")
    connection.executemany("INSERT INTO wanted (record) VALUES (?)", ((one,) for one in packed))
    connection.execute("INSERT OR REPLACE INTO state VALUES ('wanted', ?)", (digest,))


def store_state(connection: sqlite3.Connection, statuses: Mapping[str, int]) -> None:
    """Keep how many decisions there are of each status, and that all references are decided."""
    counts = pack(dict(sorted(statuses.items())))
    connection.execute("INSERT OR REPLACE INTO state VALUES ('statuses', ?)", (counts,))
    connection.execute("INSERT OR REPLACE INTO state VALUES ('stale', 0)")


def pack_keys(keys: Iterable[str]) -> bytes:
    """Keys as they are stored, in their order."""
    return pack(tuple(sorted(keys)))


def digest_of(packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=16).digest()
