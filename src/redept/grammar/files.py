"""How file numbers are written."""

import re

from redept.grammar.patterns import plain

DECIMAL_FILE = (
    r"[0-9]{3}[A-Za-z]?\.[0-9A-Za-z]{1,9}(?:-[A-Z]{2,5})?(?:\s(?:\([^()]{1,30}\)"
    r"|[A-Z][A-Za-z]{1,15}(?:\([A-Za-z]{1,3}\))?"
    r"[A-Za-z]{0,15}|[A-Z]{1,5})){0,2}(?:\([^()]{1,20}\)[A-Za-z]{0,12})?(?:\s?/\s?[0-9]{1,2}\s?-\s?[0-9]{3,6}"
    r"|/[0-9]{1,5}[a-z]?(?:[ ½]?))"
)
LOT = r"[Ll]ot(?:\sFile)?\s[0-9]{2}\s?-?\s?[A-Z]{1,3}\s?-?\s?[0-9]{1,4}"
SUBJECT_FILE = (
    r"(?:POL|DEF|AID|ORG|ECON|FN|FT|PET|INCO|STR|SOC|SP|UN|AV|CSM|EDX|PPB|TEL|AE|INT"
    r"|LAB)\s[0-9]{1,2}(?:-[0-9]{1,2}){0,2}"
    r"\s[A-Z]{2,9}(?:[ -][A-Z]{1,9}){0,2}"
)
_DASH = re.compile(r"(?<=\d)\s?-\s?(?=\d)")


def read_file_number(words: str) -> str | None:
    """The first central file number in `words`, every dash a hyphen; None where there is none.

    Decimal files with a date or a serial behind the slash, and subject-numeric files: "711.62114/9–2444" gives
    "711.62114/9-2444" (frus1944v04/d1150), "POL 27 VIET S" stays.
    """
    found = _FILE.search(plain(words))
    return None if found is None else _DASH.sub("-", found[0]).strip()


_FILE = re.compile(rf"\b(?:{DECIMAL_FILE}|{SUBJECT_FILE})")
