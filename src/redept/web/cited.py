"""Citations in words that somebody wrote or pasted, and the papers that they mean."""

from redept import pipeline
from redept.corpus import Reader
from redept.model import Cited
from redept.web.room import Room


def citations_in(room: Room, reader: Reader, words: str) -> tuple[Cited, ...]:
    """Every citation in a text; () where it holds none."""
    if not pipeline.is_citation(words):
        return ()
    shelf = room.shelf(reader)
    known = room.once("citations", reader, lambda: pipeline.citations_of(shelf.entries, shelf.volumes.values()))
    return known.look_up(words)
