"""What is worked out before somebody asks: what most pages need, and what whole lists hold."""

import gc
import logging
from collections.abc import Callable
from functools import partial

from redept.corpus import Reader
from redept.pipeline import load_rules
from redept.web import rendering
from redept.web.pages import lists
from redept.web.pages.asked import positions_page, questions_page
from redept.web.pages.files import files_page
from redept.web.pages.paper import paper
from redept.web.pages.paste import paste_page
from redept.web.pages.pulls import pull_page
from redept.web.pages.registers import OFFICES, PERSONS, register_page
from redept.web.pages.series import series_page
from redept.web.pages.table import chronology_page, gaps_page
from redept.web.pages.traffic import traffic_page
from redept.web.room import Room
from redept.web.traits import traits

LOG = logging.getLogger(__name__)


def prepare(room: Room) -> None:
    """Read what most pages need before the first visitor comes; no reader stays open."""
    load_rules()
    with room.reader(limit=None) as reader:
        traits(room, reader)
        room.wanted(reader)
        room.catalogue_now(reader)
        for table in (gaps_page, chronology_page):
            table(room, reader, "", 0)
        register_page(PERSONS, room, reader)
        register_page(OFFICES, room, reader)
        traffic_page(room, reader, "", "")
        for entry in room.shelf(reader).entries[:1]:
            paper(room, reader, entry.id)
        paste_page(room, reader, "telegram 1 to Moscow, May 1, 1950")
    rendering.prepare()
    room.close()
    gc.collect()
    gc.freeze()  # it stays: to go through it again and again would stop every visitor


def look_ahead(room: Room) -> None:
    """Work out what whole lists hold before somebody asks, the slowest to come last.

    A list that cannot be made says so to who asks for it, and does not keep others from being made.
    """
    builds: tuple[Callable[[Room, Reader], object], ...] = (
        partial(series_page, sent="", received="", year=""),
        files_page,
        pull_page,
        positions_page,
        lists.check_page,
        questions_page,
    )
    for build in builds:
        try:
            with room.reader(limit=None) as reader:
                build(room, reader)
        except Exception as error:
            LOG.warning("a list was not looked through beforehand: %s", error)
