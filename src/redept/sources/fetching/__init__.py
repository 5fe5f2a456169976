"""Getting volumes in: files of the series brought from where they are kept to a folder of the user's.

Comes in: names of volumes, ids or ranges. Goes out: files in a folder, and a `Fetched` record for each.
"""

from redept.sources.fetching.bringing import SERIES, Fetched, fetch, meant
from redept.sources.fetching.shelf import Listed

__all__ = ["SERIES", "Fetched", "Listed", "fetch", "meant"]
