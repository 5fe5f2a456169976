"""What goes to Zotero as RDF is read back by an RDF store, and says all that the items say."""

from typing import Any

import pytest

from redept.corpus import Reader
from redept.exports import csl_json, zotero_rdf
from redept.finding_aids import citing
from tests.exports.conftest import Export

DC = zotero_rdf.NAMESPACES["dc"]
Z = zotero_rdf.NAMESPACES["z"]


def test_a_store_gives_back_every_item_whole(export: Export, specimen: Reader) -> None:
    rdflib: Any = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=export("zotero-rdf"), format="xml", publicID="http://example.org/items")
    volumes = {one.id: one for one in specimen.volumes()}

    def one(node: Any, name: str) -> str | None:
        found = graph.value(node, rdflib.URIRef(name))
        return None if found is None else str(found)

    def people(node: Any, name: str) -> list[tuple[str | None, str | None]]:
        listed = graph.value(node, rdflib.URIRef(name))
        names = list(rdflib.Seq(graph, listed)) if listed is not None else []
        foaf = zotero_rdf.NAMESPACES["foaf"]
        return [(one(who, f"{foaf}surname"), one(who, f"{foaf}givenName")) for who in names]

    for document in specimen.documents():
        item = csl_json.item(document, volumes.get(document.volume or ""))
        node = rdflib.URIRef(f"http://example.org/items#{document.id}")
        assert one(node, f"{DC}title") == item["title"]
        assert (one(node, f"{DC}date") or "") == zotero_rdf.day(document)
        assert (one(node, f"{DC}type") or "") == citing.form_and_number(document)
        assert one(node, f"{Z}archive") == item.get("archive")
        assert one(node, f"{DC}coverage") == item.get("archive_location")
        assert item.get("note", "") in (one(node, f"{DC}description") or "")
        assert people(node, zotero_rdf.NAMESPACES["bib"] + "authors") == given(item.get("author", []))
        if one(node, f"{Z}itemType") == "letter":
            assert people(node, f"{Z}recipients") == given(item.get("recipient", []))
        filed = graph.value(node, rdflib.URIRef(f"{DC}subject"))
        number = one(filed, "http://www.w3.org/1999/02/22-rdf-syntax-ns#value") if filed is not None else None
        assert number == item.get("call-number")


def given(listed: list[csl_json.Item]) -> list[tuple[str, str | None]]:
    """Persons and offices as Zotero has them: a suffix behind the family name."""
    return [
        (one.get("literal") or " ".join(filter(None, (one.get("family"), one.get("suffix")))), one.get("given"))
        for one in listed
    ]
