"""How a person's judgement finds its words again when a paper was read anew."""

import sqlite3
from collections.abc import Iterator, Sequence

from redept.corpus.packing import JUDGEMENT
from redept.model import Judgement, Reference

Standing = tuple[int, Judgement]

FARTHEST = 400
"""Code points that words may have moved when the reference on them is longer or shorter than it was."""


def standing(connection: sqlite3.Connection) -> dict[str, list[Standing]]:
    """Judgements that are not retired, with their keys, by document."""
    found: dict[str, list[Standing]] = {}
    for key, document, record in connection.execute(
        "SELECT key, document, record FROM judgement WHERE retired IS NULL"
    ):
        found.setdefault(document, []).append((key, JUDGEMENT.decode(record)))
    return found


def pair(judgements: Sequence[Standing], found: Sequence[Reference]) -> Iterator[tuple[int, Reference | None]]:
    """Each judgement's key with the reference that now stands on its words, or None; no reference is given twice.

    The nearest go first, so that of "reftel" and "reftel" each keeps its own.
    """
    fits = sorted(
        (fit, key, place)
        for key, judgement in judgements
        for place, reference in enumerate(found)
        if (fit := fitting(judgement, reference)) is not None
    )
    chosen: dict[int, int] = {}
    for _, key, place in fits:
        if key not in chosen and place not in chosen.values():
            chosen[key] = place
    for key, _ in judgements:
        yield key, found[chosen[key]] if key in chosen else None


def fitting(judgement: Judgement, reference: Reference) -> tuple[int, int, int] | None:
    """How well a reference fits judged words, less being better: words, note, distance; None where it is another."""
    if reference.layer != judgement.layer:
        return None
    one, other = reference.text.split(), judgement.quote.split()
    away = abs(reference.start - judgement.start)
    elsewhere = int(reference.note != judgement.note)
    if one == other:
        return 0, elsewhere, away
    if (holds(one, other) or holds(other, one)) and not elsewhere and away <= FARTHEST:
        return 1, 0, away
    return None


def holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether the longer words hold the shorter ones, one after the other, punctuation at their ends apart."""
    one, other = (" ".join(word.strip(".,;:()") for word in words) for words in (longer, shorter))
    return f" {other} " in f" {one} "
