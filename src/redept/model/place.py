"""Posts and places as the registers have them."""

from redept.model.span import Record


class Mission(Record, frozen=True, kw_only=True):
    """What the United States had at a post: `kind` ("Legation"), for which country or body, from `first` to `last`.

    `last` is None where no end is known; `head` is the title of its head, `former` says earlier names of the post,
    `source` where the fact stands.
    """

    city: str
    country: str
    kind: str
    first: int
    last: int | None
    head: str
    source: str
    former: str | None = None


class PlaceName(Record, frozen=True, kw_only=True):
    """Another name of a place, the first and last year of its use as far as known, and the source."""

    name: str
    source: str
    first: int | None = None
    last: int | None = None


class Place(Record, frozen=True, kw_only=True):
    """A city: degrees north and east, the country's code now, its number in GeoNames, other names."""

    city: str
    north: float
    east: float
    country: str | None = None
    geonames: int | None = None
    was: tuple[PlaceName, ...] = ()
