"""The forms of papers: which form words a heading or a source line uses, and how the series calls it."""

import re
from functools import cache

from redept.grammar.register import register


def form_of_heading(heading: str) -> str | None:
    """The form that a heading begins with, None where it begins with none; plurals are folded.

    The words of frus1955-57v03/d83, "Despatch From the Ambassador in the Republic of China (Rankin)", give
    "Despatch". The heading comes without its document number.
    """
    words = heading.lower()
    if words.startswith("the ") and not words.startswith("the aide"):
        return None
    found = _headings().match(words)
    return _names()[found.lastindex - 1] if found and found.lastindex else None


def form_of_suffix(suffix: str) -> str | None:
    """The form that the end of a source line names: "Telegram" in "711.62114/9-2444: Telegram"."""
    return _suffixes().get(suffix.strip(" .").lower())


@cache
def _names() -> list[str]:
    return [form["name"] for form in register("forms")["form"]]


@cache
def _headings() -> re.Pattern[str]:
    begins = (form["begins"] for form in register("forms")["form"])
    return re.compile("|".join(f"({pattern})" for pattern in begins))


@cache
def _suffixes() -> dict[str, str]:
    return {form["suffix"]: form["name"] for form in register("forms")["form"] if "suffix" in form}
