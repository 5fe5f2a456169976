"""Between whom a paper went, as far as two papers can be compared by it."""

import re
from typing import NamedTuple

from redept.grammar.posts import office_post, plain, post_named
from redept.model import Entry, Party

YEAR = re.compile(r"(?:frus)?(\d{4})")


class Ends(NamedTuple):
    """Posts, offices and last names of the writers and of the readers of a paper, in small letters."""

    writers: frozenset[str]
    readers: frozenset[str]

    def answer(self, other: "Ends") -> bool:
        """Whether this paper goes back the way the other came."""
        return bool(self.writers & other.readers and self.readers & other.writers)

    def follow(self, other: "Ends") -> bool:
        """Whether this paper goes the way the other went."""
        return bool(self.writers & other.writers and self.readers & other.readers)


def ends_of(entry: Entry) -> Ends:
    """The ends of a paper by its own numbers, then by the offices and names of its parties.

    What stands on both sides ("Department" in a memorandum between two of its bureaus) says nothing and is left out.
    """
    year = year_of(entry)
    writers = {post for number in entry.numbers if number.role == "own" and (post := number.from_)}
    readers = {post for number in entry.numbers if number.role == "own" and (post := number.to)}
    writers |= keys(entry.sender, year) | {last_name(name) for name in entry.signatures}
    readers |= keys(entry.recipient, year)
    return Ends(frozenset(writers - readers), frozenset(readers - writers))


def keys(parties: tuple[Party, ...], year: int | None) -> set[str]:
    """What parties can be known by: the post of their office, their office, their last name."""
    found: set[str] = set()
    for party in parties:
        if party.office:
            found.add(plain(party.office))
            if post := office_post(party.office, year):
                found.add(post)
        if party.name:
            found.add(last_name(party.name))
    return found


def last_name(name: str) -> str:
    """`harriman` of "W. Averell Harriman"."""
    words = plain(name.removesuffix(" Jr.").removesuffix(", Jr").removesuffix(",")).split()
    return words[-1] if words else ""


def year_of(entry: Entry) -> int | None:
    """The year of a paper, or the one that its volume's name begins with."""
    found = YEAR.match(entry.date or "") or YEAR.match(entry.volume or "")
    return int(found[1]) if found else None


def posts_named(words: str, year: int | None) -> set[str]:
    """What an office that a user names can be known by: its post, and its own words."""
    post = post_named(words, year) or office_post(words, year)
    return {post} if post else {plain(words), last_name(words)} - {""}
