"""How like two entries of lists of persons are: names, ranks, offices, years, each a reason in words."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from redept.model import PersonEntry, Record
from redept.people.name_forms import SUFFIXES, first_names, named, short_names, words_of

ASIDE = re.compile(r"\s*\([^)]*\)|[“\"][^”\"]*[”\"]")
INSIDE = re.compile(r"[(“\"]([^)”\"]*)[)”\"]")
YEAR = re.compile(r"\b(1[789]\d\d)\b")
APOSTROPHE = re.compile(r"(?<=\w)[’'‘](?=\w)")
NUMERALS = frozenset({"i", "ii", "iii", "iv"})
ABROAD = re.compile(
    r"(?:former |the )?(?:British|French|Soviet|Canadian|Australian|Italian|(?:West |East )?German|Belgian|Dutch|"
    r"Spanish|Portuguese|Greek|Turkish|Cypriot|Israeli|Egyptian|Syrian|Jordanian|Iraqi|Iranian|Lebanese|Saudi|Yemeni|Libyan|"
    r"Tunisian|Moroccan|Algerian|Indian|Pakistani|Afghan|Burmese|Thai|Indonesian|Philippine|Japanese|Korean|Chinese|"
    r"Vietnamese|South Vietnamese|Laotian|Cambodian|Polish|Hungarian|Czechoslovak|Yugoslav|Romanian|Cuban|Mexican|"
    r"Brazilian|Argentine|Chilean|Danish|Norwegian|Swedish|Irish|Austrian|Swiss|Ethiopian|Sudanese|Ghanaian|Nigerian)\b"
)
HOME = re.compile(
    r"\bU\.S\.|\bUSA\b|\bUSN\b|\bUSAF\b|Department of (?:State|Defense)|Bureau of|Central Intelligence Agency|"
    r"\bSenator\b|National Security Council|Secretary of (?:State|Defense|the (?:Treasury|Army|Navy|Air Force))|"
    r"^(?:Ambassador|Consul|Counselor|First Secretary|Second Secretary|Deputy Assistant|Assistant)"
)
VOLUME_YEARS = re.compile(r"frus(\d{4})(?:-(\d\d))?")
LONGEST_LIFE = 45
"""Years between two mentions above which one person is unlikely."""


class Traits(Record, frozen=True, kw_only=True):
    """What an entry is compared by; all words in plain letters.

    `keys` are the surnames under which it may be found, `given` the given names and initials in their order, `nick`
    names in brackets or quotation marks, `suffix` "jr" and the like, `rank` military or church ranks, `office` the
    words of offices, `years` the first and the last year known, `abroad` whether the entry begins with another nation
    ("British Ambassador"), `home` whether it names an office of the United States.
    """

    keys: frozenset[str]
    given: tuple[str, ...]
    nick: frozenset[str]
    whole: tuple[str, ...]
    suffix: str | None
    rank: frozenset[str]
    office: frozenset[str]
    years: tuple[int, int] | None
    lady: bool
    numeral: str | None = None
    others: tuple[tuple[str, ...], ...] = ()
    abroad: bool = False
    home: bool = False


class Likeness(Record, frozen=True, kw_only=True):
    """Points for one person, the reasons for it, and what speaks against it (any one forbids)."""

    points: float
    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def traits_of(entry: PersonEntry) -> Traits:
    """What an entry is compared by."""
    name = APOSTROPHE.sub("", entry.name)
    bare = ASIDE.sub("", name)
    surname, comma, rest = bare.partition(",")
    family, given = named(surname), named(rest)
    while len(given) > 1 and given[-1] in PARTICLES:
        given = given[:-1]
    inside = [word for aside in INSIDE.findall(name) for word in named(aside)]
    if comma and not given:  # "Home, Lord (Alexander Frederick Douglas)"
        given = tuple(word for word in inside if word not in family)
    printed = words_of(name)
    others = [named(ASIDE.sub("", APOSTROPHE.sub("", name))) for name in entry.other_names]
    return Traits(
        keys=frozenset(keys_of(family, given, inside)),
        given=given if comma else (),
        nick=frozenset(inside),
        whole=tuple(word for word in (*family, *given) if word not in ARABIC and word not in NUMERALS),
        numeral=next((word for word in printed if word in NUMERALS), None),
        others=tuple(others),
        abroad=bool(ABROAD.match(entry.about or "")),
        home=bool(HOME.search(entry.about or "")),
        suffix=next((word for word in words_of(rest) if word in SUFFIXES), None),
        rank=frozenset(word for word in printed if word in MILITARY),
        office=frozenset(office_words(entry.about or "")),
        years=years_of(entry),
        lady=not LADIES.isdisjoint(printed),
    )


MILITARY = frozenset(
    ["gen", "general", "col", "colonel", "maj", "major", "lt", "lieutenant", "adm", "admiral", "capt", "captain"]
)
LADIES = frozenset({"mrs", "miss", "madame", "queen", "princess", "lady"})


def keys_of(family: tuple[str, ...], given: tuple[str, ...], inside: list[str]) -> Iterator[str]:
    """The surname as one word, without particles, and other spellings in brackets."""
    bare = [word for word in family if word not in PARTICLES]
    yield "".join(family)
    yield "".join(bare)
    if not given and len(family) > 1:
        yield " ".join(sorted(family))
        yield "".join(family[:1])
    if len(bare) > 1:
        yield bare[0]
        yield bare[-1]
    yield from (word for word in inside if len(word) > 3)


PARTICLES = frozenset({"de", "van", "von", "der", "la", "le", "du", "al", "el", "da", "dos", "del", "di", "bin", "ibn"})


ARABIC = frozenset({"al", "el", "ul", "ibn", "bin", "ibni"})


def office_words(about: str) -> Iterator[str]:
    """The words that tell one office from another, in the singular."""
    for word in words_of(about):
        if len(word) > 2 and word not in EVERYWHERE:
            yield word.removesuffix("s") if len(word) > 4 else word


EVERYWHERE = frozenset(
    """
    the and for from until after before thereafter then later former formerly also united state states department
    office bureau affairs officer member acting deputy assistant director special january february march april may june
    july august september october november december general first second new chief see government minister ambassador
    during with prior served into early late
    """.split()  # noqa: SIM905 - read as words
)


def years_of(entry: PersonEntry) -> tuple[int, int] | None:
    """The first and the last year of the entry's offices, the volume's where it gives none."""
    years = [int(year) for year in YEAR.findall(entry.about or "")]
    found = VOLUME_YEARS.match(entry.volume)
    if found:
        years.append(int(found[1]))
    return (min(years), max(years)) if years else None


def compare(one: Traits, other: Traits, *, bearers: int) -> Likeness:
    """How like two entries are; `bearers` is how many first names the lists have for this surname."""
    points = 0.0
    because: list[str] = []
    against: list[str] = []
    for judge in JUDGES:
        found = judge(one, other, bearers)
        if found is None:
            continue
        value, words = found
        points += value
        (against if value <= FORBIDS else because).append(words)
    return Likeness(points=round(points, 2), because=tuple(because), against=tuple(against))


FORBIDS = -5.0
Judge = Callable[[Traits, Traits, int], tuple[float, str] | None]


def by_given_names(one: Traits, other: Traits, bearers: int) -> tuple[float, str] | None:
    """First names and initials side by side; a first name that contradicts forbids, a later one counts against."""
    if not one.given or not other.given:
        return None
    mine, theirs = one.given, other.given
    words = f"given names {' '.join(mine)} and {' '.join(theirs)}"
    if set(mine) == set(theirs) and any(len(word) > 1 for word in mine):
        return (3.0 if len(mine) > 1 else worth(mine[0]) + 0.4), f"the given names are the same ({' '.join(mine)})"
    if not first_agrees(one, other):
        return FORBIDS, words
    paired, left = aligned(mine, theirs)
    points = sum(worth(a) if len(a) > 1 and len(b) > 1 else 0.6 for a, b in paired)
    if left:
        return points - 2.0 * left, f"{words}: an initial differs"
    return points, f"{words} agree"


def worth(name: str) -> float:
    """Points for a given name that both have: an unusual one says more."""
    return 1.45 if name in first_names() else 2.2


def first_agrees(one: Traits, other: Traits) -> bool:
    """Whether the first given names agree, or the first of one is the second of the other ("W. Marshall", "Marshall"),
    or a name in brackets."""
    mine, theirs = one.given, other.given
    if same_name(mine[0], theirs[0]) or mine[0] in other.nick or theirs[0] in one.nick:
        return True
    shorter, longer = sorted((mine, theirs), key=len)
    return len(longer) > 1 and len(shorter[0]) > 1 and len(longer[0]) == 1 and same_name(shorter[0], longer[1])


def aligned(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[list[tuple[str, str]], int]:
    """The given names of two entries in pairs, and how many of the one that has fewer find none in the other."""
    shorter, longer = sorted((mine, theirs), key=len)
    pairs, place, left = [], 0, 0
    for name in shorter:
        at = next((at for at in range(place, len(longer)) if same_name(name, longer[at])), None)
        if at is None:
            left += 1
        else:
            pairs.append((name, longer[at]))
            place = at + 1
    return pairs, left


@lru_cache(65536)
def same_name(name: str, other: str) -> bool:
    """Whether two given names may be one: as words, by initial, by a short form, by another spelling."""
    if name == other:
        return True
    if len(name) == 1 or len(other) == 1:
        return name[0] == other[0]
    if other in short_names(name) or name in short_names(other) or begins(name, other):
        return True
    return len(name) > 3 and len(other) > 3 and name[0] == other[0] and like(name, other)


def like(name: str, other: str) -> bool:
    """Whether two words are two spellings of one name: "Aleksei" and "Alexei", "Arkady" and "Arkadii"."""
    if one_letter(name, other):
        return True
    return SequenceMatcher(None, name, other).ratio() >= ALIKE


ALIKE = 0.75


def begins(name: str, other: str) -> bool:
    """Whether one name begins the other: "Alex" and "Alexander"."""
    return min(len(name), len(other)) > 2 and (name.startswith(other) or other.startswith(name))


def one_letter(name: str, other: str) -> bool:
    """Whether two words differ by one letter: changed, left out or put in."""
    if abs(len(name) - len(other)) > 1:
        return False
    shorter, longer = sorted((name, other), key=len)
    at = next((place for place, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[at:] == longer[at + 1 :] or shorter[at + 1 :] == longer[at + 1 :]


def by_whole_name(one: Traits, other: Traits, bearers: int) -> tuple[float, str] | None:
    """Names of which one at least is not divided into surname and given names: the same words, in whatever order."""
    if one.given and other.given:
        return None
    if one.numeral and other.numeral and one.numeral != other.numeral:
        return FORBIDS, f"{one.numeral} and {other.numeral}"
    mine, theirs = set(one.whole), set(other.whole)
    if alike_in_full(one, other):
        return (2.5 if len(mine) > 1 else 1.0), f"the name is the same ({' '.join(one.whole)})"
    shared = {word for word in mine & theirs if len(word) > 1}
    if shared and (mine <= theirs or theirs <= mine):
        return 0.4 * len(shared), f"{' '.join(sorted(shared))} is in both names"
    if min(len(mine), len(theirs)) > 1:
        return FORBIDS, f"{' '.join(one.whole)} and {' '.join(other.whole)}"
    return 0.0, "the names share a word"


def alike_in_full(one: Traits, other: Traits) -> bool:
    """Whether two names have the same words or, undivided, the same letters; also a name that sends to the entry."""
    if set(one.whole) == set(other.whole) or one.whole in other.others or other.whole in one.others:
        return True
    mine, theirs = (
        "".join(sorted("".join(word for word in each if len(word) > 1))) for each in (one.whole, other.whole)
    )
    return len(mine) > 5 and mine == theirs


def letters(traits: Traits) -> str:
    """The letters of a name in the order of the alphabet, initials left out: of "Ting-fu" and "Tingfu" the same."""
    return "".join(sorted("".join(word for word in traits.whole if len(word) > 1)))


def by_suffix(one: Traits, other: Traits, bearers: int) -> tuple[float, str] | None:
    """ "Jr.", II and III. A man may be Jr. in one list and II in another; III is seldom left out."""
    if one.suffix == other.suffix:
        return (0.5, f"both are {one.suffix}") if one.suffix else None
    if "iii" in (one.suffix, other.suffix):
        return (FORBIDS if one.suffix and other.suffix else -2.5), "one alone is the third of his name"
    return -0.2, "one has a suffix that the other has not"


def by_office(one: Traits, other: Traits, bearers: int) -> tuple[float, str] | None:
    """Words of offices that both have; an official of another nation and one of the United States are two."""
    shared = one.office & other.office
    if (one.abroad and other.home and not other.abroad) or (other.abroad and one.home and not one.abroad):
        return -2.5, "one serves another nation"
    if not shared:
        return (-0.3, "no word of their offices is the same") if one.office and other.office else None
    telling = len(shared - GENERAL)
    return min(2.4, 0.6 * telling + 0.3 * (len(shared) - telling)), f"offices share {', '.join(sorted(shared)[:4])}"


GENERAL = frozenset(
    """
    secretary under embassy representative permanent counselor consul staff council national adviser team group
    delegation committee commission political economic international mission foreign
    """.split()  # noqa: SIM905 - read as words
)


def by_years(one: Traits, other: Traits, bearers: int) -> tuple[float, str] | None:
    """Years in which both are mentioned."""
    if one.years is None or other.years is None:
        return None
    gap = max(one.years[0], other.years[0]) - min(one.years[1], other.years[1])
    if gap > LONGEST_LIFE:
        return FORBIDS, f"{gap} years lie between them"
    if gap <= 4:
        return 0.5, "of the same years"
    return (-0.08 * (gap - 10) if gap > 10 else 0.0), f"{gap} years lie between them"


def by_surname(one: Traits, other: Traits, bearers: int) -> tuple[float, str] | None:
    """A surname that few bear."""
    if bearers <= 1:
        return 0.6, "the lists have one first name with this initial for the surname"
    return -0.3 * min(5, bearers - 1), f"the lists have {bearers} first names with this initial for the surname"


def by_title(one: Traits, other: Traits, bearers: int) -> tuple[float, str] | None:
    """Ranks, and a woman's title with one alone."""
    if one.lady != other.lady:
        return FORBIDS, "one is a lady"
    if one.rank & other.rank:
        return 0.5, f"both are {' '.join(sorted(one.rank & other.rank))}"
    return None


JUDGES: tuple[Judge, ...] = (
    by_given_names,
    by_whole_name,
    by_suffix,
    by_office,
    by_years,
    by_surname,
    by_title,
)
