"""One writer at a time, whatever became of the last one."""

from pathlib import Path

import pytest

from redept.corpus.lock import WriterLock
from redept.errors import CorpusBusy


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "papers.redept"


def test_a_lock_is_held_by_one_and_leaves_nothing_behind(corpus: Path) -> None:
    first, second = WriterLock(corpus), WriterLock(corpus)
    first.take()
    with pytest.raises(CorpusBusy):
        second.take()
    first.release()
    second.take()
    second.release()
    assert list(corpus.parent.iterdir()) == []


def test_a_lock_that_a_killed_process_left_is_taken_over(corpus: Path) -> None:
    corpus.with_name("papers.redept-lock").touch()
    lock = WriterLock(corpus)
    lock.take()
    lock.release()
    assert list(corpus.parent.iterdir()) == []


def test_releasing_twice_takes_no_lock_from_another(corpus: Path) -> None:
    first, second, third = (WriterLock(corpus) for _ in range(3))
    first.take()
    first.release()
    second.take()
    first.release()
    with pytest.raises(CorpusBusy):
        third.take()
    second.release()
