"""The search: hits in context, counts by which to narrow, why there are none; a pasted citation is followed."""

import heapq
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar
from urllib.parse import quote_plus

from redept.corpus import Reader, browsing
from redept.corpus.query import All, Some, Term, Tree, read_query, text_terms
from redept.errors import QueryError
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.pages.page import Card, Page, card
from redept.web.pages.paste import PastedReference, follow
from redept.web.room import Room, Trait
from redept.web.traits import MARKED, REFERENCES, Chosen, traits

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
    exports: tuple[tuple[str, str], ...]
    narrowed: bool

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


@dataclass(frozen=True)
class Asked:
    """What a visitor asks for: a query, what narrows it beside that, the order, and where the page begins."""

    query: str = ""
    marked: str = ""
    status: str = ""
    by_date: bool = False
    start: int = 0

    def address(self, **other: Any) -> str:
        """The address of this search with something changed; it begins at its first hit unless said."""
        one = replace(self, **{"start": 0, **other})
        sort = "date" if one.by_date else ""
        return addresses.of_search(one.query, marked=one.marked, status=one.status, sort=sort, start=one.start)

    def narrowed(self) -> bool:
        return bool(self.marked or self.status)


def search_page(room: Room, reader: Reader, asked: Asked) -> SearchPage:
    """The page of a search; a query that cannot be read gives a page that says what is wrong with it."""
    asked = replace(asked, query=wording.one_line(asked.query)[:LONGEST_QUERY])
    shelf = room.shelf(reader)
    if not asked.query and not asked.narrowed():
        return answer(room, asked)
    direct = shelf.get(asked.query.strip("/"))
    cited = follow(room, reader, shelf, asked.query) if looks_cited(asked.query) else ()
    at_hand = card(direct) if direct else None
    try:
        tree = read_query(asked.query) if asked.query else None
        found = places_found(room, reader, asked, tree)
    except QueryError as error:
        return answer(room, asked, error=str(error), cited=cited, direct=at_hand)
    shown = found[asked.start : asked.start + PAGE]
    keys = [shelf.keys[at] for at in shown]
    snippets = browsing.snippets(reader, tree, keys) if tree else {}
    terms = looked_for(tree) if tree else None
    return answer(
        room,
        asked,
        total=len(found),
        hits=tuple(
            hit_view(shelf.entries[at], snippets.get(key, ""), terms) for at, key in zip(shown, keys, strict=True)
        ),
        facets=tuple(facets(room, reader, asked, found)) if len(found) > 1 else (),
        alone=() if found else tuple(each_alone(room, reader, asked, tree)),
        cited=cited,
        direct=at_hand,
        filters=tuple(filters(asked)),
    )


def places_found(room: Room, reader: Reader, asked: Asked, tree: Tree | None) -> list[int]:
    """The places on the shelf of all hits, the best first; without a query those of all papers in their order."""
    shelf = room.shelf(reader)
    found = list(range(len(shelf.entries)))
    if tree is not None:
        rows = shelf.rows
        found = [rows[key] for key in browsing.ranked_rows(reader, tree, by_date=asked.by_date) if key in rows]
    if asked.narrowed():
        known = traits(room, reader)
        marked, status = (MARKED, asked.marked), (REFERENCES, asked.status)
        found = [at for at in found if not asked.marked or marked in known.marked[at]]
        found = [at for at in found if not asked.status or status in known.statuses[at]]
    return found


def exactly(room: Room, reader: Reader, asked: Asked) -> Reader:
    """A reader of exactly the hits of a search."""
    if not asked.narrowed():
        return reader
    tree = read_query(asked.query) if asked.query else None
    shelf = room.shelf(reader)
    return Chosen(reader, {shelf.entries[at].id for at in places_found(room, reader, asked, tree)})


def answer(
    room: Room,
    asked: Asked,
    *,
    total: int = 0,
    hits: tuple[HitView, ...] = (),
    facets: tuple[Facet, ...] = (),
    error: str = "",
    alone: tuple[Value, ...] = (),
    cited: tuple[PastedReference, ...] = (),
    direct: Card | None = None,
    filters: tuple[tuple[str, str], ...] = (),
) -> SearchPage:
    """The page with what was found, and where its neighbours stand."""
    start = asked.start
    return SearchPage(
        title=f"{wording.shortened(asked.query, 60)} – search" if asked.query else "Search",
        address=asked.address(start=start),
        room=room.name,
        section="search",
        query=asked.query,
        narrowed=asked.narrowed(),
        total=total,
        hits=hits,
        facets=facets,
        by_date=asked.by_date,
        first=start + 1 if total else 0,
        earlier=asked.address(start=max(0, start - PAGE)) if start else None,
        later=asked.address(start=start + PAGE) if start + PAGE < total else None,
        other_order=asked.address(by_date=not asked.by_date) if total > 1 else None,
        error=error,
        alone=alone,
        cited=cited,
        direct=direct,
        filters=filters,
        exports=tuple(exports_of(asked)) if total else (),
    )


