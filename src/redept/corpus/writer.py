"""The only code that writes to a corpus."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self

from redept.corpus import anchoring, decisions
from redept.corpus.decisions import Held, Settled
from redept.corpus.index.state import leave_mark
from redept.corpus.lock import WriterLock
from redept.corpus.naming import unclashed
from redept.corpus.packing import DOCUMENT, Decision, pack, squeeze, unsqueeze
from redept.corpus.reader import Reader
from redept.corpus.rows import PaperRows, SourceRows, named, references_of, rows_of
from redept.corpus.schema import check_file, migrate, told
from redept.corpus.words import COLUMNS, WORDS, indexed
from redept.errors import CorpusError
from redept.model import (
    Authority,
    Document,
    Judgement,
    PersonJudgement,
    PersonMention,
    Problem,
    Reference,
    Volume,
    Wanted,
)
from redept.model.statement import Findings

Paper = tuple[Document, tuple[Reference, ...]]
Judged = dict[str, tuple[Sequence[anchoring.Standing], Sequence[Reference]]]

NO_MORE_WORDS = f"(words, {', '.join(COLUMNS)}, rowid) VALUES ('delete', {', '.join('?' * (len(COLUMNS) + 1))})"


def open_writer(path: str | Path) -> "Writer":
    """The right to write to the corpus at `path`, which is made where there is none; use it with `with`.

    CorpusBusy while another process writes; NotACorpus where the file is something else; CorpusTooNew where a
    later version of the program wrote it.
    """
    return Writer(Path(path))


class Writer:
    """Writes to one corpus. Each call stores everything or, where it fails, nothing.

    The corpus is one file when no writer has it open; while it is written, changes stand in files beside it, from
    which a corpus whose writer was killed is made whole when it is next opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = WriterLock(path)
        with told(path):
            check_file(path)
            self.lock.take()
            try:
                self.connection = connect(path)
            except BaseException:
                self.lock.release()
                raise
        self.reader = Reader(path, self.connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.close()
        except CorpusError:
            if error is None:
                raise

    def close(self) -> None:
        """Bring everything into the one file and let others write."""
        try:
            with told(self.path):
                become_one_file(self.connection)
        finally:
            self.connection.close()
            self.lock.release()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what happens inside, or nothing."""
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    # ------------------------------------------------------------ sources

    def has_source(self, name: str, digest: str) -> bool:
        """Whether the corpus holds this source file as it now is, here or, if it was moved, under another folder."""
        with told(self.path):
            stored = self.connection.execute("SELECT digest FROM source WHERE name = ?", (name,)).fetchone()
            return bool(stored[0] == digest) if stored else self.has_copy(name, digest)

    def has_copy(self, name: str, digest: str) -> bool:
        """Whether the corpus holds these bytes from a file of the same last name in another folder."""
        found = self.connection.execute(
            "SELECT 1 FROM source WHERE digest = ? AND file = ? AND name <> ?", (digest, file_of(name), name)
        )
        return found.fetchone() is not None

    def store_source(
        self,
        name: str,
        digest: str,
        volume: Volume,
        papers: Sequence[Paper],
        problems: Iterable[Problem] = (),
        findings: Sequence[Findings] = (),
        mentions: Sequence[Sequence[PersonMention]] = (),
    ) -> None:
        """Store what one source file gave, as `store` does; `findings` and `mentions` go in step with `papers` or are
        left out."""
        self.store(rows_of(name, digest, volume, papers, problems, findings, mentions))

    def store(self, source: SourceRows) -> None:
        """Store the rows of one source file in place of what the same file, or an earlier one of it, gave before.

        A paper whose id another source file holds already gets a suffix and a problem ("letters/d1.2"). A file that
        is here already under another folder, with the same bytes, is not stored again.
        """
        name, volume = source.name, source.volume
        with self.transaction() as connection:
            known = connection.execute("SELECT 1 FROM source WHERE name = ?", (name,)).fetchone()
            if known is None and self.has_copy(name, source.digest):
                return
            judged = self.judged(name, [rows.id for rows in source.papers])
            self.remove_earlier(name, volume, several=bool(volume.id) and len(source.papers) > 1)
            papers = list(named(source.papers, list(unclashed((rows.id for rows in source.papers), self.held))))
            self.name_volume(volume)
            key = connection.execute(
                "INSERT INTO source (name, file, digest, volume, papers, problems) VALUES (?, ?, ?, ?, ?, ?)",
                (name, file_of(name), source.digest, volume.id, len(papers), source.problems),
            ).lastrowid
            assert key is not None
            self.insert(key, volume.id, papers)
            self.anchor_again(papers, judged)
            connection.execute("INSERT OR REPLACE INTO state VALUES ('stale', 1)")

    def name_volume(self, volume: Volume) -> None:
        """Keep what is known of a volume; a file that does not say its title takes none away.

        Papers that are in no volume come with one whose id is "", which is not kept.
        """
        if not volume.id:
            return
        known = self.connection.execute("SELECT record FROM volume WHERE id = ?", (volume.id,)).fetchone()
        if known is None or volume.title is not None:
            self.connection.execute("INSERT OR REPLACE INTO volume VALUES (?, ?)", (volume.id, pack(volume)))

    def held(self, document: str) -> bool:
        """Whether the corpus holds a document of this id."""
        found = self.connection.execute("SELECT 1 FROM document WHERE id = ?", (document,))
        return found.fetchone() is not None

    def remove_earlier(self, name: str, volume: Volume, *, several: bool) -> None:
        """Remove what the same file gave before: a file of this name or, for a whole volume that was moved, of this
        volume and this file name."""
        earlier = self.connection.execute("SELECT key FROM source WHERE name = ?", (name,)).fetchall()
        if several:
            earlier += self.connection.execute(
                "SELECT key FROM source WHERE volume = ? AND file = ? AND papers > 1 AND name <> ?",
                (volume.id, file_of(name), name),
            ).fetchall()
        for (source,) in earlier:
            self.remove(source)

    def remove(self, source: int) -> None:
        """Take a source's documents out, their words from the index too; decisions on them go with the next
        resolution, judgements stay."""
        connection = self.connection
        rows = connection.execute(
            """SELECT paper.document, paper.record, named.record
            FROM paper LEFT JOIN named ON named.document = paper.document
            WHERE paper.document IN (SELECT key FROM document WHERE source = ?)""",
            (source,),
        ).fetchall()
        leave_mark(connection, rows)
        connection.executemany(
            f"INSERT INTO words {NO_MORE_WORDS}",
            ((*indexed(unsqueeze(DOCUMENT, record)), key) for key, record, _ in rows),
        )
        connection.execute(
            "UPDATE judgement SET anchored = 0 WHERE document IN (SELECT id FROM document WHERE source = ?)", (source,)
        )
        connection.executemany("DELETE FROM paper WHERE document = ?", ((key,) for key, _, _ in rows))
        for table in ("said", "named", "named_entry"):
            connection.executemany(f"DELETE FROM {table} WHERE document = ?", ((key,) for key, _, _ in rows))
        connection.execute("DELETE FROM document WHERE source = ?", (source,))
        connection.execute("DELETE FROM asked")  # what looked for these papers is not known: all is decided again
        connection.execute("DELETE FROM source WHERE key = ?", (source,))
        connection.execute("DELETE FROM volume WHERE id NOT IN (SELECT volume FROM source)")

    def insert(self, source: int, volume: str, papers: Sequence[PaperRows]) -> None:
        """Rows of new documents, in all tables that hold something of them."""
        connection = self.connection
        (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM document").fetchone()
        numbered = list(enumerate(papers, start=last + 1))
        leave_mark(connection, ((key, rows.record, rows.named) for key, rows in numbered))
        connection.executemany(
            "INSERT INTO document (key, source, id, volume, sequence, form, file_number, date, first_day, last_day, "
            "entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((key, source, *rows.columns) for key, rows in numbered),
        )
        connection.executemany(
            "INSERT INTO paper VALUES (?, ?, ?)", ((key, rows.record, rows.found) for key, rows in numbered)
        )
        connection.executemany(f"INSERT INTO words {WORDS}", ((*rows.words, key) for key, rows in numbered))
        connection.executemany(
            "INSERT INTO said VALUES (?, ?)", ((key, rows.said) for key, rows in numbered if rows.said is not None)
        )
        connection.executemany(
            "INSERT INTO named VALUES (?, ?)", ((key, rows.named) for key, rows in numbered if rows.named is not None)
        )
        connection.executemany(
            "INSERT INTO named_entry VALUES (?, ?, ?)",
            ((f"{volume}/{entry}", key, times) for key, rows in numbered for entry, times in rows.entries),
        )

    # ------------------------------------------------------------ decisions

    def stale(self) -> bool:
        """Whether papers came in since references were last decided."""
        with told(self.path):
            found = self.connection.execute("SELECT value FROM state WHERE name = 'stale'").fetchone()
        return bool(found and found[0])

    @contextmanager
    def holding(self) -> Iterator[Held]:
        """Room on the disk for decisions that are made but cannot be stored yet."""
        with told(self.path):
            held = Held(self.connection)
            try:
                yield held
            finally:
                held.drop()

    def store_decisions(
        self, settled: Iterable[Settled], wanted: Iterable[Wanted], *, statuses: Mapping[str, int]
    ) -> None:
        """Store what was decided on documents, and all wanted papers of the corpus, in place of what stood there.

        Decisions on other documents stay; those on documents that are here no more go. Only what differs is written.
        `settled` is taken one after the other and may read the corpus; `statuses` are counted over all decisions.
        """
        with self.transaction() as connection:
            decisions.remove_gone(connection)
            for one in settled:
                decisions.store_settled(connection, one)
            decisions.store_wanted(connection, wanted)
            decisions.store_state(connection, statuses)

    def store_decisions_of(self, document: str, pairs: Sequence[Decision], asked: Iterable[str] = ()) -> None:
        """Store the decisions on one document's references in place of the earlier ones; nothing else is touched."""
        with self.transaction() as connection:
            decisions.store_asked(connection, document, decisions.pack_keys(asked))
            decisions.store_again(connection, document, pairs)

    # ------------------------------------------------------------ registers of office holders

    def store_authority(self, authority: Authority) -> bool:
        """Keep a register of office holders in place of an earlier state of it; False where it is here already."""
        with self.transaction() as connection:
            known = connection.execute("SELECT digest FROM authority WHERE name = ?", (authority.name,)).fetchone()
            if known == (authority.digest,):
                return False
            connection.execute(
                "INSERT OR REPLACE INTO authority VALUES (?, ?, ?)",
                (authority.name, authority.digest, squeeze(pack(authority))),
            )
            return True

    # ------------------------------------------------------------ judgements

    def judge(self, judgement: Judgement) -> None:
        """Keep a person's decision; the one on the same reference that stood until now is retired, not lost.

        It is on the disk when this returns: not even a power cut takes it away.
        """
        self.connection.execute("PRAGMA synchronous = FULL")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.transaction() as connection:
            connection.execute(
                "UPDATE judgement SET retired = ? WHERE reference = ? AND retired IS NULL", (now, judgement.reference)
            )
            connection.execute(
                "INSERT INTO judgement (document, reference, anchored, retired, record) VALUES (?, ?, 1, ?, ?)",
                (judgement.document, judgement.reference, judgement.retired, pack(judgement)),
            )
            connection.execute("INSERT OR REPLACE INTO state VALUES ('stale', 1)")

    def withdraw(self, reference: str) -> bool:
        """Retire the decision of a person that stands on a reference; False where none does."""
        self.connection.execute("PRAGMA synchronous = FULL")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.transaction() as connection:
            retired = connection.execute(
                "UPDATE judgement SET retired = ? WHERE reference = ? AND retired IS NULL", (now, reference)
            )
            if retired.rowcount:
                connection.execute("INSERT OR REPLACE INTO state VALUES ('stale', 1)")
            return retired.rowcount > 0

    def judge_persons(self, judgement: PersonJudgement) -> None:
        """Keep a person's decision on two entries; an earlier one on the same two is retired, not lost."""
        self.connection.execute("PRAGMA synchronous = FULL")
        one, other = sorted((judgement.one, judgement.other))
        with self.transaction() as connection:
            connection.execute(
                "UPDATE person_judgement SET retired = ? WHERE one = ? AND other = ? AND retired IS NULL",
                (judgement.when, one, other),
            )
            connection.execute(
                "INSERT INTO person_judgement (one, other, record) VALUES (?, ?, ?)", (one, other, pack(judgement))
            )

    def anchor_again(self, papers: Sequence[PaperRows], judged: Judged) -> None:
        """Tie judgements on these papers to the references that now stand on the judged words."""
        for rows in papers if judged else ():
            standing, before = judged.get(rows.id, ((), ()))
            for key, reference in anchoring.pair(standing, before, references_of(rows) if standing else ()):
                self.connection.execute(
                    "UPDATE judgement SET reference = coalesce(?, reference), anchored = ? WHERE key = ?",
                    (reference.id if reference else None, reference is not None, key),
                )

    def judged(self, name: str, gives: Iterable[str]) -> Judged:
        """Judgements that stand on documents that this source gives or gave, by document, with the references that
        the document now has."""
        gave = self.connection.execute(
            "SELECT id FROM document WHERE source = (SELECT key FROM source WHERE name = ?)", (name,)
        ).fetchall()
        documents = {*gives, *(document for (document,) in gave)}
        judged: Judged = {}
        for document, standing in anchoring.standing(self.connection, documents).items():
            before = [one for one, _, _ in self.reader.references(document)] if self.held(document) else []
            judged[document] = (standing, before)
        return judged


def connect(path: Path) -> sqlite3.Connection:
    """A connection that writes to a corpus of the newest version.

    Changes go to a log beside the corpus: readers go on reading, and a killed process leaves whole transactions
    only; a power cut may lose the last ones, never a part of one. The tables of a new corpus are made in one
    transaction before there is a log, so that a file is never half a corpus.
    """
    connection = sqlite3.connect(path, timeout=2, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cache_size = -32768")
        connection.execute("PRAGMA foreign_keys = OFF")
        migrate(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    except BaseException:
        connection.close()
        raise
    return connection


LOG_PAGES = 16_000
"""Pages of 4 kB that stand in the log before they are written into the corpus: what is changed twice goes in once."""


def become_one_file(connection: sqlite3.Connection) -> None:
    """Write the log into the corpus; while somebody reads, the log stays for whoever closes last."""
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def file_of(name: str) -> str:
    """The last part of a source's name."""
    return PurePath(name).name
