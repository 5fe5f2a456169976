"""Offices of the Department, foreign ministries and governments in exile, as the registers have them."""

from redept.model.span import Record


class Bureau(Record, frozen=True, kw_only=True):
    """An office or bureau of the Department of State by its symbol ("GTI"), and the symbol of the one it is part of.

    `first` and `last` are years in which it is known under that name; `last` is None where no end is known, `source`
    says where the fact stands.
    """

    symbol: str
    name: str
    first: int
    last: int | None
    source: str
    within: str | None = None


class Ministry(Record, frozen=True, kw_only=True):
    """The ministry of a country that deals with others: its name, its city, and short names (`also`: "FonOff").

    `first` and `last` are None where no source gives them; `attested` is the first and last year in which one shows it.
    """

    name: str
    country: str
    city: str
    first: int | None
    last: int | None
    source: str
    also: tuple[str, ...] = ()
    attested: tuple[int, int] | None = None


class ExileGovernment(Record, frozen=True, kw_only=True):
    """A government that sat abroad: of which country, in which city, from when to when."""

    country: str
    city: str
    first: int
    last: int
    source: str
    note: str | None = None
