"""The search: hits in context, counts by which to narrow, why there are none; a pasted citation is followed."""

import heapq
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar
from urllib.parse import quote_plus

from redept.corpus import Reader, browsing
from redept.corpus.query import All, Some, Term, Tree, read_query, text_terms
from redept.errors import QueryError
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.pages.page import Card, Page, card
from redept.web.pages.paper import plain
from redept.web.pages.paste import PastedReference, follow
from redept.web.room import Room, Shelf

PAGE = 20
MOST_VALUES = 8
LONGEST_QUERY = 2_000
CITATION_WORDS = 400


@dataclass(frozen=True, kw_only=True)
class HitView:
    """A paper that was found; `snippet` are words around the hit, as (words, whether they were looked for)."""

    card: Card
    address: str
    snippet: tuple[tuple[str, bool], ...]


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


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    """What a search found."""

    template: ClassVar[str] = "search.html"
    total: int
    hits: tuple[HitView, ...]
    facets: tuple[Facet, ...]
    by_date: bool
    first: int
    earlier: str | None
    later: str | None
    other_order: str | None
    error: str
    alone: tuple[Value, ...]
    cited: tuple[PastedReference, ...]
    direct: Card | None
    filters: tuple[tuple[str, str], ...]

    def plain(self) -> Mapping[str, Any]:
        return {
            "query": self.query,
            "total": self.total,
            "first": self.first,
            "order": "date" if self.by_date else "relevance",
            "error": self.error or None,
            "hits": [{**hit.card.plain(), "snippet": "".join(words for words, _ in hit.snippet)} for hit in self.hits],
            "facets": {
                facet.name: [{"value": one.words, "count": one.count, "address": one.address} for one in facet.values]
                for facet in self.facets
            },
        }


def search_page(room: Room, reader: Reader, query: str, *, start: int = 0, by_date: bool = False) -> SearchPage:
    """The page of a search; a query that cannot be read gives a page that says what is wrong with it."""
    query = wording.one_line(query)[:LONGEST_QUERY]
    shelf = room.shelf(reader)
    if not query:
        return answer(room, query, by_date=by_date)
    direct = shelf.get(query.strip("/"))
    cited = follow(room, reader, shelf, query) if looks_cited(query) else ()
    try:
        tree = read_query(query)
        found = [key for key in browsing.ranked_rows(reader, tree, by_date=by_date) if key in shelf.rows]
        shown = found[start : start + PAGE]
        snippets = browsing.snippets(reader, tree, shown)
    except QueryError as error:
        return answer(room, query, error=str(error), cited=cited, direct=card(direct) if direct else None)
    terms = looked_for(tree)
    return answer(
        room,
        query,
        by_date=by_date,
        total=len(found),
        start=start,
        hits=tuple(hit_view(shelf.entries[shelf.rows[key]], snippets.get(key, ""), terms) for key in shown),
        facets=tuple(facets(query, shelf, [shelf.rows[key] for key in found])) if len(found) > 1 else (),
        alone=() if found else tuple(each_alone(reader, tree)),
        cited=cited,
        direct=card(direct) if direct else None,
        filters=tuple(filters(query)),
    )


def answer(
    room: Room,
    query: str,
    *,
    total: int = 0,
    start: int = 0,
    by_date: bool = False,
    hits: tuple[HitView, ...] = (),
    facets: tuple[Facet, ...] = (),
    error: str = "",
    alone: tuple[Value, ...] = (),
    cited: tuple[PastedReference, ...] = (),
    direct: Card | None = None,
    filters: tuple[tuple[str, str], ...] = (),
) -> SearchPage:
    """The page with what was found, and where its neighbours stand."""
    sort = "date" if by_date else ""
    return SearchPage(
        title=f"{wording.shortened(query, 60)} – search" if query else "Search",
        address=addresses.of_search(query, sort=sort, start=start),
        room=room.name,
        section="search",
        query=query,
        total=total,
        hits=hits,
        facets=facets,
        by_date=by_date,
        first=start + 1 if total else 0,
        earlier=addresses.of_search(query, sort=sort, start=max(0, start - PAGE)) if start else None,
        later=addresses.of_search(query, sort=sort, start=start + PAGE) if start + PAGE < total else None,
        other_order=addresses.of_search(query, sort="" if by_date else "date") if total > 1 else None,
        error=error,
        alone=alone,
        cited=cited,
        direct=direct,
        filters=filters,
    )


# ---------------------------------------------------------------- hits in context

WORD = re.compile(r"\w+")


def looked_for(tree: Tree) -> re.Pattern[str] | None:
    """A pattern of the words that a hit may show."""
    words = {
        re.escape(word) + (r"\w*" if term.prefix else "")
        for term in text_terms(tree)
        for word in WORD.findall(term.words)
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE) if words else None


def hit_view(entry: Entry, snippet: str, terms: re.Pattern[str] | None) -> HitView:
    return HitView(card=card(entry), address=addresses.of_document(entry.id), snippet=tuple(split(snippet, terms)))


