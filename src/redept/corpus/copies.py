"""A copy of a corpus that is in use."""

import contextlib
import os
import sqlite3
from pathlib import Path

from redept.corpus.reader import open_reader
from redept.corpus.schema import check_file, told
from redept.errors import CorpusError

STEP = 2048
"""Pages copied at a time; between two steps others may use the disk."""


def backup(path: str | Path, target: str | Path) -> int:
    """Copy the corpus at `path` to the file `target`, as it is at this moment, whoever reads or writes it meanwhile.

    Gives the size of the copy in bytes. The copy is checked page by page before it takes its name: `target` is a
    whole corpus or it is not there. CorpusError where `target` exists already, or where the disk has no room.
    """
    path, target = Path(path), Path(target)
    if target.exists():
        raise CorpusError(f"{target}: exists already; name a file that does not, so that no copy is lost")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        with open_reader(path) as reader, told(unfinished):
            check_file(unfinished)
            unfinished.unlink(missing_ok=True)
            with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
                reader.connection.backup(copy, pages=STEP)
                verify(copy, path)
            os.replace(unfinished, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    return target.stat().st_size


def verify(copy: sqlite3.Connection, path: Path) -> None:
    """CorpusError where the copy is not whole."""
    copy.execute("PRAGMA journal_mode = DELETE")
    found = [row[0] for row in copy.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise CorpusError(f"{path}: damaged ({'; '.join(found)}); keep it, and go back to an earlier copy")
