"""Words on a paper that a reader may not know: markings, and the symbols of offices among those who cleared it."""

import re
from collections.abc import Iterable, Mapping

from redept.grammar.bureaus import bureau_in_words, bureaus_named
from redept.grammar.meanings import meaning_of
from redept.model import Document

SYMBOL = re.compile(r"\b[A-Z]{1,5}(?:/[A-Z]{1,4}){0,2}(?![\w.’'/])")
Rows = tuple[tuple[str, str], ...]


def explained(document: Document, year: int | None) -> Mapping[str, Rows]:
    """For the facts "Marked", "Drafted by" and "Cleared by" the words of them that are known, each with its meaning."""
    drafting = document.drafting
    found = {
        "Marked": markings((document.classification or "", *document.handling, *document.precedence)),
        "Drafted by": offices(drafting.drafted, year),
        "Cleared by": offices(drafting.cleared, year),
    }
    return {name: rows for name, rows in found.items() if rows}


def markings(words: Iterable[str]) -> Rows:
    """The markings that the register explains."""
    known = (meaning_of(word) for word in words if word)
    return tuple((one.word, one.meaning) for one in known if one)


def offices(names: Iterable[str], year: int | None) -> Rows:
    """Symbols of offices in names as printed ("GTI", "Davies (SOV)"), each once, of the paper's year."""
    symbols = dict.fromkeys(symbol for name in names for symbol in SYMBOL.findall(name))
    return tuple(
        (symbol, "; ".join(bureau_in_words(one, year) for one in known))
        for symbol in symbols
        if (known := bureaus_named(symbol, year) if year else ())
    )
