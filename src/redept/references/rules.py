"""The table of rules by which writers' references are found."""

from redept.grammar.dates import MONTH
from redept.grammar.numbers import NUMBER, NUMBER_WORD
from redept.references.addressed import ADDRESSED, read_addressed
from redept.references.dated import (
    DATED_FORM,
    ON_DAY,
    YESTERDAYS,
    read_date_form,
    read_form_date,
    read_on_day,
    read_sender_date,
    read_title_date,
    read_yours,
)
from redept.references.finding import Rule
from redept.references.numbered import (
    WAY_BETWEEN,
    read_bare_number,
    read_form_number,
    read_named,
    read_office_number,
    read_short,
)
from redept.references.papers import (
    ENCLOSED,
    NORTH_ATLANTIC,
    PAPER_NUMBERED,
    UNITED_NATIONS,
    read_enclosed,
    read_north_atlantic,
    read_paper,
    read_united_nations,
)
from redept.references.pieces import FORM, NUMBER_NEXT, PRONOUN, SENDER, SERIES, SHORT_FORM
from redept.references.series import (
    AIRGRAM,
    GLUED,
    UNKNOWN_SERIES,
    WITHHELD,
    read_airgram,
    read_glued,
    read_group,
    read_series,
    read_unknown,
    read_withheld,
)
from redept.references.standing_for import (
    BESIDE,
    OWN_COPIES,
    REPEATED,
    STANDING_FOR,
    read_beside,
    read_own_copies,
    read_repeated,
    read_standing_for,
)

RULES: tuple[Rule, ...] = (
    Rule("own copies", OWN_COPIES, read_own_copies),
    Rule("copies", REPEATED, read_repeated),
    Rule("short form", SHORT_FORM, read_short),
    Rule("paper", PAPER_NUMBERED, read_paper),
    Rule("series", rf"{SERIES}(?:'s)?(?:\s{FORM})?[\s-]{NUMBER_WORD}?(?:(?:A|CA|G)-)?[0-9]", read_series),
    Rule("glued series", GLUED, read_glued),
    Rule("sender and number", rf"(?:{SENDER}|{PRONOUN}){NUMBER_NEXT}", read_named),
    Rule(
        "sender and date",
        rf"(?:{PRONOUN}|\b[A-Z][a-z]+'s)\s(?:of\s)?(?:{MONTH}\s[0-9]|[0-9]{{1,2}}\s{MONTH})",
        read_sender_date,
    ),
    Rule("office and number", rf"\b[A-Z][a-z]+'s\s{NUMBER_WORD}?[0-9]{{2,6}}\b", read_office_number),
    Rule("preceding message", BESIDE, read_beside),
    Rule("under reference", STANDING_FOR, read_standing_for),
    Rule(
        "form and number",
        (
            rf"\b{FORM}(?:{WAY_BETWEEN}?,?\s\"?{NUMBER_WORD}[A-Z0-9]|\s{NUMBER}|\s[A-Z]{{1,4}}[\s-]?[0-9]{{3,7}}\b"
            rf"|{WAY_BETWEEN},\s[0-9]{{2,6}}(?:,\s|\sof\s))"
        ),
        read_form_number,
    ),
    Rule("airgram", AIRGRAM, read_airgram),
    Rule("date-time group", r"\b(?:DTG\s)?[0-3][0-9][0-2][0-9][0-5][0-9]\s?Z\b", read_group),
    Rule("enclosure", ENCLOSED, read_enclosed),
    Rule("North Atlantic document", NORTH_ATLANTIC, read_north_atlantic),
    Rule("UN document", UNITED_NATIONS, read_united_nations),
    Rule("series by shape", UNKNOWN_SERIES, read_unknown),
    Rule(
        "indicator withheld",
        WITHHELD,
        read_withheld,
    ),
    Rule("form and date", rf"\b{DATED_FORM}[\s,(]", read_form_date),
    Rule(
        "title and date",
        rf"\"\s(?:\([^()\n]{{1,30}}\),?\s)?(?:of|dated)\s(?:{MONTH}\s[0-9]|[0-9]{{1,2}}\s{MONTH})",
        read_title_date,
    ),
    Rule("yours of", r"\b(?:[Yy]ours|[Mm]ine)\sof\s", read_yours),
    Rule(
        "bare number",
        r"\b(?:[Rr]e|[Rr]ef|REF|[Rr]eference)[:.]?\s[0-9]|\b(?:No\.|NO\.|Number)\s[0-9]",
        read_bare_number,
    ),
    Rule("day and form", ON_DAY, read_on_day),
    Rule("addressed", ADDRESSED, read_addressed),
    Rule("yesterday's form", YESTERDAYS, read_date_form),
    Rule(
        "date and form",
        (
            rf"\b(?:{MONTH}\s[0-9]{{1,2}}|[0-9]{{1,2}}\s{MONTH})(?:st|nd|rd"
            rf"|th)?(?:,\s[0-9]{{4}},?)?(?:\s[a-z-]+){{0,2}}\s{DATED_FORM}\b"
        ),
        read_date_form,
    ),
)
