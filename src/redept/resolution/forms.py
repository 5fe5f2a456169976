"""Families of forms: what a paper is called by those who cite it need not be what its heading calls it."""

from functools import lru_cache

FAMILIES = (
    ("telephone", "conversation"),
    ("conversation", "conversation"),
    ("discussion", "conversation"),
    ("minutes", "conversation"),
    ("airgram", "airgram"),
    ("telegram", "telegram"),
    ("cable", "telegram"),
    ("despatch", "despatch"),
    ("instruction", "instruction"),
    ("memorand", "memorandum"),
    ("estimate", "paper"),
    ("editorial", "editorial"),
    ("letter", "letter"),
    ("message", "message"),
    ("aide", "note"),
    ("notes", "conversation"),
    ("note", "note"),
    ("report", "paper"),
    ("paper", "paper"),
    ("study", "paper"),
    ("record", "conversation"),
    ("address", "address"),
)

ALSO = {
    "telegram": {"message"},
    "airgram": {"instruction", "telegram"},
    "despatch": {"instruction"},
    "instruction": {"despatch", "airgram"},
    "letter": {"message", "note"},
    "message": {"letter", "telegram", "note"},
    "note": {"letter", "memorandum", "message"},
    "memorandum": {"conversation", "paper", "note"},
    "conversation": {"memorandum", "paper"},
    "address": {"message", "paper"},
    "paper": {"memorandum", "conversation"},
}


@lru_cache(4096)
def family(form: str | None) -> str | None:
    """The family of a form's or a kind's name; None where it names none."""
    small = (form or "").casefold()
    return next((name for word, name in FAMILIES if word in small), None)


def agreement(cited: str | None, found: str | None) -> int | None:
    """2 for one family, 1 for families that are taken for each other, 0 for others, None where one is not known."""
    if cited is None or found is None:
        return None
    if cited == found:
        return 2
    return 1 if found in ALSO.get(cited, ()) else 0
