"""What programs that keep references take from a paper's page, read by the rules that they publish."""

from collections.abc import Iterator

import pytest
from lxml import etree, html

from tests.web.conftest import Visitor

TELEGRAM = "/specimen/d5"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
BIB = "{http://purl.org/net/biblio#}"
DC = "{http://purl.org/dc/elements/1.1/}"
FOAF = "{http://xmlns.com/foaf/0.1/}"
Z = "{http://www.zotero.org/namespaces/export#}"


def embedded(visitor: Visitor, address: str) -> dict[str, list[str]]:
    """The metadata of a page's head by name: of a name the first is taken, of creators all."""
    tree = html.document_fromstring(visitor.get(address).text)
    found: dict[str, list[str]] = {}
    for one in tree.xpath("//head/meta[@content]"):
        found.setdefault(one.get("name") or one.get("property") or "", []).append(one.get("content"))
    return found


def test_embedded_metadata_say_type_title_author_date_and_address(visitor: Visitor) -> None:
    found = embedded(visitor, TELEGRAM)
    assert found["DC.type"] == ["letter"]  # a kind of item by its own name comes before every guess
    assert "citation_inbook_title" not in found  # it would make a chapter of the telegram
    assert found["citation_title"] == ["The Ambassador in the Soviet Union (Harriman) to the Secretary of State"]
    assert found["citation_author"] == ["Harriman"]
    assert found["citation_date"] == ["1944/09/24"]
    assert "citation_public_url" not in found  # the specimen is nowhere else: its address is that of the page
    assert found["og:type"] == ["article"] and found["og:title"] == found["citation_title"]


def creators(item: etree._Element, kind: str) -> Iterator[str]:
    """Creators of a kind: a sequence of persons with surname and given name."""
    for person in item.findall(f"{kind}/{RDF}Seq/{RDF}li/{FOAF}Person"):
        yield ", ".join(filter(None, (person.findtext(f"{FOAF}surname"), person.findtext(f"{FOAF}givenName"))))


def test_the_rdf_beside_a_paper_has_the_whole_item(visitor: Visitor) -> None:
    answer = visitor.get(TELEGRAM + ".rdf")
    assert answer.headers["content-type"].startswith("application/rdf+xml")
    (item,) = etree.fromstring(answer.body)
    assert item.tag == f"{BIB}Letter"
    assert item.findtext(f"{Z}itemType") == "letter"
    assert list(creators(item, f"{BIB}authors")) == ["Harriman"]
    assert list(creators(item, f"{Z}recipients")) == ["Secretary of State"]
    assert item.findtext(f"{DC}date") == "1944-09-24"
    assert item.findtext(f"{DC}type") == "Telegram 3652"
    assert "National Archives" in (item.findtext(f"{Z}archive") or "")
    assert item.findtext(f"{DC}coverage") == "711.62114/9-2444"


@pytest.mark.parametrize("ending", [".csl.json", ".rdf", ".ris", ".bib"])
def test_what_lies_beside_a_paper_is_named_in_its_head_and_is_there(visitor: Visitor, ending: str) -> None:
    tree = html.document_fromstring(visitor.get(TELEGRAM).text)
    (named,) = tree.xpath(f"//link[@rel='alternate'][@href='{TELEGRAM}{ending}']")
    answer = visitor.get(TELEGRAM + ending)
    assert answer.status == 200 and answer.text
    assert answer.headers["content-type"].partition(";")[0] == named.get("type")
    assert visitor.get("/specimen/nothing" + ending).status == 404
