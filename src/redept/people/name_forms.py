"""The ways in which an entry of a list of persons may be named in a paper.

Comes in: `ListedPerson` as the list prints it ("Aldrich, Winthrop W.", "Ayub Khan, General Mohammad", "Ngo Dinh
Diem"). Goes out: forms, each a surname in plain letters with the given names that may stand beside it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from redept.grammar.register import register
from redept.model import ListedPerson, Record

AS_LISTED, IN_PART, GIVEN_ALONE = 3, 2, 1
"""How much of a name a form holds: the surname as the list prints it, one word of it, or a given name alone."""

TOKEN = re.compile(r"[^\W\d_]+")
PARTICLES = frozenset(
    ["de", "van", "von", "der", "den", "la", "le", "du", "al", "el", "bin", "ibn", "ben", "bint", "dos", "da", "del"]
) | {"di", "della", "ul", "ud", "abd", "abdul", "abdel", "abu", "y", "san", "st", "saint", "ter", "zu", "e"}
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "2d", "3d"})
ASIDE = re.compile(r"\s*\([^)]*\)|[“\"][^”\"]*[”\"]")
SEE = re.compile(r"(?i)\(?see(?: also)? (?P<name>.+?)\)?$")


class Form(Record, frozen=True, kw_only=True):
    """One way to name an entry: the words of the surname, and the given names of the entry; all in plain letters.

    `key` is the place in `words` of the word by which the form is looked up: the last that has a capital in the list.
    `strength` is one of AS_LISTED, IN_PART, GIVEN_ALONE; `whole` where the words are the entry's whole name; `lady`
    where the list gives a title of a woman; `stands_for` the id of the entry to which this one sends the reader.
    """

    entry: ListedPerson
    words: tuple[str, ...]
    given: frozenset[str]
    strength: int
    key: int = -1
    whole: bool = False
    suffix: str | None = None
    lady: bool = False
    stands_for: str | None = None


@lru_cache(65536)
def fold(word: str) -> str:
    """A word in small letters without accents: "Ökçün" is "okcun", "Łódź" "lodz"."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.translate(UNDIVIDED).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


