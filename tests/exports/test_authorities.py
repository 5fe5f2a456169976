"""Persons whom a register of office holders knows have their addresses in CMIF and JSON-LD."""

import json

from lxml import etree

from redept.corpus import Reader
from redept.people import Register
from tests.exports.conftest import Export

HARRIMAN = "https://history.state.gov/departmenthistory/people/harriman-william-averell"
TEI = "{http://www.tei-c.org/ns/1.0}"


def in_office(specimen: Reader) -> list[str]:
    """Papers of a day that Harriman wrote or received as ambassador."""
    return [
        one.id
        for one in specimen.documents()
        if len(one.date or "") >= 10 and any(who.name == "Harriman" for who in (*one.sender, *one.recipient))
    ]


def test_cmif_names_persons_by_address(export: Export, specimen: Reader, register: Register) -> None:
    letters = etree.fromstring(export("cmif", register=register).encode()).iter(f"{TEI}correspDesc")
    known = [one.get("key") for one in letters if one.find(f".//{TEI}persName[@ref='{HARRIMAN}']") is not None]
    assert known == in_office(specimen) != []
    assert " ref=" not in "".join(line for line in export("cmif").splitlines() if "persName" in line)


def test_json_ld_names_persons_by_address(export: Export, specimen: Reader, register: Register) -> None:
    nodes = json.loads(export("jsonld", register=register))["@graph"]
    named = [
        node["identifier"][0]
        for node in nodes
        if any(one.get("id") == HARRIMAN for one in (*node.get("sender", ()), *node.get("addressee", ())))
    ]
    assert named == in_office(specimen)
    assert HARRIMAN not in export("jsonld")
