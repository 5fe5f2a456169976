"""What a notebook shows: tables, an exchange, a paper with its references underlined.

Comes in: a reader on a corpus. Goes out: objects that a notebook shows as they are (`_repr_html_`), and that go on to
pandas or Arrow where those are installed; nothing here needs them.
"""

from redept.finding_aids.notebook.exchange import Exchange
from redept.finding_aids.notebook.paper import Paper, paper
from redept.finding_aids.notebook.table import Table, correspondence, table

__all__ = ["Exchange", "Paper", "Table", "correspondence", "paper", "table"]
