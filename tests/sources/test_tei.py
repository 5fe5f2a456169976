"""TEI volumes: the samples set as text, what their markup tells, and what is never opened."""

import io
import os
import tomllib
from pathlib import Path

import pytest

from redept.errors import SourceError
from redept.model import SourceText, Volume
from redept.sources import load, paths

CASES = Path(__file__).parent / "cases"
MARKS = tomllib.loads((CASES / "marks.toml").read_text("utf-8"))
SAMPLES = {"despatch": "despatch_old.xml", "memorandum": "memorandum_new.xml"}


def papers(sample: str) -> list[SourceText]:
    return list(load(CASES / sample).papers)


def volume_of(body: str) -> bytes:
    return f'<TEI xml:id="v1"><text><body>{body}</body></text></TEI>'.encode()


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_document_is_set_as_its_page_shows_it(sample: str) -> None:
    assert papers(SAMPLES[sample])[0].text == (CASES / f"{sample}.txt").read_text("utf-8").rstrip("\n")


@pytest.mark.parametrize("sample", SAMPLES)
def test_marks_say_what_the_markup_tells(sample: str) -> None:
    paper = papers(SAMPLES[sample])[0]
    found = [[mark.kind, paper.text[mark.start : mark.end], mark.value or "-"] for mark in paper.marks]
    missing = [wanted for wanted in MARKS[sample]["marks"] if wanted not in found]
    assert not missing
    places = [found.index(wanted) for wanted in MARKS[sample]["marks"] if wanted[0] != "signed"]
    assert places == sorted(places)


def test_the_part_reaches_from_its_first_line_to_its_end() -> None:
    paper = papers(SAMPLES["despatch"])[0]
    part = next(mark for mark in paper.marks if mark.kind == "part")
    assert paper.text[part.start : part.end].startswith("[Enclosure—Translation]")
    assert paper.text[part.start : part.end].endswith("A. Lume")
    assert part.value == "d57a1"


def test_the_body_begins_after_the_opener_and_ends_before_the_notes() -> None:
    paper = papers(SAMPLES["despatch"])[0]
    body = next(mark for mark in paper.marks if mark.kind == "body")
    notes = next(mark for mark in paper.marks if mark.kind == "notes")
    assert paper.text[body.start :].startswith("418. Department’s")
    assert paper.text[notes.start :].startswith("  1. Repeated")
    assert body.end + 1 == notes.start


def test_the_root_names_the_volume_before_the_idno_does() -> None:
    assert load(CASES / "despatch_old.xml").volume == Volume(
        id="frus1949v99",
        title="Papers of Invented Places, 1949, The Lamp Coast, Volume XCIX, Part 2",
        subseries="1949",
        number="XCIX, Part 2",
    )
    assert load(CASES / "memorandum_new.xml").volume.id == "frus1961-63v90"
    assert load(CASES / "memorandum_new.xml").volume.subseries == "1961–1963"
    whole = (
        (CASES / "memorandum_new.xml")
        .read_bytes()
        .replace(
            'sub-series">1961–1963'.encode(), 'sub-series">Foreign Relations of the United States, 1961–1963'.encode()
        )
    )
    assert load(io.BytesIO(whole)).volume.subseries == "1961–1963"
    assert load(CASES / "memorandum_new.xml", volume="mine").volume.id == "mine"
    unnamed = io.BytesIO(b'<TEI><text><div type="document" xml:id="d1"><p>A.</p></div></text></TEI>')
    assert load(unnamed, name="papers/lamps.xml.gz").volume.id == "lamps"


def test_a_document_knows_its_number_page_chapter_and_place_in_the_file() -> None:
    first, second = papers("despatch_old.xml")
    assert (first.volume, first.document, first.document_number) == ("frus1949v99", "d57", "57")
    assert (first.first_page, first.chapter) == ("411", "Esteria: Lamps for the harbor")
    assert first.place_in_file == f"{CASES / 'despatch_old.xml'}:14"
    assert (second.first_page, second.subtype) == ("414", "editorial-note")


def test_doubled_and_missing_ids_get_a_suffix_and_a_problem() -> None:
    source = load(CASES / "memorandum_new.xml")
    found = list(source.papers)
    assert [paper.document for paper in found] == ["d4", "d4.2", "frus1961-63v90.3"]
    assert [problem.code for problem in source.problems] == ["doubled-id", "missing-id"]
    assert [len(paper.problems) for paper in found] == [0, 1, 1]


