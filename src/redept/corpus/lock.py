"""One writer at a time, by a lock that the operating system drops when the process ends, however it ends."""

import contextlib
import os
import sqlite3
from pathlib import Path

from redept.errors import CorpusBusy


class WriterLock:
    """The right to write to a corpus, held from `take` to `release`.

    The lock is SQLite's own, on an empty file beside the corpus: the corpus itself stays free for readers between
    one transaction and the next. The file goes when the lock does; one that a killed process left is taken over.
    """

    def __init__(self, corpus: Path) -> None:
        self.corpus = corpus
        self.path = corpus.with_name(corpus.name + "-lock")
        self.connection: sqlite3.Connection | None = None

    def take(self) -> None:
        """Lock, or raise CorpusBusy where another process holds the lock."""
        while self.connection is None:
            self.path.touch()
            before = identity(self.path)
            connection = sqlite3.connect(self.path, timeout=0, isolation_level=None, check_same_thread=False)
            try:
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                connection.close()
                if "locked" not in str(error):
                    raise
                raise CorpusBusy(
                    f"{self.corpus}: another process is writing to it; try again when it is done"
                ) from error
            # The former holder may have removed the file between our opening and our locking it: then the lock is
            # on a file that nobody else can see, and we try again.
            if before is not None and identity(self.path) == before:
                self.connection = connection
            else:
                connection.close()

    def release(self) -> None:
        """Give the right back."""
        if self.connection is None:
            return
        with contextlib.suppress(OSError):
            self.path.unlink()
        self.connection.close()
        self.connection = None


def identity(path: Path) -> tuple[int, int] | None:
    """What tells one file from another of the same name."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
