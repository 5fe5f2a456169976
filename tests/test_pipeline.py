"""The order of the stages, and what holds whatever goes in first or dies on the way."""

import gc
import os
import signal
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any, BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import redept
from redept import pipeline, resolution, sources
from redept.corpus import SourceRows, open_reader
from redept.errors import SourceError, UnknownPerson
from redept.model import Entry, Resolution
from redept.pipeline import deciding, workers
from redept.pipeline import files as reading_files

SPECIMEN = files("redept") / "specimen"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The specimen's papers, each in a text file of its own."""
    folder = tmp_path_factory.mktemp("pages")
    paths = []
    for page in sorted((SPECIMEN / "text").iterdir(), key=lambda page: page.name):
        path = folder / page.name
        path.write_bytes(page.read_bytes())
        paths.append(path)
    return paths


def decisions(corpus: Path) -> dict[str, tuple[str, str | None]]:
    """Every reference's id with its status and target."""
    opened = redept.open_corpus(corpus)
    return {
        reference.id: (decided.status, decided.target)
        for entry in opened.entries()
        for reference, _, decided in opened.references(entry.id)
        if isinstance(decided, Resolution)
    }


def test_the_order_of_adding_changes_no_decision(pages: list[Path], tmp_path: Path) -> None:
    first, second, together = (tmp_path / name for name in ("first.redept", "second.redept", "together.redept"))
    for page in pages:
        pipeline.add(first, [page], volume="specimen")
    for page in reversed(pages):
        pipeline.add(second, [page], volume="specimen")
    pipeline.add(together, pages, volume="specimen")
    assert decisions(first) == decisions(second) == decisions(together)
    assert "resolved" in {status for status, _ in decisions(first).values()}


def tasks(pages: list[Path]) -> list[pipeline.Task]:
    return [pipeline.Task(path=str(page)) for page in pages]


def everything(corpus: Path) -> tuple[list[object], list[object]]:
    """All decisions and all wanted papers of a corpus, as they stand."""
    with open_reader(corpus) as reader:
        return list(reader.decisions()), list(reader.wanted())


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_what_is_decided_while_adding_is_what_deciding_all_again_gives(
    pages: list[Path], tmp_path_factory: pytest.TempPathFactory, random: Random
) -> None:
    corpus = tmp_path_factory.mktemp("orders") / "c.redept"
    left = random.sample(pages, len(pages))
    while left:
        batch, left = left[:12], left[random.randint(1, 12) :]
        pipeline.add(corpus, batch, volume=random.choice(["specimen", "other", None]), workers=1)
        stood = everything(corpus)
        assert pipeline.resolve(corpus) == ()
        assert everything(corpus) == stood


