"""How the numbers of papers are written: plain, with thousands, with a letter, with an editors' correction."""

import re

from redept.grammar.patterns import plain

NUMBER_WORD = r"(?:[Nn]os?\.?\s?|NOS?\.?\s|[Nn]rs?\.?\s|[Nn]umbers?\s|#\s?)"
AIRGRAM_LETTERS = r"(?:CA|CG|CW|A|G)"
NUMBER = (
    r"(?:" + AIRGRAM_LETTERS + r"\s?-\s?[0-9]{1,5}|CA\s[0-9]{1,5}|[0-9]{1,3},[0-9]{3}|[0-9]{1,7}(?:-[A-Z])?|\[[0-9]{2,6}\])"
    r"(?:\s?\[(?:[0-9]{1,7}|[a-zA-Z])\])?"
)
_NUMBER = re.compile(
    r"(?:(?P<series>" + AIRGRAM_LETTERS + r")(?:\s?-\s?|\s))?(?P<number>[0-9]{1,3},[0-9]{3}\b|[0-9]{1,7}(?:-[A-Z]\b)?)"
    r"(?:\s?\[(?P<fix>[0-9]{1,7})\])?"
)


def read_number(words: str) -> tuple[str, str] | None:
    """Series ("" or an airgram's letters) and number of the first number in `words`; None where none is.

    Thousands lose their comma; the editors' correction in brackets counts: "678 [687]" is 687
    (frus1944v04/d1040).
    """
    found = _NUMBER.search(plain(words))
    if found is None:
        return None
    return found["series"] or "", found["fix"] or found["number"].replace(",", "")
