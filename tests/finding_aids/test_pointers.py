"""Pointers that break are found, and papers that are here although they are called not printed."""

from pathlib import Path

import msgspec

from redept.corpus import open_reader, open_writer
from redept.finding_aids.pointers import oddities
from redept.model import Note, Reference
from tests.corpus.specimens import Decision, Paper, decided, paper, put, reference, settle


def numbered(number: int, text: str = "x", *found: Reference, **known: object) -> Paper:
    """Document N of the volume."""
    document, _ = paper(f"d{number}", text, document_number=str(number), sequence=number, **known)
    return document, found


def odd(path: Path, papers: list[Paper], decisions: list[Decision]) -> list[tuple[str, str]]:
    with open_writer(path / "c.redept") as writer:
        put(writer, *papers)
        settle(writer, decisions)
    with open_reader(path / "c.redept") as reader:
        return [(one.document, one.code) for one in oddities(reader, list(reader.entries()))]


def pointer(number: int, **known: object) -> Reference:
    known = {"kind": "document", "document_number": str(number), "author": "editor", **known}
    return reference("vol/d1", 0, f"Document {number}", note=1, **known)


NOTE = (Note(marker="1", start=None, end=None, text="Document 3."),)


def test_a_pointer_to_a_number_that_the_volume_does_not_have(tmp_path: Path) -> None:
    papers = [numbered(1, "x", pointer(3), notes=NOTE), numbered(2)]
    assert odd(tmp_path, papers, [decided(pointer(3))]) == [("vol/d1", "pointer-to-no-document")]


def test_a_pointer_behind_the_name_of_another_volume_is_not_said_to_break(tmp_path: Path) -> None:
    words = "See volume E–6, Documents on Africa, 1973–1976, "
    one = msgspec.structs.replace(pointer(3), start=len(words), end=len(words) + 10)
    note = (Note(marker="1", start=None, end=None, text=f"{words}Document 3."),)
    assert odd(tmp_path, [numbered(1, "x", one, notes=note), numbered(2)], [decided(one)]) == []


def test_a_writers_document_number_is_none_of_the_volume(tmp_path: Path) -> None:
    papers = [numbered(1, "x", pointer(3, author="writer"), notes=NOTE), numbered(2)]
    assert odd(tmp_path, papers, [decided(pointer(3))]) == []


def test_a_year_in_the_title_of_a_book_is_no_pointer(tmp_path: Path) -> None:
    papers = [numbered(1, "x", pointer(1956)), numbered(2)]
    assert odd(tmp_path, papers, [decided(pointer(1956))]) == []


def test_a_pointer_to_another_volume_does_not_break(tmp_path: Path) -> None:
    elsewhere = pointer(3, volume="vol. II")
    assert odd(tmp_path, [numbered(1, "x", elsewhere), numbered(2)], [decided(elsewhere)]) == []


def test_in_a_volume_that_is_here_in_part_nothing_is_missing(tmp_path: Path) -> None:
    assert odd(tmp_path, [numbered(1, "x", pointer(3)), numbered(9)], [decided(pointer(3))]) == []


def test_a_pointer_to_a_note_that_its_document_does_not_have(tmp_path: Path) -> None:
    right, wrong = (pointer(2, kind="footnote", footnote=number) for number in ("4", "5"))
    wrong = msgspec.structs.replace(wrong, id="vol/d1@n1:20-30", start=20, end=30)
    notes = (Note(marker="4", start=0, end=1, text="four"),)
    papers = [numbered(1, "x", right, wrong), numbered(2, notes=notes)]
    assert odd(tmp_path, papers, [decided(right, "vol/d2"), decided(wrong, "vol/d2")]) == [
        ("vol/d1", "pointer-to-no-note")
    ]


def test_a_paper_called_not_printed_that_is_here(tmp_path: Path) -> None:
    said = reference("vol/d1", 0, "mytel 988", printed=False)
    papers = [numbered(1, "mytel 988", said), numbered(2)]
    assert odd(tmp_path, papers, [decided(said, "vol/d2")]) == [("vol/d1", "not-printed-yet-here")]
