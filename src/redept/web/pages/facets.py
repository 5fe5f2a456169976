"""Counts of hits by which a search is narrowed; each count is what its link finds."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from urllib.parse import quote_plus

from redept.web import addresses, wording
from redept.web.traits import CLASS, FORM, FROM, MARKED, REFERENCES, TO, VOLUME, YEAR, Traits

MOST_VALUES = 8


@dataclass(frozen=True, kw_only=True)
class Value:
    """One value of a facet, how many hits have it, and the search that keeps those."""

    words: str
    count: int
    address: str


@dataclass(frozen=True, kw_only=True)
class Facet:
    """A field by which hits can be narrowed, its commonest values first."""

    name: str
    values: tuple[Value, ...]
    more: int


def quoted(begin: str) -> Callable[[str], str]:
    """How a value is asked for in a field."""
    return lambda value: f'{begin}"{wording.plain(value)}"'


def year_query(year: str) -> str:
    return f"after:{year} before:{int(year) + 1:04}"


FACETS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    (YEAR, YEAR, year_query),
    (FORM, FORM, quoted("form:=")),
    (FROM, FROM, quoted("from:=")),
    (TO, TO, quoted("to:=")),
    ("Sent from", FROM, quoted("from:=")),
    ("Sent to", TO, quoted("to:=")),
    (CLASS, CLASS, quoted("file:")),
    (VOLUME, VOLUME, quoted("volume:")),
    (MARKED, MARKED, quoted("marking:=")),
    (REFERENCES, REFERENCES, "status:{}".format),
)
"""Name of a facet, the field of its traits, and how the search of a value is written."""


def facets(known: Traits, query: str, rest: str, matching: Sequence[int]) -> Iterator[Facet]:
    """Counts of all hits by each field; a field in which all agree is left out. `rest` stands behind each address."""
    counted = Counter[int](chain.from_iterable(map(known.fixed.of.__getitem__, matching)))
    counted.update(chain.from_iterable(map(known.statuses.__getitem__, matching)))
    by_name: dict[str, dict[str, int]] = {}
    for number, count in counted.items():
        field, words = known.fixed.all[number]
        name = SITES[field] if number in known.fixed.posts else field
        by_name.setdefault(name, {})[words] = count
    base = addresses.of_search(f"({query})" if " OR " in query else query) if query else "/search?q="
    for name, _, written in FACETS:
        counts = by_name.get(name, {})
        if len(counts) > 1:
            yield facet(name, counts, lambda value: base + added(written(value)) + rest)  # noqa: B023


SITES = {FROM: "Sent from", TO: "Sent to"}
"""Where posts are shown apart from persons and offices."""


def facet(name: str, counts: dict[str, int], address: Callable[[str], str]) -> Facet:
    """One field with its commonest values, each with the search that keeps those."""
    common = heapq.nsmallest(MOST_VALUES, counts.items(), key=lambda one: (-one[1], one[0]))
    if name == YEAR:
        common.sort()
    words = wording.STATUS_WORDS if name == REFERENCES else {}
    return Facet(
        name=name,
        values=tuple(
            Value(words=words.get(value, value), count=count, address=address(value))
            for value, count in common
            if any(map(str.isalnum, value))
        ),
        more=len(counts) - len(common),
    )


@lru_cache(4096)
def added(words: str) -> str:
    """What is put behind the address of a search to narrow it."""
    return quote_plus(" " + words)
