"""The tables, the numbered migrations that make them, and the ways in which a file can fail to be a corpus."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from redept.corpus.packing import DOCUMENT, RESTORE, unsqueeze
from redept.corpus.words import COLUMNS, TOKENS, WORDS, indexed
from redept.errors import CorpusBusy, CorpusError, CorpusTooNew, NotACorpus, RedeptError

MAGIC = 0x72646570  # "rdep", the application_id that every corpus carries

FIRST = (
    "CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE volume (id TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE source (
        key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, file TEXT NOT NULL, digest TEXT NOT NULL,
        volume TEXT NOT NULL, papers INTEGER NOT NULL, problems BLOB NOT NULL)""",
    "CREATE INDEX source_by_digest ON source (digest)",
    "CREATE INDEX source_by_volume ON source (volume)",
    """CREATE TABLE document (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL REFERENCES source (key),
        volume TEXT, sequence INTEGER NOT NULL, form TEXT, file_number TEXT, date TEXT,
        first_day TEXT, last_day TEXT, entry BLOB NOT NULL)""",
    "CREATE INDEX document_by_source ON document (source)",
    "CREATE INDEX document_by_place ON document (volume, sequence, id)",
    "CREATE TABLE paper (document INTEGER PRIMARY KEY, record BLOB NOT NULL, found BLOB NOT NULL)",
    "CREATE TABLE decision (document TEXT PRIMARY KEY, digest BLOB NOT NULL, record BLOB NOT NULL)",
    """CREATE TABLE citation (
        target TEXT NOT NULL, document TEXT NOT NULL, reference TEXT NOT NULL,
        PRIMARY KEY (target, document, reference)) WITHOUT ROWID""",
    "CREATE INDEX citation_by_document ON citation (document)",
    "CREATE TABLE wanted (place INTEGER PRIMARY KEY, record BLOB NOT NULL)",
    """CREATE TABLE judgement (
        key INTEGER PRIMARY KEY, document TEXT NOT NULL, reference TEXT NOT NULL, anchored INTEGER NOT NULL,
        retired TEXT, record BLOB NOT NULL)""",
    "CREATE INDEX judgement_by_document ON judgement (document)",
    f"""CREATE VIRTUAL TABLE words USING fts5 (
        {", ".join(COLUMNS)}, content = '', {TOKENS})""",
    # Words of a whole volume are gathered before they are written, and merged sixteen pieces at a time: the index
    # takes a third less time to fill.
    "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216)",
    "INSERT INTO words (words, rank) VALUES ('automerge', 0)",
)

STATEMENTS = ("CREATE TABLE said (document INTEGER PRIMARY KEY, record BLOB NOT NULL)",)

AUTHORITIES = (
    "CREATE TABLE authority (name TEXT PRIMARY KEY, digest TEXT NOT NULL, record BLOB NOT NULL) WITHOUT ROWID",
)

PERSONS = (
    "CREATE TABLE named (document INTEGER PRIMARY KEY, record BLOB NOT NULL)",
    """CREATE TABLE named_entry (
        entry TEXT NOT NULL, document INTEGER NOT NULL, times INTEGER NOT NULL,
        PRIMARY KEY (entry, document)) WITHOUT ROWID""",
    "CREATE INDEX named_entry_by_document ON named_entry (document)",
    """CREATE TABLE person_judgement (
        key INTEGER PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, retired TEXT, record BLOB NOT NULL)""",
)

CHANGES = (
    "CREATE TABLE asked (document TEXT PRIMARY KEY, keys BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE change (key INTEGER PRIMARY KEY, made TEXT NOT NULL, record BLOB NOT NULL)",
)


def index_again(connection: sqlite3.Connection) -> None:
    """Fill the index of words anew, from the records of the papers."""
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    connection.executemany(
        f"INSERT INTO words {WORDS}",
        (
            (*indexed(unsqueeze(DOCUMENT, record)), key)
            for key, record in connection.execute("SELECT document, record FROM paper")
        ),
    )


MARKERS_APART = (index_again,)
"""Words of which the marker of a note had become a part ("Staff56")."""

