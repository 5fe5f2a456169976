"""Which papers a query finds, by the extra index."""

import sqlite3
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from redept.corpus.index import fields
from redept.corpus.index.asking import Asking
from redept.corpus.index.state import holds, stamp_of
from redept.corpus.query import Term, Tree
from redept.corpus.search import condition_of, ranked_part

CHUNK = 900
"""Row numbers that the database is asked for at once."""

Order = tuple[bool, str, str, str, int, str]


def index_of(path: Path) -> Any | None:
    """The extra index of the corpus at `path`; None where there is none, it is damaged, or tantivy is not here."""
    place = fields.place_of(path)
    if not place.is_dir():
        return None
    try:
        import tantivy

        found = tantivy.Index.open(str(place))
        found.config_reader("manual")
    except (ImportError, ValueError, OSError):
        return None
    return found


class Index:
    """The extra index of a corpus in the state in which a connection sees that corpus."""

    def __init__(self, searcher: Any, connection: sqlite3.Connection) -> None:
        self.searcher = searcher
        self.connection = connection

    def found(self, tree: Tree, limit: int, offset: int = 0) -> tuple[int, list[int]]:
        """How many papers a query finds, and the row numbers of a page of them, in the order of `search.hits`."""
        query = Asking(self.searcher, self.asked).query(tree)
        if ranked_part(tree)[0] is None:
            return self.oldest(query, limit, offset)
        result = self.searcher.search(query, limit=limit, offset=offset)
        return int(result.count), self.keys(result)

    def all_found(self, tree: Tree) -> set[int]:
        """Row numbers of all papers that a query finds."""
        query = Asking(self.searcher, self.asked).query(tree)
        return set(self.keys(self.searcher.search(query, limit=max(1, self.searcher.num_docs), count=False)))

    def oldest(self, query: Any, limit: int, offset: int) -> tuple[int, list[int]]:
        """A page of what a query finds, the oldest first: as many days as the page needs are put in order."""
        import tantivy

        ascending = {"order_by_field": fields.DAY, "order": tantivy.Order.Asc}
        result = self.searcher.search(query, limit=limit + offset, **ascending)
        if not result.hits:
            return int(result.count), []
        last = result.hits[-1][0]
        days = tantivy.Query.range_query(fields.schema(), fields.DAY, tantivy.FieldType.Integer, None, last)
        both = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, days)])
        needed = self.searcher.search(both, limit=max(1, self.searcher.num_docs), count=False)
        return int(result.count), in_order(self.connection, self.keys(needed))[offset : offset + limit]

    def keys(self, result: Any) -> list[int]:
        """The row numbers of hits."""
        return list(self.searcher.fast_field_values(fields.KEY, [address for _, address in result.hits]))

    def asked(self, term: Term) -> list[int]:
        """Row numbers of the papers that the corpus itself finds for one term."""
        where, values = condition_of(term)
        return [key for (key,) in self.connection.execute(f"SELECT key FROM document WHERE {where}", values)]


class Beside:
    """The extra index beside a corpus, opened when it is first needed and looked at again when it has changed."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.opened: Any | None = None

    def here(self) -> Index | None:
        """The index, where there is one and it is of the state in which the corpus is seen."""
        if self.opened is None:
            self.opened = index_of(self.path)
        if self.opened is None:
            return None
        stamp = stamp_of(self.connection)
        searcher = self.opened.searcher()
        if not holds(searcher, stamp):
            self.opened.reload()
            searcher = self.opened.searcher()
        return Index(searcher, self.connection) if holds(searcher, stamp) else None

    def passed_over(self) -> str | None:
        """Why searches do not use the folder that is there; None where they do, or where there is none."""
        if not fields.folder_of(self.path).exists() or self.here() is not None:
            return None
        if self.opened is not None:
            return "it is of another state of the corpus"
        return "tantivy is not installed" if find_spec("tantivy") is None else "it is not whole"


def in_order(connection: sqlite3.Connection, keys: Sequence[int]) -> list[int]:
    """Row numbers in the order of hits that are not ranked: the oldest first, then by volume and place."""
    found: dict[int, Order] = {}
    rest = iter(keys)
    while some := list(islice(rest, CHUNK)):
        found.update(orders(connection, some))
    return sorted(found, key=found.__getitem__)


def orders(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[tuple[int, Order]]:
    """What puts papers in order, by their row numbers."""
    for key, day, date, volume, sequence, name in connection.execute(
        f"""SELECT key, first_day, date, volume, sequence, id FROM document
        WHERE key IN ({", ".join("?" * len(keys))})""",
        keys,
    ):
        yield key, (day is None, day or "", date or "", volume or "", sequence, name)
