"""A search finds what it says, and a search that cannot be read says where."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.corpus import Reader, open_reader
from redept.errors import QueryError
from tests.corpus.specimens import EXCHANGE, paper, stored, with_decisions

CASES = tomllib.loads((Path(__file__).parent / "cases" / "queries.toml").read_text("utf-8"))["finds"]


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return open_reader(with_decisions(tmp_path_factory.mktemp("search") / "exchange.redept"))


@pytest.mark.parametrize("case", [case for case in CASES if "ids" in case], ids=lambda case: case["query"])
def test_a_query_finds_its_documents(exchange: Reader, case: dict[str, list[str]]) -> None:
    query = str(case["query"])
    found = exchange.search(query)
    assert sorted(hit.id for hit in found.hits) == case["ids"]
    assert found.total == len(case["ids"])
    assert [document.id for document in exchange.documents(query)] == case["ids"]
    assert list(exchange.ids(query)) == case["ids"]


@pytest.mark.parametrize("case", [case for case in CASES if "wrong" in case], ids=lambda case: repr(case["query"]))
def test_a_query_that_cannot_be_read_says_where(exchange: Reader, case: dict[str, str]) -> None:
    with pytest.raises(QueryError) as error:
        exchange.search(case["query"])
    assert case["wrong"] in str(error.value)


PIECES = st.sampled_from(
    [
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        '"',
        "*",
        "from:",
        "after:",
        "file:",
        "1944-09",
        ":",
        "-",
        "^",
        "{body}",
        "+",
        "\0",
        "é",
        "'",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=6), max_size=30).flatmap(
        lambda some: st.sampled_from(["", " "]).map(lambda s: s.join(some))
    )
)
def test_whatever_is_written_is_answered_or_refused_with_a_query_error(exchange: Reader, query: str) -> None:
    try:
        found = exchange.search(query)
    except QueryError:
        return
    assert found.total == len(list(exchange.ids(query)))


@pytest.mark.parametrize(
    "query", [" ".join(["word"] * 200), " OR ".join(["word"] * 100), "(" * 39 + "word" + ")" * 39, "NOT " * 150 + "a"]
)
def test_long_and_deep_queries_are_answered(exchange: Reader, query: str) -> None:
    assert exchange.search(query).total in (0, 3)


@pytest.mark.parametrize("query", ["word " * 201, "(" * 41 + "word" + ")" * 41, "(" * 5000])
def test_queries_too_long_or_too_deep_are_refused(exchange: Reader, query: str) -> None:
    with pytest.raises(QueryError):
        exchange.search(query)


def test_a_hit_shows_the_words_around_what_was_looked_for(exchange: Reader) -> None:
    (hit,) = exchange.search("from:harriman chiefs").hits
    assert hit.id == "vol/d2"
    assert hit.date == "1944-09-24"
    assert hit.heading == "The Ambassador in the Soviet Union (Harriman) to the Secretary of State"
    assert "The Combined Chiefs may wish to know" in hit.snippet


def test_a_hit_by_fields_alone_shows_no_words(exchange: Reader) -> None:
    assert {hit.snippet for hit in exchange.search("from:harriman").hits} == {""}


def test_pages_of_hits_follow_one_another(exchange: Reader) -> None:
    pages = [exchange.search("volume:vol", limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [page.total for page in pages] == [3, 3, 3]
    assert [[hit.id for hit in page.hits] for page in pages] == [["vol/d3", "vol/d1"], ["vol/d2"], []]


def test_without_words_the_oldest_come_first_and_the_undated_last(tmp_path: Path) -> None:
    papers = [paper("d1", "x"), paper("d2", "x", date="1950-01-02"), paper("d3", "x", date="1950-01-01")]
    with open_reader(stored(tmp_path / "c.redept", *papers)) as reader:
        assert [hit.id for hit in reader.search("volume:vol").hits] == ["vol/d3", "vol/d2", "vol/d1"]


@pytest.mark.parametrize("name", ["Chou En-lai", "couve de murville", "Abba Eban", "Chiang Kai-shek"])
def test_a_name_with_small_words_is_found_whole(tmp_path: Path, name: str) -> None:
    papers = [
        paper("d1", "Chou En-lai met Couve de Murville. Abba Eban and Chiang Kai-shek did not."),
        paper("d2", "Chou spoke to En-lai of Couve, and Kai-shek; Eban was at Murville with Chiang."),
    ]
    with open_reader(stored(tmp_path / "c.redept", *papers)) as reader:
        assert [hit.id for hit in reader.search(f'names:"{name}"').hits] == ["vol/d1"]


def test_words_in_the_heading_weigh_more(tmp_path: Path) -> None:
    others = [paper(f"d{number}", f"wheat and {number} other things") for number in range(3, 9)]
    papers = [paper("d1", "the grain and grain"), paper("d2", "Sale of grain", heading="Sale of grain"), *others]
    with open_reader(stored(tmp_path / "c.redept", *papers)) as reader:
        assert [hit.id for hit in reader.search("grain").hits] == ["vol/d2", "vol/d1"]


def test_every_hit_is_a_document_of_the_exchange(exchange: Reader) -> None:
    assert {hit.id for hit in exchange.search("volume:vol").hits} == {document.id for document, _ in EXCHANGE}
