"""Requests without a verb of asking: "please", "would appreciate", "you should", "suggest that you"."""

import re

from redept.model.statement import Speaker
from redept.statements.asking_verbs import MODAL, REQUESTING
from redept.statements.cast import FIRST, SECOND
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Reading
from redept.statements.naming import Named
from redept.statements.question_rows import IF_FIRST, add, other_side
from redept.statements.speaking import NOT, may_speak

PLEASE_NOT = re.compile(
    r"[,]?\s+(?:accept|be assured|find|extend|convey my (?:warm|best)|give my (?:warm|best)|permit me|"
    r"believe|let me (?:say|express))\b|\s(?:me|us|him|her|them|both|nobody|everybody|everyone)\b",
    re.IGNORECASE,
)


TO_PLEASE = re.compile(r"\b(?:to|cannot|can|would|will|could|may|might|not|you|they|we|I|as)\s\Z")
"""Before "please" where it is the verb: "we cannot please both sides"."""


REQUEST_WHAT = re.compile(
    r"\s+(?P<what>you\b|we\b|he\s(?!is\b|was\b|had\b|has\b)|they\s(?!are\b|were\b|had\b|have\b)|that\b|your\b|Dept|Department|Embassy|Emb|Embassy's|authority|authorization|"
    r"instructions|guidance|urgent|early|approval|"
    r"information|comments?|views|further|any|to be|immediate|permission|clarification|concurrence|prompt|"
    r"advice|addressees?|USUN|posts?|action)"
)


DETERMINED = re.compile(
    r"\b(?:the|this|that|your|our|his|her|their|its|a|an|any|such|by|in|on|upon|at|of|for|my|formal|no|"
    r"[a-z]+al|[A-Z]\w+'s|two|these|first)\s+$",
    re.IGNORECASE,
)


A_REQUEST = re.compile(r"\b(?:[Aa]|[Aa]n|[Tt]he|in response to)\s+[A-Z]\w+\s+$")


TO_YOU = re.compile(
    r"\s+(?P<what>(?:that\s+)?(?:you|your|Dept|Department|Embassy|addressees?|he be|this be)\b|to (?:know|"
    r"learn|have your|receive)\b)"
)


SHOULD_NOT = re.compile(
    r"\s+(?:be (?:aware|interested|informed|pleased)|know\b|(?:by now |already |now |also )?have (?:by now |already )?"
    r"(?:received|seen|known|been)|bear|"
    r"remember|be$|recall|wish\b|be able)",
    re.IGNORECASE,
)


MAY_DO = re.compile(
    r"\s+(?!(?:be|have|find|recall|know|remember|not|well|feel|think|see|want|like|need|already|hear|rest|or|and|by|deem|desire|consider)\b)[a-z]+"
)


THANKS = re.compile(r"\s+(?:the (?:opportunity|importance|difficult)|that\b)")


GLAD = re.compile(
    r"\s+(?:if\b|for\b|of your\b|your\b|any\b|to (?:know|learn|hear|receive|be informed|get|obtain|see|have (?:your|"
    r"the|any|further|this|their|an|a|such|information|"
    r"views)))"
)


def read_request(reading: Reading, hit: Hit) -> None:
    """ "Please inform", "Request you speak to him"."""
    if hit.word.startswith(("may i", "let ", "keep ")):
        if hit.word.startswith("may i") or alone(reading, hit):
            writers(reading, hit, hit.start)
        return
    if hit.word in ("please", "pls"):
        verb = TO_PLEASE.search(reading.text, max(reading.start, hit.start - 12), hit.start)
        if verb is None and not PLEASE_NOT.match(reading.text, hit.end, reading.end):
            named = reading.before(hit)
            addressed = named is not None and not named.between and named.words.lower() in OWN
            writers(reading, hit, hit.start, reading.speaker(named) if addressed else None)
        return
    before = reading.text[reading.start : hit.start]
    if (
        hit.word == "requests"
        and (named := reading.before(hit))
        and may_speak(named)
        and not MODAL.search(named.between)
    ):
        what = REQUESTING.match(reading.text, hit.end, reading.end)
        if what and (
            (what["what"].startswith("to ") and what["whom"])
            or VERB_OF_NAMED.search(reading.text[named.start : hit.end])
        ):
            to = reading.span(*what.span("whom")) if what["whom"] else None
            add(reading, what.start("what"), reading.end, (hit.start, hit.end), "request", reading.speaker(named), to)
            return
    if TO_DO_BEFORE.search(before) and not I_WOULD.search(before):
        return
    found = REQUEST_WHAT.match(reading.text, hit.end, reading.end)
    if found and not DETERMINED.search(before) and not A_REQUEST.search(before):
        writers(reading, hit, hit.start)


