"""Who says it: the words before a verb, the subject of the verb before, or the writer who leaves himself out."""

import re
from functools import lru_cache

from redept.grammar.register import register
from redept.model.statement import Speaker
from redept.statements.cast import means_in
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Draft, Reading
from redept.statements.naming import NOUNS, PRONOUNS, SHORTENED, Named, subject_before
from redept.statements.wording import THAT

COORDINATE = re.compile(r"(?:[,;]?\s*\b(?:and|but|or)(?: then| also| further| finally)?|[,;])\s*\"?$")
NOT = re.compile(r"\b(?:not|never|no longer)\b|n't\b")
WOULD = re.compile(r"\b(?:would|should|will|could|can|shall|must|to|wld|shld|cld)\b")


def source_of(reading: Reading, hit: Hit) -> tuple[Speaker | None, str, int] | None:
    """Who says it, the words between, and the level of nesting; None where the word before is no speaker."""
    if hit.word.endswith("ing") or (" " in hit.word and hit.word.partition(" ")[0].endswith("ing")):
        return of_participle(reading, hit)
    named = reading.before(hit) or before_chain(reading, hit)
    if named is None:
        return without_subject(reading, hit)
    if named.words == "which" and (paper := paper_before(reading, named.start)) is not None:
        return reading.speaker(paper), named.between, 0
    it = named.words.lower() == "it" and not is_passive(named.between)
    if not (may_speak(named) or it or any_may(reading, hit, named)):
        return None
    speaker = reading.speaker(named)
    return speaker, named.between, 0


def any_may(reading: Reading, hit: Hit, named: Named) -> bool:
    """Whether a verb that only speakers have, and "that" behind it, make a speaker of whoever stands before it."""
    return (
        hit.word not in OF_THINGS
        and named.words.lower() not in NEVER
        and not is_passive(named.between)
        and THAT.match(reading.text, hit.end, reading.end) is not None
    )


OF_THINGS = frozenset(
    [
        "suggests",
        "suggested",
        "indicated",
        "indicates",
        "implied",
        "implies",
        "reveals",
        "reveal",
        "revealed",
        "showed",
        "confirmed",
        "confirms",
        "requires",
        "state",
        "report",
        "claim",
        "note",
        "indicate",
        "imply",
    ]
)
"""Verbs that matters have too: "the delay suggests that"."""

NEVER = frozenset(["it", "this", "that", "which", "these", "those", "there", "what", "one"])


def before_chain(reading: Reading, hit: Hit) -> Named | None:
    """Who stands before two verbs of which the second says it: "I wish to assure you", "he went on to emphasize"."""
    chain = CHAIN.search(reading.text, reading.floor(hit.start), hit.start) if to_before(reading, hit) else None
    if chain is None:
        return None
    named = subject_before(reading.text, reading.floor(hit.start), chain.start())
    return named._replace(between=f"{named.between}{chain['verb'].lower()} ") if named else None


def to_before(reading: Reading, hit: Hit) -> bool:
    return reading.text.find(" to ", max(reading.start, hit.start - 24), hit.start) >= 0


CHAIN = re.compile(
    r"\b(?P<verb>went on|goes on|go on|continue[sd]?|proceed(?:ed|s)?|wish(?:ed|es)?|wanted|wants?|desire[sd]?|like|"
    r"likes?|beg(?:s|ged)?|began|seem(?:s|ed)?|appear(?:s|ed)?|tend(?:s|ed)?|came|come|has come|is inclined|"
    r"(?:am|are|was|were) inclined|ha(?:s|d|ve)(?:\s(?:an?\s)?(?:occasion|opportunity))?|"
    r"took (?:the )?(?:occasion|opportunity)|hasten(?:ed)?|used|feel (?:I|we) (?:must|should)|feel obliged|"
    r"(?:is|was|were|are) (?:quick|careful|led|able|at pains|said|reported|believed))\s+to\s+(?:[a-z]+ly\s|again\s|"
    r"also\s|once more\s)?\Z"
)
"""A verb after which another one says that something was told."""


