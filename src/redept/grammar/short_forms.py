"""Telegraphic short forms (Deptel, urtel), words of form, and the words of number series, from the lexicon.

The pattern strings are in the RE2 subset and expect plain dashes and quotes (`redept.grammar.patterns.plain`).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from redept.grammar.patterns import plain
from redept.grammar.register import register


class ShortForm(NamedTuple):
    """What a short form says: the role of who issued it, the form, the kind, whether it may be several."""

    issuer: str | None
    words: str | None
    form: str
    kind: str
    plural: bool
    anaphor: bool


KINDS_OF_FORMS = {
    "Telegram": "telegram",
    "Circular Telegram": "telegram",
    "Airgram": "airgram",
    "Despatch": "despatch",
    "Instruction": "instruction",
    "Message": "telegram",
    "Letter": "letter",
    "Note": "note",
    "Memorandum": "memorandum",
    "Report": "paper",
    "Paper": "paper",
}


def read_short_form(word: str) -> ShortForm | None:
    """What a short form says, "re" and plural taken off: "ReDeptels" is several telegrams of the Department."""
    return _read_short_form(re.sub(r"[^a-z]", "", word.lower()))


@lru_cache(maxsize=2048)
def _read_short_form(letters: str) -> ShortForm | None:
    for plural, stem in ((False, letters), (True, letters.removesuffix("s"))):
        for start in ("", "reference", "ref", "re"):
            known = _table().get(stem.removeprefix(start)) if stem.startswith(start) else None
            if known is not None:
                return known._replace(plural=plural)
    return None


@cache
def _table() -> dict[str, ShortForm]:
    """Every issuer with every means."""
    words = register("short_forms")
    table: dict[str, ShortForm] = {}
    for role, roots in words["issuers"].items():
        for root in roots:
            for means, (form, kind) in words["means"].items():
                table[root + means] = _short_form(role, root, form, kind)
    for city in cities():
        for means in MEANS_OF_CITIES:
            form, kind = words["means"][means]
            table[city + means] = _short_form("place", city, form, kind)
    none = {*words["not_short_forms"]["words"], *(word.lower() for word in words["series"])}
    return {word: short for word, short in table.items() if word not in none}


MEANS_OF_CITIES = ("tel", "telg", "des", "desp")


@cache
def cities() -> tuple[str, ...]:
    """Posts whose name is one word, in small letters, as short forms begin with it: "Karachitel"
    (frus1948v05p1/d308)."""
    return tuple(sorted(post["city"].lower() for post in register("posts")["post"] if post["city"].isalpha()))


def _short_form(role: str, root: str, form: str, kind: str) -> ShortForm:
    circular = "cir" in root
    issuer = {"anaphor": None, "circular": "department"}.get(role, role)
    return ShortForm(
        issuer=issuer,
        words=root.title() if role == "place" else None,
        form=f"Circular {form}" if circular else form,
        kind=kind,
        plural=False,
        anaphor=role == "anaphor" or root == "sep",
    )


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True)) + ")"


def short_form_pattern() -> str:
    """A pattern for every short form, any case, with "re" before it and plural or possessive after it."""
    words = register("short_forms")
    issuers = _any([root for roots in words["issuers"].values() for root in roots])
    means = _any(list(words["means"]))
    of_cities = rf"{_any(list(cities()))}{_any(list(MEANS_OF_CITIES))}"
    return rf"\b(?i:(?:(?:reference|ref|re)[:.]?\s?)?(?:{issuers}{means}|{of_cities})s?)(?:'s|')?\b"


def series_word(word: str) -> tuple[str, str | None, str | None] | None:
    """The series in title case with who sends and who receives, where known; None for a word of no known series."""
    return _series().get(word.lower())


@cache
def _series() -> dict[str, tuple[str, str | None, str | None]]:
    return {
        word.lower(): (word, sender or None, receiver or None)
        for word, (sender, receiver) in register("short_forms")["series"].items()
    }


SERIES_BY_SHAPE = r"(?:[A-Z][a-z]{2,4}to|To[a-z]{3,4}|[A-Z]{3,4}TO|TO[A-Z]{3,4}|Us[a-z]{3,5})"
NOT_SERIES = frozenset(register("reference_words")["not_series_by_shape"])


def series_pattern() -> str:
    """A pattern for the words of known series, in the spellings met: as listed, in capitals, in plural."""
    known = list(_series_words())
    return r"\b(?:" + "|".join(sorted(known, key=len, reverse=True)) + "|" + SERIES_BY_SHAPE + r")s?\b"


def _series_words() -> set[str]:
    words = set()
    for word in register("short_forms")["series"]:
        words |= {word, word.upper()}
        if not word.isupper():
            words |= {word.title(), *in_two_pieces(word)}
    return words


BEGINNINGS = ("to", "de", "un", "us", "ga", "sec", "del", "pol", "dep")
ENDINGS = ("ga", "to", "us", "un", "sec", "del", "pol", "dep", "ica", "aid")


def in_two_pieces(word: str) -> Iterator[str]:
    """A series word with capitals where its two pieces begin: "ToSec", "SecTo", "DelGA", "GADel"."""
    plain_word = word.lower()
    for first in BEGINNINGS:
        last = plain_word.removeprefix(first)
        if last in ENDINGS and last != plain_word:
            yield from (first.title() + last.title(), first.upper() + last.title(), first.title() + last.upper())


def glued_series_pattern() -> str:
    """A pattern for series words in capitals with a long number written to them: "CAP80123"."""
    words = [word for word in register("short_forms")["series"] if word.isupper() and word.isalpha()]
    return rf"\b{_any(words)}[0-9]{{4,6}}\b"


def form_pattern() -> str:
    """A pattern for the words of form, singular and plural."""
    words = [word for forms in register("short_forms")["forms"].values() for word in forms]
    starts = []
    for word in sorted(words, key=len, reverse=True):
        first = word[0]
        starts.append(f"[{first.upper()}{first}]" + re.escape(word[1:]))
        if " " in word:
            starts.append(re.escape(word.title()))
        starts.append(re.escape(word.upper()))
    return r"(?:" + "|".join(starts) + r")(?:e?s|S|ES)?\.?"


@lru_cache(maxsize=512)
def form_named(word: str) -> tuple[str, str, bool] | None:
    """Form, kind and plural of a word of form: "despatches" gives ("Despatch", "despatch", True)."""
    clean = word.lower().strip(" .")
    for plural, stem in ((False, clean), (True, clean.removesuffix("s")), (True, clean.removesuffix("es"))):
        form = _forms().get(stem)
        if form is not None:
            return form, KINDS_OF_FORMS[form], plural or clean == "memoranda"
    return None


@cache
def _forms() -> dict[str, str]:
    return {word: form for form, words in register("short_forms")["forms"].items() for word in words}


@cache
def senders() -> frozenset[str]:
    """Names that stand before a number as its sender: posts, offices, agencies, also in capitals."""
    names = set(register("short_forms")["senders"]["names"])
    for post in register("posts")["post"]:
        names.add(post["city"])
        names.update(post.get("also", ()))
    names |= {name.upper() for name in names}
    return frozenset(name for name in names if len(name) > 1)


def sender_pattern() -> str:
    """A pattern for the names that stand before a number as its sender."""
    return _any([plain(name) for name in senders()])


def paper_pattern() -> str:
    """A pattern for the number spaces of papers ("NSC", "NSC Action", "SNIE")."""
    names = register("short_forms")["papers"]["names"]
    return _any(
        [*names, *(f"{start} {last.lower()}" for start, _, last in (name.rpartition(" ") for name in names) if start)]
    )
