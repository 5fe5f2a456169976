"""Pages into HTML. Every word of a paper is escaped; letters that would turn the direction of what follows are shown
as a mark and not obeyed.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from typing import Any

import jinja2
import markupsafe

from redept.web import addresses, wording
from redept.web.pages.page import Page

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Controls, and the letters of Unicode that change the direction of others."""

Link = Callable[[str], str]


def shown(value: Any) -> Any:
    """A value as a page may show it."""
    if isinstance(value, str) and not isinstance(value, markupsafe.Markup) and UNSEEN.search(value):
        return UNSEEN.sub("\N{SYMBOL FOR SUBSTITUTE FORM TWO}", value)
    return "" if value is None else value


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The templates, with the words and addresses that they use."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("redept.web", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
        auto_reload=False,
    )
    made.globals.update(
        of_document=addresses.of_document,
        of_volume=addresses.of_volume,
        of_search=addresses.of_search,
        of_passage=addresses.of_passage,
        status_words=wording.STATUS_WORDS,
    )
    made.filters.update(
        date=wording.date_words, one_line=wording.one_line, short=wording.shortened, counted=wording.counted
    )
    return made


def html(page: Page, *, link: Link = str, static: bool = False, template: str | None = None) -> str:
    """A page as HTML; `link` turns an address of the room into one that works where the page will stand."""
    values = {field.name: getattr(page, field.name) for field in fields(page)}
    return environment().get_template(template or page.template).render(**values, to=link, static=static)
