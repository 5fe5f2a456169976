"""Judgements made elsewhere are taken in; none is overwritten and none is lost."""

from pathlib import Path

import msgspec
import pytest

from redept.corpus import open_writer
from redept.corpus.judgements import TakenIn, take_in
from redept.model import Judgement, Volume
from tests.corpus.specimens import judgement, paper

WORDS = "See reftel 41. And your 42. Then reftel 41 again."
PAPER = paper("d1", WORDS, "reftel 41", "your 42")
FIRST, SECOND = PAPER[1]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "c.redept") as writer:
        writer.store_source("vol.xml", "1", Volume(id="vol"), [PAPER])
    return tmp_path / "c.redept"


def took(corpus: Path, *judgements: Judgement, replace: bool = False) -> TakenIn:
    with open_writer(corpus) as writer:
        return take_in(writer, judgements, replace=replace)


def standing(corpus: Path) -> dict[str, str | None]:
    with open_writer(corpus) as writer:
        return {one.reference: one.target for one in writer.reader.judgements()}


def test_a_judgement_is_taken_in_once(corpus: Path) -> None:
    one = judgement(FIRST, "vol/d2")
    assert took(corpus, one).taken == (one,)
    assert took(corpus, one).known == (one,)
    assert standing(corpus) == {FIRST.id: "vol/d2"}


def test_of_two_that_contradict_each_other_the_one_here_stands(corpus: Path) -> None:
    ours, theirs = judgement(FIRST, "vol/d2"), judgement(FIRST, "vol/d3", by="Bo")
    took(corpus, ours)
    done = took(corpus, theirs)
    assert [(one.here.by, one.theirs.by) for one in done.conflicts] == [("Ada", "Bo")]
    assert standing(corpus) == {FIRST.id: "vol/d2"}


def test_replaced_judgements_are_retired_not_lost(corpus: Path) -> None:
    took(corpus, judgement(FIRST, "vol/d2"))
    took(corpus, judgement(FIRST, "vol/d3", by="Bo"), replace=True)
    assert standing(corpus) == {FIRST.id: "vol/d3"}
    with open_writer(corpus) as writer:
        assert [(one.by, one.retired is None) for one in writer.reader.judgements(retired=True)] == [
            ("Ada", False),
            ("Bo", True),
        ]


def test_two_in_one_file_on_the_same_words_are_told(corpus: Path) -> None:
    done = took(corpus, judgement(FIRST, "vol/d2"), judgement(FIRST, None, by="Bo"))
    assert len(done.taken) == len(done.conflicts) == 1


def test_who_agrees_is_counted(corpus: Path) -> None:
    took(corpus, judgement(FIRST, "vol/d2"))
    assert len(took(corpus, judgement(FIRST, "vol/d2", by="Bo")).agreeing) == 1


def test_words_that_moved_are_found(corpus: Path) -> None:
    moved = msgspec.structs.replace(judgement(FIRST, "vol/d2"), reference="vol/d1@2-11", start=2)
    took(corpus, moved)
    assert standing(corpus) == {FIRST.id: "vol/d2"}


def test_a_judgement_waits_for_its_paper(corpus: Path) -> None:
    late = paper("d7", "Your 99 came.", "Your 99")
    done = took(corpus, judgement(late[1][0], None))
    assert len(done.waiting) == 1
    with open_writer(corpus) as writer:
        assert [one.quote for one in writer.reader.lost_judgements()] == ["Your 99"]
        writer.store_source("late.xml", "2", Volume(id="vol"), [late])
        assert list(writer.reader.lost_judgements()) == []


def test_a_corrected_volume_keeps_what_was_taken_in(corpus: Path) -> None:
    took(corpus, judgement(SECOND, "vol/d2"))
    corrected = paper("d1", f"Corrected. {WORDS}", "reftel 41", "your 42")
    with open_writer(corpus) as writer:
        writer.store_source("vol.xml", "2", Volume(id="vol"), [corrected])
    assert standing(corpus) == {corrected[1][1].id: "vol/d2"}


def test_retired_ones_go_in_as_history(corpus: Path) -> None:
    took(corpus, msgspec.structs.replace(judgement(FIRST, "vol/d2"), retired="2024-06-01T00:00:00"))
    assert standing(corpus) == {}
