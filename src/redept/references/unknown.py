"""Short forms and words of series that papers use and the lexicon does not hold, with how often they stand there.

Run `redept read VOLUME... --json | python -m redept.references.unknown`; it prints a line a word: how many papers,
what it looks like, the word, an example. What is a short form goes into `grammar/lexicon/short_forms.toml`.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from redept.grammar.dates import MONTHS
from redept.grammar.patterns import plain
from redept.grammar.register import register
from redept.grammar.short_forms import form_named, read_short_form, senders, series_word

_SHORT_FORM = re.compile(
    r"\b(?P<word>[A-Za-z]{1,12}(?:tels?|telegs?|desps?|des|airs?|grams?|lets?|ins|cables?))\s(?:[Nn]os?\.\s)?[0-9]{1,6}\b"
)
_SERIES = re.compile(r"(?:^|\n)(?:[0-9]{1,5}[/.]\s?)?(?P<word>[A-Z][a-z]{2,7}|[A-Z]{3,7})\s[0-9]{1,5}[.,]\s")
_NONE = frozenset(
    (
        *MONTHS,
        "Part",
        "Point",
        "Section",
        "Tab",
        "NSC",
        *register("reference_words")["no_series"],
        *register("reference_words")["not_names"],
    )
)
_NO_MEANS = re.compile(
    r"(?i:hotel|motel|cartel|total|program|affairs?|includes|decides|besides|provides|sides|contains|remains|begins)s?$"
)


class Unknown(NamedTuple):
    """A word, what it looks like ("short form" or "series"), in how many papers it stands, and words around it."""

    word: str
    looks_like: str
    papers: int
    example: str


def unknown_words(texts: Iterable[str]) -> list[Unknown]:
    """The words of all papers, the most frequent first."""
    found: dict[tuple[str, str], list[str]] = {}
    for text in texts:
        for key, example in dict(reversed(list(_in_paper(plain(text))))).items():
            found.setdefault(key, []).append(example)
    listed = [Unknown(word, look, len(examples), examples[0]) for (word, look), examples in found.items()]
    return sorted(listed, key=lambda one: (-one.papers, one.word))


def _in_paper(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    for look, pattern in (("short form", _SHORT_FORM), ("series", _SERIES)):
        for found in pattern.finditer(text):
            word = found["word"]
            if not _known(word, look):
                yield (word, look), text[max(0, found.start() - 20) : found.end() + 20].replace("\n", " ").strip()


def _known(word: str, look: str) -> bool:
    if read_short_form(word) is not None or word.removeprefix("Re") != word:
        return True
    if look == "short form":
        return form_named(word) is not None or series_word(word) is not None or _NO_MEANS.search(word) is not None
    return series_word(word) is not None or word in _NONE or word in senders()


if __name__ == "__main__":
    for one in unknown_words(json.loads(line)["text"] for line in sys.stdin):
        print(one.papers, one.looks_like, one.word, one.example, sep="\t")
