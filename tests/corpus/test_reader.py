"""What can be asked of a corpus, and what is no corpus."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.corpus import Reader, open_reader, open_writer
from redept.corpus.schema import MAGIC, NEWEST
from redept.errors import CorpusError, CorpusTooNew, NotACorpus, UnknownDocument
from redept.model.catalogue import entry_of
from tests.corpus.specimens import EXCHANGE, WANTED, with_decisions


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with open_reader(with_decisions(tmp_path / "exchange.redept")) as reader:
        yield reader


def test_documents_come_back_as_they_went_in_and_in_order(reader: Reader) -> None:
    assert list(reader.documents()) == [document for document, _ in EXCHANGE]
    assert [reader.document(document.id) for document, _ in EXCHANGE] == [document for document, _ in EXCHANGE]


def test_entries_are_the_cards_of_the_documents(reader: Reader) -> None:
    assert list(reader.entries()) == [entry_of(document) for document, _ in EXCHANGE]


def test_references_come_with_what_was_decided(reader: Reader) -> None:
    ((found, seen, resolution),) = reader.references("vol/d2")
    assert found == EXCHANGE[1][1][0]
    assert seen is not None
    assert resolution is not None
    assert (seen.from_, resolution.status, resolution.target) == ("Moscow", "resolved", "vol/d1")
    assert reader.references("vol/d3") == []


def test_all_references_come_by_document_in_order(reader: Reader) -> None:
    assert list(reader.all_references()) == [(document.id, found) for document, found in EXCHANGE]
    assert [len(found) for found in reader.decided_references()] == [1, 1, 0]
    assert [len(found) for found in reader.decided_references("repatriation OR chiefs")] == [1, 0]


def test_a_reference_is_found_by_its_id(reader: Reader) -> None:
    (words,) = EXCHANGE[1][1]
    assert reader.reference(words.id) == words


def test_what_cites_a_document_is_known(reader: Reader) -> None:
    assert [found.id for found, _, _ in reader.cited_by("vol/d1")] == [EXCHANGE[1][1][0].id]
    assert reader.cited_by("vol/d3") == []


def test_wanted_papers_decisions_and_counts_are_kept(reader: Reader) -> None:
    assert list(reader.wanted()) == [WANTED]
    assert [resolution.status for _, resolution in reader.decisions()] == ["absent", "resolved"]
    assert reader.counts() == {"resolved": 1, "absent": 1}


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        ("vol/d11", "perhaps vol/d1"),
        ("d2", "perhaps vol/d2"),
        ("something else entirely", "redept search"),
    ],
)
def test_an_unknown_document_is_told_with_ids_like_it(reader: Reader, asked: str, remedy: str) -> None:
    with pytest.raises(UnknownDocument) as error:
        reader.document(asked)
    assert remedy in str(error.value)


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        ("vol/d2@34-68", "perhaps vol/d2@34-69"),
        ("vol/d3@1-2", "it has no references"),
        ("vol/d2", "ids of references are like"),
        ("vol/d9@1-2", "vol/d9: no document"),
    ],
)
def test_an_unknown_reference_is_told_with_ids_like_it(reader: Reader, asked: str, remedy: str) -> None:
    with pytest.raises(UnknownDocument) as error:
        reader.reference(asked)
    assert remedy in str(error.value)


# ---------------------------------------------------------------- files that are no corpus


def text(path: Path) -> None:
    path.write_text("711.62114/9–2444: Telegram\n" * 200, "utf-8")


def short_text(path: Path) -> None:
    path.write_text("x", "utf-8")


def folder(path: Path) -> None:
    path.mkdir()


def another_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE document (id)")
    connection.close()


def a_database_that_says_whose_it_is(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 7")
    connection.execute("PRAGMA user_version = 7")
    connection.close()


NO_CORPUS = [text, short_text, folder, another_database, a_database_that_says_whose_it_is]


@pytest.mark.parametrize("make", NO_CORPUS)
@pytest.mark.parametrize("opened", [open_reader, open_writer])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, make: object, opened: object) -> None:
    path = tmp_path / "other.redept"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotACorpus) as error:
        opened(path)  # type: ignore[operator]
    assert str(error.value).startswith(f"{path}: ")
    assert "name another file" in str(error.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [file.name for file in tmp_path.iterdir()] == ["other.redept"]


def test_an_empty_file_is_no_corpus_to_a_reader_and_a_new_one_to_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "empty.redept"
    path.touch()
    with pytest.raises(NotACorpus) as error:
        open_reader(path)
    assert f"`redept add {path} PATH...` makes a corpus of it" in str(error.value)
    with open_writer(path):
        pass
    with open_reader(path) as reader:
        assert list(reader.entries()) == []


def test_a_corpus_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as error:
        open_reader(tmp_path / "none.redept")
    assert "there is no such corpus; `redept add" in str(error.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opened", [open_reader, open_writer])
def test_a_corpus_of_a_later_version_is_refused_and_left_alone(tmp_path: Path, opened: object) -> None:
    path = with_decisions(tmp_path / "later.redept")
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(CorpusTooNew) as error:
        opened(path)  # type: ignore[operator]
    assert "install the newer redept" in str(error.value)
    assert path.read_bytes() == before


def test_every_corpus_says_what_it_is(tmp_path: Path) -> None:
    path = with_decisions(tmp_path / "exchange.redept")
    assert int.from_bytes(path.read_bytes()[68:72]) == MAGIC


def bytes_of_the_exchange() -> bytes:
    with TemporaryDirectory() as folder:
        return with_decisions(Path(folder) / "exchange.redept").read_bytes()


EXCHANGE_BYTES = bytes_of_the_exchange()


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_damaged_bytes_give_an_error_in_words_or_an_answer(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.redept"
    whole = bytearray(EXCHANGE_BYTES)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=30)):
        whole[place] = data.draw(st.integers(0, 255))
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    try:
        with open_reader(path) as reader:
            list(reader.documents())
            list(reader.entries())
            reader.references("vol/d2")
            reader.search("prisoners OR chiefs")
    except (CorpusError, UnknownDocument):
        pass


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_corpus_in_a_folder_that_cannot_be_written_to_is_read(tmp_path: Path) -> None:
    path = with_decisions(tmp_path / "exchange.redept")
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with open_reader(path) as reader:
            assert reader.document("vol/d1").id == "vol/d1"
        with pytest.raises(CorpusError) as error:
            open_writer(path)
        assert "you may write there" in str(error.value)
    finally:
        tmp_path.chmod(0o755)
