"""Volumes brought to a folder before they are read: what the sources know of where the series is kept."""

from redept.sources.fetching import SERIES, Fetched, Listed, fetch, meant

__all__ = ["SERIES", "Fetched", "Listed", "fetch", "meant"]
