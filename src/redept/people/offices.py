"""Which office words name: "the Ambassador in the Soviet Union", "Under Secretary of State"."""

import re
from functools import cache

from redept.grammar.posts import plain
from redept.grammar.register import register
from redept.model import Record

CHIEFS = {
    "ambassador": ("ambassador",),
    "minister": ("minister", "envoy"),
    "chargé": ("charg",),
    "high commissioner": ("high commissioner", "chief of mission", "commissioner", "principal officer"),
    "representative": ("representative",),
    "chief of mission": (),
    "diplomatic agent": ("agent",),
    "commissioner": ("commissioner",),
}
"""Titles in headings, and words of the register's titles that are the same rank; () for any."""

_QUALIFIERS = r"(?:(?:the|united states|us|american|acting|permanent|newly|former|then)\s+)*"
_TITLE = (
    r"ambassador|minister|charge(?: d'affaires)?(?: ad interim)?|high commissioner|"
    r"(?:permanent )?representative|chief of mission|diplomatic agent|commissioner"
)
_CHIEF = re.compile(
    rf"{_QUALIFIERS}(?P<appointed>(?:appointed|designate[d]?) )?(?P<title>{_TITLE})(?P<designate>[ -]designate)?"
    r"(?: of the united states)?,? (?:in|to|at|for|on)(?: the)? (?P<place>.+)"
)
_OTHER_GOVERNMENT = re.compile(r"united states$|charge of|residence|council|absence")


class Named(Record, frozen=True, kw_only=True):
    """An office as words name it: its ids in the register (several where a name is of several countries).

    `title` is the heading's rank ("ambassador", "chargé"), "" for a position in the Department; `words` are the
    office's name for people.
    """

    ids: tuple[str, ...]
    title: str
    words: str
    appointed: bool = False
    acting: bool = False


def office_named(words: str, positions: dict[str, str]) -> Named | None:
    """The office that words name; None where the register holds no such office.

    `positions` are the register's offices in words, by id. "Minister in charge of …" and the ambassadors of other
    governments are none.
    """
    name = plain(words.replace("U.S.", "United States"))
    found = _CHIEF.fullmatch(name)
    if found is not None:
        return chief(found, words)
    return position(name, words, positions)


def chief(found: re.Match[str], words: str) -> Named | None:
    """A chief of mission, by title and country or body."""
    place = re.split(r" \(| temporarily|, | now ", found["place"])[0].strip()
    if _OTHER_GOVERNMENT.match(place):
        return None
    title = found["title"].replace("charge", "chargé").split(" d'")[0].removesuffix(" ad interim")
    ids = territories().get(found["place"]) or territories().get(place)
    if ids is None:
        return None
    return Named(
        ids=ids,
        title=title.removeprefix("permanent "),
        words=words,
        appointed=bool(found["appointed"] or found["designate"]),
        acting="acting" in found[0][: found.start("title")],
    )


def position(name: str, words: str, positions: dict[str, str]) -> Named | None:
    """A position in the Department, by its title with or without "of State"."""
    wanted = {name, name.replace(" secretary ", " secretary of state ", 1)}
    ids = [key for key, title in positions.items() if plain(title) in wanted]
    ids += [key for key, titles in register("territories")["position"].items() if {*map(plain, titles)} & wanted]
    return Named(ids=tuple(dict.fromkeys(ids)), title="", words=words) if ids else None


@cache
def territories() -> dict[str, tuple[str, ...]]:
    """Ids of missions by the plain names of their countries and bodies."""
    known: dict[str, tuple[str, ...]] = {}
    tables = register("territories")
    for key, names in (*tables["name"].items(), *tables["body"].items()):
        for name in names:
            known[plain(name)] = (*known.get(plain(name), ()), key)
    return known


def learn(ids: tuple[str, ...]) -> None:
    """Take the countries of a register that are named by their id alone."""
    for key in ids:
        if key not in register("territories")["name"]:
            territories().setdefault(key.replace("-", " "), (key,))


def spoken(office: str, positions: dict[str, str]) -> str:
    """The office in words for people: "Soviet Union", "Under Secretary of State"."""
    tables = register("territories")
    named = tables["name"].get(office)
    if named:
        return str(named[0])
    title = positions.get(office, office)
    return title.title() if title.islower() else title
