"""The extra index finds what the corpus's own index finds: the same papers, as many, the undated and all."""

import tomllib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept import pipeline
from redept.corpus import Reader, make_index, open_reader, search
from redept.corpus.index.finding import Index
from redept.corpus.query import read_query
from redept.errors import QueryError
from tests.corpus.index.drawing import Drawing
from tests.corpus.specimens import paper, stored, with_decisions

pytest.importorskip("tantivy", reason="tantivy is not installed")

SPECIMEN = Path(__file__).parents[3] / "src" / "redept" / "specimen" / "specimen.xml"
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "queries.toml").read_text("utf-8"))["finds"]


SEARCHES = [
    line
    for line in (Path(__file__).parents[1] / "cases" / "searches.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    path = with_decisions(tmp_path_factory.mktemp("index") / "exchange.redept")
    make_index(path)
    return open_reader(path)


@pytest.fixture(scope="module")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    path = tmp_path_factory.mktemp("index") / "specimen.redept"
    pipeline.add(path, [SPECIMEN], workers=1)
    make_index(path)
    return open_reader(path)


def beside(reader: Reader) -> Index:
    found = reader.beside.here()
    assert found is not None
    return found


def agree(reader: Reader, query: str) -> int:
    """Check that both find the same; gives how many papers."""
    index = beside(reader)
    try:
        tree = read_query(query)
        own = search.ranked(reader.connection, tree)
    except QueryError as error:
        with pytest.raises(QueryError) as other:
            index.found(read_query(query), 5)
        assert str(other.value) == str(error)
        return 0
    total, page = index.found(tree, 5, 1)
    assert index.all_found(tree) == set(own)
    assert total == len(own)
    assert len(page) == len(own[1:6])
    if search.ranked_part(tree)[0] is None:
        assert page == own[1:6]
    return total


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["query"]))
def test_both_indexes_agree_on_every_written_query(exchange: Reader, case: dict[str, str]) -> None:
    assert agree(exchange, case["query"]) == len(case.get("ids", ()))


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_both_indexes_agree_on_whatever_the_specimen_holds(specimen: Reader, seed: int) -> None:
    drawing = drawings(specimen)
    drawing.chance.seed(seed)
    agree(specimen, drawing.query())


def test_both_indexes_agree_on_searches_as_people_write_them(specimen: Reader) -> None:
    assert sum(agree(specimen, query) for query in SEARCHES) > len(SEARCHES)


KNOWN: dict[int, Drawing] = {}


def drawings(reader: Reader) -> Drawing:
    """The one drawing from a corpus; it is seeded anew for each query."""
    return KNOWN.setdefault(id(reader), Drawing(reader, Random(0)))


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=8).map(lambda words: words.replace('"', "")), st.booleans())
def test_both_indexes_agree_on_whatever_is_written(exchange: Reader, words: str, begun: bool) -> None:
    agree(exchange, f'"{words}"{"*" if begun else ""}')
    agree(exchange, f'NOT "prisoners {words}"{"*" if begun else ""} from:"{words}"')


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=10)), min_size=1, max_size=4))
def test_both_indexes_agree_on_papers_of_any_letters(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("letters") / "c.redept"
    clean = [tuple(some.encode("utf-8", "replace").decode() for some in both) for both in texts]
    stored(path, *(paper(f"d{number}", text, heading=heading) for number, (text, heading) in enumerate(clean)))
    make_index(path)
    with open_reader(path) as reader:
        for text, heading in clean:
            for words in {*text.split(), *heading.split(), text, heading}:
                agree(reader, f'"{words}"'.replace('""', '"'))
                agree(reader, f'"{words[:3]}"*'.replace('""', '"'))


@pytest.mark.parametrize(
    "query",
    [
        " ".join(["word"] * 200),
        "(" * 39 + "word" + ")" * 39,
        "NOT " * 150 + "a",
        '"' + "w" * 2000 + '"*',
        "file:" + "7" * 2000,
        "volume:" + "v" * 2000 + "*",
        "marking:" + "m" * 2000 + "*",
        "before:9999-05",
        "after:0001",
        "after:1944-09-15T20:00",
        "after:1944-09-15T20:01",
        "before:1944-09-15T20:00",
        "before:1944-09-15T20:01",
        "NOT after:1944-09-15T20:01",
    ],
)
def test_both_indexes_agree_at_the_edges(exchange: Reader, query: str) -> None:
    agree(exchange, query)


def test_a_beginning_of_very_many_words_is_asked_of_the_corpus(
    exchange: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("redept.corpus.index.asking.MOST_BEGUN", 2)
    assert agree(exchange, '"combined c"*') == 1


def test_pages_by_the_extra_index_show_the_same_words(exchange: Reader) -> None:
    found = exchange.search("combined chiefs")
    assert [hit.id for hit in found.hits] == ["vol/d2"]
    assert "The Combined Chiefs may wish to know" in found.hits[0].snippet


def test_words_in_the_heading_weigh_more_here_too(tmp_path: Path) -> None:
    others = [paper(f"d{number}", f"wheat and {number} other things") for number in range(3, 9)]
    papers = [paper("d1", "the grain and grain"), paper("d2", "Sale of grain", heading="Sale of grain"), *others]
    path = stored(tmp_path / "c.redept", *papers)
    make_index(path)
    with open_reader(path) as reader:
        assert reader.beside.passed_over() is None
        assert [hit.id for hit in reader.search("grain").hits] == ["vol/d2", "vol/d1"]
