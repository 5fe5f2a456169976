"""Whether the office that words name is another one than that of a paper, or another name of the same."""

import re
from functools import lru_cache

from redept.grammar.bureaus import is_symbol

_OFFICE = re.compile(
    r"\b(?:secretary|director|chairman|department|administrator|counselor|commander|chief|representative)\b.*\bof\b"
    r"|^(?:acting\s)?executive\ssecretary\b|^joint\schiefs\b|\bexecutive\ssecretary$"
)
_GENERAL_WORDS = """
acting assistant administrator chairman chief chiefs commander committee council counselor department deputy
director division executive office officer representative secretary special staff under united states
"""
_GENERAL = frozenset(_GENERAL_WORDS.split())
_JOINING = frozenset(["and", "at", "by", "for", "from", "in", "of", "on", "the", "to"])


@lru_cache(16384)
def is_another_office(said: str, found: str) -> bool:
    """Whether two titles in small letters are offices that share nothing but words that any office may bear.

    The "deputy secretary of defense" is none of the "department of state's executive secretary" (frus1964-68v18/d28);
    the "director of odm" may be the "director of the office of defense mobilization" (frus1955-57v10/d220).
    """
    if not (_OFFICE.search(said) and _OFFICE.search(found)):
        return False
    here, there = words_of(said), words_of(found)
    here, there = here - {"acting"}, there - {"acting"}
    own, others = here - _GENERAL, there - _GENERAL
    if not own or not others:
        return not here <= there and not there <= here
    return not (own & others or is_shortened(own, found) or is_shortened(others, said))


def words_of(title: str) -> set[str]:
    """The words of a title without those that join."""
    return {word.removesuffix("'s").strip(",.") for word in title.split()} - _JOINING


def is_shortened(words: set[str], title: str) -> bool:
    """Whether one of the words is made of the first letters of the title's last ones: "odm"."""
    letters = "".join(word[0] for word in title.split() if word not in _JOINING)
    return any(len(word) > 1 and letters.endswith(word) for word in words)


def as_printed(office: str) -> str:
    """An office in the letters that the series prints: "department of state's director of odm" gives "Department of
    State's Director of ODM"."""
    return " ".join(word if word in _JOINING else _WORD.sub(_capital, word) for word in office.split())


def _capital(word: re.Match[str]) -> str:
    letters = word[0].upper()
    return letters if letters in _INITIALS or is_symbol(letters) else letters[0] + word[0][1:]


_WORD = re.compile(r"(?<!')[a-zà-þ]+")
_INITIALS = frozenset(
    ["CINCEUR", "CINCFE", "CINCLANT", "CINCPAC", "CINCUNC", "MAAG", "NATO", "ODM", "OEEC", "SACEUR", "SHAPE", "UN"]
)
