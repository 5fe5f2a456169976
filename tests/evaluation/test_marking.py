"""From a drawn sheet over a marker's words to marks, agreement and scores, on the specimen."""

from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from redept.errors import SourceError
from redept.evaluation.agreement import agreement, kappa
from redept.evaluation.drawing import Drawn, draw
from redept.evaluation.marking import main
from redept.evaluation.marks import Mark, Marked, papers_of, read_marks, written
from redept.evaluation.settling import WrittenLine, WrittenMark, places, settle
from redept.model import Span

SPECIMEN = Path(str(files("redept") / "specimen" / "specimen.xml"))


@pytest.fixture(scope="module")
def sheet() -> list[Drawn]:
    return draw([SPECIMEN], {"any": 20, "asking": 10}, part="tuning", seed=3)


def test_the_same_seed_draws_the_same_sentences_and_none_twice(sheet: list[Drawn]) -> None:
    assert sheet == draw([SPECIMEN], {"any": 20, "asking": 10}, part="tuning", seed=3)
    assert len({(one.document, one.note, one.start) for one in sheet}) == len(sheet) == 30
    assert [one.number for one in sheet] == list(range(1, 31))
    assert {one.drawn for one in sheet} == {"any", "asking"}


def test_words_of_a_marker_become_places(sheet: list[Drawn]) -> None:
    drawn = msgspec.structs.replace(sheet[0], text="He told me that he knew that it had failed.", start=100, number=1)
    told = WrittenMark(kind="told", text="he knew ... failed", source="He", recipient="me", certainty="reported")
    (marked,) = settle([drawn], [WrittenLine(number=1, marks=(told,))], "marker")
    assert isinstance(marked, Marked)
    assert marked.marks == (
        Mark(
            kind="told",
            start=116,
            end=142,
            source=Span(start=100, end=102),
            recipient=Span(start=108, end=110),
            certainty="reported",
        ),
    )


@pytest.mark.parametrize(
    "wrong",
    [
        WrittenLine(number=999),
        WrittenLine(number=1, marks=(WrittenMark(kind="told", text="words that are not there"),)),
        WrittenLine(number=1, marks=(WrittenMark(kind="guess", text="a"),)),
        WrittenLine(number=1, marks=(WrittenMark(kind="told", text="a", certainty="sure"),)),
        WrittenLine(number=1, marks=(WrittenMark(kind="act", text="a", state="dreamt"),)),
    ],
)
def test_what_cannot_be_settled_is_named(sheet: list[Drawn], wrong: WrittenLine) -> None:
    (error,) = settle(sheet, [wrong], "marker")
    assert isinstance(error, SourceError)
    assert str(error).startswith("marker:1: ")


def test_words_are_found_as_whole_words_however_spaced() -> None:
    assert places("They went; the others, the\nother man", "the other") == [(23, 32)]
    assert places("Lord Moyne66 was informed", "Lord Moyne") == [(0, 10)]


def test_marks_that_agree_have_kappa_one_and_others_less() -> None:
    mark = Mark(kind="told", start=0, end=10, certainty="reported", recipient=None)
    other = Mark(kind="request", start=0, end=9)
    ones = [
        Marked(part="tuning", document="v/d1", start=0, end=20, marks=(mark,)),
        Marked(part="tuning", document="v/d2", start=0, end=20),
    ]
    assert agreement(ones, ones).kappa_of_spans == agreement(ones, ones).kappa["none"] == 1.0
    differing = [msgspec.structs.replace(ones[0], marks=(other,)), ones[1]]
    found = agreement(ones, differing)
    assert found.spans["told"] == found.spans["asked"] == 0.0
    assert found.kappa_of_spans <= 0.0
    assert kappa([]) == 1.0


def test_each_step_of_the_command_runs(sheet: list[Drawn], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["draw", str(SPECIMEN), "--part", "tuning", "--seed", "3", "--any", "20", "--asking", "10"]
    assert main(words) == 0
    (tmp_path / "sheet").write_text(capsys.readouterr().out)
    first = sheet[0].text.split()[0]
    lines = [WrittenLine(number=1, marks=(WrittenMark(kind="told", text=first),)), WrittenLine(number=2)]
    (tmp_path / "marker").write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    assert main(["settle", str(tmp_path / "sheet"), str(tmp_path / "marker")]) == 0
    (tmp_path / "marks").write_text(capsys.readouterr().out)
    marks = read_marks(tmp_path / "marks")
    assert [one.place[0] for one in marks] == [sheet[0].document, sheet[1].document]
    assert main(["show", str(tmp_path / "marks"), str(SPECIMEN)]) == 0
    assert f"told: {first!r}" in capsys.readouterr().out
    assert main(["agree", str(tmp_path / "marks"), str(tmp_path / "marks")]) == 0
    assert '"sentences": 2' in capsys.readouterr().out
    assert main(["score", str(tmp_path / "marks"), str(SPECIMEN), "--list"]) == 0
    assert "empty sentences 1" in capsys.readouterr().out


def test_a_sentence_that_moved_is_left_out_and_said(
    sheet: list[Drawn], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = sheet[0]
    moved = Marked(part="tuning", document=one.document, start=one.start + 3, end=one.end, check=one.check)
    assert not [marked for _, here in papers_of([moved], [SPECIMEN]) for marked in here]
    (tmp_path / "marks").write_bytes(written([moved]))
    assert main(["show", str(tmp_path / "marks"), str(SPECIMEN)]) == 1
    assert "1 of 1 sentences are not in these volumes" in capsys.readouterr().err


def test_a_line_that_is_no_mark_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "marks").write_text('{"part": "tuning"}\n')
    assert main(["agree", str(tmp_path / "marks"), str(tmp_path / "marks")]) == 1
    assert "marks:1: " in capsys.readouterr().err
