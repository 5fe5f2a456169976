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
    assert [entry["id"] for entry in entries] == list(specimen.ids())
    for entry, item in zip(entries, csl_json.items(specimen, None), strict=True):
        assert entry["title"] == item["title"]
        assert entry.get("authors", []) == [ris.one_name(one) for one in item.get("author", ())]
        assert entry.get("call_number") == item.get("call-number")


def test_a_bibtex_reader_gives_back_what_the_documents_say(export: Export, specimen: Reader) -> None:
    database: Any = pytest.importorskip("pybtex.database")
    entries = database.parse_string(export("bibtex"), "bibtex").entries
    assert list(entries) == [bibtex.key(one) for one in specimen.ids()]
    for entry, item in zip(entries.values(), csl_json.items(specimen, None), strict=True):
        assert re.sub(r"\\([&%$#_{}])", r"\1", entry.fields["title"].strip("{}")) == item["title"]
        assert len(entry.persons.get("author", ())) == len(item.get("author", ()))


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


def test_a_citation_processor_renders_the_items(export: Export) -> None:
    citeproc: Any = pytest.importorskip("citeproc")
    source: Any = pytest.importorskip("citeproc.source.json")
    items = json.loads(export("csl-json", "number:3652"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        book = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(items), citeproc.formatter.plain)
        book.register(citeproc.Citation([citeproc.CitationItem(items[0]["id"])]))
        assert "Harriman" in "".join(str(one) for one in book.bibliography())


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
