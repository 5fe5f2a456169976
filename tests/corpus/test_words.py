"""The index holds a document's words in their columns."""

from redept.corpus.words import COLUMNS, indexed
from redept.model import Drafting, Note, OwnNumber, Part, Party
from tests.corpus.specimens import paper


def columns(text: str, **known: object) -> dict[str, list[str]]:
    document, _ = paper("d1", text, **known)
    return {name: words.split("\n") for name, words in zip(COLUMNS, indexed(document), strict=True)}


def test_notes_stand_apart_from_the_body() -> None:
    note = Note(marker="1", start=4, end=5, text="Not printed.", list_start=10, list_end=22)
    found = columns("Body1 ... Not printed.", notes=(note,))
    assert (found["body"], found["notes"]) == (["Body  ... "], ["Not printed."])


def test_the_marker_of_a_note_is_no_part_of_a_word() -> None:
    notes = (Note(marker="56", start=19, end=21, text="x"), Note(marker="57", start=None, end=None, text="y"))
    found = columns("the Chiefs of Staff56 have settled", notes=notes)
    assert found["body"] == ["the Chiefs of Staff   have settled"]
    assert found["names"] == ["Chiefs", "Staff"]


def test_a_paper_without_notes_is_all_body() -> None:
    found = columns("Body only")
    assert (found["body"], found["notes"]) == (["Body only"], [""])


def test_parties_are_found_by_name_office_and_post() -> None:
    found = columns(
        "x",
        sender=(Party(name="Harriman", office="Ambassador in the Soviet Union"),),
        numbers=(OwnNumber(number="3652", from_="Moscow", to="Department"), OwnNumber(number="12", to="London")),
    )
    assert found["sender"] == ["Harriman", "Ambassador in the Soviet Union", "Moscow"]
    assert found["recipient"] == ["Department", "London"]
    assert found["numbers"] == [" 3652", " 12"]


def test_names_are_those_of_parties_signers_drafters_and_of_the_text() -> None:
    part = Part(id="p", start=0, end=1, sender=(Party(name="Gromyko"),))
    found = columns(
        "a talk with Robert W. Komer about grain",
        recipient=(Party(name="Hull"),),
        signatures=("Kennan",),
        drafting=Drafting(drafted=("Bohlen",), cleared=("Gufler",)),
        parts=(part,),
    )
    assert found["names"] == ["Hull", "Kennan", "Bohlen", "Gufler", "Gromyko", "Robert W. Komer"]
