"""Words of papers as a page may show them: letters that would turn the direction of what follows become a mark."""

import re
from typing import Any

import markupsafe

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Controls, and the letters of Unicode that change the direction of others."""


def shown(value: Any) -> Any:
    """A value as a page may show it."""
    if isinstance(value, str) and not isinstance(value, markupsafe.Markup) and UNSEEN.search(value):
        return UNSEEN.sub("\N{SYMBOL FOR SUBSTITUTE FORM TWO}", value)
    return "" if value is None else value
