"""Pages into HTML. Every word of a paper is escaped."""

from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache

import jinja2

from redept.web import addresses, wording
from redept.web.pages.page import Page
from redept.web.plainness import shown
from redept.web.typesetting import Setter

Link = Callable[[str], str]


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
        setter=Setter,
        status_words=wording.STATUS_WORDS,
    )
    made.filters.update(
        date=wording.date_words, one_line=wording.one_line, short=wording.shortened, counted=wording.counted
    )
    return made


def prepare() -> None:
    """Read all templates before the first page is asked for."""
    for name in environment().list_templates():
        environment().get_template(name)


def html(page: Page, *, link: Link = str, static: bool = False) -> str:
    """A page as HTML; `link` turns an address of the room into one that works where the page will stand."""
    values = {field.name: getattr(page, field.name) for field in fields(page)}
    return environment().get_template(page.template).render(**values, to=link, static=static)
