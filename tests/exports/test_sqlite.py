"""The public database is read with SQL, and by Datasette."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from redept import exports
from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports.sqlite import VIEWS
from redept.finding_aids.tables import TABLES, TEXTS


@pytest.fixture(scope="module")
def path(specimen: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "specimen.db"
    exports.write_database(specimen, "sqlite", path)
    return path


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_it_holds_what_the_corpus_holds(database: sqlite3.Connection, specimen: Reader) -> None:
    def count(table: str) -> int:
        return int(database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])

    assert count("documents") == count("texts") == len(list(specimen.ids()))
    assert count("references") == sum(map(len, specimen.decided_references()))
    assert count("wanted") == len(list(specimen.wanted()))
    texts = dict(database.execute("SELECT document, text FROM texts"))
    assert texts == {one.id: one.text for one in specimen.documents()}


def test_its_keys_hold_and_nothing_is_damaged(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_view_answers_and_every_column_is_explained(database: sqlite3.Connection) -> None:
    for view in VIEWS:
        assert database.execute(f"SELECT * FROM {view} LIMIT 1").fetchone(), view
    explained = set(database.execute('SELECT "table", "column" FROM dictionary'))
    assert explained == {(table.name, column.name) for table in (*TABLES, TEXTS) for column in table.columns}
    for table in (*TABLES, TEXTS):
        shown = {(table.name, row[1]) for row in database.execute(f'PRAGMA table_info("{table.name}")')}
        assert shown <= explained


def test_citations_are_the_resolved_references(database: sqlite3.Connection, specimen: Reader) -> None:
    resolved = {
        (one.document, one.text, decided.target)
        for found in specimen.decided_references()
        for one, _, decided in found
        if decided and decided.target
    }
    assert set(database.execute("SELECT citing, words, cited FROM citations")) == resolved


def test_words_are_found(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT document FROM texts JOIN texts_fts ON texts.rowid = texts_fts.rowid WHERE texts_fts MATCH 'prisoners'"
    )
    assert ("specimen/d5",) in found.fetchall()


def test_a_query_chooses_and_a_file_is_never_overwritten(specimen: Reader, path: Path, tmp_path: Path) -> None:
    exports.write_database(specimen, "sqlite", tmp_path / "some.db", "number:3652")
    with sqlite3.connect(tmp_path / "some.db") as connection:
        assert connection.execute("SELECT id FROM documents").fetchall() == [("specimen/d5",)]
    connection.close()
    with pytest.raises(RedeptError, match="is there already"):
        exports.write_database(specimen, "sqlite", path)
    with pytest.raises(RedeptError, match="cannot be written"):
        exports.write_database(specimen, "sqlite", tmp_path / "no" / "where.db")


@pytest.mark.skipif(find_spec("datasette") is None, reason="datasette is not installed")
@pytest.mark.parametrize("view", [*VIEWS, *(table.name for table in TABLES), "texts"])
def test_datasette_shows_every_row(view: str, path: Path, database: sqlite3.Connection) -> None:
    asked = f"/specimen/{view}.json?_shape=arrays&_size=1000"
    done = subprocess.run(
        [sys.executable, "-m", "datasette", str(path), "--get", asked],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    given: Any = json.loads(done.stdout)
    names = ", ".join(f'"{name}"' for name in given["columns"])
    rows = database.execute(f'SELECT {names} FROM "{view}"').fetchall()
    assert rows and Counter(tuple(row) for row in given["rows"]) == Counter(rows), done.stderr
