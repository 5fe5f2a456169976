"""Markings and symbols of offices in words, on the page of a paper."""

from lxml import html

from redept.web.explained import markings, offices
from tests.web.conftest import Visitor


def test_symbols_are_those_of_the_year() -> None:
    assert [words for _, words in offices(("S/P",), 1965)] == [
        "Policy Planning Council, Office of the Secretary of State (S), 1961 to 1969"
    ]
    assert [symbol for symbol, _ in offices(("Davies (SOV)", "GTI", "Talbot", "GTI", "J.F.D."), 1964)] == ["SOV", "GTI"]
    assert offices(("GTI",), None) == ()


def test_markings_and_forms_that_the_register_has_are_explained() -> None:
    assert [word for word, _ in markings(("Secret", "Plumbum", "Niact", ""))] == ["Secret", "Niact"]


def test_the_page_of_a_paper_explains_what_it_is_marked(visitor: Visitor) -> None:
    tree = html.document_fromstring(visitor.get("/specimen/d29").text)
    said = tree.xpath("//details[@class='filed'][summary='What this says']//dt")
    assert [one.text for one in said] == ["Secret", "Niact"]