def split(words: str, terms: re.Pattern[str] | None) -> Iterator[tuple[str, bool]]:
    """The words, those that were looked for apart."""
    at = 0
    for match in terms.finditer(words) if terms else ():
        if match.start() > at:
            yield words[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(words):
        yield words[at:], False


# ---------------------------------------------------------------- facets


def year_of(entry: Entry) -> list[str]:
    return [entry.date[:4]] if entry.date and entry.date[:4].isdigit() else []


def sender_of(entry: Entry) -> list[str]:
    return [wording.one_line(one.name or one.office) for one in entry.sender if one.name or one.office]


def recipient_of(entry: Entry) -> list[str]:
    return [wording.one_line(one.name or one.office) for one in entry.recipient if one.name or one.office]


def post_of(entry: Entry) -> list[str]:
    return list(dict.fromkeys(one.from_ for one in entry.numbers if one.from_))


def class_of(entry: Entry) -> list[str]:
    """The class of a file number, before its point or stroke."""
    found = FILE_CLASS.match(entry.file_number or "")
    return [found[0].strip()] if found else []


FILE_CLASS = re.compile(r"[0-9]{2,3}[A-Z]?(?=[.])|[A-Z]{2,5}(?= )")


def volume_of(entry: Entry) -> list[str]:
    return [entry.volume] if entry.volume else []


def form_of(entry: Entry) -> list[str]:
    return [entry.form] if entry.form else []


def but(name: str, value: str, counts: Counter[str]) -> str:
    """What to leave out so that "Telegram" does not find "Circular Telegram"."""
    if name != "Form":
        return ""
    small = value.lower()
    longer = [other for other in counts if other != value and small in other.lower()]
    return "".join(f' NOT form:"{plain(other)}"' for other in longer[:8])


def year_query(year: str) -> str:
    return f"after:{year} before:{int(year) + 1}"


FACETS: tuple[tuple[str, Callable[[Entry], list[str]], Callable[[str], str]], ...] = (
    ("Year", year_of, year_query),
    ("Form", form_of, lambda value: f'form:"{plain(value)}"'),
    ("From", sender_of, lambda value: f'from:"{plain(value)}"'),
    ("To", recipient_of, lambda value: f'to:"{plain(value)}"'),
    ("Sent from", post_of, lambda value: f'from:"{plain(value)}"'),
    ("File class", class_of, lambda value: f'file:"{plain(value)}"*'),
    ("Volume", volume_of, lambda value: f'volume:"{plain(value)}"'),
)


def facets(query: str, shelf: Shelf, matching: Sequence[int]) -> Iterator[Facet]:
    """Counts of all hits by each field; a field in which all agree is left out."""
    base = addresses.of_search(f"({query})" if " OR " in query else query)
    counted = Counter(itertools.chain.from_iterable(map(shelf.traits(values_of_fields).__getitem__, matching)))
    by_field: dict[str, Counter[str]] = {}
    for (name, value), count in counted.items():
        by_field.setdefault(name, Counter())[value] = count
    for name, _, narrower in FACETS:
        counts = by_field.get(name, Counter())
        if len(counts) < 2:
            continue
        common = heapq.nsmallest(MOST_VALUES, counts.items(), key=lambda one: (-one[1], one[0]))
        if name == "Year":
            common.sort()
        yield Facet(
            name=name,
            values=tuple(
                Value(words=value, count=count, address=base + added(narrower(value) + but(name, value, counts)))
                for value, count in common
                if any(map(str.isalnum, value))
            ),
            more=len(counts) - len(common),
        )


def values_of_fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """What a paper has in each field by which hits are narrowed."""
    for name, values_of, _ in FACETS:
        for value in values_of(entry):
            yield name, value


@lru_cache(4096)
def added(words: str) -> str:
    """What is put behind the address of a search to narrow it."""
    return quote_plus(" " + words)


FILTER = re.compile(
    r'\s+((?:after:\d[\d-]* before:\d[\d-]*)|(?:from|to|form|file|volume|place|number|names):(?:"[^"]*"\*?|[^\s()"]+))'
)


def filters(query: str) -> Iterator[tuple[str, str]]:
    """Fields at the end of a query, each with the search that lets it go."""
    for match in FILTER.finditer(" " + query):
        rest = wording.one_line((" " + query)[: match.start()] + " " + (" " + query)[match.end() :])
        if "(" not in match[0] and " OR " not in rest:
            yield match[1], addresses.of_search(rest)


# ---------------------------------------------------------------- why there are none


def each_alone(reader: Reader, tree: Tree) -> Iterator[Value]:
    """What each part of a query would find alone."""
    parts = tree.of if isinstance(tree, (All, Some)) else (tree,)
    for part in parts[:12]:
        if isinstance(part, Term):
            written = as_written(part)
            count = browsing.count(reader, written)
            yield Value(words=written, count=count, address=addresses.of_search(written))


def as_written(term: Term) -> str:
    """A term as one writes it."""
    words = f'"{term.words}"' if " " in term.words or not term.words.isalnum() else term.words
    return (f"{term.field}:" if term.field else "") + words + ("*" if term.prefix else "")


# ---------------------------------------------------------------- citations

CITED = re.compile(
    r"\b(?:(?i:tel|telegram|despatch|dispatch|airgram|memorandum|letter|deptel|embtel|document)|re[A-Z])\w*\b.*\d"
)


def looks_cited(query: str) -> bool:
    """Whether a query may be a citation that somebody pasted."""
    return len(query) > 8 and ":" not in query and bool(CITED.search(query[:CITATION_WORDS]))