EXPORTS = (
    ("documents.jsonl", "papers"),
    ("references.jsonl", "references"),
    ("statements.jsonl", "what was told"),
    ("wanted.jsonl", "wanted papers"),
    ("csl-json.json", "CSL-JSON"),
    ("zotero-rdf.rdf", "Zotero RDF"),
    ("ris.ris", "RIS"),
    ("bibtex.bib", "BibTeX"),
)
"""What can be taken of a search's hits, by the name of the file."""


def exports_of(asked: Asked) -> Iterator[tuple[str, str]]:
    """The addresses at which exactly these hits are given."""
    behind = asked.address(by_date=False).partition("?")[2]
    for name, words in EXPORTS:
        yield f"/export/{name}?{behind}", words


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
    return "".join(f' NOT form:"{wording.plain(other)}"' for other in longer[:8])


def year_query(year: str) -> str:
    return f"after:{year} before:{int(year) + 1}"


FACETS: tuple[tuple[str, Callable[[Entry], list[str]], Callable[[str], str]], ...] = (
    ("Year", year_of, year_query),
    ("Form", form_of, lambda value: f'form:"{wording.plain(value)}"'),
    ("From", sender_of, lambda value: f'from:"{wording.plain(value)}"'),
    ("To", recipient_of, lambda value: f'to:"{wording.plain(value)}"'),
    ("Sent from", post_of, lambda value: f'from:"{wording.plain(value)}"'),
    ("File class", class_of, lambda value: f'file:"{wording.plain(value)}"*'),
    ("Volume", volume_of, lambda value: f'volume:"{wording.plain(value)}"'),
)


def facets(room: Room, reader: Reader, asked: Asked, matching: Sequence[int]) -> Iterator[Facet]:
    """Counts of all hits by each field; a field in which all agree is left out."""
    known = traits(room, reader)
    counted = Counter[Trait]()
    for listed in (room.shelf(reader).traits(values_of_fields), known.marked, known.statuses):
        counted.update(itertools.chain.from_iterable(map(listed.__getitem__, matching)))
    by_field: dict[str, Counter[str]] = {}
    for (name, value), count in counted.items():
        by_field.setdefault(name, Counter())[value] = count
    rest = asked.address(query="").partition("?q=")[2]
    base = addresses.of_search(f"({asked.query})" if " OR " in asked.query else asked.query)
    for name, _, narrower in FACETS:
        if len(counts := by_field.get(name, Counter())) > 1:
            yield facet(name, counts, lambda value: base + added(narrower(value) + but(name, value, counts)) + rest)  # noqa: B023
    if len(counts := by_field.get(MARKED, Counter())) > 1 and not asked.marked:
        yield facet(MARKED, counts, lambda value: asked.address(marked=value))
    if len(counts := by_field.get(REFERENCES, Counter())) > 1 and not asked.status:
        yield facet(REFERENCES, counts, lambda value: asked.address(status=value), wording.STATUS_WORDS)


def facet(
    name: str, counts: Counter[str], address: Callable[[str], str], words: Mapping[Any, str] = MappingProxyType({})
) -> Facet:
    """One field with its commonest values, each with the search that keeps those."""
    common = heapq.nsmallest(MOST_VALUES, counts.items(), key=lambda one: (-one[1], one[0]))
    if name == "Year":
        common.sort()
    return Facet(
        name=name,
        values=tuple(
            Value(words=words.get(value, value), count=count, address=address(value))
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


def filters(asked: Asked) -> Iterator[tuple[str, str]]:
    """Fields at the end of a query and what narrows it, each with the search that lets it go."""
    if asked.marked:
        yield f"marked {asked.marked}", asked.address(marked="")
    if asked.status:
        yield f"references: {wording.STATUS_WORDS.get(asked.status, asked.status)}", asked.address(status="")
    query = asked.query
    for match in FILTER.finditer(" " + query):
        rest = wording.one_line((" " + query)[: match.start()] + " " + (" " + query)[match.end() :])
        if "(" not in match[0] and " OR " not in rest:
            yield match[1], asked.address(query=rest)


# ---------------------------------------------------------------- why there are none


def each_alone(room: Room, reader: Reader, asked: Asked, tree: Tree | None) -> Iterator[Value]:
    """What each part of a search would find alone."""
    parts = tree.of if isinstance(tree, (All, Some)) else (tree,)
    for part in parts[:12]:
        if isinstance(part, Term):
            written = as_written(part)
            count = browsing.count(reader, written)
            yield Value(words=written, count=count, address=addresses.of_search(written))
    for alone, words in filters_alone(asked):
        yield Value(words=words, count=len(places_found(room, reader, alone, None)), address=alone.address())


def filters_alone(asked: Asked) -> Iterator[tuple[Asked, str]]:
    """What narrows a search beside its query, each for itself."""
    if asked.marked:
        yield Asked(marked=asked.marked), f"marked {asked.marked}"
    if asked.status:
        words = wording.STATUS_WORDS.get(asked.status, asked.status)
        yield Asked(status=asked.status), f"references: {words}"


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
