"""Through whose hands a paper went: who drafted, cleared and approved it, as the source note says."""

import re

from redept.grammar import names
from redept.grammar.bureaus import is_symbol
from redept.grammar.dates import MONTH
from redept.model import Drafting

_VERB = r"(?:[Dd]rafted|[Cc]leared|[Aa]pproved|[Ii]nitialed|[Ss]igned|[Cc]oncurred in|[Rr]evised|[Aa]uthorized)"
_UNIT = r"[A-Z]{1,7}(?:[/-][A-Z0-9]{1,5}){0,3}"
_ENDS = (  # what ends a list of names: another verb, or another sentence
    rf"(?:,? (?:and )?(?:{_VERB}|(?:also )?[a-z]+(?:ed|ent) (?:by|to|in|from|through)\b)"
    r"|[.;]? [A-Z]\w+ed (?:to|from) |,? (?:who|which|with the)\b"
    r"|\. (?:Also|Sent|See|The|An?|In|Not?|This|Regarding)\b)"
)
_HANDS = re.compile(
    rf"(?<!not )\b(?P<verbs>{_VERB}(?:(?:,| and|, and) {_VERB})*)"
    rf"(?P<how>(?:,? (?:in|on|at|with|for) (?:(?!{_VERB})[^.;]){{0,60}}?)?)"
    rf"(?:,? by|,? with| in(?= (?:{_UNIT}\b|the (?:Department|Bureau|Office|White)))) "
    rf"(?P<names>(?:(?!{_ENDS})(?:[^.;]|(?<=\b[A-Z])\.|(?<=\b[JSMDS][rt])\.|(?<=\bLt)\.|(?<=\bCol)\.|(?<=\bGen)\.|"
    r"(?<=\bet al)\.))+)"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_JOINT = re.compile(r",? and,? |, (?!Jr|Sr|III|II\b)")
_WITHIN_OFFICE = re.compile(
    r"(?<=[a-z]) and (?=(?:[A-Z][\w-]+ ){0,3}(?:Affairs|Analysis|Research|Investigations|Programs|Operations)\b)"
)
_LEADING = re.compile(
    r"(?:(?:also|both|then|jointly|later|and|in (?:draft|substance|part|principle)(?: form)?|for \w+|by|with|in|from|"
    r"(?:various )?(?:officials?|officers?|offices|representatives?|members) (?:in|of)),? )+"
)
_TRAILING = re.compile(
    rf",? (?:{MONTH}) \d.*|"
    r",? (?:on|at|in draft|in substance|in part|in principle|in final|who|which|after|during|before|prior|et al|"
    r"while|when|subject|as|from|through|via|without|the same|that|per|\d|then|under|but|both|only|orally)\b.*"
)
_OF = re.compile(r" (?:of|in|for|at|to|from) ")
_PART = r"(?:(?:de|van|von|la|del|der)(?:[A-Z][\w.’'-]*)?|[A-Z][\w.’'-]*)"
_PERSON = re.compile(rf"{_PART}(?: {_PART}){{0,5}} ?(?:, (?:Jr|Sr)\.?)?$")
_BODY = re.compile(
    r"(?:Offices?|Bureau|Department|Departments|Division|Embassy|Executive Secretariat|White House|Joint|National|"
    r"Special Group|Committee|Council|Treasury|Defense|Commerce|Agriculture|Interior|Justice|Agency|Board|Staff|Policy|"
    r"Secretariat)\b"
)
_WITHHELD = re.compile(r"\[[^\]]*not declassified[^\]]*\]$")
_NO_HANDS = frozenset(["Also", "Jr.", "Sr.", "USA", "USAF", "USN", "USMC"])
"""What stands between commas behind a name and is nobody: the army of an officer ("Colonel Smith, USA")."""

_MONTH = re.compile(rf"(?:{MONTH})\b")


def drafting_of(words: str) -> Drafting:
    """Who drafted, cleared and approved: "Drafted and approved by Ball", "cleared in draft with Wilson", "cleared by
    GTI, BNA and IO" (frus1964-68v16/d178).

    Persons and offices stand as printed, without the bureau in brackets behind a name.
    """
    if "rafted" not in words and "leared" not in words and "pproved" not in words:
        return Drafting()
    found: dict[str, list[str]] = {"rafted": [], "leared": [], "pproved": []}
    for hands in _HANDS.finditer(words):
        people = _people(hands["names"])
        for verb, who in found.items():
            if verb in hands["verbs"]:
                who += people
    return Drafting(drafted=_once(found["rafted"]), cleared=_once(found["leared"]), approved=_once(found["pproved"]))


def _people(words: str) -> list[str]:
    """The hands of a list: "McKillop, GTI, and in draft by Hilsman on May 3" are McKillop, GTI and Hilsman."""
    words = _WITHIN_OFFICE.sub(" & ", _BRACKETS.sub("", words))
    pieces = (_one(piece) for piece in _JOINT.split(words))
    return [piece.replace(" & ", " and ") for piece in pieces if piece]


def _one(piece: str) -> str | None:
    """The person or office of one piece of a list, None for a date or for the title of the person before it."""
    said = _bare(piece.strip(" ,"))
    bare = said.removeprefix("the ")
    if _WITHHELD.match(bare):
        return bare
    bare = _TRAILING.sub("", bare).strip(" ,")
    of = _OF.search(bare)
    if of:
        return _with_of(bare, bare[: of.start()])
    if not bare or bare in _NO_HANDS or _MONTH.match(bare):
        return None
    if is_symbol(bare) or _BODY.match(bare):
        return bare
    titles = all(names.office_word(token) and not names.surname(token) for token in bare.split())
    return bare if _PERSON.match(bare) and (said != bare or not titles) else None


def _bare(piece: str) -> str:
    """A piece without "in draft by" and the like before it."""
    leading = _LEADING.match(piece)
    return piece[leading.end() if leading else 0 :].rpartition(" by ")[2]


def _with_of(words: str, head: str) -> str | None:
    """Words with "of" in them: a person of an office, an office, or an office with a person behind it.

    "Director of the Office of West Coast Affairs Taylor G. Belcher" is Belcher (frus1961-63v12/d121).
    """
    tokens = head.split()
    if names.name_start(tokens) < len(tokens):
        return head
    tokens = words.split()
    name = " ".join(tokens[names.name_start(tokens) :])
    if name and _PERSON.match(name) and not _BODY.match(words):
        return name
    return words if _BODY.match(words) else None


def _once(people: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(people))
