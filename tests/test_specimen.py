"""The bundled specimen: its three forms give one record, and it shows what the program is for."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from redept import pipeline
from redept.corpus import Reader, open_reader
from redept.finding_aids.check import check
from redept.model import Document, Interpretation, Reference, Resolution
from redept.model.reference import STATUSES
from tests.specimen_forms import SPECIMEN, html_forms, text_forms

Found = tuple[Reference, Interpretation | None, Resolution | None]

PAPERS = [f"d{number}" for number in range(1, 42)]
TELEGRAM_3652 = "specimen/d5"


@pytest.fixture(scope="module")
def volume() -> dict[str, Document]:
    """The papers as read from the TEI volume, by their id in it."""
    return {document.id.partition("/")[2]: document for document in pipeline.read(SPECIMEN / "specimen.xml")}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A corpus of the specimen."""
    corpus = tmp_path_factory.mktemp("corpus") / "specimen.redept"
    added = pipeline.add(corpus, [SPECIMEN / "specimen.xml"], workers=1)
    assert (added.documents, added.failures) == (41, ())
    with open_reader(corpus) as opened:
        yield opened


def one(path: Path) -> Document:
    (document,) = pipeline.read(path, volume="specimen")
    return document


# ---------------------------------------------------------------- three forms


def test_text_and_html_pages_are_made_from_the_volume() -> None:
    for folder, ending, forms in (("text", "txt", text_forms()), ("html", "html", html_forms())):
        assert {path.stem: path.read_text("utf-8") for path in (SPECIMEN / folder).glob(f"*.{ending}")} == forms


def test_the_volume_has_its_name_and_forty_one_papers(volume: dict[str, Document]) -> None:
    assert list(volume) == PAPERS
    assert {document.volume for document in volume.values()} == {"specimen"}


def test_every_paper_says_that_it_is_restated_or_invented(volume: dict[str, Document]) -> None:
    for document in volume.values():
        assert any(words in document.text for words in ("Restatement for the specimen", "nvented")), document.id


def record(document: Document) -> dict[str, Any]:
    """What every form must give; `chapter`, page and number of the document in the book are lost in a copy."""
    return {
        "id": document.id,
        "heading": document.heading,
        "form": document.form,
        "file_number": document.file_number,
        "source": document.source,
        "numbers": document.numbers,
        "sender": document.sender,
        "recipient": document.recipient,
        "drafting": document.drafting,
        "place": document.place,
        "date": (document.date, document.date_basis, document.date_confidence),
        "received": document.received,
        "marks": (document.classification, document.handling, document.precedence),
        "signatures": document.signatures,
        "pages": [page.page for page in document.page_breaks],
        "notes": [(note.marker, note.start is None, note.text, note.author) for note in document.notes],
        "parts": [(part.id, part.form, part.heading, part.sender, part.date) for part in document.parts],
    }


@pytest.mark.parametrize("paper", PAPERS)
def test_text_and_tei_give_the_same_words(paper: str, volume: dict[str, Document]) -> None:
    assert one(SPECIMEN / "text" / f"{paper}.txt").text.strip() == volume[paper].text.strip()


@pytest.mark.parametrize("paper", PAPERS)
def test_html_and_tei_give_the_same_words(paper: str, volume: dict[str, Document]) -> None:
    assert one(SPECIMEN / "html" / f"{paper}.html").text.strip() == volume[paper].text.strip()


@pytest.mark.parametrize("paper", PAPERS)
def test_text_and_tei_give_the_same_record(paper: str, volume: dict[str, Document]) -> None:
    assert record(one(SPECIMEN / "text" / f"{paper}.txt")) == record(volume[paper])


@pytest.mark.parametrize("paper", PAPERS)
def test_html_and_tei_give_the_same_record(paper: str, volume: dict[str, Document]) -> None:
    assert record(one(SPECIMEN / "html" / f"{paper}.html")) == record(volume[paper])


# ---------------------------------------------------------------- telegram 3652


