"""Names in a text, linked to the entries of the volume's list of persons.

Comes in: a text and the list. Goes out: spans, each with the one entry that the words can mean, and why. Words that
may mean two entries, or a person whom the list does not have, give nothing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from redept.grammar.posts import plain
from redept.grammar.register import register
from redept.model import ListedPerson, PersonMention, Record
from redept.people.headings import SUFFIXES, TITLES

_WORD = r"[^\W\d_](?:[\w’'-]*\w)?"
_GIVEN = re.compile(rf"(?:(?:{_WORD}\.?|\w\.(?:\w\.)*) ){{0,4}}$")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|II|III|2d)(?!\w)")
_RANKS = re.compile(
    r"\b(?:Lt|Lieutenant|Maj|Major|Brig|Brigadier|Gen|General|Col|Colonel|Capt|Captain|Vice|Rear|Admiral|Adm|Sir|Lord|"
    r"Dr|Ambassador|Senator|Prince|King|Queen|Shah|Sheikh|Marshal|Air|Field|President|Professor|Baron|Viscount|Count|"
    r"Commander|Reverend|Father|Archbishop|Cardinal|Mrs|Miss|Mr|Madame|Chief|Congressman|Representative|Dato)\b\.?"
)
_PARTICLES = ("de", "van", "von", "der", "la", "le", "du", "al", "el", "bin", "ibn", "ben", "dos", "da", "del", "den")
_NO_PERSON_AFTER = re.compile(
    r"(?:’s|'s)? (?:Library|Papers|Foundation|Building|County|Street|Avenue|University|Airport|Island|Hall|House)\b"
)


class Form(Record, frozen=True, kw_only=True):
    """One way in which a list's entry may be named: the surname that ends (or is) the name, and given names."""

    entry: ListedPerson
    surname: str
    given: frozenset[str]
    whole: bool = False


def find_listed(text: str, persons: Iterable[ListedPerson]) -> tuple[PersonMention, ...]:
    """The places of a text that name persons of a list, in their order."""
    return Index(persons).find(text)


class Index:
    """A list of persons made ready to be looked for; kept for all documents of a volume."""

    def __init__(self, persons: Iterable[ListedPerson]) -> None:
        self.forms: dict[str, list[Form]] = {}
        for person in persons:
            for form in forms(person):
                self.forms.setdefault(form.surname, []).append(form)
        names = sorted(self.forms, key=len, reverse=True)
        words = "|".join(map(re.escape, names))
        self.pattern = re.compile(rf"(?<![\w’'])(?:{words})(?![^\W\d]|-[A-Z])(?!’[a-rt-z])") if names else None

    def find(self, text: str) -> tuple[PersonMention, ...]:
        """The places of a text that name persons of the list."""
        if self.pattern is None:
            return ()
        met: dict[str, PersonMention] = {}
        found, waiting = [], []
        for match in self.pattern.finditer(text):
            seen = self.judge(text, match)
            if seen is None:
                continue
            mention, rivals = seen
            if mention is not None:
                found.append(mention)
                if "the name agrees" in mention.because[0]:
                    met.setdefault(mention.person, mention)
            else:
                waiting.append((match, rivals))
        found += self.by_other_mention(waiting, met)
        return without_overlap(found)

    def judge(self, text: str, match: re.Match[str]) -> tuple[PersonMention | None, list[Form]] | None:
        """One place: the entry that it means, or the entries that it may mean; None where it means none of them."""
        start, given = before(text, match.start())
        if _NO_PERSON_AFTER.match(text, match.end()):
            return None
        fitting = [form for form in self.forms[match[0]] if fits(form, given)]
        if given:
            best = [form for form in fitting if all(name in form.given for name in given)]
            fitting = best or fitting
        entries = {form.entry.id for form in fitting}
        if not entries:
            return None
        if len(entries) > 1:
            one = by_office(text, start, fitting)
            return (mention(one, start, match, given, office=True), fitting) if one else (None, fitting)
        return mention(fitting[0], start, match, given), fitting

    def by_other_mention(
        self, waiting: list[tuple[re.Match[str], list[Form]]], met: dict[str, PersonMention]
    ) -> Iterator[PersonMention]:
        """Surnames of several entries, where the same paper names one of these entries, and no other, in full."""
        for match, rivals in waiting:
            named = {form.entry.id for form in rivals} & met.keys()
            if len(named) == 1:
                (entry,) = named
                yield PersonMention(
                    person=entry,
                    start=match.start(),
                    end=match.end(),
                    because=(f"{match[0]} is named in full in the same paper",),
                )


