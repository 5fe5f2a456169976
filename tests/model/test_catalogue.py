"""A document's card says what deciding needs."""

from redept.model import Document, Note, PageBreak
from redept.model.catalogue import entry_of


def document(**known: object) -> Document:
    return Document(id="v/d1", volume="v", heading=None, form=None, file_number=None, text="", **known)  # type: ignore[arg-type]


def test_pages_are_all_on_which_a_document_stands() -> None:
    breaks = tuple(PageBreak(page=page, start=0, end=0) for page in ("1254", "1255"))
    assert entry_of(document(first_page="1253", page_breaks=breaks)).pages == ("1253", "1254", "1255")
    assert entry_of(document(page_breaks=breaks)).pages == ("1254", "1255")
    assert entry_of(document(first_page="1254", page_breaks=breaks)).pages == ("1254", "1255")
    assert entry_of(document()).pages == ()


def test_notes_are_known_by_their_markers() -> None:
    notes = tuple(Note(marker=marker, start=None, end=None, text="") for marker in ("66", "*"))
    assert entry_of(document(notes=notes)).note_markers == ("66", "*")


def test_a_note_stands_on_the_page_that_began_before_its_marker() -> None:
    notes = tuple(Note(marker="1", start=start, end=None, text="") for start in (4, 12, None))
    breaks = (PageBreak(page="45", start=10, end=11),)
    assert entry_of(document(notes=notes, first_page="44", page_breaks=breaks)).note_pages == ("44", "45", None)
    assert entry_of(document(notes=notes)).note_pages == ()


def test_a_card_has_every_field_that_it_shares_with_the_document() -> None:
    whole = document(sequence=7, document_number="45", chapter="Prisoners", stub=True, place="Moscow", date="1944")
    card = entry_of(whole)
    shared = set(card.__struct_fields__) & set(whole.__struct_fields__)
    assert {name: getattr(card, name) for name in shared} == {name: getattr(whole, name) for name in shared}
