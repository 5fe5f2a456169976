"""What goes to reference managers is read back by programs that read such files, where they are installed."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports import bibtex, csl_json, ris, styles
from redept.finding_aids import citing
from redept.finding_aids.days import iso
from tests.exports.conftest import Export
from tests.exports.papers import document


def test_csl_json_is_one_array_with_an_item_a_document(export: Export, specimen: Reader) -> None:
    items = json.loads(export("csl-json"))
    assert [item["id"] for item in items] == list(specimen.ids())
    assert json.loads(export("csl-json", "xyzzy")) == []
    item = next(item for item in items if item["id"] == "specimen/d5")
    assert item["author"] == [{"family": "Harriman"}]
    assert item["recipient"] == [{"literal": "Secretary of State"}]
    assert (item["type"], item["number"], item["archive_location"]) == ("chapter", "3652", "711.62114/9-2444")
    assert item["original-date"] == {"date-parts": [[1944, 9, 24]]}


def test_a_ris_reader_gives_back_what_the_documents_say(export: Export, specimen: Reader) -> None:
    rispy: Any = pytest.importorskip("rispy")
    entries = rispy.loads(export("ris"))
    volumes = {one.id: one for one in specimen.volumes()}
    assert [entry["id"] for entry in entries] == list(specimen.ids())
    for entry, paper in zip(entries, specimen.documents(), strict=True):
        item = csl_json.item(paper, volumes.get(paper.volume or ""))
        unknown = entry.get("unknown_tag", {})  # tags that the reader keeps without a name of its own
        for name, key in RIS_NAMES.items():
            assert entry.get(name) == (str(item[key]) if key in item else None), name
        assert entry.get("authors", []) == [ris.one_name(one) for one in item.get("author", ())]
        assert entry.get("secondary_authors", []) == [ris.one_name(one) for one in item.get("editor", ())]
        assert entry.get("urls", []) == ([item["URL"]] if "URL" in item else [])
        assert entry.get("notes", []) == ([item["note"]] if "note" in item else [])
        assert unknown.get("AV", []) == ([item["archive_location"]] if "archive_location" in item else [])
        assert "–".join(filter(None, (entry.get("start_page"), entry.get("end_page")))) == item.get("page", "")
        assert entry.get("reprint_edition") == paper.date
        day = [int(part) for part in entry.get("date", "").split("/") if part]
        assert day == (item["original-date"]["date-parts"][0] if "original-date" in item else [])
        assert entry.get("custom1") == citing.printed(paper, volumes.get(paper.volume or ""))


RIS_NAMES = {
    "title": "title",
    "secondary_title": "container-title",
    "tertiary_title": "collection-title",
    "volume": "volume",
    "section": "chapter-number",
    "publisher": "publisher",
    "place_published": "publisher-place",
    "type_of_work": "genre",
    "note": "number",
    "name_of_database": "archive",
    "call_number": "call-number",
}
"""What rispy calls the tags, and what they hold; M1, which Zotero fills with a number, is a note to it."""


def test_a_bibtex_reader_gives_back_what_the_documents_say(export: Export, specimen: Reader) -> None:
    database: Any = pytest.importorskip("pybtex.database")
    entries = database.parse_string(export("bibtex"), "bibtex").entries
    volumes = {one.id: one for one in specimen.volumes()}
    assert list(entries) == [bibtex.key(one) for one in specimen.ids()]
    for entry, paper in zip(entries.values(), specimen.documents(), strict=True):
        item = csl_json.item(paper, volumes.get(paper.volume or ""))
        said = {name: plain(value) for name, value in entry.fields.items()}
        for name, key in BIBTEX_NAMES.items():
            assert said.get(name) == item.get(key), name
        assert said.get("pages", "").replace("--", "–") == item.get("page", "")
        assert said.get("origdate", "") == (iso(paper.date) or "")
        assert said.get("year", "") == (str(item["issued"]["date-parts"][0][0]) if "issued" in item else "")
        assert said.get("titleaddon") == (citing.form_and_number(paper) if "number" in item else None)
        assert said.get("library") == citing.place_kept(paper)
        for role in ("author", "editor"):
            named = [{key: plain(value) for key, value in whole(one).items()} for one in entry.persons.get(role, ())]
            assert named == [one if "literal" not in one else {"family": one["literal"]} for one in item.get(role, ())]


def plain(words: str) -> str:
    """Words without what TeX wants: braces round them, backslashes before signs."""
    bare = re.sub(r"(?<!\\)[{}]", "", words.replace(r"\textasciitilde{}", "~"))
    return re.sub(r"\\([&%$#_{}])", r"\1", bare)


def whole(person: Any) -> dict[str, str]:
    """A name as pybtex takes it apart."""
    parts = {
        "family": " ".join([*person.prelast_names, *person.last_names]),
        "given": " ".join([*person.first_names, *person.middle_names]),
        "suffix": " ".join(person.lineage_names),
    }
    return {key: value for key, value in parts.items() if value}


BIBTEX_NAMES = {
    "title": "title",
    "booktitle": "container-title",
    "series": "collection-title",
    "volume": "volume",
    "chapter": "chapter-number",
    "publisher": "publisher",
    "address": "publisher-place",
    "origlocation": "event-place",
    "type": "genre",
    "url": "URL",
}


def test_another_bibtex_reader_gives_back_every_field(export: Export, specimen: Reader) -> None:
    bibtexparser: Any = pytest.importorskip("bibtexparser")
    entries = bibtexparser.loads(export("bibtex")).entries
    assert [entry["ID"] for entry in entries] == [bibtex.key(one) for one in specimen.ids()]
    volumes = {one.id: one for one in specimen.volumes()}
    for entry, paper in zip(entries, specimen.documents(), strict=True):
        said = [SAID.fullmatch(line) for line in bibtex.entry(paper, volumes.get(paper.volume or ""))]
        assert {one["name"]: one["value"] for one in said if one} == {
            name: value for name, value in entry.items() if name not in ("ID", "ENTRYTYPE")
        }


SAID = re.compile(r"  (?P<name>\w+) = \{(?P<value>.*)\},")


def test_a_citation_processor_reads_and_renders_every_item(export: Export) -> None:
    citeproc: Any = pytest.importorskip("citeproc")
    source: Any = pytest.importorskip("citeproc.source.json")
    items = json.loads(export("csl-json"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        read = source.CiteProcJSON(items)
        for item in items:
            known = read[item["id"].lower()]
            for key in ("title", "container-title", "collection-title", "archive", "archive_location", "number", "URL"):
                assert str(known.get(key.replace("-", "_"), "")) == item.get(key, ""), key
            for role in ("author", "editor", "recipient"):
                assert [{part: str(value) for part, value in one.items()} for one in known.get(role, ())] == item.get(
                    role, []
                )
            if "original-date" in item:
                day = known["original_date"]
                first, *rest = item["original-date"]["date-parts"]
                begun = day.begin if rest else day
                assert [begun.get(part) for part in ("year", "month", "day")][: len(first)] == first
            book = citeproc.CitationStylesBibliography(style, read, citeproc.formatter.plain)
            book.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
            words = "".join(str(one) for one in book.bibliography())
            assert all(one.get("family", one.get("literal")) in words for one in item.get("author", []))


@given(heading=st.text(max_size=40), name=st.text(min_size=1, max_size=20), date=st.text("0123456789-?", max_size=12))
@settings(max_examples=60, deadline=None)
def test_odd_words_never_break_an_entry(heading: str, name: str, date: str) -> None:
    paper = document({"id": "v/d1", "heading": heading, "form": "Letter", "date": date, "source": name})
    assert all("\n" not in line for line in ris.record(paper, None))
    entry = "\n".join(bibtex.entry(paper, None))
    plain = re.sub(r"\\[{}]", "", entry)
    assert plain.count("{") == plain.count("}")
    json.loads(styles.cite(paper, None, "csl-json"))


def test_a_style_says_what_the_document_does_not() -> None:
    paper = document({"id": "mine/p1", "heading": "A to B"})
    with pytest.raises(RedeptError, match="stands in no printed volume"):
        styles.cite(paper, None, "series")
    with pytest.raises(RedeptError, match="where its original lies"):
        styles.cite(paper, None, "archival")
    with pytest.raises(RedeptError, match="no such style; choose one of series, item"):
        styles.cite(paper, None, "apa")
    assert styles.cite(paper, None, "chicago-note") == "A to B."