def without_overlap(found: Iterable[PersonMention]) -> tuple[PersonMention, ...]:
    """Mentions in their order; of two at one place ("Allen Dulles", "Allen") the longer."""
    kept: list[PersonMention] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def by_office(text: str, at: int, rivals: list[Form]) -> Form | None:
    """Of several entries the one whose office stands right before the name; None where it fits several or none.

    "Ambassador Jones", "Assistant Secretary of State for Far Eastern Affairs (Bundy)".
    """
    ahead = text[max(0, at - 110) : at]
    line = re.split(r"[.;\n]\s|[,:]\s|\bto the |\bFrom the |\band ", ahead.replace("\n", " "))[-1]
    title = _OFFICE.search(line)
    if title is None:
        return None
    said = significant(title[0])
    shares = {form.entry.id: len(said & significant(form.entry.about or "")) for form in rivals}
    best = max(shares.values())
    if not said or best < len(said) * 0.75 or list(shares.values()).count(best) > 1:
        return None
    chosen = next(entry for entry, share in shares.items() if share == best)
    return next(form for form in rivals if form.entry.id == chosen)


_OFFICE = re.compile(r"(?:[A-Z’'][\w’'.-]*,? (?:(?:of|for|the|and|in|to|at) )*)+\(?$")


def significant(words: str) -> frozenset[str]:
    """The words of an office that tell it from others."""
    return frozenset(word for word in re.findall(r"\w+", plain(words)) if len(word) > 3 and word not in EVERYWHERE)


EVERYWHERE = frozenset(
    """
    state states united until thereafter from with that this then mister their
    """.split()  # noqa: SIM905 - read as words
)


def mention(
    form: Form, start: int, match: re.Match[str], given: tuple[str, ...], *, office: bool = False
) -> PersonMention:
    """A place with its one entry."""
    end = match.end()
    suffix = _SUFFIX.match(match.string, end)
    why = "the name agrees with" if given or form.whole else "the surname is of one entry of the list,"
    if office:
        why = "of those of this surname the office agrees with"
    return PersonMention(
        person=form.entry.id,
        start=start,
        end=suffix.end() if suffix else end,
        because=(f"{why} {form.entry.name}",),
    )


def before(text: str, at: int) -> tuple[int, tuple[str, ...]]:
    """The given names and initials right before a surname, and where they begin; titles are none of them."""
    window = text[max(0, at - 48) : at]
    found = _GIVEN.search(window)
    words = list(re.finditer(r"\S+", found[0])) if found else []
    offset = at - len(found[0]) if found else at
    kept: list[str] = []
    start = at
    for word in reversed(words):
        bare = word[0].strip(".")
        small = plain(bare)
        if not _CAPITAL.match(bare) or small in NOT_GIVEN or _RANKS.fullmatch(word[0]):
            break
        if word[0].endswith(".") and len(bare) > 2 and "." not in bare:
            break
        if len(small) > 1 and small not in first_names() and begins_sentence(text, offset + word.start()):
            break
        kept[:0] = [part for part in bare.replace("-", " ").replace(".", " ").split() if part]
        start = offset + word.start()
    return start, tuple(plain(one) for one in kept)


def begins_sentence(text: str, at: int) -> bool:
    """Whether a word begins a sentence or a line, where a capital says nothing."""
    ahead = text[max(0, at - 3) : at]
    if _ABBREVIATION.search(text[max(0, at - 7) : at]):
        return False
    return not ahead.strip() or "\n" in ahead or ahead.rstrip(" “\"'(")[-1:] in ".:;?!"


_ABBREVIATION = re.compile(r"(?<!\w)[A-Z][a-z]{0,3}\. $")


@cache
def first_names() -> frozenset[str]:
    """Usual first names, which are names at the beginning of a sentence too."""
    return frozenset(register("names")["first"]) | frozenset(SHORT)


