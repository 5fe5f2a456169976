"""What a comparison of a reference with a candidate is, and what several of them ask of a series."""

from collections.abc import Callable

from redept.grammar.series import series_named
from redept.model import Reason
from redept.resolution.catalogue import PAPER_SERIES, Card, Copy, Key
from redept.resolution.viewpoint import Sought

AGAINST = -50.0


Comparison = Callable[[Sought, Card, Key | None, Copy | None], Reason | None]


def is_paper(key: Key) -> bool:
    """Policy papers and estimates: numbered once for all, cited for years."""
    return key[0] in PAPER_SERIES


def travels(key: Key) -> bool:
    """Whether a series goes with a party from place to place."""
    known = series_named(key[0]) if key[0] else None
    return known is not None and known.by_trip
