"""A date as far as it is written."""

from redept.model.span import Record


class PartialDate(Record, frozen=True, kw_only=True):
    """A date of which some parts may be missing: "September 15, 8 p.m." has month, day and hour, no year.

    `hour` is 0 to 24 (midnight is 24 of the printed day, noon 12); `utc` where the paper says Z; `relative`
    names a date given by another one ("same", "today", "yesterday", "instant", "ultimo", "proximo") and is
    None for all others; `uncertain` for a bracketed or doubtful date.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    utc: bool = False
    uncertain: bool = False
    relative: str | None = None
