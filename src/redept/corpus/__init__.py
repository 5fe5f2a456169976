"""The corpus: one SQLite file with documents, references, decisions, judgements and the search index.

Comes in: records. Goes out: the same records, by id, in order or by search. `Writer` is the only code that writes;
one writer at a time, any number of readers beside it, each of which sees the corpus as it was when it was opened.
"""

from redept.corpus.copies import backup
from redept.corpus.decisions import Held, Settled
from redept.corpus.index.building import Indexed, drop_index, make_index
from redept.corpus.reader import Reader, open_reader
from redept.corpus.rows import SourceRows, rows_of
from redept.corpus.search import Hit, Hits
from redept.corpus.writer import Writer, open_writer

__all__ = [
    "Held",
    "Hit",
    "Hits",
    "Indexed",
    "Reader",
    "Settled",
    "SourceRows",
    "Writer",
    "backup",
    "drop_index",
    "make_index",
    "open_reader",
    "open_writer",
    "rows_of",
]
