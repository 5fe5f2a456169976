"""A corpus of an earlier version is brought up to date by a writer, whole or not at all."""

import sqlite3
from pathlib import Path

import pytest

from redept.corpus import open_reader, open_writer, schema
from redept.corpus.earlier import as_version
from redept.errors import CorpusError
from redept.model import Document
from redept.model.catalogue import entry_of
from tests.corpus.specimens import EXCHANGE, judgement, with_decisions


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus that is one version older than the program."""
    path = with_decisions(tmp_path / "older.redept")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("ALTER TABLE source ADD COLUMN since TEXT",)))
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
    return path


def documents(path: Path) -> list[Document]:
    with open_reader(path) as reader:
        assert [entry_of(document) for document in reader.documents()] == list(reader.entries())
        return list(reader.documents())


def test_a_reader_says_how_to_bring_it_up_to_date(older: Path) -> None:
    with pytest.raises(CorpusError) as error:
        open_reader(older)
    assert f"`redept resolve {older}` brings it up to date" in str(error.value)


def test_a_writer_brings_it_up_to_date_and_nothing_is_lost(older: Path) -> None:
    with open_writer(older):
        pass
    assert documents(older) == [document for document, _ in EXCHANGE]


def test_a_migration_that_fails_leaves_the_corpus_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    *known, last = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", (*known, (*last, "no such statement")))
    with pytest.raises(CorpusError):
        open_writer(older)
    connection = sqlite3.connect(older)
    columns = [row[1] for row in connection.execute("PRAGMA table_info (source)")]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    assert "since" not in columns
    assert version == schema.NEWEST - 1


def test_versions_of_released_migrations_are_counted() -> None:
    assert len(schema.MIGRATIONS) == schema.NEWEST


@pytest.mark.parametrize("version", range(1, schema.NEWEST))
def test_every_released_version_is_brought_up_to_date_with_its_judgements(version: int, tmp_path: Path) -> None:
    newest = with_decisions(tmp_path / "newest.redept")
    with open_writer(newest) as writer:
        found = next(one for _, references in writer.reader.all_references() for one in references)
        writer.judge(judgement(found, None))
        judged = list(writer.reader.judgements())
        hits = writer.reader.search("form:telegram").total
    older = as_version(newest, tmp_path / "older.redept", version)
    with pytest.raises(CorpusError, match="brings it up to date"):
        open_reader(older)
    with open_writer(older) as writer:
        assert list(writer.reader.judgements()) == judged
    assert documents(older) == documents(newest)
    with open_reader(older) as reader:
        assert reader.search("form:telegram").total == hits > 0
        assert [row[0] for row in reader.rows("PRAGMA integrity_check")] == ["ok"]
        assert list(reader.rows("PRAGMA foreign_key_check")) == []


def test_words_with_the_marker_of_a_note_in_them_are_indexed_again(tmp_path: Path) -> None:
    newest = with_decisions(tmp_path / "newest.redept")
    older = as_version(newest, tmp_path / "older.redept", 5)
    with sqlite3.connect(older) as connection:
        connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    with open_writer(older):
        pass
    with open_reader(older) as found, open_reader(newest) as wanted:
        assert found.search("telegram").hits == wanted.search("telegram").hits != ()