UNDIVIDED = str.maketrans({"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i", "đ": "d", "Đ": "d", "æ": "ae", "ß": "ss"})


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters: "Abd al–Hadi" gives abd, al, hadi."""
    return tuple(fold(word) for word in TOKEN.findall(name))


@cache
def ranks() -> frozenset[str]:
    """Ranks and titles that a list prints with a name."""
    return frozenset(register("names")["ranks"])


@cache
def titles() -> frozenset[str]:
    """Titles, ranks and offices that stand before a surname and are no part of the name."""
    return frozenset(register("names")["titles"])


@cache
def words_before() -> frozenset[str]:
    """Words with a capital that stand before a surname and are no part of the name, titles among them."""
    return titles() | frozenset(register("names")["before"])


@cache
def common_words() -> frozenset[str]:
    """Surnames that are words too, titles among them ("King")."""
    return frozenset(register("names")["common"]) | words_before()


@cache
def first_names() -> frozenset[str]:
    """Usual first names and their short forms."""
    return frozenset((*register("names")["first"], *register("names")["short"]))


def short_names(name: str) -> tuple[str, ...]:
    """The names of which a name is a usual short form."""
    return tuple(register("names")["short"].get(name, ()))


def agrees(name: str, known: frozenset[str]) -> bool:
    """Whether one given name or initial is among those of an entry, as a word, by its initial or its short form."""
    if len(name) == 1:
        return any(one.startswith(name) for one in known)
    if name in known or any(len(one) == 1 and name.startswith(one) for one in known):
        return True
    longer = register("names")["short"].get(name, ())
    return any(one in longer or (len(name) > 2 and one.startswith(name)) for one in known)


LADIES = frozenset({"mrs", "madame", "miss", "lady", "queen", "princess", "begum", "mme"})


def forms(person: ListedPerson, sent: str | None = None) -> Iterator[Form]:
    """All ways in which an entry may be named; `sent` is the entry to which it sends the reader."""
    lady = not LADIES.isdisjoint(words_of(person.name))
    for form in all_forms(person):
        yield msgspec.structs.replace(form, lady=lady, stands_for=sent) if lady or sent else form


def all_forms(person: ListedPerson) -> Iterator[Form]:
    """The same, without a word of who is a woman."""
    asides = re.findall(r"[(“\"]([^)”\"]*)[)”\"]", person.name)
    bare = ASIDE.sub("", person.name)
    surname, comma, rest = bare.partition(",")
    given = named(rest)
    suffix = next((word for word in words_of(rest) if word in SUFFIXES), None)
    if comma and given:
        yield from western(person, surname, given, suffix, asides)
    else:
        yield from undivided(person, surname)
    for aside in asides:
        yield from other_name(person, aside)


def named(words: str) -> tuple[str, ...]:
    """The words of a name without ranks and "Jr."."""
    return tuple(word for word in words_of(words) if word not in ranks() and word not in SUFFIXES)


def western(
    person: ListedPerson, surname: str, given: tuple[str, ...], suffix: str | None, asides: list[str]
) -> Iterator[Form]:
    """ "Aldrich, Winthrop W."; a surname of several words also by one of them ("Couve de Murville", "Ayub Khan")."""
    nicknames = [word for aside in asides if "," not in aside for word in named(aside)]
    known = frozenset((*given, *nicknames))
    words = named(surname) or words_of(surname)
    surnames = [words]
    if surname and person.name.startswith(begins := f"{surname.strip()} ("):
        aside, closed, _ = person.name.removeprefix(begins).partition(")")
        surnames += [words for other in re.split(r"[,;]| or ", aside) if closed and (words := named(other))]
    for one in surnames:
        if one and len(one[-1]) > 1:
            key = key_of(one, surname)
            yield Form(entry=person, words=one, given=known, strength=AS_LISTED, key=key, suffix=suffix)
            yield from in_part(person, one, known, suffix)
    first = next((word for word in given if len(word) > 3), None)
    if first and first not in first_names() and first not in common_words():
        yield Form(entry=person, words=(first,), given=frozenset((*known, *words)), strength=GIVEN_ALONE)


def in_part(person: ListedPerson, words: tuple[str, ...], known: frozenset[str], suffix: str | None) -> Iterator[Form]:
    """The first and the last word of a surname or whole name of several words."""
    if len(words) < 2:
        return
    for word in dict.fromkeys((words[0], words[-1])):
        if len(word) > 1 and word not in PARTICLES:
            others = known | {one for one in words if one != word}
            yield Form(entry=person, words=(word,), given=others, strength=IN_PART, suffix=suffix)


def undivided(person: ListedPerson, surname: str) -> Iterator[Form]:
    """ "Ngo Dinh Diem", "Chou En-lai", "Sukarno": the whole name, its first and its last word."""
    words = named(surname)
    if words and len(words[-1]) > 1:
        key = key_of(words, surname)
        yield Form(entry=person, words=words, given=frozenset(), strength=AS_LISTED, key=key, whole=True)
        yield from in_part(person, words, frozenset(), None)


def key_of(words: tuple[str, ...], printed: str) -> int:
    """The place, counted from the end, of the last word that has a capital: -2 for "Chou En-lai"."""
    capitals = {fold(word) for word in TOKEN.findall(printed) if not word.islower()}
    return max((place for place, word in enumerate(words) if word in capitals), default=len(words) - 1) - len(words)


def other_name(person: ListedPerson, aside: str) -> Iterator[Form]:
    """Another name in parentheses: "(Ascham, Robert A.)", "(Harold S. Whiting)"."""
    surname, comma, rest = aside.partition(",")
    if comma and named(rest) and named(surname):
        yield Form(entry=person, words=named(surname), given=frozenset(named(rest)), strength=AS_LISTED)
    elif not comma and len(words := named(aside)) > 1 and words[-1] not in words_of(person.name.partition("(")[0]):
        yield Form(entry=person, words=words[-1:], given=frozenset(words[:-1]), strength=AS_LISTED)


def initials(person: ListedPerson) -> str | None:
    """The initials of an entry with two given names and more: LBJ of "Johnson, Lyndon B."."""
    surname, comma, rest = person.name.partition(",")
    given = named(rest)
    if not comma or len(given) < 2 or not named(surname):
        return None
    return "".join(word[0] for word in (*given, *named(surname)[:1])).upper()


def stands_for(persons: tuple[ListedPerson, ...]) -> dict[str, str]:
    """Entries that send to another ("Diem, see Ngo Dinh Diem"), each with the id of that other where it is one."""
    if not any(person.about and SEE.match(person.about) for person in persons):
        return {}
    whole: dict[tuple[str, ...], list[str]] = {}
    for person in persons:
        if not (person.about and SEE.match(person.about)):
            bare = ASIDE.sub("", person.name)
            for key in {words_of(bare), named(bare), named(bare.partition(",")[0])}:
                whole.setdefault(key, []).append(person.id)
    found = {}
    for person in persons:
        sent = SEE.match(person.about or "")
        ids = (whole.get(words_of(sent["name"])) or whole.get(named(sent["name"])) or ()) if sent else ()
        if len(ids) == 1:
            found[person.id] = ids[0]
    return found
