"""Who wrote the paper that is pointed to, by the words before it or in it."""

import re
from typing import NamedTuple

from redept.grammar.patterns import plain
from redept.grammar.register import register
from redept.grammar.short_forms import senders


class Issuer(NamedTuple):
    """A role (as in `Reference`), the words, and where they begin."""

    role: str | None
    words: str | None
    start: int


PRONOUNS = {
    "my": "writer",
    "our": "writer",
    "mine": "writer",
    "your": "recipient",
    "yours": "recipient",
    "ur": "recipient",
    "yr": "recipient",
    "his": "person",
    "her": "person",
    "their": "person",
    "its": "office",
    "latter's": "person",
    "former's": "person",
}
DEPARTMENT = re.compile(
    r"(?:[Dd]ept|[Dd]epartment|DEPT|DEPARTMENT|[Ss]tate(?:\s[Dd]epartment)?|STATE|[Ss]ec[Ss]tate"
    r"|SECSTATE)(?:\sof\sState)?s?(?:'s?)?"
)
POST = re.compile(
    r"(?:[Ee]mbassy|EMBASSY|[Ee]mb|EMB|[Ll]egation|[Ll]eg|[Cc]onsulate(?:\s[Gg]eneral)?|[Cc]on[Gg]en"
    r"|[Mm]ission|[Dd]elegation|USDel"
    r"|[Cc]onsul(?:\s[Gg]eneral)?|[Aa]mbassador|[Mm]inister|[Cc]harg[eé])s?(?:'s?)?"
)
OFFICE = re.compile(
    r"(?:Secretary|President|Prime\sMinister|Foreign\s(?:Office|Minister|Secretary)|Government|Chairman"
    r"|Director|Committee|Council"
    r"|Board|Chiefs|Staff|Minister|Ministry|Chancellor|King|Premier|Treasury|Defense|Commission)"
)
ADJECTIVE = frozenset(register("reference_words")["adjectives"])
NAME_WORD = re.compile(r"[A-ZÀ-Þ(\"][\w.'-]*,?$|of$|the$|and$|de$|von$|for$|in$|at$|le$|al-?$")
TITLES = ("Excellency", "Majesty", "Lordship", "Highness", "Honor", "Eminence", "Holiness", "Government")
NOT_NAMES = frozenset(register("reference_words")["not_names"])
SENDERS = frozenset(plain(name) for name in senders())


def issuer_before(text: str, start: int, floor: int = 0) -> Issuer:
    """The possessor right before `start` ("your", "Leahy's", "the Department's", "Embassy"), not before `floor`.

    Adjectives between are stepped over. Without one, the role is None and the start stays.
    """
    window = text[max(floor, start - 90) : start]
    words = _words_back(window)
    at = start
    for place, word in enumerate(words):
        length = len(word) + 1
        bare = word.strip('("[').rstrip(",")
        if bare.lower() in PRONOUNS and not word.endswith(","):
            begin = at - length + (len(word) - len(word.lstrip('("[')))
            return Issuer(PRONOUNS[bare.lower()], bare, begin)
        if bare in SENDERS or DEPARTMENT.fullmatch(bare) or bare.endswith(("'s", "s'")):
            return _named(words[place:], at)
        if bare not in ADJECTIVE or place > 3:
            return Issuer(None, None, start)
        at -= length
    return Issuer(None, None, start)


def _words_back(window: str) -> list[str]:
    """The words before the end of the window, last first, as long as only single spaces part them."""
    line = window[max(window.rfind("\n"), window.rfind("\x00")) + 1 :]
    if not line.endswith(" "):
        return []
    words = line[:-1].split(" ")
    return words[::-1][:12]


def _named(words: list[str], at: int) -> Issuer:
    """A name that ends in words[0] at `at - 1`; capitalised words before it belong to it."""
    taken = [words[0]]
    for word in words[1:]:
        if not NAME_WORD.fullmatch(word) or (
            word.endswith((",", ".", ";", ":"))
            and not re.fullmatch(
                r"[A-Z]\.|(?:Mr"
                r"|Mrs|Dr|Gen|Adm|Amb|Sec|St|U\.S|Sen|Gov|Lt|Col|Maj|Brig|Ambs?)\.",
                word,
            )
        ):
            break
        taken.append(word)
        if word.startswith(("(", '"')):
            break
    while len(taken) > 1 and ((taken[-1].islower() and taken[-1] != "the") or taken[-1] in NOT_NAMES):
        if taken[-1] == "The" or taken[-2].startswith(TITLES):
            break
        taken.pop()
    words_said = " ".join(reversed(taken))
    start = at - len(words_said) - 1
    opened = len(words_said) - len(words_said.lstrip('("['))
    words_said = words_said[opened:]
    bare = re.sub(r"^[Tt]he\s", "", words_said)
    return Issuer(role_of(bare), _without_possessive(bare), start + opened)


def role_of(words: str) -> str:
    """The role of a name: department, post, place, office or person; "Your Excellency" is the recipient."""
    bare = _without_possessive(words)
    if bare.startswith("Your "):
        return "recipient"
    if DEPARTMENT.fullmatch(words) or bare == "Department of State":
        return "department"
    if POST.fullmatch(words):
        return "post"
    if bare in SENDERS or bare.split(" ")[-1] in SENDERS or re.match(r"(?:Embassy|Legation|Consulate|Mission)\b", bare):
        return "place"
    return "office" if OFFICE.search(bare) else "person"


def _without_possessive(words: str) -> str:
    return re.sub(r"(?:'[sS]|(?<=s)')$", "", words)
