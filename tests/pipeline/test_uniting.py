"""Corpora made in parts and united are the corpus that would have been made at once."""

from pathlib import Path

import pytest

from redept import corpus, pipeline
from redept.errors import CorpusError
from redept.model import Judgement, encoding

PAPERS = {
    "d1": "The Ambassador in the Soviet Union (Harriman) to the Secretary of State\n\nMoscow, September 20, 1944.\n\n"
    "3600. The Embassy has been informed that he left.\n",
    "d2": "The Ambassador in the Soviet Union (Harriman) to the Secretary of State\n\nMoscow, September 24, 1944.\n\n"
    "3652. ReEmbs 3600, September 20. Please inform me whether he left.\n",
    "d3": "The Ambassador in the Soviet Union (Harriman) to the Secretary of State\n\nMoscow, September 26, 1944.\n\n"
    "3660. ReEmbs 3652, September 24, and 3599, September 19. He did not.\n",
}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in PAPERS.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def added(path: Path, papers: Path, *names: str) -> Path:
    """A corpus with these papers."""
    pipeline.add(path, [papers / f"{name}.txt" for name in names], volume="v", workers=1)
    return path


def content(path: Path) -> list[object]:
    """All that a corpus holds and decides of its papers."""
    with corpus.open_reader(path) as reader:
        return [
            [encoding.to_json(one) for one in reader.documents()],
            [repr(one) for one in reader.findings()],
            [repr(one) for one in reader.decisions()],
            [repr(one) for one in reader.wanted()],
            list(reader.citations()),
            [hit.id for hit in reader.search("names:embassy left").hits],
            reader.counts(),
        ]


def test_parts_united_are_the_corpus_made_at_once(papers: Path, tmp_path: Path) -> None:
    at_once = added(tmp_path / "whole.redept", papers, "d1", "d2", "d3")
    parts = [added(tmp_path / f"{name}.redept", papers, name) for name in PAPERS]
    united = pipeline.unite(tmp_path / "united.redept", parts)
    assert (united.files, united.documents, united.unchanged) == (3, 3, 0)
    assert content(tmp_path / "united.redept") == content(at_once)


def test_uniting_again_changes_nothing(papers: Path, tmp_path: Path) -> None:
    part = added(tmp_path / "part.redept", papers, "d1", "d2")
    pipeline.unite(tmp_path / "united.redept", [part])
    before = (tmp_path / "united.redept").read_bytes()
    assert pipeline.unite(tmp_path / "united.redept", [part]).unchanged == 2
    assert (tmp_path / "united.redept").read_bytes() == before


def test_judgements_come_with_their_papers_and_conflicts_are_told(papers: Path, tmp_path: Path) -> None:
    here = added(tmp_path / "here.redept", papers, "d1", "d2")
    there = added(tmp_path / "there.redept", papers, "d1", "d2", "d3")
    with corpus.open_reader(there) as reader:
        in_d2, *in_d3 = [found.id for document in ("v/d2", "v/d3") for found, _, _ in reader.references(document)]
    pipeline.judge(here, in_d2, None, because="another 3600", by="Ada")
    pipeline.judge(there, in_d2, "v/d1", because="the same", by="Ben")
    pipeline.judge(there, in_d3[0], None, because="a slip", by="Ben")
    united = pipeline.unite(here, [there])
    assert united.judgements == 1
    assert [(one.here.by, one.theirs.by) for one in united.conflicts] == [("Ada", "Ben")]
    with corpus.open_reader(here) as reader:
        decided = {one.reference: (one.by, one.target) for _, one in reader.decisions()}
    assert decided[in_d2] == ("Ada", None)
    assert decided[in_d3[0]] == ("Ben", None)


def test_judgements_that_came_before_a_crash_hold_after_it(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = added(tmp_path / "here.redept", papers, "d1", "d2")
    there = added(tmp_path / "there.redept", papers, "d1", "d2")
    with corpus.open_reader(there) as reader:
        (in_d2,) = [found.id for found, _, _ in reader.references("v/d2")]
    pipeline.judge(there, in_d2, None, because="another 3600", by="Ben")

    def crash(*given: object, **named: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched, pytest.raises(MemoryError):
        patched.setattr("redept.pipeline.uniting.resolve_into", crash)
        pipeline.unite(here, [there])
    pipeline.unite(here, [there])
    with corpus.open_reader(here) as reader:
        assert [(one.by, one.target) for _, one in reader.decisions()] == [("Ben", None)]


def test_two_volumes_with_papers_of_one_name_stay_two(papers: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "d1.txt").write_text(PAPERS["d2"])
    one = added(tmp_path / "one.redept", papers, "d1")
    two = added(tmp_path / "two.redept", other, "d1")
    pipeline.unite(tmp_path / "united.redept", [one, two])
    with corpus.open_reader(tmp_path / "united.redept") as reader:
        documents = list(reader.documents())
    assert [one.id for one in documents] == ["v/d1", "v/d1.2"]
    assert [problem.code for problem in documents[1].problems] == ["doubled-id"]


def test_a_part_that_cannot_be_read_stops_it_before_it_begins(papers: Path, tmp_path: Path) -> None:
    part = added(tmp_path / "part.redept", papers, "d1")
    (tmp_path / "no.redept").write_bytes(b"not a corpus at all" * 100)
    for wrong in (tmp_path / "no.redept", tmp_path / "missing.redept"):
        with pytest.raises(CorpusError):
            pipeline.unite(tmp_path / "united.redept", [part, wrong])
        assert not (tmp_path / "united.redept").exists()


def test_a_corpus_is_no_part_of_itself(papers: Path, tmp_path: Path) -> None:
    part = added(tmp_path / "part.redept", papers, "d1")
    with pytest.raises(CorpusError, match="is the corpus that the others go into"):
        pipeline.unite(part, [part])


def test_a_judgement_that_was_kept_before_a_crash_is_obeyed_with_the_next_change(papers: Path, tmp_path: Path) -> None:
    path = added(tmp_path / "c.redept", papers, "d1", "d2")
    with corpus.open_reader(path) as reader:
        ((reference, _, _),) = reader.references("v/d2")
    judgement = Judgement(
        reference=reference.id,
        document="v/d2",
        target=None,
        by="Ada",
        when="2026-01-01T00:00:00+00:00",
        because="another 3600",
        quote=reference.text,
        layer="body",
        note=None,
        start=reference.start,
    )
    with corpus.open_writer(path) as writer:
        writer.judge(judgement)  # and the program is killed before it decides again
    added(path, papers, "d3")
    with corpus.open_reader(path) as reader:
        ((_, _, decided),) = reader.references("v/d2")
    assert decided is not None
    assert (decided.by, decided.target) == ("Ada", None)
