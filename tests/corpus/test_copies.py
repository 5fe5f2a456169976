"""A copy of a corpus in use is a whole corpus, or is not there."""

import sqlite3
import threading
from importlib.resources import files
from pathlib import Path

import pytest

from redept import pipeline
from redept.corpus import backup, open_reader, open_writer
from redept.errors import CorpusError

SPECIMEN = files("redept") / "specimen"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    volume = tmp_path / "specimen.xml"
    volume.write_bytes((SPECIMEN / "specimen.xml").read_bytes())
    pipeline.add(tmp_path / "s.redept", [volume])
    return tmp_path / "s.redept"


def dump(corpus: Path) -> list[str]:
    with sqlite3.connect(corpus) as connection:
        return list(connection.iterdump())


def test_the_copy_holds_what_the_corpus_holds(corpus: Path, tmp_path: Path) -> None:
    size = backup(corpus, tmp_path / "copy.redept")
    assert size == (tmp_path / "copy.redept").stat().st_size
    assert dump(tmp_path / "copy.redept") == dump(corpus)
    with open_reader(tmp_path / "copy.redept") as reader:
        assert reader.search("number:3652").total == 1


def test_the_copy_can_be_written_to(corpus: Path, tmp_path: Path) -> None:
    backup(corpus, tmp_path / "copy.redept")
    assert pipeline.resolve(tmp_path / "copy.redept") == ()


def test_a_copy_is_taken_while_another_writes(corpus: Path, tmp_path: Path) -> None:
    paper = tmp_path / "new.txt"
    paper.write_text("A paper. See telegram 12 from Lisbon, May 1.", encoding="utf-8")
    before = dump(corpus)
    with open_writer(corpus) as writer, writer.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO state VALUES ('stale', 1)")
        backup(corpus, tmp_path / "copy.redept")
    assert dump(tmp_path / "copy.redept") == before


def test_many_copies_at_once_are_all_whole(corpus: Path, tmp_path: Path) -> None:
    targets = [tmp_path / f"copy{number}.redept" for number in range(4)]
    threads = [threading.Thread(target=backup, args=(corpus, target)) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(dump(target) == dump(corpus) for target in targets)


def test_nothing_is_overwritten(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.redept").write_text("mine", encoding="utf-8")
    with pytest.raises(CorpusError, match="exists already"):
        backup(corpus, tmp_path / "copy.redept")
    assert (tmp_path / "copy.redept").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_named(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nowhere"):
        backup(corpus, tmp_path / "nowhere" / "copy.redept")


def test_a_damaged_corpus_gives_no_copy(corpus: Path, tmp_path: Path) -> None:
    damaged = bytearray(corpus.read_bytes())
    with sqlite3.connect(corpus) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'document_by_place'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    damaged[(page - 1) * size : page * size] = bytes(size)
    corpus.write_bytes(damaged)
    with pytest.raises(CorpusError, match="damaged"):
        backup(corpus, tmp_path / "copy.redept")
    assert not list(tmp_path.glob("copy*"))
