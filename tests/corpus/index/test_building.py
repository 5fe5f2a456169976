"""The extra index knows of which state of the corpus it is, and only what changed is written again."""

import sys
from pathlib import Path

import pytest

from redept.corpus import drop_index, make_index, open_reader, open_writer
from redept.corpus.index import fields
from redept.errors import CorpusBusy, CorpusError
from tests.corpus.specimens import paper, put, stored

tantivy = pytest.importorskip("tantivy", reason="tantivy is not installed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A corpus of two files."""
    path = stored(tmp_path / "c.redept", paper("d1", "lamps and oil"), paper("d2", "oil alone"))
    with open_writer(path) as writer:
        put(writer, paper("other/d1", "grain"), name="/papers/other.xml", digest="2", volume="other")
    return path


def used(path: Path) -> bool:
    with open_reader(path) as reader:
        return reader.beside.here() is not None


def found(path: Path, query: str) -> list[str]:
    with open_reader(path) as reader:
        return sorted(hit.id for hit in reader.search(query).hits)


def test_a_corpus_has_none_until_it_is_made(path: Path) -> None:
    assert not used(path)
    made = make_index(path)
    assert (made.written, made.removed, made.papers) == (3, 0, 3)
    assert made.size > 0
    assert used(path)


def test_made_again_nothing_is_written(path: Path) -> None:
    make_index(path)
    again = make_index(path)
    assert (again.written, again.removed, again.papers) == (0, 0, 3)


def test_papers_that_came_later_are_found_and_alone_are_written(path: Path) -> None:
    make_index(path)
    with open_writer(path) as writer:
        put(writer, paper("third/d1", "oil of olives"), name="/papers/third.xml", digest="3", volume="third")
    assert not used(path)
    assert found(path, "oil") == ["third/d1", "vol/d1", "vol/d2"]
    again = make_index(path)
    assert (again.written, again.removed, again.papers) == (1, 0, 4)
    assert used(path)
    assert found(path, "oil") == ["third/d1", "vol/d1", "vol/d2"]


def test_a_file_that_was_changed_is_taken_out_and_written_again(path: Path) -> None:
    make_index(path)
    stored(path, paper("d1", "lamps and grain"), digest="4")
    assert not used(path)
    again = make_index(path)
    assert (again.written, again.removed, again.papers) == (1, 2, 2)
    assert found(path, "oil") == []
    assert found(path, "grain") == ["other/d1", "vol/d1"]
    assert found(path, "NOT lamps") == ["other/d1"]


def test_the_same_file_stored_again_leaves_it_in_use(path: Path) -> None:
    stored(path, paper("d1", "lamps"), digest="5")
    make_index(path)
    stored(path, paper("d1", "lamps"), digest="5")
    assert used(path)


def test_an_earlier_copy_put_back_is_not_taken_for_what_came_after_it(path: Path) -> None:
    earlier = path.read_bytes()
    stored(path, paper("d1", "wheat"), digest="6")
    make_index(path)
    path.write_bytes(earlier)
    assert not used(path)
    stored(path, paper("d1", "barley"), digest="6")
    assert not used(path)
    assert found(path, "barley") == ["vol/d1"]
    make_index(path)
    assert found(path, "wheat") == []


def test_a_reader_that_holds_the_corpus_open_uses_it_once_it_is_made(path: Path) -> None:
    with open_reader(path) as reader:
        assert reader.beside.here() is None
        make_index(path)
        assert reader.beside.here() is not None
        with open_writer(path) as writer:
            put(writer, paper("third/d1", "oil"), name="/papers/third.xml", digest="3", volume="third")
        assert reader.beside.here() is not None, "it sees the corpus as it was"
        make_index(path)
        assert reader.beside.here() is not None, "it holds on to the index too"
        assert reader.search("oil").total == 2
        reader.rest()
        reader.renew()
        assert reader.search("oil").total == 3
        assert reader.beside.here() is not None


def test_an_index_that_is_ahead_of_what_a_reader_sees_is_not_used(path: Path) -> None:
    with open_reader(path) as reader:
        with open_writer(path) as writer:
            put(writer, paper("third/d1", "oil"), name="/papers/third.xml", digest="3", volume="third")
        make_index(path)
        assert reader.beside.here() is None
        assert reader.beside.passed_over() == "it is of another state of the corpus"
        assert reader.search("oil").total == 2


def test_a_damaged_one_is_passed_over_and_made_anew(path: Path) -> None:
    make_index(path)
    (fields.place_of(path) / "meta.json").write_bytes(b"{")
    assert not used(path)
    with open_reader(path) as reader:
        assert reader.beside.passed_over() == "it is not whole"
    assert found(path, "lamps") == ["vol/d1"]
    assert make_index(path).written == 3
    assert used(path)


def test_one_of_another_layout_is_passed_over_and_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_index(path)
    monkeypatch.setattr(fields, "LAYOUT", fields.LAYOUT + 1)
    assert not used(path)
    assert make_index(path).written == 3
    assert [one.name for one in fields.folder_of(path).iterdir()] == [f"layout-{fields.LAYOUT}"]


def test_it_is_deleted_and_the_corpus_finds_the_same(path: Path) -> None:
    make_index(path)
    assert drop_index(path)
    assert not fields.folder_of(path).exists()
    assert not drop_index(path)
    assert found(path, "oil") == ["vol/d1", "vol/d2"]


def test_a_folder_of_that_name_that_is_something_else_is_left_alone(path: Path) -> None:
    folder = fields.folder_of(path)
    folder.mkdir()
    (folder / "letters.txt").write_text("mine")
    with pytest.raises(CorpusError, match="holds what no search index holds"):
        make_index(path)
    with pytest.raises(CorpusError, match="holds what no search index holds"):
        drop_index(path)
    assert (folder / "letters.txt").read_text() == "mine"


def test_two_cannot_write_it_at_once(path: Path) -> None:
    make_index(path)
    held = tantivy.Index.open(str(fields.place_of(path))).writer(15_000_000, 1)
    with open_writer(path) as writer:
        put(writer, paper("third/d1", "oil"), name="/papers/third.xml", digest="3", volume="third")
    with pytest.raises(CorpusBusy):
        make_index(path)
    del held


def test_without_tantivy_it_is_said_and_searches_find_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_index(path)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with pytest.raises(CorpusError, match=r"redept\[tantivy\]"):
        make_index(path)
    assert not used(path)
    assert found(path, "oil") == ["vol/d1", "vol/d2"]


def test_an_empty_corpus_has_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.redept"
    open_writer(path).close()
    assert make_index(path).papers == 0
    assert found(path, "oil NOT lamps") == []