def test_telegram_3652_gives_its_record(volume: dict[str, Document]) -> None:
    telegram = volume["d5"]
    assert telegram.file_number == "711.62114/9-2444"
    assert telegram.form == "Telegram"
    own = telegram.numbers[0]
    assert (own.number, own.number_series, own.from_, own.to) == ("3652", "", "Moscow", "Department")
    assert [(party.name, party.office) for party in telegram.sender] == [("Harriman", "Ambassador in the Soviet Union")]
    assert [(party.name, party.office) for party in telegram.recipient] == [(None, "Secretary of State")]
    assert telegram.place is None
    assert (telegram.date, telegram.date_basis) == ("1944-09-24", "file number")
    assert telegram.date_confidence is not None and 0.7 < telegram.date_confidence < 0.95
    assert telegram.signatures == ("Harriman",)


def test_telegram_3652_has_its_page_in_the_third_paragraph(volume: dict[str, Document]) -> None:
    telegram = volume["d5"]
    (page,) = telegram.page_breaks
    assert page.page == "1254"
    assert telegram.text[page.start : page.end] == "[Page 1254]"
    assert telegram.text.count("\n\n", telegram.body_start, page.start) == 2


def test_telegram_3652_has_its_notes_where_they_belong(volume: dict[str, Document]) -> None:
    telegram = volume["d5"]
    before = [telegram.text[: note.start].split()[-1] for note in telegram.notes]
    assert [note.marker for note in telegram.notes] == ["66", "67", "68"]
    assert before == ["Moyne", "time.", "reprisals."]
    assert [note.author for note in telegram.notes] == ["editor"] * 3
    assert telegram.notes[0].text.startswith("Walter Edward Guinness, First Baron Moyne")


def find(found: list[Found], words: str) -> Found:
    """The reference with these words."""
    return next(one for one in found if words in " ".join(one[0].text.split()))


def decided(reader: Reader, paper: str, words: str) -> tuple[Reference, Interpretation, Resolution]:
    """The reference of a paper with these words, and what was decided."""
    reference, seen, resolution = find(list(reader.references(f"specimen/{paper}")), words)
    assert seen and resolution
    return reference, seen, resolution


def test_2212_is_resolved_with_its_reasons(reader: Reader) -> None:
    reference, seen, resolution = decided(reader, "d5", "2212")
    assert reference.text == "ReDept’s 2212, September 15, 8 p.m."
    assert (seen.from_, seen.to, seen.date) == ("Department", "Moscow", "1944-09-15T20:00")
    assert (resolution.status, resolution.target) == ("resolved", "specimen/d3")
    reasons = " | ".join(resolution.because)
    assert "2212" in reasons
    assert "September 15, 1944" in reasons
    assert "Department to Moscow" in reasons


def test_the_telegram_of_the_foreign_office_is_found_and_not_linked(reader: Reader) -> None:
    _, seen, resolution = decided(reader, "d5", "September 14")
    assert seen.date == "1944-09-14"
    assert resolution.target is None


def test_the_british_memorandum_is_cited_twice_in_the_notes(reader: Reader) -> None:
    noted = [one for one, _, _ in reader.references(TELEGRAM_3652) if one.layer == "note"]
    files = [one for one in noted if one.file_number == "740.62114/9-2744"]
    assert {one.note for one in files} == {2, 3}
    assert {one.author for one in noted} == {"editor"}


def test_the_letter_to_leahy_leads_to_both_telegrams(reader: Reader) -> None:
    assert decided(reader, "d7", "no. 2212")[2].target == "specimen/d3"
    assert decided(reader, "d7", "no. 3652")[2].target == TELEGRAM_3652
    citing = {one.document for one, _, _ in reader.cited_by(TELEGRAM_3652)}
    assert citing == {"specimen/d7"}


# ---------------------------------------------------------------- statuses and wanted papers


def test_every_status_occurs(reader: Reader) -> None:
    counted = Counter(
        resolution.status
        for paper in PAPERS
        for _, _, resolution in reader.references(f"specimen/{paper}")
        if resolution
    )
    assert set(counted) == set(STATUSES)


def test_no_paper_cites_itself(reader: Reader) -> None:
    for paper in PAPERS:
        for reference, _, resolution in reader.references(f"specimen/{paper}"):
            assert resolution and resolution.target != reference.document


