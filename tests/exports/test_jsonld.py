"""JSON-LD is read back into an RDF store and asked there."""

import json
from typing import Any

import pytest

from redept.corpus import Reader
from tests.exports.conftest import Export


def test_the_context_stands_in_the_file_and_explains_every_key(export: Export) -> None:
    file = json.loads(export("jsonld"))
    for node in file["@graph"]:
        assert set(node) <= set(file["@context"])


def test_a_store_knows_every_document_and_link_with_its_evidence(export: Export, specimen: Reader) -> None:
    rdflib: Any = pytest.importorskip("rdflib")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        graph = rdflib.Graph().parse(data=export("jsonld"), format="json-ld")
    records = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(RICO + "Record")))
    assert len(records) == len(list(specimen.ids()))
    links = set(graph.query(EVIDENCE))
    resolved = {
        (reference.document, decided.target, reference.text, reason)
        for found in specimen.decided_references()
        for reference, _, decided in found
        if decided and decided.target
        for reason in decided.because
    }
    assert {tuple(map(str, link)) for link in links} == {
        (f"urn:redept:{source}", f"urn:redept:{target}", words, reason) for source, target, words, reason in resolved
    }


RICO = "https://www.ica.org/standards/RiC/ontology#"
EVIDENCE = f"""
PREFIX rico: <{RICO}>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?source ?target ?words ?because WHERE {{
    ?relation rico:relationHasSource ?source ; rico:relationHasTarget ?target ;
        oa:hasTarget/oa:hasSelector/oa:exact ?words ;
        prov:wasGeneratedBy ?decision ; prov:wasDerivedFrom ?source .
    ?decision rdfs:comment ?because ; prov:wasAssociatedWith <urn:redept:program> .
}}
"""