def of_participle(reading: Reading, hit: Hit) -> tuple[Speaker | None, str, int] | None:
    """Whose "saying that" it is: the paper's or the party's just before it, else that of the verb before."""
    before = reading.text[reading.floor(hit.start) : hit.start]
    if (paper := PAPER_FROM.search(reading.text, reading.floor(hit.start), hit.start)) is not None:
        return reading.span(*paper.span("by")), "", 0
    named = reading.before(hit)
    if named is not None and named.between and not named.between.isspace():
        return (reading.speaker(named), "", 0) if may_speak(named) and not WOULD.search(named.between) else None
    near = named is not None and not before.rstrip().endswith((",", "and")) and may_speak(named)
    if near and named and (WITH.search(reading.text, reading.start, named.start) or means_in(named.words)):
        return reading.speaker(named), "", 0
    if LED_BY.search(before) is None and named is None:
        return without_subject(reading, hit)
    earlier = next((draft for draft in reversed(reading.drafts) if not draft.doubt), None)
    said = earlier is not None and earlier.source is not None and earlier.cue[0] < hit.start
    if said and earlier is not None and not is_owner(reading, earlier):
        return earlier.source, "", 1
    speaker = opening_subject(reading, hit.start)
    if speaker is None and named is not None and may_speak(named):
        speaker = reading.speaker(named)
    return (speaker, "", 0) if speaker else None


def is_owner(reading: Reading, earlier: Draft) -> bool:
    """Whether a source only owns a noun, and is no subject: "I recited the Department's desire that"."""
    source = earlier.source
    return (
        reading.text.endswith(" that", earlier.cue[0], earlier.cue[1])
        and source is not None
        and source.end is not None
        and reading.text.startswith(("'s ", "s' ", "' "), source.end)
    )


def paper_before(reading: Reading, which: int) -> Named | None:
    """The paper that "which said that" means: "sent a note, which said that"."""
    named = subject_before(reading.text, reading.floor(which), which)
    return named if named is not None and means_in(named.words) is not None else None


PAPER_FROM = re.compile(
    r"\b(?:letter|note|telegram|message|memorandum|cable|despatch|dispatch|communication|report|wire|paper)s?\s"
    r"(?:dated\s[^,.;]{4,20}\s)?(?:from|by)\s"
    r"(?P<by>(?:the\s|our\s)?[A-Z][\w.'’-]*(?:\s(?:of\s(?:the\s)?|in\s)?[A-Z][\w.'’-]*){0,5}),?\s\Z"
)
"""Before "stating that", which is then what the writer of the paper says."""


WITH = re.compile(r"\b[Ww]ith\s\Z")
LED_BY = re.compile(r"(?:,|\b(?:by|in|and|while|when|also|then|merely|only))\s+(?:[a-z]+ly\s)?\Z")


def without_subject(reading: Reading, hit: Hit) -> tuple[Speaker | None, str, int] | None:
    """A verb without a subject of its own: the second of two verbs, or a telegram that leaves it out."""
    before = reading.text[reading.floor(hit.start) : hit.start]
    bare = LEADING_WORDS.sub("", before) if before.rstrip().lower().endswith(LAST_LETTERS) else before
    between = before[len(bare) :].lower()
    if not bare.strip(' "('):
        if hit.word in WRITERS_WORDS and reading.author == "writer":
            return reading.cast.writer, between, 0
        told = reading.cast.last or VERB_FIRST.match(reading.text, hit.start)
        return (reading.cast.last, between, 0) if told and hit.start - reading.start < 30 else None
    if hit.word in ALSO_NOUNS and THAT.match(reading.text, hit.end, reading.end) is None:
        return None
    if COORDINATE.search(bare):
        if earlier := last_told(reading):
            return earlier.source, between, 1
        if (speaker := opening_subject(reading, hit.start)) is not None:
            return speaker, between, 0
    return None


def opening_subject(reading: Reading, verb: int) -> Speaker | None:
    """Who stands before the first verb of the clause: "Sorrel went over the lists and said that"."""
    floor = reading.floor(verb)
    if VERB_FIRST.match(reading.text, floor):
        return reading.cast.last
    for number, found in enumerate(FINITE.finditer(reading.text, floor, verb)):
        named = subject_before(reading.text, floor, found.start())
        if named is not None and may_speak(named) and named.words.lower() not in RELATIVE:
            return reading.speaker(named)
        if number == LAST_TRIED:
            break
    return None


