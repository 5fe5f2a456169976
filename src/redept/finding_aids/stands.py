"""Whose stand on what is said to be which, side by side by actor."""

import re

from redept.corpus import Reader
from redept.grammar.posts import plain
from redept.model.statement import Speaker, Statement


def positions(reader: Reader, query: str | None = None) -> list[Statement]:
    """The positions in the papers that a query finds, by actor and then by the date of the paper that says it.

    An order or announcement that holds "whether ... or not" stands among them: it says what will be done in any case.
    Actors are kept apart by name, else office, else the words that name them; those whom nobody names stand last.
    """
    dates = {entry.id: entry.date or "9999" for entry in reader.entries()}
    found = [one for _, findings in reader.findings(query) for one in findings.statements if is_stand(one)]
    return sorted(
        found, key=lambda one: (*actor(one.source), dates[one.document], one.document, one.note or 0, one.start)
    )


def is_stand(one: Statement) -> bool:
    """Whether a row says what somebody holds, or what he will do in any case.

    "all Soviet nationals would be delivered whether the individuals desired to be repatriated or not" is such a row.
    """
    if one.kind == "position":
        return True
    if one.condition is None or one.source is None:
        return False
    in_any_case = one.text[one.condition.start - one.start : one.condition.end - one.start].startswith("whether ")
    decided = one.state in ("ordered", "intended", "refused") or (
        one.kind == "told" and WILL.search(one.text) is not None
    )
    return in_any_case and decided and one.certainty in ("asserted", "reported")


WILL = re.compile(r"\b(?:will|would|shall) (?:not )?be\b")


def actor(source: Speaker | None) -> tuple[bool, str]:
    """What an actor is sorted by."""
    if source is None:
        return True, ""
    words = source.name or source.office or source.words or source.post or ""
    return not words, plain(words)
