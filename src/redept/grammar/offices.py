"""Parties in headings: who writes to whom, each as a name and an office."""

import re
from functools import cache

from redept.grammar import names
from redept.grammar.posts import is_post
from redept.grammar.register import register
from redept.model import Party

_TO = re.compile(r" to (?=\S)")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_ARTICLE = re.compile(r"(?:the|The|a|an) ")
_OF_BODY = re.compile(r"(?P<name>[^,]+?(?:, (?:Jr|Sr)\.)?),? (?:of|in|at|from) (?:the )?(?P<office>.+)$")
_COMMA = re.compile(r"(?P<name>[^,]+?(?:, (?:Jr|Sr)\.| III| II)?),+ (?P<office>.+)$")
_AND = re.compile(
    r",? and to (?=the |[A-Z])|(?<=\)),? and (?=(?:the )?[A-Z])|, and (?=(?:the )?[A-Z])| and (?"
    r"=(?:the )?[A-Z])|(?<=\)), (?=(?:the )?[A-Z])|, (?=the [A-Z])|, (?=[A-Z])"
)
_THERE = re.compile(r",? (?:at|in) ")
_ORGANIZATION = re.compile(
    r"(?:the )?(?:Embass|Mission|Consulate|Department of (?:State|Defense)\b|Delegation|Legation|U\.S\. |Joint Chiefs)"
)
_WITHHELD = re.compile(r"(?P<name>\[names? not declassified\])(?:,? (?:of|in|at) (?:the )?(?P<office>.+))?$")
_AWAY = re.compile(r", (?:temporarily |now )?(?:at|in) (?P<at>[A-Z][\w.'’ -]*(?:, [A-Z][a-z]+)?)$")
_AT_PLACE = re.compile(r"(?:,? temporarily)?,? (?:at|in) [A-Z][\w.'’ -]*(?:, [A-Z][a-z]+)?$")


def sides(words: str) -> tuple[str, str | None]:
    """A heading's words after "From" cut into sender and recipient at the "to" between them.

    "to" within an office ("Ambassador to France", "Special Assistant to the President") does not cut, unless
    nothing else does.
    """
    cuts = [found.start() for found in _TO.finditer(words) if _outside_brackets(words, found.start())]
    if not cuts:
        return words, None
    named = [cut for cut in cuts if words[:cut].rstrip(" ,").endswith(")")]
    free = named or [cut for cut in cuts if not _held(words[:cut])]
    cut = free[0] if free else cuts[-1]
    return words[:cut].rstrip(" ,"), words[cut + 4 :]


def parties(words: str) -> tuple[Party, ...]:
    """The parties that one side of a heading names, "and" between them resolved.

    "the Ambassador in the Soviet Union (Harriman)" is Harriman, Ambassador in the Soviet Union.
    """
    found = tuple(party(piece) for piece in _pieces(words.strip(" ,.")))
    return _share_office(tuple(one for one in found if one.name or one.office))


def party(words: str) -> Party:
    """One party: a name in brackets after the office, a surname after a title, a name before a body, or an office.

    A place behind a comma is where the party then was, and no part of its office: "the Secretary of State, in Paris"
    (frus1948v01p1/d233). Where a name stands between the two, the office keeps the place as the editors mark it:
    "Ambassador Johnson, at Geneva" (frus1955-57v03/d43).
    """
    words = words.strip(" ,;")
    away = _AWAY.search(words)
    said = _at_its_place(words)
    if away is None:
        return said
    if said.name is None:
        said = _at_its_place(words[: away.start()])
    return Party(name=said.name, office=said.office, at=away["at"])


def _at_its_place(words: str) -> Party:
    """A party with its words taken as they stand, a place after its office included."""
    article = _ARTICLE.match(words)
    words = words[article.end() :] if article else words
    bracket = _last_name_bracket(words)
    if bracket:
        office = words[: bracket.start()] + words[bracket.end() :]
        return _named_in_office(bracket[1].strip(), office.strip(" ,"))
    withheld = _WITHHELD.match(words)
    if withheld:
        return Party(name=withheld["name"], office=_office(withheld["office"] or ""))
    plain = names.without_honorific(words)
    if is_post(plain):
        return Party(office=plain)
    if (not article or plain != words) and names.person(plain):
        return Party(name=plain)
    for pattern in (_OF_BODY, _COMMA):
        found = pattern.match(plain)
        if found and " " in found["name"]:
            name = _full_name(found["name"].strip(), ranks=not _THERE.match(plain[found.end("name") :][:6]))
            if name:
                return Party(name=name, office=_office(found["office"]))
    return _titled(plain)


