"""Words as the tokenizer of the corpus's own index makes them.

What a letter becomes is asked of SQLite itself, once for each letter that is met: small, without its accents, nothing
(an accent alone), or a gap between two words. So the extra index cannot have other words, whatever Unicode tables
SQLite was built with.
"""

import sqlite3
import threading
from functools import cache

from redept.corpus.words import TOKENS

LONGEST = 32_768
"""Bytes of a word that SQLite keeps; what is longer is cut there."""

ASKING = threading.Lock()


class Letters(dict[int, str]):
    """What each letter becomes, filled as letters are met; a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        became = self[code] = asked(chr(code))
        return became


LETTERS = Letters()


def folded(text: str) -> str:
    """A text as words with blanks between them: "Aide-Mémoire" gives "aide memoire"."""
    words = text.translate(LETTERS)
    if len(words) > LONGEST // 4:
        words = " ".join(map(shortened, words.split()))
    return words


def shortened(word: str) -> str:
    """A word of at most LONGEST bytes."""
    return word if len(word) <= LONGEST // 4 else word.encode()[:LONGEST].decode(errors="ignore")


def asked(letter: str) -> str:
    """What SQLite makes of a letter between two others: another letter, nothing, or a blank where it parts them."""
    if "\ud800" <= letter <= "\udfff":
        return " "  # half a letter: no text that was read holds one
    with ASKING:
        connection = tokenizer()
        connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
        connection.execute("INSERT INTO words (rowid, letters) VALUES (1, ?)", (f"a{letter}b",))
        found = [str(term) for (term,) in connection.execute("SELECT term FROM terms ORDER BY offset")]
    return found[0][1:-1] if len(found) == 1 else " "


@cache
def tokenizer() -> sqlite3.Connection:
    """An index in memory, and the list of its words."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (letters, content = '', {TOKENS})")
    connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (words, 'instance')")
    return connection
