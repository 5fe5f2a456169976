"""Words are those that the corpus's own index has, letter by letter."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.corpus.index.folding import folded
from redept.corpus.words import TOKENS

FIRST_ALPHABETS = 0x2500
"""Letters that are all tried; the rest by chance."""


def tokens(texts: list[str]) -> list[list[str]]:
    """The words of texts as the tokenizer of the database has them."""
    connection = sqlite3.connect(":memory:")
    connection.text_factory = lambda letters: letters.decode(errors="ignore")  # a cut may part a letter
    connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (letters, content = '', {TOKENS})")
    connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (words, 'instance')")
    connection.executemany("INSERT INTO words (rowid, letters) VALUES (?, ?)", enumerate(texts))
    found: list[list[str]] = [[] for _ in texts]
    for term, row in connection.execute("SELECT term, doc FROM terms ORDER BY doc, offset"):
        found[row].append(term)
    connection.close()
    return found


def test_every_letter_of_the_first_alphabets_becomes_what_the_database_makes_of_it() -> None:
    letters = map(chr, range(FIRST_ALPHABETS))
    texts = [f"a{letter}b {letter} {letter}c d{letter} {letter}{letter} \u0301{letter}" for letter in letters]
    assert [folded(text).split() for text in texts] == tokens(texts)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_text_has_the_words_that_the_database_finds(text: str) -> None:
    assert [folded(text).split()] == tokens([text])


@pytest.mark.parametrize("letter", ["a", "é", "日"])
def test_endless_words_are_cut_where_the_database_cuts_them(letter: str) -> None:
    text = f"one {letter * 40_000} two"
    ours, theirs = folded(text).split(), tokens([text])[0]
    assert [len(word) for word in ours] == [len(word) for word in theirs]