FINITE = re.compile(
    r"\b(?:has|had|have|is|was|were|are|will|would|went|gave|took|made|spoke|wrote|thought|felt|knew|said|told|drew|rose|began|left|came|met|saw|sent|got|brought|"
    r"found|held|put|read|kept|paid|[a-z]{2,}ed)\b"
)
VERB_FIRST = re.compile(r"(?:[A-Z][a-z]+ed|Said|Told|Took|Gave|Felt|Thought)\b")
LAST_TRIED = 3
RELATIVE = frozenset(["who", "which", "both"])


LEADING_WORDS = re.compile(
    r"(?:\b(?:also|then|further|however|again|finally|has|had|have|do|not|would|therefore|hence|thus|still|[a-z]+ly)\s+)+$",
    re.IGNORECASE,
)
LAST_LETTERS = (
    "therefore",
    "hence",
    "thus",
    "still",
    "also",
    "then",
    "further",
    "however",
    "again",
    "has",
    "had",
    "have",
    "not",
    "would",
    "ly",
)
"""How a text ends that LEADING_WORDS end."""
ALSO_NOUNS = frozenset(["fears", "hopes", "comments", "reports", "claims", "notes", "doubts", "doubt", "hope"])
WRITERS_WORDS = frozenset(
    ["believe", "think", "feel", "assume", "presume", "gather", "understand", "consider", "doubt", "suspect"]
)


def last_told(reading: Reading) -> Draft | None:
    """What was told last in this sentence."""
    return next(
        (draft for draft in reversed(reading.drafts) if draft.kind in ("told", "act") and not draft.doubt), None
    )


def may_speak(named: Named) -> bool:
    """Whether words may name somebody who speaks, or a paper that does."""
    return names_speaker(named.words)


@lru_cache(8192)
def names_speaker(name: str) -> bool:
    words = name.split()
    if not words:
        return False
    small = [plain_word(word) for word in words]
    if len(words) == 1 and small[0] in SOME:
        return True
    if small[-1] in SOME and len(words) == 1:
        return True
    if len(words) == 1 and SHORTENED.sub("", words[0].lower()) in PRONOUNS:
        return small[0] not in ("it", "which", "you")
    if small[-1] in NOT_SPEAKERS:
        return False
    return not ANY_NOUN.isdisjoint(small) or any(
        word.lstrip('("')[:1].isupper() and word.lower() not in ARTICLES for word in words
    )


def plain_word(word: str) -> str:
    """A word in small letters without the marks around it; a plural in small letters without its "s"."""
    bare = word.strip("()',.-").removesuffix("'s")
    return bare.rstrip("s") if bare[:1].islower() else bare.lower()


ANY_NOUN = NOUNS | {noun.rstrip("s") for noun in NOUNS}
SOME = frozenset(["some", "others", "many", "several", "all", "everyone", "nobody", "few", "other"])
ARTICLES = frozenset(
    ["the", "a", "an", "this", "these", "that", "in", "it", "his", "her", "their", "our", "some", "such", "both", "all"]
)
NOT_SPEAKERS = frozenset(register("statement_words")["not_speakers"])


@lru_cache(4096)
def is_passive(between: str) -> bool:
    words = between.split()
    return bool(words) and not BE.isdisjoint(words) and words[-1] not in ("have", "has", "had")


BE = frozenset(["is", "was", "were", "are", "been", "being", "am", "be"])


AGREEING = re.compile(r"\s(?:had |have |has )?(?:reached|come to) (?:an )?agreement\b")


def negotiators(reading: Reading) -> Speaker | None:
    """Those who "had reached agreement" in the sentence before "It was agreed that"."""
    found = AGREEING.search(reading.text, max(reading.sheet.start, reading.start - 300), reading.start)
    named = (
        subject_before(reading.text, max(reading.sheet.start, found.start() - 100), found.start()) if found else None
    )
    return reading.speaker(named) if named and may_speak(named) else None


@lru_cache(4096)
def is_negated(between: str) -> bool:
    """Whether words before a verb deny it: "did not"."""
    return NOT.search(between) is not None


@lru_cache(4096)
def is_supposed(between: str) -> bool:
    """Whether words before a verb only suppose it: "would have"."""
    return WOULD.search(between) is not None


def through_last(reading: Reading) -> tuple[Speaker, ...]:
    """The paper that spoke last, through which words come that name no speaker."""
    last = reading.cast.last
    return (last,) if last and means_in(last.words) else ()
