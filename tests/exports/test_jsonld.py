"""JSON-LD is read back into an RDF store and asked there."""

import json
from typing import Any

import pytest

from redept.corpus import Reader
from redept.finding_aids import citing
from redept.people import Register
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
        (
            *(f"urn:redept:{one}" for one in (reference.document, decided.target)),
            f"urn:redept:{reference.document}" + (f"#note-{reference.note}" if reference.note else ""),
            *(reference.text, str(reference.start), str(reference.end)),
            *("" if decided.confidence is None else f"{decided.confidence:.2f}", reason),
        )
        for found in specimen.decided_references()
        for reference, _, decided in found
        if decided and decided.target
        for reason in decided.because
    }
    assert {tuple("" if one is None else str(one) for one in link) for link in links} == resolved


def test_a_store_gives_back_all_that_it_was_told_of_each_document(
    export: Export, specimen: Reader, register: Register
) -> None:
    rdflib: Any = pytest.importorskip("rdflib")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)
        graph = rdflib.Graph().parse(data=export("jsonld", register=register), format="json-ld")

    def said(node: Any, *way: str) -> set[str]:
        """What is reached from a node."""
        nodes = {node}
        for step in way:
            nodes = {one for node in nodes for one in graph.objects(node, rdflib.URIRef(RICO + step))}
        return {str(one) for one in nodes}

    for document in specimen.documents():
        node = rdflib.URIRef(f"urn:redept:{document.id}")
        assert said(node, "identifier") == {document.id, *filter(None, [document.file_number])}
        assert said(node, "title") == {citing.title(document)}
        assert said(node, "hasDocumentaryFormType", "name") == set(filter(None, [document.form]))
        assert said(node, "hasCreationDate", "expressedDate") == set(filter(None, [document.date]))
        assert said(node, "isAssociatedWithPlace", "name") == set(filter(None, [document.place]))
        assert said(node, "isOrWasIncludedIn") == {"urn:redept:specimen"}
        assert said(node, "documents", "hasOrHadParticipant", "name") == set(map(citing.party, document.participants))
        own = {citing.written(one) for one in document.numbers if one.role == "own"}
        assert said(node, "hasOrHadIdentifier", "textualValue") == own
        for way, parties in (("hasSender", document.sender), ("hasAddressee", document.recipient)):
            assert said(node, way, "name") >= {citing.party(one) for one in parties}
            assert len(said(node, way)) == len(set(parties))


RICO = "https://www.ica.org/standards/RiC/ontology#"
EVIDENCE = f"""
PREFIX rico: <{RICO}>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?source ?target ?text ?words ?start ?end ?sure ?because WHERE {{
    ?relation rico:relationHasSource ?source ; rico:relationHasTarget ?target ;
        oa:hasTarget ?place ; oa:hasBody ?target ; oa:motivatedBy oa:linking ;
        prov:wasGeneratedBy ?decision ; prov:wasDerivedFrom ?source .
    ?place oa:hasSource ?text ; oa:hasSelector/oa:exact ?words ; oa:hasSelector ?position .
    ?position oa:start ?start ; oa:end ?end .
    OPTIONAL {{ ?relation rico:relationCertainty ?sure }}
    ?decision rdfs:comment ?because ; prov:wasAssociatedWith <urn:redept:program> .
}}
"""
