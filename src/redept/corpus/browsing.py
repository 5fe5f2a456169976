"""What a reader who leafs through a corpus asks: which papers a search finds, all cards at once, who cites whom.

Comes in: a Reader. Goes out: cards and numbers of rows; no text.
"""

from collections.abc import Iterator, Sequence

from redept.corpus import context, packing, search, values
from redept.corpus.packing import bytes_of, unpack, unsqueeze
from redept.corpus.query import Tree
from redept.corpus.reader import Reader
from redept.corpus.schema import told
from redept.model import Entry, Judgement


def cards(reader: Reader) -> Iterator[tuple[int, Entry]]:
    """Every document's row number and card, in the order of volumes and of papers in them."""
    for key, entry in reader.rows("SELECT key, entry FROM document ORDER BY volume, sequence, id"):
        assert isinstance(key, int)
        yield key, unpack(packing.ENTRY, entry)


def count(reader: Reader, query: str) -> int:
    """How many documents a query finds."""
    where, values = search.condition(query)
    return next(int(str(many)) for (many,) in reader.rows(f"SELECT count(*) FROM document WHERE {where}", values))


def ranked_rows(reader: Reader, tree: Tree, *, by_date: bool = False) -> list[int]:
    """Row numbers of all documents that a query finds, the best first, or the oldest where `by_date`."""
    with told(reader.path):
        return search.ranked(reader.connection, tree, by_date=by_date)


def snippets(reader: Reader, tree: Tree, keys: Sequence[int]) -> dict[int, str]:
    """The words around what a query looks for in the documents of these row numbers."""
    with told(reader.path):
        return context.snippets(reader.connection, tree, keys)


def markings(reader: Reader) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every document's row number and its markings."""
    for key, record in reader.rows("SELECT document, record FROM paper"):
        assert isinstance(key, int)
        yield key, tuple(values.markings(unsqueeze(packing.MARKS, record)))


def citations(reader: Reader) -> Iterator[tuple[str, str]]:
    """Each link from a paper to another as (citing, cited), once a reference."""
    for document, target in reader.rows("SELECT document, target FROM citation ORDER BY document, target"):
        yield str(document), str(target)


def cited_by(reader: Reader, document: str) -> list[tuple[str, str]]:
    """The references that were decided to mean a document, as (citing document, reference's id)."""
    return [
        (str(source), str(reference))
        for source, reference in reader.rows(
            "SELECT document, reference FROM citation WHERE target = ? ORDER BY document, reference", (document,)
        )
    ]


def citations_of(reader: Reader, document: str) -> list[tuple[str, str]]:
    """What a document's references were decided to mean, as (cited document, reference's id)."""
    rows = reader.rows("SELECT target, reference FROM citation WHERE document = ? ORDER BY target", (document,))
    return [(str(target), str(reference)) for target, reference in rows]


def decision_digests(reader: Reader) -> Iterator[tuple[str, bytes]]:
    """Every document on whose references something was decided, with what changes when that does."""
    for document, digest in reader.rows("SELECT document, digest FROM decision"):
        yield str(document), bytes_of(digest)


def judgements_on(reader: Reader, document: str) -> list[Judgement]:
    """People's decisions on references of one document that stand."""
    return [
        unpack(packing.JUDGEMENT, record)
        for (record,) in reader.rows(
            "SELECT record FROM judgement WHERE document = ? AND retired IS NULL AND anchored ORDER BY key", (document,)
        )
    ]
