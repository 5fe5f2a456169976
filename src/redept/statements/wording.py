"""What follows a verb of saying: "that", a quotation, a pronoun, somebody who is told."""

import re

from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Reading

ADVERB = (
    r"(?:\s+(?:[a-z]+ly|again|also|yesterday|today|further|then|however|once more|besides|tonight|in reply|"
    r"in response|in part|\([^()]{2,60}\)))?"
)
TO_WHOM = r"(?:\s+to\s+(?P<to>(?:me|us|him|her|them)\b|(?:the\s+)?[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4}))?"
THAT = re.compile(rf"{ADVERB}{TO_WHOM}{ADVERB}(?:,\s[^,.;:\"]{{2,50}},|,)?\s+that\b,?(?:\s+\")?\s*")
FAR_THAT = re.compile(
    r"\s+(?P<between>(?:[^.;:,\"(]|\b(?:Mr|Mrs|Dr|Gen|Sen|Amb|Messrs|Gov|Col|U\.S|[A-Z])\.){1,110}?),?\s+that\s+"
)
SUBJUNCTIVE = re.compile(
    r"\s+(?!(?:to|in|on|at|by|for|of|with|as|and|or|but|from|anything|[a-z]+ing)\b)(?=(?:[\w'./-]+\s){1,5}?(?:not\s)?"
    r"(?:be|take|make|give|send|go|have|consider|discuss|inform|hold|meet|agree|use|accept|try|seek|continue|remain|refer|"
    r"prepare|submit|speak|call|keep|provide|endeavor|proceed|wait|postpone|withdraw|study|adopt)\s)"
)
"""What is suggested without "that": "suggested Bell take it up". The verb stands not far off."""

DATED_THAT = re.compile(
    r"\s+(?P<between>(?:in|on|at|to|from|by)\s(?:(?!\b(?:and|but|who|which|if)\b)[^.;:()\"]){2,60}?"
    r"(?:[0-9]|\ba (?:message|letter|note|cable|memorandum)\b)"
    r"(?:(?!\b(?:and|but|who|which|if)\b)[^.;:()\"]){0,60}?),?\s+that\s+"
)
"""Where it stands that something was told, with commas: "reported in telegram 105 from Tel Aviv, May 1, that"."""

TO_SOMEBODY = re.compile(
    r"\s+(?P<to>me|us|him|her|them|you|(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s|and\s)?(?:the\s)?[A-Z][\w.'-]*){0,5})"
    r"(?:\s(?:[a-z]+ly|today|yesterday|again|also|in (?:his|a|the) [a-z]+|on [A-Z]\w+ \d+|[A-Z]\w+day|last night|"
    r"this morning))?,?\s+that\s+"
)
"""Who is told, behind a verb that seldom names him: "promised Bell that"."""

PASSED_THAT = re.compile(r"(?P<between>,\s[^.;:\"]{2,140}),\s+that\s+")
"""A clause between commas before "that": "believes, although it is not proved, that"."""

PHRASE_FIRST = re.compile(
    r"\s+(?=(?:in|for|at|under|on|with|through|by)\s[^.;:\"]{2,60}?\s(?:we|he|she|they|it|I|there|this)\s"
    r"(?:is|was|are|were|has|have|had|will|would|could|should|can|may|might|must)\b)"
)
"""A clause that begins with "in the long run" or the like."""

QUOTED = re.compile(rf"{ADVERB}{TO_WHOM}{ADVERB}[,:]?\s*(?:as follows:\s*)?\"")
COLON = re.compile(rf"{ADVERB}{TO_WHOM}:\s+(?=\S)")
VERB_NEAR = (
    r"(?:(?:the|this|these|his|their|its|such|no|any|all|both|our|my|some|much|most|many|neither)\s)?"
    r"(?:(?!(?:that|which|who|whom|to|and|or|but|when|while|as|if|for|by|because|since|although|over|at|of|with|above|"
    r"below|herein|earlier|[a-z]+ing)\b)[\w'./-]+,?\s){1,5}?"
    r"(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|cannot|did|does)\b"
)
"""How a clause begins whose verb is not far off: what tells it from a thing where "that" is left out."""