TO_DO_BEFORE = re.compile(
    r"\S\s+(?:to|may|might|could|can|would|will|should|must|did|not)(?:\s(?:also|then|not|again))?\s\Z"
)


I_WOULD = re.compile(r"\b(?:(?:I|[Ww]e)\s(?:would|must|wish to|shall)|I should)\s(?:also\s|therefore\s)?\Z")


VERB_OF_NAMED = re.compile(
    r"(?:telegram|letter|note|message|Department|Embassy|cable|memorandum)"
    r"(?:\s(?:No\.\s)?[0-9]+|\sof\s[A-Z][a-z]+ [0-9]+(?:,\s[0-9]{4},?)?)?\s+requests$"
)


def alone(reading: Reading, hit: Hit) -> bool:
    """Whether a command stands without anybody before it, at the beginning or behind a comma or "and"."""
    before = reading.text[reading.start : hit.start].rstrip()
    return not before or before[-1] in ",;:" or before.endswith((" and", " please"))


def writers(reading: Reading, hit: Hit, start: int, to: Speaker | None = None) -> None:
    """A request of the writer's own, to the reader, or to somebody named."""
    by = None if reading.author != "writer" else reading.cast.writer
    around = reading.enclosing(hit.start)
    if around is not None:
        by = around.source
    ours = AND_WE.search(reading.text, hit.end, reading.end)
    end = ours.start() if ours else reading.end
    add(reading, start, end, (hit.start, hit.end), "request", by, to or other_side(reading, by))


AND_WE = re.compile(r",?\s(?:and|so)\s(?:we|I)\s(?:will|shall|can)\s")


def read_wish(reading: Reading, hit: Hit) -> None:
    """ "would appreciate further enlightenment", "should be glad to have your views"."""
    if THANKS.match(reading.text, hit.end, reading.end):
        return
    if ("glad" in hit.word or "grateful" in hit.word) and not GLAD.match(reading.text, hit.end, reading.end):
        return
    named = reading.before(hit)
    if named is not None and named.words.lower().partition("'")[0] in SECOND:
        return
    if NOUN_WISH.search(reading.text, max(reading.start, hit.start - 16), hit.start):
        return
    owner = named is not None and named.words.endswith(("'s", "s'"))
    if owner or TO_KNOW_THAT.match(reading.text, hit.end, reading.end):
        return
    theirs = named is not None and named.words.lower() not in OWN | {"it"}
    if theirs and named and MODAL.search(named.between):
        return
    if theirs and GENTLE.search(hit.word) and not WORDS_WANTED.match(reading.text, hit.end, reading.end):
        return
    by = (
        reading.speaker(named)
        if named and may_speak(named)
        else reading.cast.writer
        if reading.author == "writer"
        else None
    )
    to = other_side(reading, by) or (reading.cast.reader if by and by.post and by.post == reading.cast.from_ else None)
    add(reading, hit.start, reading.end, (hit.start, hit.end), "request", by, to)


GENTLE = re.compile(r"^hope|glad|welcome|pleased")
"""Wishes that only the writer has: "the Soviets would welcome a visit" asks for nothing."""


WORDS_WANTED = re.compile(
    r"\s(?:[\w.'-]+\s){0,4}?(?:views?|comments?|suggestions?|advice|information|opinions?|reactions?|thoughts)\b"
)


