"""What is said on a terminal: the words of papers without the signs that would command it."""

import re

import click

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but the tab and the end of a line, and the marks that turn the direction of writing."""


def say(words: str = "", *, err: bool = False) -> None:
    """Print words; a control character in them is written by its number, so that no paper can command the terminal.

    In a JSON record "\\u009b" is that character: it stays what it was.
    """
    click.echo(CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", words), err=err)
