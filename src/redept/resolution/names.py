"""People's names as words, so that "General de Gaulle" and "de Gaulle" are found to be one."""

from functools import lru_cache

Name = tuple[str, ...]

TITLES = """
jr sr ii iii phd esq usa usn usaf mr mrs miss dr general gen colonel col major admiral adm captain president prime
minister ambassador amb secretary sec senator sen governor gov king chairman chancellor premier marshal foreign under
deputy assistant acting sir lord the of and his her their its him them you me us she they that this who former judge
consul envoy
"""
LONGEST_OFFICE = 5  # letters of an office's short name: "DDCI"
NO_NAME = frozenset(TITLES.split())


@lru_cache(16384)
def name_of(words: str) -> Name:
    """The words of a name in small letters, titles and initials left out: "Mr. U. Alexis Johnson" is alexis johnson.

    Short words in capitals are offices' ("Memo to DDCI", frus1952-54Guat/d70).
    """
    written = (part.strip(".,;:()[]\"’'") for part in words.replace("’s", "").replace("'s", "").split())
    parts = (part.casefold() for part in written if not (part.isupper() and len(part) <= LONGEST_OFFICE))
    return tuple(part for part in parts if len(part) > 2 and part not in NO_NAME)


def same_person(one: Name, other: Name) -> bool:
    """Whether two names may be one person's: the last word of one is among the other's words."""
    return bool(one and other) and (one[-1] in other or other[-1] in one)


def anybody_shared(one: tuple[Name, ...], other: tuple[Name, ...]) -> Name | None:
    """The first of `other` who may be somebody among `one`."""
    return next((there for there in other if any(same_person(here, there) for here in one)), None)


def spoken(name: Name) -> str:
    """A name for a sentence: "Alexis Johnson"."""
    return " ".join(part[:1].upper() + part[1:] for part in name)
