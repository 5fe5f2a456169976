"""How a person's judgement finds its words again when a paper was read anew."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from redept.corpus.packing import JUDGEMENT, unpack
from redept.model import Judgement, Record, Reference

FARTHEST = 400
"""Code points that words may have moved when the reference on them is longer or shorter than it was."""


class Standing(Record, frozen=True, kw_only=True):
    """A judgement that is not retired, its row, and the id under which its reference was last known."""

    key: int
    anchor: str
    judgement: Judgement


def standing(connection: sqlite3.Connection, documents: Iterable[str]) -> dict[str, list[Standing]]:
    """Judgements on these documents that are not retired, by document."""
    found: dict[str, list[Standing]] = {}
    if connection.execute("SELECT 1 FROM judgement LIMIT 1").fetchone() is None:
        return found
    for document in documents:
        rows = connection.execute(
            "SELECT key, reference, record FROM judgement WHERE document = ? AND retired IS NULL ORDER BY key",
            (document,),
        ).fetchall()
        if rows:
            found[document] = [
                Standing(key=key, anchor=anchor, judgement=unpack(JUDGEMENT, record)) for key, anchor, record in rows
            ]
    return found


def pair(
    judged: Sequence[Standing], before: Sequence[Reference], now: Sequence[Reference]
) -> Iterator[tuple[int, Reference | None]]:
    """Each judgement's key with the reference that now stands on its words, or None; no reference is given twice.

    Where a paper holds the same words as often as before, each judgement keeps its turn: of two "reftel" the first
    stays the first. Else the nearest go first.
    """
    wishes = sorted(
        (fit, one.key, place)
        for one in judged
        for place, reference in enumerate(now)
        if (fit := fitting(one, before, now, reference)) is not None
    )
    chosen: dict[int, int] = {}
    for _, key, place in wishes:
        if key not in chosen and place not in chosen.values():
            chosen[key] = place
    for one in judged:
        yield one.key, now[chosen[one.key]] if one.key in chosen else None


def fitting(
    one: Standing, before: Sequence[Reference], now: Sequence[Reference], reference: Reference
) -> tuple[int, int, int] | None:
    """How well a reference fits judged words, less being better: words, note, distance; None where it is another."""
    judgement = one.judgement
    if reference.layer != judgement.layer:
        return None
    words, quote = reference.text.split(), judgement.quote.split()
    away = abs(reference.start - judgement.start)
    elsewhere = int(reference.note != judgement.note)
    if words == quote:
        earlier, later = ([other.id for other in found if alike(other, reference)] for found in (before, now))
        if one.anchor in earlier and len(earlier) == len(later):
            return (0, 0, 0) if earlier.index(one.anchor) == later.index(reference.id) else None
        return 1, elsewhere, away
    if (holds(words, quote) or holds(quote, words)) and not elsewhere and away <= FARTHEST:
        return 2, 0, away
    return None


def alike(one: Reference, other: Reference) -> bool:
    """Whether two references are the same words in the same layer, spaces and line ends apart."""
    return one.layer == other.layer and one.text.split() == other.text.split()


def holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether the longer words hold the shorter ones, one after the other, punctuation at their ends apart."""
    one, other = (" ".join(word.strip(".,;:()") for word in words) for words in (longer, shorter))
    return f" {other} " in f" {one} "
