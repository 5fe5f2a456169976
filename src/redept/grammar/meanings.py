"""What the words on papers mean: classification, precedence, handling, the forms of papers, symbols of offices.

Comes in: a word as printed. Goes out: `Meaning` from the registers (`lexicon/meanings.toml`, `bureaus.toml` and
`ministries.toml`).
"""

from collections.abc import Iterator
from functools import cache

from redept.grammar.bureaus import bureau_in_words, bureaus_named
from redept.grammar.ministries import ministries_named, years_in_words
from redept.grammar.posts import plain
from redept.grammar.register import register
from redept.grammar.register_checks import key
from redept.model import Ministry, Record


class Meaning(Record, frozen=True, kw_only=True):
    """A word and what it means; `kind` is "classification", "precedence", "handling", "form", "office" or "ministry".

    `source` says where the fact stands; None for the words of the program itself.
    """

    word: str
    kind: str
    meaning: str
    source: str | None = None


def meanings_of(word: str, year: int | None = None) -> tuple[Meaning, ...]:
    """All that a word may mean: a marking or form, offices of the Department by their symbol, foreign ministries.

    With a year, offices and ministries of that year.

    >>> [one.meaning for one in meanings_of("EUR", 1960)]
    ['Bureau of European Affairs, 1949 to 1983.']
    """
    marking = meaning_of(word)
    return (
        *((marking,) if marking else ()),
        *(
            Meaning(word=one.symbol, kind="office", meaning=f"{bureau_in_words(one, year)}.", source=one.source)
            for one in bureaus_named(word, year) or bureaus_named(word.upper(), year)
        ),
        *(ministry_meaning(word, one) for one in ministries_named(word, year) if plain(word) != plain(one.country)),
    )


def ministry_meaning(word: str, one: Ministry) -> Meaning:
    """A foreign ministry in words."""
    return Meaning(
        word=word,
        kind="ministry",
        meaning=f"{one.country}: {one.name}, in {one.city}, {years_in_words(one)}.",
        source=one.source,
    )


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
