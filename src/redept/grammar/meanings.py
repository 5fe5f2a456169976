"""What the words on papers mean: classification, precedence, handling, and the forms of papers.

Comes in: a word as printed. Goes out: `Meaning` from the register (`lexicon/meanings.toml`).
"""

from collections.abc import Iterator
from functools import cache

from redept.grammar.register import register
from redept.model import Record


class Meaning(Record, frozen=True, kw_only=True):
    """A word and what it means; `kind` is "classification", "precedence", "handling" or "form"."""

    word: str
    kind: str
    meaning: str


def meaning_of(word: str) -> Meaning | None:
    """What a marking or form means, in whatever letters it is printed; None where the register has none.

    >>> meaning_of("NIACT").kind
    'precedence'
    """
    return known().get(key(word))


def meanings() -> Iterator[Meaning]:
    """All words, by kind."""
    yield from known().values()


@cache
def known() -> dict[str, Meaning]:
    """The register, by plain words."""
    return {
        key(word): Meaning(word=word, kind=kind, meaning=meaning)
        for kind, words in register("meanings").items()
        for word, meaning in words.items()
    }


def key(word: str) -> str:
    """A word without case, hyphens and doubled spaces."""
    return " ".join(word.casefold().replace("-", " ").replace(".", "").split())
