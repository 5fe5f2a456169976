"""Both search indexes of a corpus side by side: `python tools/two_indexes.py CORPUS`.

The corpus must have a second index (`redept index CORPUS`). The fifty searches of `make bench`, queries from a file
and queries drawn from what the corpus holds go to both: each must find the same papers and count as many. Then the
fifty are timed as pages of twenty hits with their words, best of three rounds.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
SEARCHES = ROOT / "tests" / "corpus" / "cases" / "searches.txt"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--queries", type=Path, help="a file of queries, one a line, in place of searches.txt")
    options.add_argument("--draw", type=int, default=300, help="draw so many queries from the corpus (default 300)")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]

    from redept.corpus import open_reader
    from redept.evaluation.searching import queries
    from tests.corpus.index.drawing import Drawing

    fifty = queries()
    own = (given.queries or SEARCHES).read_text("utf-8").splitlines()
    with open_reader(given.corpus) as reader:
        drawing = Drawing(reader, Random(given.seed))
        drawn = [drawing.query() for _ in range(given.draw)]
        found = [
            compare(reader, query)
            for query in (*fifty, *(line for line in own if line and not line.startswith("#")), *drawn)
        ]
        answered = [one for one in found if one is not None]
        print(
            f"{len(answered):,} queries, {sum(map(bool, answered)):,} of which find something, {sum(answered):,} "
            f"papers in all: both indexes agree; {len(found) - len(answered)} refused by both"
        )
        times(reader, fifty)


def compare(reader: object, query: str) -> int | None:
    """How many papers a query finds in both; None where both refuse it; ends the program where they differ."""
    from redept.corpus import Reader, search
    from redept.corpus.query import read_query
    from redept.errors import QueryError

    assert isinstance(reader, Reader)
    index = reader.beside.here()
    if index is None:
        sys.exit(f"{reader.path}: has no second index of its present state; `redept index {reader.path}` makes it")
    try:
        tree = read_query(query)
        own = search.ranked(reader.connection, tree)
    except QueryError:
        return None
    total, page = index.found(tree, 20)
    if index.all_found(tree) != set(own) or total != len(own):
        sys.exit(f"{query}: the corpus's own index finds {len(own):,} papers, the second {total:,}")
    if search.ranked_part(tree)[0] is None and page != own[:20]:
        sys.exit(f"{query}: the same papers in another order")
    return total


def times(reader: object, queries: Sequence[str]) -> None:
    """Print how long pages of hits take by either."""
    from redept.corpus import Reader, search

    assert isinstance(reader, Reader)

    def by_own(query: str) -> object:
        return search.hits(reader.connection, query, 20, 0)

    for name, ask in (("own index", by_own), ("second index", reader.search)):
        best = sorted(min(seconds(ask, query) for _ in range(3)) for query in queries)
        p50, p95 = best[len(best) // 2], best[int(len(best) * 0.95)]
        print(f"{name}: p50 {1000 * p50:.1f} ms, p95 {1000 * p95:.1f} ms, slowest {1000 * best[-1]:.1f} ms")


def seconds(ask: Callable[[str], object], query: str) -> float:
    began = time.perf_counter()
    ask(query)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
