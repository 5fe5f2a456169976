"""Names of persons in headings, told from the words of offices."""

import re
from functools import cache

from redept.grammar.register import register

PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "du",
        "da",
        "dos",
        "el",
        "al",
        "ben",
        "bin",
        "ibn",
        "la",
        "le",
        "van",
        "von",
        "ter",
        "ten",
        "zu",
        "y",
        "e",
    ]
)
SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|II|III|IV)$")
CAPITAL = re.compile(r"(?:[^\W\d_]['’])?[^\W\d_a-zß-öø-ÿ][\w.'’‘-]*$")


def person(words: str) -> bool:
    """Whether words are a person's name and nothing else: "Robert W. Komer", "Spurgeon M. Keeny, Jr.", "de Gaulle"."""
    tokens = SUFFIX.sub("", words).split()
    return 0 < len(tokens) <= 6 and name_start(tokens) == 0


def name_start(tokens: list[str]) -> int:
    """Where the name begins that ends a list of words; the list's length where it ends in none.

    "Secretary of State Rusk" gives 3. Office words, small words and words with a comma are no part of a name.
    """
    start = len(tokens)
    while start and _in_name(tokens[start - 1], last=start == len(tokens)):
        start -= 1
    while start < len(tokens) and tokens[start] in ("and", "y", "e"):
        start += 1
    return start


def without_honorific(words: str) -> str:
    """A name without "Mr." and the like before it."""
    first, _, rest = words.partition(" ")
    return rest.lstrip() if rest and first in _honorifics() else words


def office_word(word: str) -> bool:
    """Whether a word belongs to offices and bodies ("Embassy", "Staff"), never to a name."""
    return word.rstrip(".,").lower() in _office_words()


def surname(word: str) -> bool:
    """Whether an office word is a surname as well ("King", "White")."""
    return word.rstrip(".,").lower() in _also_surnames()


def may_stand_before_name(word: str) -> bool:
    """Whether a title may end in this word with a surname right after it, as "Secretary of State Rusk" does."""
    return word.lower().removesuffix("-designate").removesuffix("-elect") in _before_name()


def _in_name(token: str, last: bool) -> bool:
    if token in PARTICLES:
        return not last
    bare = token.rstrip(".,")
    if CAPITAL.match(token) is None or (len(bare) > 2 and bare.isupper() and "." not in bare):
        return False  # small words; shortenings such as "NATO"
    return bare.lower().removesuffix("-designate").removesuffix("-elect") not in _office_words()


@cache
def _office_words() -> frozenset[str]:
    return frozenset(register("offices")["words"]) | _before_name()


@cache
def _before_name() -> frozenset[str]:
    return frozenset(register("offices")["before_name"])


@cache
def _also_surnames() -> frozenset[str]:
    return frozenset(register("offices")["also_surnames"])


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(register("offices")["honorifics"])
