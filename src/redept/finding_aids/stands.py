"""Whose stand on what is said to be which, side by side by actor."""

from redept.corpus import Reader
from redept.grammar.posts import plain
from redept.model.statement import Speaker, Statement


def positions(reader: Reader, query: str | None = None) -> list[Statement]:
    """The positions in the papers that a query finds, by actor and then by the date of the paper that says it.

    Actors are kept apart by name, else office, else the words that name them; those whom nobody names stand last.
    """
    dates = {entry.id: entry.date or "9999" for entry in reader.entries()}
    found = [one for _, findings in reader.findings(query) for one in findings.statements if one.kind == "position"]
    return sorted(
        found, key=lambda one: (*actor(one.source), dates[one.document], one.document, one.note or 0, one.start)
    )


def actor(source: Speaker | None) -> tuple[bool, str]:
    """What an actor is sorted by."""
    if source is None:
        return True, ""
    words = source.name or source.office or source.words or source.post or ""
    return not words, plain(words)
