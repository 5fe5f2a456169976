"""A corpus as an earlier version of the program would have written it, to see that it is brought up to date whole."""

import contextlib
import sqlite3
from pathlib import Path

from redept.corpus import schema


def as_version(corpus: Path, target: Path, version: int) -> Path:
    """A copy of a corpus with the tables that `version` had, and what stands in them; the index too."""
    with contextlib.closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        schema.take(connection, schema.MIGRATIONS[:version])
        connection.execute("COMMIT")
        connection.execute("ATTACH ? AS later", (str(corpus),))
        connection.execute("BEGIN")
        for table in tables(connection):
            columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info ({table})"))
            connection.execute(f"DELETE FROM main.{table}")
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM later.{table}")
        connection.execute(f"PRAGMA application_id = {schema.MAGIC}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    return target


def tables(connection: sqlite3.Connection) -> list[str]:
    """Tables that hold rows of their own, those behind the index among them."""
    rows = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    return [name for (name,) in rows]
