"""A corpus as it is stored, for those who measure the program: its searches, and its tables of earlier versions."""

from redept.corpus import open_reader
from redept.corpus.earlier import as_version
from redept.corpus.schema import NEWEST

__all__ = ["NEWEST", "as_version", "open_reader"]
