"""How the numbers of papers are written: plain, with thousands, with a letter, with an editors' correction."""

NUMBER_WORD = r"(?:[Nn]os?\.?\s?|NOS?\.?\s|[Nn]rs?\.?\s|[Nn]umber(?:s|ed)?\s|#\s?)"
AIRGRAM_LETTERS = r"(?:CA|CG|CW|A|G)"
NUMBER = (
    r"(?:"
    + AIRGRAM_LETTERS
    + r"\s?-\s?[0-9]{1,5}|CA\s[0-9]{1,5}|[0-9]{1,3},[0-9]{3}|[0-9]{1,7}(?:-[A-Z])?|\[[0-9]{2,6}\])"
    r"(?:\s?\[(?:[0-9]{1,7}|[a-zA-Z])\])?"
)
