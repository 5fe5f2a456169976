"""`sqlite`: the tables of `csv` and the texts as one database with keys, views and full text, for Datasette and SQL.

A corpus keeps its records packed; this file is the same in columns that every SQLite program reads. Its views answer
what is asked most; `dictionary` says what each column means.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.finding_aids.tables import TABLES, TEXTS, Row, Table, rows

TYPES = {"text": "TEXT", "whole": "INTEGER", "real": "REAL", "truth": "INTEGER"}
KEYS = {
    "documents": '"id" TEXT PRIMARY KEY',
    "references": '"id" TEXT PRIMARY KEY',
    "wanted": '"id" TEXT PRIMARY KEY',
    "texts": '"document" TEXT PRIMARY KEY REFERENCES "documents" ("id")',
}
LINKS = {
    ("parties", "document"): "documents",
    ("numbers", "document"): "documents",
    ("notes", "document"): "documents",
    ("references", "document"): "documents",
    ("references", "wanted"): "wanted",
    ("candidates", "reference"): "references",
}
"""Columns that name a row of another table. A target may lie outside what a query chose, and is no such column."""
INDEXES = (("documents", "date"), ("references", "document"), ("references", "target"), ("parties", "document"))

VIEWS = {
    "citations": """
        SELECT r.document AS citing, d.date AS citing_date, d.heading AS citing_heading, r.text AS words, r.kind,
            r.layer, r.author, r.target AS cited, t.date AS cited_date, t.heading AS cited_heading, r.confidence,
            r.because, r.by
        FROM "references" r JOIN documents d ON d.id = r.document LEFT JOIN documents t ON t.id = r.target
        WHERE r.target IS NOT NULL""",
    "most_cited": """
        SELECT target AS document, t.date, t.heading, t.citation, count(*) AS citations,
            count(DISTINCT r.document) AS citing_documents
        FROM "references" r LEFT JOIN documents t ON t.id = r.target
        WHERE target IS NOT NULL GROUP BY target ORDER BY citations DESC""",
    "correspondence": """
        SELECT coalesce(s.name, s.office) AS sender, coalesce(a.name, a.office) AS recipient, count(*) AS papers,
            min(d.date) AS first, max(d.date) AS last
        FROM parties s JOIN parties a ON a.document = s.document AND a.role = 'recipient'
        JOIN documents d ON d.id = s.document
        WHERE s.role = 'sender' GROUP BY 1, 2 ORDER BY papers DESC""",
    "most_wanted": """
        SELECT id, kind, number_series, number, "from", "to", date, file_number, citations FROM wanted
        ORDER BY citations DESC""",
    "left_open": """
        SELECT r.id, r.document, d.date, r.text AS words, r.kind, r.status, count(c.document) AS candidates
        FROM "references" r JOIN documents d ON d.id = r.document LEFT JOIN candidates c ON c.reference = r.id
        WHERE r.status IN ('possible', 'ambiguous') GROUP BY r.id""",
    "papers_by_month": """
        SELECT substr(date, 1, 7) AS month, form, count(*) AS papers FROM documents
        WHERE date IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
}
"""What is asked most, by the names under which the database answers it."""

BATCH = 2_000


def write(reader: Reader, path: Path, query: str | None) -> None:
    """Write the database; RedeptError where something stands at the path already."""
    if path.exists():
        raise RedeptError(f"{path}: is there already; name a new file")
    begun = path.with_name(f"{path.name}.part")
    begun.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(begun, isolation_level=None)) as connection:
            fill(connection, reader, query)
    except sqlite3.Error as error:
        raise RedeptError(f"{path}: cannot be written ({error}); name another file") from None
    begun.replace(path)


def fill(connection: sqlite3.Connection, reader: Reader, query: str | None) -> None:
    """Tables, their rows, indexes, views and full text."""
    for setting in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    for table in (*TABLES, TEXTS):
        connection.execute(created(table))
    waiting: dict[str, list[Row]] = {}
    for name, row in rows(reader, query):
        held = waiting.setdefault(name, [])
        held.append(row)
        if len(held) >= BATCH:
            insert(connection, name, held)
    for name, held in waiting.items():
        insert(connection, name, held)
    texts: Iterator[Row] = ((one.id, one.text) for one in reader.documents(query))
    while batch := list(islice(texts, 200)):
        insert(connection, "texts", batch)
    finish(connection)


def finish(connection: sqlite3.Connection) -> None:
    """What is made of the rows when all are there."""
    for name, column in INDEXES:
        connection.execute(f'CREATE INDEX "{name}_by_{column}" ON "{name}" ("{column}")')
    for name, said in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {said}")
    connection.execute('CREATE TABLE dictionary ("table" TEXT, "column" TEXT, type TEXT, meaning TEXT, row TEXT)')
    columns = [
        (table.name, column.name, column.type, column.meaning, table.row)
        for table in (*TABLES, TEXTS)
        for column in table.columns
    ]
    connection.executemany("INSERT INTO dictionary VALUES (?, ?, ?, ?, ?)", columns)
    connection.execute("CREATE VIRTUAL TABLE texts_fts USING fts5 (text, content = 'texts', tokenize = 'porter')")
    connection.execute("INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')")
    connection.execute("COMMIT")


def created(table: Table) -> str:
    """The statement that makes a table."""
    columns = []
    for column in table.columns:
        key = KEYS.get(table.name, "")
        if key.startswith(f'"{column.name}" '):
            columns.append(key)
            continue
        to = LINKS.get((table.name, column.name))
        link = f' REFERENCES "{to}" ("id")' if to else ""
        columns.append(f'"{column.name}" {TYPES[column.type]}{link}')
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)})'


def insert(connection: sqlite3.Connection, name: str, held: list[Row]) -> None:
    """Write rows that waited, and forget them."""
    if held:
        connection.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(held[0]))})', held)
        held.clear()