TO_KNOW_THAT = re.compile(r"\s(?:all )?(?:to )?(?:know|understand) that\b")
"""What is said rather than asked: "I want you to know that"."""


NOUN_WISH = re.compile(r"\b(?:expressed|expressing|voiced|an?|the|his|her|their|its|no)(?:\s[a-z]+)?\s\Z")
"""Before a wish that is a noun."""


def read_appreciated(reading: Reading, hit: Hit) -> None:
    """ "Your comments would be appreciated.": the whole clause asks."""
    if reading.author != "writer" or reading.enclosing(hit.start) is not None:
        return
    if hit.word.endswith(" to"):
        if not AS_CLAUSE.search(reading.text, reading.start, hit.start):
            add(
                reading,
                hit.start,
                reading.end,
                (hit.start, hit.end),
                "request",
                reading.cast.writer,
                asked_one(reading, hit),
            )
        return
    if reading.text[hit.end : hit.end + 1] not in (".", ";", ",", ")", "\n", "") and hit.end < reading.end:
        return
    if hit.word.startswith("be ") and not WOULD_BEFORE.search(reading.text, reading.start, hit.start):
        return
    if IF_IT.search(reading.text, max(reading.start, hit.start - 24), hit.start):
        return
    condition = THEREFORE_IF.match(reading.text, hit.end, reading.end)
    if condition:
        add(reading, hit.start, reading.end, (hit.start, hit.end), "request", reading.cast.writer, reading.cast.reader)
        return
    turn = max(
        reading.text.rfind("; ", reading.start, hit.start), reading.text.rfind(", and ", reading.start, hit.start)
    )
    start = reading.start if turn < 0 else turn + (2 if reading.text[turn] == ";" else 6)
    add(reading, start, hit.end, (hit.start, hit.end), "request", reading.cast.writer, reading.cast.reader)


IF_IT = re.compile(r"\b(?:[Ii]f|[Aa]s|[Ww]here|[Ww]hen|[Uu]nless)(?:,?\s\w+){0,2}\s\Z")


THEREFORE_IF = re.compile(r",\s(?:[a-z]+,\s)?if\b")


AS_CLAUSE = re.compile(r"\b(?:as|when|if|which|what|who|that)\s(?:[^,;]{0,60})\Z", re.IGNORECASE)


def asked_one(reading: Reading, hit: Hit) -> Speaker | None:
    """Who "is requested to" do something."""
    named = reading.before(hit)
    return reading.speaker(named) if named and may_speak(named) else reading.cast.reader


def read_would(reading: Reading, hit: Hit) -> None:
    """ "would therefore greatly appreciate your views"."""
    would = WOULD_BEFORE.search(reading.text, reading.start, hit.start)
    if would and (hit.word == "appreciate" or GLAD.match(reading.text, hit.end, reading.end)):
        read_wish(reading, hit._replace(start=would.start()))


WOULD_BEFORE = re.compile(
    r"\b(?:would|should|will|shall|wld|shld)"
    r"(?:,?\s(?:be|therefore|also|then|thus|particularly|most|very|much|[a-z]+ly|only)\b,?)*\s\Z"
)


def read_that_you(reading: Reading, hit: Hit) -> None:
    """ "Department desires that you", "Suggest you approach"."""
    found = TO_YOU.match(reading.text, hit.end, reading.end)
    named = reading.before(hit)
    asks_it = hit.word == "ask" and ASK_THAT.match(reading.text, hit.end, reading.end) is not None
    if found is None and not ((hit.word in ADVISING or asks_it) and own_advice(reading, hit, named)):
        return
    if named is None and (
        not SUBJECTLESS.search(reading.text[reading.floor(hit.start) : hit.start]) or follows_another(reading, hit)
    ):
        return
    if named is not None and (not may_speak(named) or named.words.lower() in SECOND | {"he", "she", "they"}):
        return
    by = reading.speaker(named) if named else reading.cast.writer
    to = reading.cast.reader
    if found and (you := YOU.match(reading.text, found.start("what"))):
        to = reading.span(*you.span("you"))
    add(reading, hit.start, reading.end, (hit.start, hit.end), "request", by, to)