NOT_GIVEN = (
    frozenset(
        [
            "mr",
            "mrs",
            "miss",
            "ms",
            "secretary",
            "ambassador",
            "minister",
            "president",
            "senator",
            "general",
            "admiral",
            "under",
            "assistant",
            "deputy",
            "acting",
            "the",
            "and",
            "or",
            "to",
            "from",
            "by",
            "with",
            "of",
            "for",
            "in",
            "on",
            "at",
            "but",
            "that",
            "if",
            "when",
            "while",
            "as",
            "both",
            "after",
            "before",
            "since",
            "because",
            "messrs",
            "foreign",
            "prime",
            "chairman",
            "director",
            "commissioner",
            "governor",
            "king",
            "prince",
            "shah",
            "dr",
            "sir",
            "lord",
            "premier",
            "chancellor",
            "marshal",
            "professor",
            "counselor",
            "consul",
            "chargé",
            "charge",
            "representative",
            "congressman",
            "colonel",
            "major",
            "captain",
            "lieutenant",
            "former",
            "then",
            "sec",
            "asst",
            "amb",
            "gen",
            "gov",
            "pres",
            "primin",
            "fonmin",
            "defmin",
            "actg",
            "undersec",
            "undersecretary",
            "secstate",
            "emb",
            "deptel",
            "dir",
            "hon",
            "honorable",
            "vice",
            "dear",
            "subject",
            "participants",
            "cleared",
            "drafted",
            "approved",
            "initialed",
            "signed",
            "copies",
            "source",
            "see",
            "also",
            "text",
            "letter",
            "telegram",
            "memorandum",
            "conversation",
            "between",
            "embassy",
            "state",
            "department",
            "us",
            "u.s.",
            "american",
            "british",
            "french",
            "soviet",
            "chief",
            "justice",
            "attorney",
            "brigadier",
            "commander",
            "defense",
            "treasury",
            "hon",
            "excellency",
            "his",
            "her",
            "general’s",
            "our",
            "my",
            "your",
            "this",
            "these",
            "president-elect",
            "emperor",
            "queen",
            "sheikh",
            "madame",
            "mme",
            "field",
            "air",
            "rear",
            "judge",
            "speaker",
            "leader",
        ]
    )
    | TITLES
)


def fits(form: Form, given: tuple[str, ...]) -> bool:
    """Whether given names in a text do not contradict those of the list."""
    if form.whole:
        return True
    return all(agrees(name, form.given) for name in given)


def agrees(name: str, known: frozenset[str]) -> bool:
    """Whether one given name or initial is among those of the list, as a word or by its initial."""
    if len(name) == 1:
        return any(one.startswith(name) for one in known)
    return name in known or any(len(one) == 1 and name.startswith(one) for one in known) or short(name, known)


def short(name: str, known: frozenset[str]) -> bool:
    """Whether a name is a usual short form of one of the list's ("Mac" of McGeorge, "Bob" of Robert)."""
    return any(one in SHORT.get(name, ()) or (len(name) > 2 and one.startswith(name)) for one in known)


SHORT = {
    "bob": ("robert",),
    "bill": ("william",),
    "dick": ("richard",),
    "jack": ("john",),
    "jim": ("james",),
    "mac": ("mcgeorge",),
    "mike": ("michael", "mansfield"),
    "ted": ("edward", "theodore"),
    "chip": ("charles",),
    "tommy": ("llewellyn",),
    "joe": ("joseph",),
    "walt": ("walter",),
    "averell": ("averell",),
    "henry": ("henry",),
    "al": ("alexander", "albert"),
    "hal": ("helmut", "harold"),
    "gerry": ("gerald",),
    "larry": ("lawrence",),
    "andy": ("andrew",),
    "phil": ("philip",),
    "fritz": ("frederick",),
}


def forms(person: ListedPerson) -> Iterator[Form]:
    """The ways in which an entry may be named: "Aldrich, Winthrop W." by its surname, "Chou En-lai" as a whole too."""
    bare = re.sub(r"\s*\([^)]*\)|[“\"][^”\"]*[”\"]", "", person.name)
    aside = re.findall(r"\(([^)]*)\)", person.name)
    surname, comma, rest = bare.partition(",")
    surname = surname.strip()
    given = given_names(rest)
    if comma and given:
        yield from with_surname(person, surname, given | given_names(" ".join(aside)))
        return
    words = _RANKS.sub("", surname).split()
    whole = " ".join(words)
    if not words:
        return
    yield Form(entry=person, surname=whole, given=frozenset(), whole=len(words) > 1)
    if len(words) > 1:
        for word in (words[0], words[-1]):
            if len(word) > 1 and _CAPITAL.match(word) and word.lower() not in _PARTICLES:
                others = frozenset(plain(one) for one in words if one != word)
                yield Form(entry=person, surname=word, given=others)


def with_surname(person: ListedPerson, surname: str, given: frozenset[str]) -> Iterator[Form]:
    """A Western name; a surname of several words also by its last ("Ben Gurion", "Gurion" is not)."""
    surname = _RANKS.sub("", surname).strip()
    if surname:
        yield Form(entry=person, surname=surname, given=given)


def given_names(words: str) -> frozenset[str]:
    """Given names in plain letters, ranks and "Jr." left out."""
    found = re.findall(r"[^\W\d_](?:[\w’'])*", _RANKS.sub(" ", words).replace("-", " "))
    return frozenset(plain(one) for one in found if plain(one) not in SUFFIXES)