def _named_in_office(name: str, office: str) -> Party:
    return Party(name=names.without_honorific(name) or None, office=_office(office))


def _office(words: str) -> str | None:
    words = " ".join(words.split()).strip(" ,.;")
    return (_ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words) or None


def _full_name(words: str, ranks: bool) -> str | None:
    """A full name, with `ranks` also one after a rank ("Professor Wesley R. Fishel"); None for other words."""
    if names.person(words):
        return words
    if not ranks:
        return None
    suffix = names.SUFFIX.search(words)
    tokens = (words[: suffix.start()] if suffix else words).split()
    start = names.name_start(tokens)
    if 0 < start <= len(tokens) - 2 and start <= 2 and names.may_stand_before_name(tokens[start - 1]):
        return " ".join(tokens[start:]) + (suffix[0] if suffix else "")
    return None


def _titled(words: str) -> Party:
    """ "Secretary of State Rusk" is Rusk, Secretary of State; words without a surname are an office."""
    place = _AT_PLACE.search(words)
    core = words[: place.start()] if place else words
    where = place[0] if place else ""
    suffix = names.SUFFIX.search(core)
    tokens = (core[: suffix.start()] if suffix else core).split()
    start = names.name_start(tokens)
    if start == len(tokens) == 2 and names.surname(tokens[-1]):  # "Ambassador White"
        start -= 1
    if 0 < start < len(tokens) and names.may_stand_before_name(tokens[start - 1]):
        name = " ".join(tokens[start:]) + (suffix[0] if suffix else "")
        return Party(name=name, office=_office(" ".join(tokens[:start]) + where))
    return Party(office=_office(words))


def _pieces(words: str) -> list[str]:
    """The single parties of a side, cut at "and" and commas that stand between two whole parties."""
    pieces, start = [], 0
    for joint in _AND.finditer(words):
        left, right = words[start : joint.start()], words[joint.end() :]
        if _outside_brackets(words, joint.start()) and (
            _both_bodies(left, right) or (_whole(left) and _begins_party(right))
        ):
            pieces.append(left)
            start = joint.end()
    return [*pieces, words[start:]]


def _both_bodies(left: str, right: str) -> bool:
    """Whether "the Department of State and the Embassy in Libya" is two bodies and no name of one."""
    return right.startswith("the ") and _ORGANIZATION.match(left) is not None and _ORGANIZATION.match(right) is not None


def _whole(left: str) -> bool:
    """Whether words are a party complete in itself: they end in a bracketed name or a name."""
    left = left.strip(" ,")
    if left.endswith(")"):
        return True
    bare = _ARTICLE.sub("", left, count=1) if _ARTICLE.match(left) else left
    plain = names.without_honorific(bare)
    if names.person(plain):
        return " " in plain or bare != plain
    said = _titled(bare)
    found = _OF_BODY.match(plain)
    return said.name is not None or bool(found and " " in found["name"] and names.person(found["name"]))


def _begins_party(right: str) -> bool:
    """Whether what follows "and" is a party: it has a name of its own before the next joint."""
    if right.startswith("the "):
        return True
    said = party(_AND.split(right, maxsplit=1)[0])
    return said.name is not None and (said.office is not None or " " in said.name)


def _share_office(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Names joined by "and" before one office share it: "Robert Hormats and Helmut Sonnenfeldt of the … Staff"."""
    if len(found) < 2 or found[-1].office is None:
        return found
    office = found[-1].office
    if " " not in office:  # a rank, as in "David Klein and Colonel Lawrence J. Legere"
        return found
    return tuple(one if one.office else Party(name=one.name, office=office) for one in found)


def _last_name_bracket(words: str) -> re.Match[str] | None:
    """The last bracket that holds a name and not a shortening ("(JCS)", "(NATO)")."""
    found = None
    for bracket in _BRACKET.finditer(words):
        inside = bracket[1].strip()
        if inside and not (inside.isupper() and len(inside) > 1 and "." not in inside) and _may_be_name(inside):
            found = bracket
    return found


def _may_be_name(inside: str) -> bool:
    first, _, rest = inside.partition(" ")
    return inside[0].isupper() or first in names.PARTICLES if not rest else not names.office_word(rest.split()[-1])


def _outside_brackets(words: str, place: int) -> bool:
    return words.count("(", 0, place) == words.count(")", 0, place)


def _held(before: str) -> bool:
    return before.rstrip(" ,").rpartition(" ")[2].lower() in _held_to()


@cache
def _held_to() -> frozenset[str]:
    return frozenset(register("offices")["held_to"])
