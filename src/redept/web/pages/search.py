"""The search: hits in context, counts by which to narrow, why there are none; a pasted citation is followed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from redept.corpus import Reader, browsing
from redept.corpus.query import FIELDS, All, Some, Term, Tree, read_query, text_terms
from redept.errors import QueryError
from redept.model import Entry
from redept.web import addresses, wording
from redept.web.finding import places_found
from redept.web.pages.facets import Facet, Value, facets
from redept.web.pages.page import Card, Leaf, card, turned
from redept.web.pages.paste import PastedReference, follow
from redept.web.room import Room
from redept.web.traits import traits

PAGE = 20
LONGEST_QUERY = 2_000
CITATION_WORDS = 400


@dataclass(frozen=True, kw_only=True)
class HitView:
    """A paper that was found; `snippet` are words around the hit, as (words, whether they were looked for)."""

    card: Card
    address: str
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, kw_only=True)
class SearchPage(Leaf):
    """What a search found."""

    template: ClassVar[str] = "search.html"
    total: int
    hits: tuple[HitView, ...]
    facets: tuple[Facet, ...]
    by_date: bool
    other_order: str | None
    error: str
    alone: tuple[Value, ...]
    cited: tuple[PastedReference, ...]
    direct: Card | None
    filters: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str], ...]

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
    by_date: bool = False
    start: int = 0

    def address(self, **other: Any) -> str:
        """The address of this search with something changed; it begins at its first hit unless said."""
        one = replace(self, **{"start": 0, **other})
        sort = "date" if one.by_date else ""
        return addresses.of_search(one.query, sort=sort, start=one.start)

    def order(self) -> str:
        """What stands behind the query in the address."""
        return "&sort=date" if self.by_date else ""


def search_page(room: Room, reader: Reader, asked: Asked) -> SearchPage:
    """The page of a search; a query that cannot be read gives a page that says what is wrong with it."""
    asked = replace(asked, query=wording.one_line(asked.query)[:LONGEST_QUERY])
    shelf = room.shelf(reader)
    if not asked.query:
        return answer(room, asked)
    direct = shelf.get(addresses.name_in(asked.query))
    cited = follow(room, reader, shelf, asked.query) if not direct and looks_cited(asked.query) else ()
    at_hand = card(direct) if direct else None
    try:
        tree = read_query(asked.query)
        found = places_found(room, reader, tree, by_date=asked.by_date)
    except QueryError as error:
        return answer(room, asked, error="" if cited or direct else str(error), cited=cited, direct=at_hand)
    shown = found[asked.start : asked.start + PAGE]
    keys = [shelf.keys[at] for at in shown]
    snippets = browsing.snippets(reader, tree, keys)
    terms = looked_for(tree)
    return answer(
        room,
        asked,
        total=len(found),
        hits=tuple(
            hit_view(shelf.entries[at], snippets.get(key, ""), terms) for at, key in zip(shown, keys, strict=True)
        ),
        facets=tuple(facets(traits(room, reader), asked.query, asked.order(), found)) if len(found) > 1 else (),
        alone=() if found or direct or any(map(leads, cited)) else tuple(each_alone(room, reader, tree)),
        cited=cited,
        direct=at_hand,
        filters=tuple(filters(asked)),
    )


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
    return SearchPage(
        title=f"{wording.shortened(asked.query, 60)} – search" if asked.query else "Search",
        room=room.name,
        section="search",
        query=asked.query,
        total=total,
        hits=hits,
        facets=facets,
        by_date=asked.by_date,
        **turned(lambda at: asked.address(start=at), asked.start, PAGE, total),
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


# ---------------------------------------------------------------- what narrows it

FILTER = re.compile(
    r"""\s+((?:after:\d[\d-]*[ ]before:\d[\d-]*)
    | (?:from|to|form|file|volume|place|post|number|names|marking|status):=?(?:"[^"]*"\*?|[^\s()"]+))""",
    re.VERBOSE,
)


def filters(asked: Asked) -> Iterator[tuple[str, str]]:
    """Fields at the end of a query and what narrows it, each with the search that lets it go."""
    query = asked.query
    for match in FILTER.finditer(" " + query):
        rest = wording.one_line((" " + query)[: match.start()] + " " + (" " + query)[match.end() :])
        if "(" not in match[0] and " OR " not in rest:
            yield filter_words(match[1]), asked.address(query=rest)


def filter_words(words: str) -> str:
    """`from Harriman` for `from:="Harriman"`; other fields as they are written."""
    if words.startswith("status:"):
        status = words.partition(":")[2].strip('"').lower()
        return f"references: {wording.STATUS_WORDS.get(status, status)}"
    return words.replace(":=", ": ").replace('"', "") if ":=" in words else words


# ---------------------------------------------------------------- why there are none


def each_alone(room: Room, reader: Reader, tree: Tree) -> Iterator[Value]:
    """What each part of a search would find alone."""
    parts = tree.of if isinstance(tree, (All, Some)) else (tree,)
    for part in parts[:12]:
        if isinstance(part, Term):
            written = as_written(part)
            count = len(places_found(room, reader, part))
            yield Value(words=written, count=count, address=addresses.of_search(written))


def as_written(term: Term) -> str:
    """A term as one writes it."""
    words = f'"{term.words}"' if " " in term.words or not term.words.isalnum() else term.words
    return (f"{term.field}:{'=' * term.whole}" if term.field else "") + words + ("*" if term.prefix else "")


# ---------------------------------------------------------------- citations

CITED = re.compile(
    r"\b(?:(?i:tel|telegram|despatch|dispatch|airgram|memorandum|letter|deptel|embtel|document|frus|foreign relations)"
    r"|N?SC|S?NIE|NSAM|re[A-Z])\w*\b.*\d"
)
FIELDED = re.compile(rf"(?<!\w)(?:{'|'.join(FIELDS)}):=?[^\s:]", re.IGNORECASE)


def leads(one: PastedReference) -> bool:
    """Whether a citation leads to a paper here."""
    return one.target is not None or bool(one.candidates)


def looks_cited(query: str) -> bool:
    """Whether a query may be a citation, or a passage with some, that somebody pasted."""
    return len(query) > 7 and not FIELDED.search(query) and bool(CITED.search(query[:CITATION_WORDS]))
