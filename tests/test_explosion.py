"""No pattern of the source takes time out of proportion: each is pumped at every place where it may repeat.

Patterns that search whole papers are in the RE2 subset, where none can explode. The others, of the standard library,
are given words that repeat what they repeat, sixty letters long, and a letter at the end on which they fail: a pattern
that can be read in two ways there would take longer than this room stands.
"""

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from re import _constants as what  # type: ignore[attr-defined]
from re import _parser as syntax  # type: ignore[attr-defined]
from typing import Any

import pytest

import redept
from redept.grammar import patterns

LETTERS = 60
SECONDS = 2.0
"""Far more than any takes; one that explodes takes years."""


@cache
def compiled() -> dict[tuple[str, int], str]:
    """Every pattern that a module compiles when it is imported, with the module that does."""
    for one in pkgutil.walk_packages(redept.__path__, "redept."):
        if not one.name.endswith("__main__"):
            try:
                importlib.import_module(one.name)
            except ImportError as error:
                assert not str(error.name).startswith("redept"), error
    found: dict[tuple[str, int], str] = {}
    for name, module in sorted(sys.modules.items()):
        if name.startswith("redept"):
            for pattern in patterns_in(vars(module).values()):
                words = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
                found.setdefault((words, pattern.flags & ~re.UNICODE), name)
    return found


def patterns_in(values: Iterable[object], deep: int = 3) -> Iterator[re.Pattern[Any]]:
    """The patterns among values, and in the tuples, lists and tables among them."""
    for value in values:
        if isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, dict) and deep:
            yield from patterns_in(value.values(), deep - 1)
        elif isinstance(value, tuple | list | set | frozenset) and deep:
            yield from patterns_in(value, deep - 1)


def sample(tree: Any, choice: int, flags: int) -> str:
    """Words that a pattern matches, as far as its conditions let them; `choice` picks among alternatives."""
    return "".join(sample_of(op, av, choice, flags) for op, av in tree)


def sample_of(op: Any, av: Any, choice: int, flags: int) -> str:
    if op is what.LITERAL:
        return chr(av)
    if op is what.IN:
        return letter_in(av, choice)
    if op is what.SUBPATTERN:
        return sample(av[3], choice, flags)
    if op is what.BRANCH:
        return sample(av[1][choice % len(av[1])], choice // len(av[1]), flags)
    if op in (what.MAX_REPEAT, what.MIN_REPEAT, what.POSSESSIVE_REPEAT):
        return sample(av[2], choice, flags) * max(int(av[0]), min(int(av[1]), choice % 2))
    if op is what.ATOMIC_GROUP:
        return sample(av, choice, flags)
    return "a" if op in (what.ANY, what.NOT_LITERAL) else ""


def letter_in(members: Any, choice: int) -> str:
    """A letter of a class."""
    pattern = re.compile("".join(class_of(members)))
    candidates = [letter for letter in 'a A1.,-(’\n;É]z"' if pattern.match(letter)]
    return candidates[choice % len(candidates)] if candidates else chr(first_of(members))


def class_of(members: Any) -> Iterator[str]:
    categories = {
        what.CATEGORY_DIGIT: r"\d",
        what.CATEGORY_NOT_DIGIT: r"\D",
        what.CATEGORY_SPACE: r"\s",
        what.CATEGORY_NOT_SPACE: r"\S",
        what.CATEGORY_WORD: r"\w",
        what.CATEGORY_NOT_WORD: r"\W",
    }
    yield "["
    for op, av in members:
        if op is what.NEGATE:
            yield "^"
        elif op is what.LITERAL:
            yield re.escape(chr(av))
        elif op is what.RANGE:
            yield f"{re.escape(chr(av[0]))}-{re.escape(chr(av[1]))}"
        else:
            yield categories[av]
    yield "]"


def first_of(members: Any) -> int:
    return next((av if op is what.LITERAL else av[0] for op, av in members if op in (what.LITERAL, what.RANGE)), 97)


def repeats(tree: Any, before: str, choice: int, flags: int) -> Iterator[tuple[str, str]]:
    """Of each repetition in a pattern the words before it and the words that it repeats."""
    for op, av in tree:
        if op in (what.MAX_REPEAT, what.MIN_REPEAT):
            if av[1] == what.MAXREPEAT or av[1] > 16:
                yield before, sample(av[2], choice, flags)
            yield from repeats(av[2], before, choice, flags)
        elif op is what.SUBPATTERN:
            yield from repeats(av[3], before, choice, flags)
        elif op is what.BRANCH:
            for branch in av[1]:
                yield from repeats(branch, before, choice, flags)
        elif op in (what.ASSERT, what.ASSERT_NOT):
            yield from repeats(av[1], before, choice, flags)
        before += sample_of(op, av, choice, flags)


def pumped(pattern: str, flags: int, letters: int = LETTERS) -> set[str]:
    """Words on which a pattern has most to try."""
    tree = syntax.parse(pattern, flags)
    return {
        before[:200] + body * (letters // len(body)) + "\x00"
        for choice in (0, 1, 3)
        for before, body in repeats(tree, "", choice, flags)
        if body
    }


def slow(pattern: str, flags: int, letters: int = LETTERS) -> tuple[float, str]:
    """The longest time that a pattern takes for words that it has most to try on, and these words."""
    found = re.compile(pattern, flags)
    worst = (0.0, "")
    for words in pumped(pattern, flags, letters):
        began = time.thread_time()
        found.search(words)
        worst = max(worst, (time.thread_time() - began, words[:80]))
    return worst


def test_no_pattern_of_the_source_explodes() -> None:
    everything = compiled()
    assert len(everything) > 500
    worst = {(name, pattern[:80]): slow(pattern, flags) for (pattern, flags), name in everything.items()}
    assert {key: one for key, one in worst.items() if one[0] > SECONDS} == {}


def test_no_pattern_for_references_grows_steeply() -> None:
    rooms = ("redept.references", "redept.resolution", "redept.corpus")
    chosen = [(pattern, flags) for (pattern, flags), name in compiled().items() if name.startswith(rooms)]
    assert len(chosen) > 50
    worst = {pattern[:80]: slow(pattern, flags, LETTERS * 4) for pattern, flags in chosen}
    assert {key: one for key, one in worst.items() if one[0] > SECONDS} == {}


def test_a_pattern_that_explodes_would_be_seen() -> None:
    words = max(pumped(r"(?:a+)+b", 0), key=len)[:22] + "\x00"
    began = time.thread_time()
    re.search(r"(?:a+)+b", words)
    assert time.thread_time() - began > 0.02, "twenty letters take it longer than a thousand take any other"


def test_patterns_that_search_whole_papers_are_in_the_subset_that_cannot_explode() -> None:
    if "re2" not in patterns.engines():
        pytest.skip("no google-re2 for this system")
    source = Path(redept.__file__).parent
    users = [one for one in source.rglob("*.py") if re.search(r"\bfinder\(|\bsorter\(", one.read_text("utf-8"))]
    assert len(users) > 1
    for one in users:  # a pattern outside the subset fails when its module is imported, or at its first search
        importlib.import_module(
            ".".join(one.relative_to(source.parent).with_suffix("").parts).removesuffix(".__init__")
        )