CLAUSE = re.compile(rf"{ADVERB}{ADVERB}\s+(?!(?:in|on|at|to|with|by|from|about|of)\b)(?={VERB_NEAR})")
HOWEVER = re.compile(r",\s(?:however|moreover|too|in fact|of course|therefore|nevertheless),\s+(?=[\w\"])")
WHETHER = re.compile(r"\s+(?=(?:whether|what|how|why|where|when|who)\b)")
PRONOUN = re.compile(
    r",?\s+(?=(?:he|she|it|they|we|I)(?:'d|'ll|'s|'re|'ve)?\s|(?:there|this|these|that|those)(?:\s\w+){0,2}?\s(?:is|are|was|were|"
    r"has|have|had|will|would|could|should|can|may|might|must|seems?|appears?|remains?|exists?|means?|meant|portend\w*)\b)"
)
BARE = re.compile(
    rf"{ADVERB}\s+(?!(?:in|to|with|at|by|on|during|regarding|concerning|about|so|of|for|from|as|before|"
    rf"after|and|or|but|the same|"
    rf"this(?=[.,;:)]|\s(?:in|on|at|with|and|or|to|of|for|very|way|strongly|by|about)\b)|something|nothing|anything|much|above|yes|no(?=[.,;:])|like|free|strongly|very|too|little|him|them|us|me|himself|"
    rf"themselves)\b)(?=[\w\"(])"
)
OBJECT_THAT = re.compile(
    r"\s+(?P<to>(?:[^.;:\"]|\b(?:Mr|Mrs|Dr|Gen|Sen|Amb|Messrs|Gov|Col|U\.S|[A-Z])\.){2,90}?),?\s+that\b,?\s*"
)
OBJECT_BARE = re.compile(
    r"\s+(?P<to>me|us|him|her|them|you|(?:the\s+)?[A-Z][\w.'-]*(?:\s+(?:[A-Z][\w.'-]*|of|and|the)){0,5})"
    r"(?:\s+(?:[a-z]+ly|today|yesterday|tonight|privately|again|also))?,?\s+(?!(?:to|of|about|in|on|for|"
    r"by|and|or|at|with|concerning|"
    r"regarding|not to|as|when|while)\b)(?=[a-z\"(])"
)
OBJECT_PRONOUN = re.compile(
    r"\s+(?P<to>me|us|him|her|them|you)\s+(?!(?:to|of|about|in|on|for|by|and|or|but|at|with|as|when|while|"
    r"not to)\b)(?=[\w\"])"
)
OBJECT_OF = re.compile(
    r"\s+(?P<to>me|us|him|her|them|you|"
    r"(?:the\s+)?[A-Z][\w.'-]*(?:\s+(?:of\s+)?[A-Z][\w.'-]*){0,4})\s+(?:of|about|against)\s+(?=\S)"
)
ALREADY_THAT = re.compile(
    r"(?:\s+(?:by\s+(?P<by>[^.;:,\"]{2,60}?)(?:,\s(?:who|which)\s[^.;:,\"]{3,80},)?|[a-z]+ly|today|yesterday|here|"
    r"orally|in confidence))?,?\s+that\b\s*"
)

Sought = tuple[str, re.Pattern[str]]
"""What must stand somewhere in the rest of a sentence for a pattern to match, quicker to look for, and the pattern."""


def first_of(reading: Reading, hit: Hit, patterns: tuple[Sought, ...]) -> re.Match[str] | None:
    """The first pattern that follows a cue within its sentence."""
    text, start, end = reading.text, hit.end, reading.end
    for mark, pattern in patterns:
        if (not mark or text.find(mark, start, end) >= 0) and (found := pattern.match(text, start, end)):
            return found
    return None


AFTER_THAT_VERB: tuple[Sought, ...] = (
    ("that", THAT),
    ('"', QUOTED),
    (":", COLON),
    ("", PRONOUN),
    (",", HOWEVER),
    ("", CLAUSE),
    ("that", PASSED_THAT),
)
AFTER_CLAUSE_VERB: tuple[Sought, ...] = (
    *AFTER_THAT_VERB[:3],
    (",", HOWEVER),
    ("", WHETHER),
    ("", PRONOUN),
    ("", BARE),
    ("that", FAR_THAT),
    ("that", PASSED_THAT),
    ("", PHRASE_FIRST),
)
AFTER_OBJECT_VERB: tuple[Sought, ...] = (("", OBJECT_PRONOUN), ("", OBJECT_OF))