def test_only_papers_that_may_mean_another_one_are_decided_again(
    pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "c.redept"
    pipeline.add(corpus, pages[1:], volume="specimen")
    decided: list[str] = []
    decide = resolution.decide

    def told(one: Entry, *rest: Any) -> object:
        decided.append(one.id)
        return decide(one, *rest)

    monkeypatch.setattr(resolution, "decide", told)
    late = tmp_path / "late.txt"
    late.write_text("The Ambassador in France to the Secretary of State\n\n9911. Nothing to report.\n", "utf-8")
    pipeline.add(corpus, [late], volume="other")
    assert decided == ["other/late"]


def test_a_judgement_whose_paper_is_not_here_is_obeyed_once(
    pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, judged = tmp_path / "c.redept", tmp_path / "judged.redept"
    for one in (corpus, judged):
        pipeline.add(one, pages[1:], volume="specimen")
    reference = next(found[0] for _, found in pipeline.references_of(corpus) if found)
    other = next(one for one, _ in pipeline.references_of(corpus) if one != reference.document)
    pipeline.judge(judged, reference.id, other, because="the original was read", by="A. Reader")
    made = pipeline.export_judgements(judged, "j.jsonl").replace(f'"target": "{other}"', '"target": "specimen/late"')
    pipeline.import_judgements(corpus, made, "j.jsonl")
    assert decisions(corpus)[reference.id] == ("absent", None)
    decided: list[str] = []
    decide = resolution.decide

    def told(one: Entry, *rest: Any) -> object:
        decided.append(one.id)
        return decide(one, *rest)

    monkeypatch.setattr(resolution, "decide", told)
    for name, volume in (("other", "other"), ("late", "specimen")):
        late = tmp_path / f"{name}.txt"
        late.write_text("The Ambassador in France to the Secretary of State\n\n9911. Nothing to report.\n", "utf-8")
        decided.clear()
        pipeline.add(corpus, [late], volume=volume)
        assert (reference.document in decided) == (name == "late")
    assert decisions(corpus)[reference.id] == ("resolved", "specimen/late")


def test_a_paper_that_comes_changes_decisions_and_says_why(pages: list[Path], tmp_path: Path) -> None:
    corpus = tmp_path / "c.redept"
    cited = next(page for page in pages if page.stem == "d3")
    pipeline.add(corpus, [page for page in pages if page != cited], volume="specimen")
    assert pipeline.changes(corpus) == ()
    pipeline.add(corpus, [cited], volume="specimen")
    changed = pipeline.changes(corpus)
    assert changed
    assert all(one.because and one.when for one in changed)
    came = {one.after.target for one in changed if one.because.endswith("was added")}
    assert came == {"specimen/d3"}
    assert pipeline.changes(corpus, "9999") == ()


def test_processes_read_what_one_process_reads(pages: list[Path]) -> None:
    alone = [pipeline.prepared(task).papers for task in tasks(pages)]
    together = list(pipeline.read_in_processes(tasks(pages), workers=2))
    assert [read.papers for read in together if isinstance(read, SourceRows)] == alone


def dies(task: pipeline.Task) -> bytes:
    """Reads as the pipeline does, but one file kills its process."""
    if task.path.endswith("d5.txt"):
        os._exit(9)
    return really_read_packed(task)


really_read_packed = workers.read_packed


def test_a_file_that_kills_its_process_is_set_aside_by_name(pages: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "read_packed", dies)
    outcomes = list(pipeline.read_in_processes(tasks(pages), workers=2))
    assert len(outcomes) == len(pages)
    (failure,) = [outcome for outcome in outcomes if isinstance(outcome, SourceError)]
    assert failure.path.endswith("d5.txt")
    assert "died" in failure.what


def killed_once(task: pipeline.Task) -> bytes:
    """Reads as the pipeline does, but the first process that comes to one file is killed, as by the system."""
    trace = Path(task.path).parent / "killed"
    if task.path.endswith("d5.txt") and not trace.exists():
        trace.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return really_read_packed(task)


def test_a_file_whose_process_was_killed_is_tried_again(pages: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "read_packed", killed_once)
    outcomes = list(pipeline.read_in_processes(tasks(pages), workers=2))
    assert (pages[0].parent / "killed").exists()
    assert [outcome.name for outcome in outcomes if isinstance(outcome, SourceRows)] == [str(page) for page in pages]


def test_progress_counts_every_file_and_every_paper(pages: list[Path], tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.add(tmp_path / "c.redept", pages, workers=1, progress=lambda *step: told.append(step))
    assert [done for stage, done, _ in told if stage == "reading"] == list(range(1, len(pages) + 1))
    assert told[-1] == ("resolution", len(pages), len(pages))


def test_nothing_is_resolved_again_when_nothing_is_new(
    pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.add(tmp_path / "c.redept", pages)
    monkeypatch.setattr(deciding, "resolve_into", lambda *_, **__: pytest.fail("resolved again"))
    again = pipeline.add(tmp_path / "c.redept", pages)
    assert (again.files, again.unchanged) == (0, len(pages))


def test_the_collector_works_again_after_adding(pages: list[Path], tmp_path: Path) -> None:
    assert gc.isenabled()
    pipeline.add(tmp_path / "c.redept", pages[:2])
    assert gc.isenabled()


def test_a_later_version_reads_the_files_again(
    pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.add(tmp_path / "c.redept", pages)
    monkeypatch.setattr(reading_files, "program_version", lambda: "99.0")
    again = pipeline.add(tmp_path / "c.redept", pages)
    assert (again.files, again.unchanged) == (len(pages), 0)


def test_a_crash_before_resolution_is_made_good_by_the_next_add(
    pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "c.redept"

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(deciding, "resolve_into", crash)
        with pytest.raises(KeyboardInterrupt):
            pipeline.add(corpus, pages)
    pipeline.add(corpus, pages)
    assert "resolved" in {status for status, _ in decisions(corpus).values()}


def test_a_paper_in_a_file_of_its_own_has_the_place_that_its_name_gives() -> None:
    assert pipeline.place_by_id("specimen/d1150") == 1150
    assert pipeline.place_by_id("d63a") == 63
    assert pipeline.place_by_id("000_78820021b3d022f1") == 1
    assert pipeline.place_by_id("letter") == 0


def test_a_file_without_papers_is_a_failure_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text("words", encoding="utf-8")
    real = sources.load

    def empty(path: str | Path | BinaryIO, **options: str | None) -> sources.Source:
        source = real(path, **options)
        return sources.Source(source.volume, iter(()), source.problems)

    monkeypatch.setattr(sources, "load", empty)
    outcome = workers.read_or_say_why(pipeline.Task(path=str(path)))
    assert isinstance(outcome, SourceError)
    assert "holds no paper" in str(outcome)


def test_the_package_offers_what_the_commands_do(pages: list[Path], tmp_path: Path) -> None:
    (telegram,) = redept.read(next(page for page in pages if page.stem == "d5"), volume="specimen")
    assert any(reference.number == "2212" for reference in redept.find_references(telegram))
    corpus = redept.open_corpus(tmp_path / "c.redept")
    added = corpus.add(*pages, volume="specimen")
    assert added.documents == len(pages)
    assert corpus.document("specimen/d5").heading == telegram.heading
    assert [hit.id for hit in corpus.search("number:3652").hits] == ["specimen/d5"]
    assert ids(corpus.cited_by("specimen/d3")) >= {"specimen/d5"}
    assert corpus.wanted()
    assert corpus.resolve() == ()


def ids(found: Iterable[tuple[object, ...]]) -> set[str]:
    return {str(getattr(one[0], "document", "")) for one in found}


PERSONS_VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="v"><text><front><div xml:id="persons"><list>
<item><persName xml:id="p_AWW1">Aldrich, Winthrop W.</persName>, Ambassador to the United Kingdom</item></list></div>
</front><body><div type="document" xml:id="d1" n="1"><head>1. Note</head><p>WORDS</p></div></body></text></TEI>"""


def test_the_corpus_keeps_whom_papers_name_and_forgets_them_with_the_papers(tmp_path: Path) -> None:
    corpus, path = tmp_path / "c.redept", tmp_path / "v.xml"
    path.write_text(PERSONS_VOLUME.replace("WORDS", "Mr. Aldrich came."), "utf-8")
    pipeline.add(corpus, [path])
    with open_reader(corpus) as reader:
        (mention,) = reader.mentions_of("v/d1")
        text = reader.document("v/d1").text
        assert (mention.person, text[mention.start : mention.end]) == ("p_AWW1", "Aldrich")
        assert list(reader.named_entries()) == [("v/p_AWW1", "v/d1", 1)]
        assert [hit.id for hit in reader.search("names:v/p_AWW1").hits] == ["v/d1"]
        assert reader.search("names:v/p_BXX1").total == 0
    path.write_text(PERSONS_VOLUME.replace("WORDS", "Nobody came."), "utf-8")
    pipeline.add(corpus, [path])
    with open_reader(corpus) as reader:
        assert list(reader.named_entries()) == []
        assert reader.mentions_of("v/d1") == ()


def test_a_judgement_on_persons_names_entries_that_are_there(tmp_path: Path) -> None:
    corpus, path = tmp_path / "c.redept", tmp_path / "v.xml"
    path.write_text(PERSONS_VOLUME, "utf-8")
    pipeline.add(corpus, [path])
    with pytest.raises(UnknownPerson, match="no entry of a list of persons"):
        pipeline.judge_persons(corpus, "v/p_AWW1", "v/p_AWW2", same=True, because="a guess")
    with pytest.raises(UnknownPerson, match="both are one"):
        pipeline.judge_persons(corpus, "v/p_AWW1", "v/p_AWW1", same=True, because="a guess")
    with open_reader(corpus) as reader:
        assert list(reader.person_judgements()) == []


def test_a_judgement_on_persons_retires_the_one_before(tmp_path: Path) -> None:
    corpus = tmp_path / "c.redept"
    for name in ("v", "w"):
        path = tmp_path / f"{name}.xml"
        path.write_text(PERSONS_VOLUME.replace('xml:id="v"', f'xml:id="{name}"'), "utf-8")
        pipeline.add(corpus, [path])
    pipeline.judge_persons(corpus, "v/p_AWW1", "w/p_AWW1", same=True, because="first")
    pipeline.judge_persons(corpus, "w/p_AWW1", "v/p_AWW1", same=False, because="second", by="reader")
    with open_reader(corpus) as reader:
        (stands,) = reader.person_judgements()
        assert (stands.same, stands.because, stands.by) == (False, "second", "reader")


def test_every_public_name_of_the_room_is_loaded_from_its_module() -> None:
    assert set(pipeline.__all__) == set(pipeline._HOME)
    assert all(getattr(pipeline, name) is not None for name in pipeline.__all__)
