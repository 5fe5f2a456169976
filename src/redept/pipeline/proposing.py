"""What the rules for statements propose in a paper before it is weighed, for whoever learns the weights."""

from collections.abc import Iterator

from redept import statements
from redept.model import Document
from redept.statements import Reading as Reading
from redept.statements import weighing

row_weights = weighing
StatementRow = weighing.Row


def proposed_statements(document: Document) -> Iterator[Reading]:
    """The sentences of a paper with what the rules propose in them, before it is weighed."""
    return statements.proposed(document)
