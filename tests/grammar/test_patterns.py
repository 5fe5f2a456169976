"""One search, whatever the engine."""

import pytest

from redept.grammar.patterns import beginning, engines, finder, outline, plain


def test_plain_text_keeps_every_place() -> None:
    text = "Moscow’s “663”—Bogotá – Привет"
    assert len(plain(text)) == len(text)
    assert plain(text).startswith('Moscow\'s "663"-Bogotá - ')


@pytest.mark.parametrize("engine", engines())
def test_the_first_place_counts_and_then_the_first_pattern(engine: str) -> None:
    search = finder([r"\bab", r"\babc", "é[0-9]"], engine=engine)
    raw = "x abc é7".encode("latin-1")
    assert search.next(raw, 0) == (2, 4)
    assert search.next(raw, 4) == (6, 8)
    assert search.next(raw, 8) is None


@pytest.mark.parametrize("engine", engines())
def test_every_place_is_found_as_often_as_by_the_wrapped_engine(engine: str) -> None:
    raw = b"x1 x22, x333"
    assert finder([r"x[0-9]+"], engine=engine).every(raw, 1) == [(3, 6), (8, 12)]
    assert finder([r"[0-9]*"], engine="re").every(b"a1", 0) == finder([r"[0-9]*"], engine=engine).every(b"a1", 0)


def test_an_outline_leaves_only_conditions_out() -> None:
    pattern = r"\b(?P<form>note)(?:\s(?!not\b)[\w'-]+\s\w+)"
    assert outline(pattern, [r"(?!not\b)"]) == r"\b(?:note)(?:\s[\wª-ÿ'-]+\s[\wª-ÿ]+)"


@pytest.mark.parametrize("engine", engines())
def test_what_may_begin_is_told_by_the_outline(engine: str) -> None:
    begins = beginning(outline(r"note\sto\s(?:[A-Z]\w+)\s[0-9]+", ()), engine=engine)
    assert begins("note to Núñez 5") and begins("note to Paris 12, see")
    assert engine == "re" or not begins("a note to Paris 12")