@pytest.mark.parametrize(
    ("paper", "words", "target"),
    [
        ("d9", "communication of September 23", "d4"),
        ("d18", "Urtel 41", "possible d17"),
        ("d20", "155", "d18"),
        ("d20", "Depcirtel", "d19"),
        ("d21", "No. 41", "d17"),
        ("d22", "despatch no. 88", "d21"),
        ("d24", "27", "d18"),
        ("d25", "33", "d18"),
        ("d25", "40", "d24"),
        ("d29", "Secto 14", "d28"),
        ("d29", "Supra", "d28"),
        ("d32", "Embtel 601", "d31"),
        ("d32", "Document 31", "d31"),
        ("d33", "footnote 3", "d32"),
        ("d37", "NSC 5499/1", "d30"),
        ("d38", "752", "d32"),
        ("d39", "letter of February 14, 1948", "d23"),
        ("d40", "402", "d38"),
    ],
)
def test_a_reference_leads_to_its_paper(reader: Reader, paper: str, words: str, target: str) -> None:
    _, _, resolution = decided(reader, paper, words)
    if target.startswith("possible "):
        assert resolution.status == "possible"
        assert resolution.candidates[0].id == f"specimen/{target.removeprefix('possible ')}"
    else:
        assert (resolution.status, resolution.target) == ("resolved", f"specimen/{target}"), resolution.because


@pytest.mark.parametrize(
    ("paper", "words", "status"),
    [
        ("d1", "678", "absent"),
        ("d1", "525", "absent"),
        ("d3", "ReDepins 13", "absent"),
        ("d10", "3298", "absent"),
        ("d11", "5053", "absent"),
        ("d14", "143", "absent"),
        ("d15", "Foreign Relations", "outside"),
        ("d17", "mytel 38", "absent"),
        ("d20", "191", "absent"),
        ("d26", "021630Z", "absent"),
        ("d36", "memorandum of March 11", "ambiguous"),
        ("d37", "NSC 5499/2", "absent"),
    ],
)
def test_a_reference_without_its_paper_says_why(reader: Reader, paper: str, words: str, status: str) -> None:
    _, _, resolution = decided(reader, paper, words)
    assert (resolution.status, resolution.target) == (status, None), resolution.because


def test_a_number_with_a_note_glued_to_it_is_read_without_it(reader: Reader) -> None:
    numbers = {one.number for one, _, _ in reader.references("specimen/d20") if one.layer == "body"}
    assert {"191", "194", "155"} <= numbers
    assert not {"1911", "1942"} & numbers


def test_a_list_gives_one_reference_a_number(reader: Reader) -> None:
    assert {"60", "61", "63"} <= {one.number for one, _, _ in reader.references("specimen/d24")}
    assert {"610", "611", "613"} <= {one.number for one, _, _ in reader.references("specimen/d38")}


def test_a_telegram_that_is_cited_but_absent_is_wanted_with_all_that_is_known(reader: Reader) -> None:
    wanted = [one for one in reader.wanted() if one.number == "38"]
    assert len(wanted) == 1, "cited in the telegram and in its note, and yet one paper"
    assert (wanted[0].kind, wanted[0].form) == ("telegram", "Telegram")
    assert (wanted[0].from_, wanted[0].to) == ("Lisbon", "Department")
    assert wanted[0].date is not None and wanted[0].date.startswith("1948-01-10")
    assert wanted[0].file_number == "881.822/1-1048"
    assert {reference.partition("@")[0] for reference in wanted[0].cited_by} == {"specimen/d17"}


def test_a_letter_that_is_cited_but_absent_is_wanted_with_its_parties(reader: Reader) -> None:
    (wanted,) = [one for one in reader.wanted() if one.date and one.date.startswith("1944-08-28")]
    assert wanted.form == "Letter"
    assert any("Leahy" in party for party in wanted.parties)


def test_a_bracketed_correction_of_a_number_counts(reader: Reader) -> None:
    assert decided(reader, "d1", "678")[0].number == "687"


# ---------------------------------------------------------------- oddities


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        ("d18", "not-printed-yet-here"),
        ("d24", "number-out-of-order"),
        ("d25", "dates-disagree"),
        ("d25", "note-without-anchor"),
        ("d33", "pointer-to-no-document"),
    ],
)
def test_check_names_what_is_odd(reader: Reader, paper: str, code: str) -> None:
    said = {finding.code: finding.message for finding in check(reader) if finding.document == f"specimen/{paper}"}
    assert code in said


def test_check_names_nothing_else_but_what_is_explained(reader: Reader) -> None:
    odd = {finding.document.partition("/")[2] for finding in check(reader)}
    assert odd <= {"d18", "d19", "d24", "d25", "d33", "d40"}
