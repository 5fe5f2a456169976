"""One search, whatever the engine."""

import pytest

from redept.grammar.patterns import engines, finder, plain


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