Step = str | Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[tuple[Step, ...], ...] = (FIRST, STATEMENTS, AUTHORITIES, PERSONS, CHANGES, MARKERS_APART)
"""Statements that lead from version N to N + 1; each is run once, with the new version, in one transaction.

Never change one that was released: add another.
"""

NEWEST = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a new or older corpus to the newest version; a file that is no corpus is refused and not touched."""
    version = check(connection, path, by_writer=True)
    if version == NEWEST:
        return
    connection.execute("BEGIN IMMEDIATE")
    take(connection, MIGRATIONS[version:NEWEST])
    connection.execute(f"PRAGMA application_id = {MAGIC}")
    connection.execute(f"PRAGMA user_version = {NEWEST}")
    connection.execute("COMMIT")


def take(connection: sqlite3.Connection, migrations: Iterable[Sequence[Step]]) -> None:
    """Take the steps of some migrations, one after the other."""
    for step in (step for steps in migrations for step in steps):
        if isinstance(step, str):
            connection.execute(step)
        else:
            step(connection)


def check(connection: sqlite3.Connection, path: Path, *, by_writer: bool = False) -> int:
    """The version of a corpus; 0 for a file that holds nothing yet and older versions where a writer asks."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    magic = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if magic == MAGIC:
        if version > NEWEST:
            raise CorpusTooNew(
                f"{path}: written by a later version of redept (corpus version {version}, this program knows "
                f"{NEWEST}); install the newer redept, or add the papers to another corpus"
            )
        if version < NEWEST and not by_writer:
            raise CorpusError(
                f"{path}: written by an earlier version of redept (corpus version {version}, this program reads "
                f"{NEWEST}); `redept resolve {path}` brings it up to date"
            )
        return version
    if not by_writer and path.stat().st_size == 0:
        raise NotACorpus(f"{path}: empty; `redept add {path} PATH...` makes a corpus of it")
    if magic or version or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] or not by_writer:
        raise NotACorpus(f"{path}: a database of another program, not a corpus; {CHOOSE_ANOTHER}")
    return 0


CHOOSE_ANOTHER = "name another file, `redept add NAME.redept PATH...` makes a corpus"


def check_file(path: Path) -> None:
    """Refuse what cannot be a database before it is opened."""
    if path.is_dir():
        raise NotACorpus(f"{path}: a folder, not a corpus; {CHOOSE_ANOTHER}")
    if path.exists() and not path.is_file():
        raise NotACorpus(f"{path}: not a file; {CHOOSE_ANOTHER}")
    # The database itself would take a file of a few bytes for a new one. It is not opened to see what it is: to close
    # it would drop the locks that this process may hold on it.
    if path.exists() and 0 < path.stat().st_size < SMALLEST:
        raise NotACorpus(f"{path}: not a corpus; {CHOOSE_ANOTHER}")


SMALLEST = 512


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the database as errors for people."""
    try:
        yield
    except RedeptError:
        raise
    except sqlite3.Error as error:
        raise in_words(error, path) from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: damaged; {RESTORE}") from error
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror or error}; {remedy_of(str(error))}") from error


def in_words(error: sqlite3.Error, path: Path) -> CorpusError:
    """What a database error means for the user."""
    said = str(error)
    if "not a database" in said:
        return NotACorpus(f"{path}: not a corpus; {CHOOSE_ANOTHER}")
    if "locked" in said:
        return CorpusBusy(f"{path}: another process is writing to it; try again when it is done")
    if "malformed" in said:
        return CorpusError(f"{path}: damaged ({said}); {RESTORE}")
    return CorpusError(f"{path}: {said}; {remedy_of(said)}")


def remedy_of(said: str) -> str:
    """What to do about an error of the disk."""
    if "full" in said or "No space" in said or "disk I/O" in said or "too large" in said:
        return "what was being written is taken back; make room on the disk and run the same command again"
    if (
        "No such file" in said
        or "readonly" in said
        or "unable to open" in said
        or "denied" in said
        or "Read-only" in said
    ):
        return "check that the folder exists and that you may write there"
    return "what was being written is taken back; run the same command again"
