"""What the extra index holds of a paper, by field, and where it lies."""

from functools import cache
from pathlib import Path
from typing import Any

from redept.corpus.words import COLUMNS

LAYOUT = 1
"""To be counted up whenever fields, or what goes into them, change: a folder of another layout is built anew."""

KIND, PAPER, STATE = "kind", "paper", "state"
"""What an entry is: a paper, or the one that says of which state of the corpus the papers are."""

STAMP = "stamp"
PART = "part"
"""From which source file of the corpus a paper is, and in which state of that file."""

KEY, DAY, FIRST, LAST, HOUR = "key", "day", "first_day", "last_day", "hour"
VOLUME, FILE, ENTRY = "volume", "file", "entry"
WHOLE = {"from": "whole_sender", "to": "whole_recipient", "form": "whole_form", "marking": "whole_marking"}
MARKINGS = "marking"

UNDATED_FIRST, UNDATED_LAST, UNDATED_DAY = 9999_00_00, -1, 10**9
"""Days of a paper without a date, as the conditions of a search and the order of its hits take them."""

NO_HOUR = -1

BETWEEN = "\x01"
"""A word between two markings that is in none, so that no phrase runs from one into the next."""


def folder_of(corpus: Path) -> Path:
    """The folder of a corpus's extra index: `NAME.redept-index`."""
    return corpus.with_name(corpus.name + "-index")


def place_of(corpus: Path) -> Path:
    """Where in that folder the files are."""
    return folder_of(corpus) / f"layout-{LAYOUT}"


@cache
def schema() -> Any:
    """The fields: words by column, the row number, and what conditions besides words ask for."""
    import tantivy

    fields = tantivy.SchemaBuilder()
    for column in (*COLUMNS, MARKINGS):
        fields.add_text_field(column, tokenizer_name="whitespace", index_option="position")
    for name in (KIND, STAMP, PART, VOLUME, FILE, ENTRY, *WHOLE.values()):
        fields.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (KEY, DAY, FIRST, LAST, HOUR):
        fields.add_integer_field(name, indexed=name == KEY, fast=True)
    return fields.build()


def small(words: str) -> str:
    """Words with the letters A to Z made small, as the database makes them."""
    return words.translate(SMALL)


SMALL = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def day_number(day: str | None, undated: int) -> int:
    """A day as a number that keeps its order: "1944-09-15" gives 19440915."""
    return int(day.replace("-", "")) if day else undated


def hour_number(hour: str) -> int:
    """An hour as it is written, as a number that keeps the order of its letters."""
    return int.from_bytes(hour.encode()[:5].ljust(5, b"\0"), "big")


def hour_of(date: str | None) -> int:
    """The hour of a date as the cards have it, NO_HOUR where it has none."""
    return hour_number(date[11:16]) if date and date[10:11] == "T" else NO_HOUR
