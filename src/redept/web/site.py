"""The room as static pages: any web server can give them out, and a browser reads them from a folder."""

import os
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.model import encoding
from redept.web import addresses, rendering
from redept.web.application import STATIC
from redept.web.citing import BESIDE
from redept.web.pages import lists
from redept.web.pages.help import TOPICS, help_page
from redept.web.pages.page import Page, Sheet
from redept.web.pages.paper import beside, paper
from redept.web.room import Room, Shelf

WHOLE = 1_000_000


def write(corpus: Path, folder: Path, *, query: str | None = None) -> int:
    """Write the site into a folder that is empty or new; gives the number of pages.

    With a query, the papers that it finds have pages; the lists name all, and lead to the series' own site for the
    rest, or to the volume of a paper that it does not have.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RedeptError(f"{folder}: not an empty folder; name a new one")
    room = Room(corpus, judging=False)
    with room.reader(limit=None) as reader:
        chosen = set(reader.ids(query)) if query else None
        elsewhere = {} if chosen is None else places_of_others(room.shelf(reader), chosen)
        written = sum(put(folder, page, elsewhere) for page in pages(room, reader, chosen))
    for name in STATIC:
        place = folder / "static" / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes((files("redept.web") / "static" / name).read_bytes())
    return written


def places_of_others(shelf: Shelf, chosen: set[str]) -> dict[str, str]:
    """Where the papers stand that have no page here, by the address that it would have."""
    return {
        addresses.of_document(entry.id): addresses.original(entry.id)
        or (addresses.of_volume(entry.volume) if entry.volume else "/volumes")
        for entry in shelf.entries
        if entry.id not in chosen
    }


def pages(room: Room, reader: Reader, chosen: set[str] | None) -> Iterator[Page]:
    """Every page of the site."""
    shelf = room.shelf(reader)
    yield lists.front(room, reader)
    yield lists.volumes_page(room, reader)
    yield lists.wanted_page(room, reader, size=WHOLE)
    yield lists.check_page(room, reader, size=WHOLE)
    yield help_page(room)
    yield from (help_page(room, topic) for topic in TOPICS)
    for volume in shelf.by_volume:
        yield lists.volume_page(room, reader, volume)
    for entry in shelf.entries:
        if chosen is None or entry.id in chosen:
            yield paper(room, reader, entry.id, record=True)
            yield from (beside(reader, shelf, entry.id, ending) for ending in BESIDE)


def put(folder: Path, page: Page, elsewhere: Mapping[str, str]) -> bool:
    """Write a page, and beside a paper its record; whether it is a page."""
    name = file_name(page.address)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(page, Sheet):
        path.write_text(page.words, "utf-8")
        return False
    path.write_text(rendering.html(page, link=partial(link, name, elsewhere), static=True), "utf-8")
    if page.template == "paper.html":
        path.with_suffix(".json").write_text(encoding.encode(page.plain()), "utf-8")
    return True


def file_name(address: str) -> str:
    """The file of a page, or of what lies beside one."""
    for ending in BESIDE:
        if address.endswith(ending):
            return addresses.file_name(address.removesuffix(ending)).removesuffix(".html") + ending
    return addresses.file_name(address)


def link(here: str, elsewhere: Mapping[str, str], address: str) -> str:
    """The way from one file of the site to the page at an address; addresses with questions lose them."""
    path, mark, fragment = address.partition("#")
    if other := elsewhere.get(path.partition("?")[0]):
        if other.startswith("https:"):
            return other
        path, mark, fragment = other, "", ""
    target = path[1:] if path.startswith("/static/") else file_name(path)
    relative = os.path.relpath(target, PurePosixPath(here).parent).replace(os.sep, "/")
    return quote(relative, safe="/.=-_") + mark + fragment