def test_a_suffix_never_takes_the_id_of_another_document() -> None:
    body = "".join(f'<div type="document" xml:id="{own}"><p>A.</p></div>' for own in ("d1", "d1", "d1.2", "d1"))
    found = [paper.document for paper in load(io.BytesIO(volume_of(body))).papers]
    assert len(set(found)) == 4
    assert found[0] == "d1"
    assert found[2] == "d1.2"


def test_a_stub_of_a_microfiche_supplement_is_called_one() -> None:
    body = (
        '<div type="document" xml:id="d1"><head>1. Telegram 430, February 9. Lamps. 1 p.</head>'
        "<page-count-according-to-citation>1</page-count-according-to-citation></div>"
    )
    assert next(load(io.BytesIO(volume_of(body))).papers).subtype == "microfiche-stub"


def test_a_document_within_a_document_is_a_paper_of_its_own() -> None:
    body = (
        '<div type="document" xml:id="d1"><head>1. Outer</head><p>Before.</p>'
        '<div type="document" xml:id="d2"><head>2. Inner</head><p>Within.</p></div><p>After.</p></div>'
    )
    outer, inner = load(io.BytesIO(volume_of(body))).papers
    assert outer.text == "1. Outer\n\nBefore.\n\nAfter."
    assert inner.text == "2. Inner\n\nWithin."


def test_a_definition_on_disk_is_never_opened(tmp_path: Path) -> None:
    definition = tmp_path / "lamps.dtd"
    definition.write_text('<!ENTITY secret "opened">')
    for prologue in (
        f'<!DOCTYPE TEI SYSTEM "{definition.as_uri()}">',
        f'<!DOCTYPE TEI SYSTEM "{definition}">',
        f'<!DOCTYPE TEI [<!ENTITY secret SYSTEM "{definition.as_uri()}">]>',
        f'<!DOCTYPE TEI [<!ENTITY % all SYSTEM "{definition.as_uri()}"> %all;]>',
        '<!DOCTYPE TEI PUBLIC "-//Lamps//EN" "http://127.0.0.1:9/lamps.dtd">',
    ):
        text = f'{prologue}<TEI><text><div type="document" xml:id="d1"><p>&secret;</p></div></text></TEI>'
        with pytest.raises(SourceError, match=r"never opened|well-formed"):
            load(io.BytesIO(text.encode()))


def test_a_bare_document_type_is_no_hindrance() -> None:
    data = b"<!DOCTYPE TEI>" + volume_of('<div type="document" xml:id="d1"><p>A.</p></div>')
    assert next(load(io.BytesIO(data)).papers).text == "A."


def test_an_included_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text("<p>opened</p>")
    body = (
        '<div type="document" xml:id="d1" xmlns:xi="http://www.w3.org/2001/XInclude"><p>A.</p>'
        f'<xi:include href="{tmp_path / "other.xml"}"/></div>'
    )
    assert next(load(io.BytesIO(volume_of(body))).papers).text == "A."


def test_encodings_that_the_file_declares_are_followed() -> None:
    text = '<?xml version="1.0" encoding="{}"?><TEI><text><div type="document"><p>Señor “é”</p></div></text></TEI>'
    for encoding in ("utf-8", "utf-16", "windows-1252"):
        data = text.format(encoding).encode(encoding)
        assert next(load(io.BytesIO(data)).papers).text == "Señor “é”"


def test_documents_are_set_only_when_asked_for() -> None:
    body = "".join(f'<div type="document" xml:id="d{n}"><p>Lamp {n}.</p></div>' for n in range(3))
    stream = load(io.BytesIO(volume_of(body))).papers
    assert next(stream).document == "d0"
    assert [paper.document for paper in stream] == ["d1", "d2"]


@pytest.mark.skipif("REDEPT_PAPERS" not in os.environ, reason="REDEPT_PAPERS names no folder of volumes")
def test_whole_volumes_are_set_with_sound_marks() -> None:
    volumes = [path for path in paths(os.environ["REDEPT_PAPERS"]) if Path(path).name.endswith((".xml", ".xml.gz"))]
    for path in volumes[:: max(1, len(volumes) // 3)]:
        for paper in load(path).papers:
            assert paper.text
            assert all(0 <= mark.start <= mark.end <= len(paper.text) for mark in paper.marks)
            numbers = [mark.value for mark in paper.marks if mark.kind == "note"]
            anchors = {int(mark.value or 0) for mark in paper.marks if mark.kind == "anchor"}
            assert anchors == set(range(len(numbers)))
