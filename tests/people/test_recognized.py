"""Names by a spaCy pipeline: one made of rules, since nothing depends on which it is."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from redept.errors import RedeptError
from redept.finding_aids.people import BY_PIPELINE, people
from redept.model import Entry, Party
from redept.people.recognized import PipelineError, Recognizer, whole_name

TITLED = [{"TEXT": {"IN": ["Mr.", "Ambassador"]}}, {"IS_TITLE": True}, {"IS_TITLE": True, "OP": "?"}]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline that takes a title and what follows it for a person, in a folder."""
    spacy: Any = pytest.importorskip("spacy", reason="the extra redept[spacy] is not installed")
    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": TITLED}])
    folder = tmp_path_factory.mktemp("pipeline") / "rules"
    made.to_disk(folder)
    return str(folder)


def test_a_pipeline_finds_whole_names(pipeline: str) -> None:
    text = "Mr. Averell Harriman saw Ambassador Gromyko. Then Mr. Averell Harriman left."
    assert Recognizer(pipeline).in_text(text) == ("Averell Harriman",)


def test_its_names_are_of_people_whom_nothing_else_names(pipeline: str) -> None:
    sender = (Party(name="Harriman", office="Ambassador"),)
    entry = Entry(id="v/d1", volume="v", sequence=1, form=None, heading="h", sender=sender)
    names = dict(Recognizer(pipeline).names([("v/d1", "Mr. Averell Harriman met Mr. Anthony Eden at noon.")]))
    found = {one.name: one for one in people([entry], None, recognized=names)}
    assert set(found) == {"Harriman", "Anthony Eden"}
    assert (found["Anthony Eden"].named, found["Anthony Eden"].because) == (1, (BY_PIPELINE,))


def test_a_pipeline_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("spacy", reason="the extra redept[spacy] is not installed")
    for name in ("no_such_pipeline", str(tmp_path)):
        with pytest.raises(PipelineError, match="no spaCy pipeline that can be loaded"):
            Recognizer(name)


def test_a_pipeline_that_fails_without_a_word_is_told_by_the_kind_of_its_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(name: str) -> None:
        raise ValueError

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    with pytest.raises(PipelineError, match=r"no spaCy pipeline that can be loaded \(ValueError\)"):
        Recognizer("mine")


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(RedeptError, match=r"pip install redept\[spacy\]"):
        Recognizer("en_core_web_sm")


def test_a_pipeline_that_fails_is_told(pipeline: str) -> None:
    recognizer = Recognizer(pipeline)
    recognizer.pipeline = lambda text: 1 / 0
    with pytest.raises(PipelineError, match="ZeroDivisionError"):
        recognizer.in_text("Mr. Averell Harriman")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mr. Averell Harriman", "Averell Harriman"),
        ("Ambassador W. Averell\nHarriman,", "W. Averell Harriman"),
        ("Mr. Harriman", None),
        ("", None),
        ("Ambassador", None),
    ],
)
def test_a_whole_name_has_two_words_and_no_title(words: str, name: str | None) -> None:
    assert whole_name(words) == name