def follows_another(reading: Reading, hit: Hit) -> bool:
    """Whether the verb goes on with what somebody else does: "they will recommend a cut and recommend that"."""
    if not reading.text.endswith("and ", reading.start, hit.start):
        return False
    first = THEY_WILL.search(reading.text, reading.floor(hit.start), hit.start)
    return first is not None


THEY_WILL = re.compile(r"\b(?:[Tt]hey|[Hh]e|[Ss]he|[Ii]t)\s(?:will|would|may|might|should|could)\s")


YOU = re.compile(r"(?:that\s+)?(?P<you>you(?! and)|Dept|Department|Embassy|addressees?)\b")


SUBJECTLESS = re.compile(r"(?:^\W*|,\s|;\s|\b(?:Therefore|Accordingly|Also|therefore|strongly|Strongly|and)\s)\Z")


ASK_THAT = re.compile(r"(?:\s+(?:in|at)\s[^.;,]{2,40})?,?\s+that\b")


ADVISING = frozenset(["suggest", "recommend", "urge", "propose that", "propose we", "propose you"])


ANY_THAT = re.compile(
    r"\s+(?!(?:to|that|in|on|by|at|for|it|him|her|them|themselves)\b|[.,;:)])[\w\"]|(?:\s+(?:in|at|on)\s[^.;,]{2,50})?,?\s+that\b,?\s+\w|"
    r",\s[^.;:]{3,120},\s+that\s+\w"
)


OWN = FIRST | {"department", "dept", "the department", "embassy", "the embassy", "mission", "legation"}


def own_advice(reading: Reading, hit: Hit, named: Named | None) -> bool:
    """Whether the writer or his office now advises something, whoever is to do it."""
    if reading.author != "writer" or ANY_THAT.match(reading.text, hit.end, reading.end) is None:
        return False
    return named is None or (named.words.lower() in OWN and NOT.search(named.between) is None)


def read_you(reading: Reading, hit: Hit) -> None:
    """ "You should inform the Government", "You are authorized to"."""
    if hit.word in TELEGRAPHIC and AS_BEFORE.search(reading.text, max(reading.start, hit.start - 8), hit.start):
        return
    if HOW_MUCH.search(reading.text, reading.start, hit.start) or (
        IF_FIRST.match(reading.text, reading.start) and reading.text[reading.start : hit.start].endswith("and ")
    ):
        return
    positions = [one for one in reading.drafts if one.kind == "position" and one.start <= hit.start < one.end]
    if positions and not (
        hit.word.endswith("should") and THAT_YOU.search(reading.text, max(reading.start, hit.start - 20), hit.start)
    ):
        return
    wrong = SHOULD_NOT.match(reading.text, hit.end, reading.end) if hit.word.endswith("should") else None
    if wrong or (hit.word.endswith("may") and not MAY_DO.match(reading.text, hit.end, reading.end)):
        return
    around = None if THEN.match(reading.text, reading.start, hit.start) else reading.enclosing(hit.start)
    if reading.author == "writer" and around is None:
        to = reading.span(hit.start, hit.start + len("you"))
        add(reading, hit.start, reading.end, (hit.start, hit.end), "request", reading.cast.writer, to)


THAT_YOU = re.compile(r"\b(?:believe|think|feel) that\s\Z")


THEN = re.compile(r"(?:If|When|Unless|Should|In case|In the event)\b[^;]*,\s(?:then\s)?\Z")
"""Before "you should" where a condition comes first, whatever is told in it."""


HOW_MUCH = re.compile(r"\b(?:how|how much|what|whom|where|which|when|if|that which|as|than|whatever|such)\s\Z")


TELEGRAPHIC = frozenset(["you requested", "you authorized"])


AS_BEFORE = re.compile(r"\b(?:[Aa]s|that|which|what|when|\w+s|\w+n)\s\Z")
