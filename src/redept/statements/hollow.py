"""Rows that a cue proposes where it announces nothing: a noun that looks like a verb, a clause that only supposes.

Each class was met in marked sentences that hold nothing, or in sentences drawn from bodies and notes.
"""

import re

from redept.statements.drafting_sheet import Draft, Reading

NOTHING_BEFORE = re.compile(r"\A[\W\d_]*(?:\(?[a-z]\)\s*)?\Z")
SUPPOSED = re.compile(r"\b(?:in the event(?: that)?|in case|lest)\s(?:[\w'’.-]+\s){1,4}\Z")
WHICH = re.compile(r"\bwhich\s(?:(?:the|his|their|our)\s)?(?:[A-Z][\w.'’-]*\s){1,4}(?:had\s|has\s|have\s)?\Z")
"""Before "delivered in San Francisco", where a clause only says more of a speech."""

COULD = re.compile(r"\b(?:could|might|can|may)\s\Z")
"""Before "say" in "these matters, we could say, are internal"."""

BEFORE: dict[str, re.Pattern[str]] = {
    "states": re.compile(
        r"\b(?:[Mm]ember|[Nn]uclear|weapons?|Arab|African|Asian|[Ff]ree|[Ss]ignatory|neighboring|satellite|client|small|"
        r"other|all|these|those|both|such|most|many|several|individual|independent|new|sovereign|friendly|of)\s\Z"
    ),
    **dict.fromkeys(["delivered", "presented", "submitted", "sent", "signed", "handed", "made", "raised"], WHICH),
    **dict.fromkeys(["decides", "decided", "intends", "intend", "plans", "plan", "agrees to", "refuses"], SUPPOSED),
}
"""What stands before a cue that announces nothing, by cue."""

AFTER: dict[str, re.Pattern[str]] = {
    "signed": re.compile(r"\s(?:the|this) (?:original|copy)\b"),
    "approved": re.compile(r"\s(?:the|this) (?:original|copy)\b"),
    **dict.fromkeys(
        ["gather", "gathers", "gathered"],
        re.compile(r"\s(?:intelligence|information|data|evidence|facts|material|support|together|in|at)\b"),
    ),
    "felt": re.compile(r"\s(?:obliged|compelled|constrained|impelled|forced|free|able|bound)\s"),
    "feel": re.compile(r"\s(?:obliged|compelled|constrained|impelled|forced|free|able|bound)\s"),
}
"""What stands behind one."""

UNTOLD = frozenset(["assure", "inform", "tell", "remind"])
"""Verbs that in this form, with nobody before them, say what is to be told."""

ARCHIVES = re.compile(
    r"\((?:National Archives|Department of State|Ibid|Washington National|Library of|[A-Z][a-z]+ Library|Central Files)"
)
NOTHING_SAID = frozenset(["to do", "to do so", "to"])


def is_hollow(reading: Reading, row: Draft) -> bool:
    """Whether a row is of one of the classes."""
    text = reading.text
    first, last = row.cue
    word = text[first:last].lower()
    if word == "say" and row.start <= first and COULD.search(text, max(reading.start, first - 8), first):
        return True
    if word in BEFORE and BEFORE[word].search(text, max(reading.start, first - 50), first):
        return True
    if word in AFTER and AFTER[word].match(text, last, reading.end):
        return True
    if word in UNTOLD and NOTHING_BEFORE.match(text[reading.start : first]):
        return True
    if text[max(reading.start, first - len("one ")) : first].lower() == "one ":
        return True
    return text[row.start : row.end] in NOTHING_SAID or in_citation(reading, row)


def in_citation(reading: Reading, row: Draft) -> bool:
    """Whether a row stands in the parentheses of a citation with which the sentence begins."""
    cited = ARCHIVES.match(reading.text, reading.start)
    close = reading.text.find(")", cited.end(), reading.end) if cited else 0
    return cited is not None and (close < 0 or row.cue[0] < close)
