"""Check names what is odd, each with its document, in the order of the papers."""

from pathlib import Path

from redept.corpus import open_reader, open_writer
from redept.finding_aids.check import check
from redept.model import Note, Problem, Volume
from tests.corpus.specimens import judgement, paper, put, reference, stored, telegram, with_decisions


def codes(path: Path) -> list[tuple[str, str]]:
    with open_reader(path) as reader:
        return [(one.document, one.code) for one in check(reader)]


def test_sound_papers_have_nothing_odd(tmp_path: Path) -> None:
    assert codes(with_decisions(tmp_path / "c.redept")) == []


def test_problems_of_papers_and_of_sources_are_listed(tmp_path: Path) -> None:
    odd = Problem(code="odd", message="odd indeed", start=3, end=5, remedy="look at the page")
    with open_writer(tmp_path / "c.redept") as writer:
        writer.store_source("/vol.xml", "1", Volume(id="vol"), [paper("d1", "x", problems=(odd,))], [odd])
    with open_reader(tmp_path / "c.redept") as reader:
        first, second = check(reader)
    assert (first.document, first.code) == ("/vol.xml", "odd")
    assert (second.document, second.message, second.start, second.remedy) == (
        "vol/d1",
        "odd indeed",
        3,
        "look at the page",
    )


def test_notes_without_a_place_are_listed_once(tmp_path: Path) -> None:
    notes = tuple(
        Note(marker=marker, start=None, end=None, text=text, list_start=2, list_end=4)
        for marker, text in (("1", "Source: a file."), ("2", "Not printed."))
    )
    told = Problem(code="note-without-anchor", message="note 2 has no place")
    path = stored(
        tmp_path / "c.redept", paper("d1", "x\n\nxx", notes=notes), paper("d2", "x", notes=notes, problems=(told,))
    )
    assert codes(path) == [("vol/d1", "note-without-anchor"), ("vol/d2", "note-without-anchor")]


def test_doubled_ids_are_listed(tmp_path: Path) -> None:
    stored(tmp_path / "c.redept", paper("d1", "a"), name="/one/d1.txt")
    path = stored(tmp_path / "c.redept", paper("d1", "b"), name="/two/d1.txt", digest="2")
    assert codes(path) == [("vol/d1.2", "doubled-id")]


def test_oddities_of_series_stand_with_their_papers(tmp_path: Path) -> None:
    odd = Problem(code="odd", message="odd indeed")
    path = stored(
        tmp_path / "c.redept",
        telegram("d1", "5", "1950-01-01", problems=(odd,), sequence=1),
        telegram("d2", "5", "1950-02-01", sequence=2),
        telegram("d3", "6", "1950-02-02", problems=(odd,), sequence=3),
    )
    assert codes(path) == [("vol/d1", "odd"), ("vol/d2", "number-shared"), ("vol/d3", "odd")]


def test_what_the_papers_own_record_says_is_not_said_again(tmp_path: Path) -> None:
    told = Problem(code="dates-disagree", message="dated 1950, but filed under 1944")
    odd = telegram("d1", "5", "1950-01-01", file_number="711.62114/9-2444", problems=(told,))
    assert codes(stored(tmp_path / "c.redept", odd)) == [("vol/d1", "dates-disagree")]


def test_judgements_whose_words_are_gone_are_listed(tmp_path: Path) -> None:
    path = stored(tmp_path / "c.redept", paper("d1", "See telegram 5.", "telegram 5"))
    with open_writer(path) as writer:
        writer.judge(judgement(reference("vol/d1", 4, "telegram 5"), None))
        put(writer, paper("d1", "Nothing."), digest="2")
    assert codes(path) == [("vol/d1", "judgement-without-words")]
