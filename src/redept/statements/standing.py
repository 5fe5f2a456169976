"""What somebody's policy, stand or readiness is said to be."""

import re

from redept.model.statement import Speaker
from redept.statements.content import SHORTEST, content_end
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Draft, Reading, clause_end
from redept.statements.naming import NOUNS, PRONOUNS, Named, subject_before
from redept.statements.speaking import COORDINATE, NOT, may_speak, opening_subject, through_last

IS = re.compile(
    r"(?:\s+of\s+(?P<whose>[^.;,]{2,70}?))?"
    r"(?:\s+(?:on|re|towards?|with re(?:spect|gard) to|in|throughout|during|at|since|regarding|concerning|for)\s"
    r"[^.;,]{2,70}?)?"
    r"\s+(?:is|was|remains|remained|continues|has been|had been|are|were)"
    r"(?:\s+(?:still|now|clearly|as follows|quite clear))?"
    r"(?P<that>\s+that\b|\s+to\s|:\s|\s+(?=(?:one|in favor|against|not to)\b))\s*"
)
POSSESSIVE = re.compile(
    r"(?P<whose>(?:the\s+)?(?:[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3}(?:'s|s')?|our|their|its|his|my|your|"
    r"her))\s+(?:(?:present|basic|firm|own|official|general|primary|main|ultimate|real|principal|current|initial|personal|stated|positive|strong|specific|further|final|"
    r"immediate|overall|long-term|major|chief|only|first|consistent|declared|preliminary)\s+){0,2}$"
)
BE_BEFORE = re.compile(
    r"\b(?:is|was|are|were|be|been|am|not|fully|quite|also|still|remain|remains|remained|appears?|appeared|seems?|seemed|'s|'re|himself|stands|stood|should|very)\b"
)
AFTER_PREPOSITION = re.compile(r"\b(?:for|of|about|from|with|by|to|[a-z]+ing)\s+$")
"""Before "our policy is" where the policy is not what is: "a reason for shifting our policy is"."""

TURN = re.compile(
    r";|,\s(?:and|but|while|whereas|although)\s(?=(?:he|she|they|we|I|the|it|there|would|will|is|was)\b)|\s(?:and|but)\s(?=(?:has|have|had)\b)|,\sexcept\sthat\b"
)
"""Where a stand ends and the sentence goes on."""

MODAL = re.compile(r"\b(?:should|could|might|may|must|to)\b")
NOT_WILLING = re.compile(r"\bnot\b|n't\b|\bno longer\b")
DECISION = re.compile(r"(?P<what>(?:a |the )?(?:final )?(?:decision|matter|question|policy)\b[^.;\"]*$)", re.IGNORECASE)


def read_position(reading: Reading, hit: Hit) -> None:
    """Add the stand that a cue announces, if any."""
    READERS[hit.cue.takes](reading, hit)


def add(
    reading: Reading,
    hit: Hit,
    start: int,
    end: int,
    source: Speaker | None,
    *,
    negated: bool = False,
    certainty: str | None = None,
    kind: str = "position",
) -> None:
    turn = TURN.search(reading.text, start, end)
    end = content_end(reading, hit, start, turn.start() if turn else end, False)
    end = clause_end(reading.text, start, end)
    if end - start < SHORTEST:
        return
    around = reading.enclosing(hit.start)
    reading.drafts.append(
        Draft(
            start=start,
            end=end,
            cue=(hit.start, hit.end),
            kind=kind,
            certainty=certainty or ("reported" if around or kind == "told" else "asserted"),
            source=source,
            via=reading.through(hit.start, source) or (through_last(reading) if source is None else ()),
            negated=negated,
        )
    )
    reading.cast.remember(source)


def read_stand(reading: Reading, hit: Hit) -> None:
    """ "U.S. position is that", "the purpose of their policy is to"."""
    found = IS.match(reading.text, hit.end, reading.end)
    if found is None:
        return
    if hit.word.startswith("purpose of"):
        hit = hit._replace(start=hit.end - len("policy"), word="policy of")
    whose = POSSESSIVE.search(reading.text, max(reading.start, hit.start - 70), hit.start)
    if whose and whose["whose"].lower() in ("the", "this"):
        whose = None
    if whose is None and not found["whose"]:
        return
    if (
        whose
        and hit.word != "policy of"
        and AFTER_PREPOSITION.search(reading.text, max(reading.start, whose.start() - 30), whose.start())
    ):
        return
    start, end = whose.span("whose") if whose else found.span("whose")
    words = reading.text[start:end].removesuffix("'s").removesuffix("'")
    if whose is None and not may_speak(Named(start, end, words, "")):
        return
    source = reading.span(start, start + len(words))
    at = found.start("that") + 1 if found["that"].strip() == "to" else found.end()
    mine = words.lower() in OWN and reading.author == "writer" and reading.enclosing(hit.start) is None
    add(reading, hit, at, reading.end, source, kind="position" if mine else hit.cue.kind)


OWN = frozenset(["my", "our", "embassy", "the embassy", "department", "the department", "dept"])


SUPPOSED = re.compile(r"\b(?:[Ii]f|[Ww]hether|[Uu]nless|[Ss]hould)\s\Z")


def holder(reading: Reading, hit: Hit) -> Named | None:
    """Who is ready: the one before the verb, before "which", or of the verb before: ", and is prepared to"."""
    named = reading.before(hit)
    if named is not None and named.words.lower() in ("which", "who"):
        before = subject_before(reading.text, reading.floor(hit.start), named.start)
        return before._replace(between=named.between) if before else None
    if named is None and (again := AND_IS.search(reading.text, reading.start, hit.start)):
        around = reading.enclosing(hit.start)
        if around is not None and around.source and around.source.start is not None and around.source.end is not None:
            around.end = clause_end(reading.text, around.start, again.start())
            source = around.source
            words = reading.text[source.start : source.end]
            return Named(around.source.start, around.source.end, words, again["is"])
        first = FIRST_VERB.search(reading.text, reading.floor(hit.start), again.start())
        before = subject_before(reading.text, reading.floor(hit.start), first.start()) if first else None
        return before._replace(between=again["is"]) if before else None
    return named


AND_IS = re.compile(
    r",?\s(?:and|but)\s(?P<is>(?:is|was|are|were|appeared|seemed)(?:\s(?:not|also|very|much|fully|quite|[a-z]+ly))*)\s\Z"
)
FIRST_VERB = re.compile(r"\b(?:has|had|have|is|was|were|are|brought|took|made|gave|[a-z]{2,}(?:ed|es))\b")


def read_ready(reading: Reading, hit: Hit) -> None:
    """ "the Government is prepared to consider", "opposed to any change"."""
    if hit.word.endswith(" against"):
        hit = hit._replace(start=hit.end - len("against"), word="against")
    named = holder(reading, hit)
    if named is None or not may_speak(named) or SUPPOSED.search(reading.text, reading.start, named.start):
        return
    if MODAL.search(named.between) or (
        not BE_BEFORE.search(named.between) and named.words.lower() not in ("embassy", "dept", "department")
    ):
        return
    add(
        reading,
        hit,
        hit.start,
        reading.end,
        reading.speaker(named),
        negated=NOT_WILLING.search(named.between) is not None,
    )


def read_favor(reading: Reading, hit: Hit) -> None:
    """ "France favors a conference", "we could not accept"."""
    named = subject_before(reading.text, reading.floor(hit.start), hit.start)
    if named is None and hit.word in STRONG and COORDINATE.search(reading.text, reading.floor(hit.start), hit.start):
        if (speaker := opening_subject(reading, hit.start)) is not None:
            add(reading, hit, hit.start, reading.end, speaker, negated="not" in hit.word or "never" in hit.word)
        return
    it = named is not None and named.words == "it" and hit.word in STRONG
    if (
        named is None
        and hit.word in FIRST_PERSON
        and not reading.text[reading.floor(hit.start) : hit.start].strip(' "(')
    ):
        if reading.author == "writer" and hit.start > reading.start - 1:
            add(reading, hit, hit.start, reading.end, reading.cast.writer)
        return
    if (
        named is None
        or not (it or may_speak(named))
        or (BE_BEFORE.search(named.between) and "not" not in named.between)
    ):
        return
    words = named.words.lower().split()
    if words[0] not in PRONOUNS and not (words[-1] in NOUNS or "".join(named.words.split()[-1:])[:1].isupper()):
        return
    add(
        reading,
        hit,
        hit.start,
        reading.end,
        reading.speaker(named),
        negated=NOT.search(named.between + reading.text[hit.start : hit.end]) is not None,
    )


FIRST_PERSON = frozenset(
    ["favor", "prefer", "oppose", "would prefer", "would favor", "would oppose", "strongly support"]
)
"""Stands that a telegram takes without a subject."""

STRONG = frozenset(
    [
        f"{modal}{no} {verb}"
        for modal in ("can", "could", "will", "would")
        for no in ("not", " not", " never")
        for verb in ("accept", "agree", "support")
    ]
)
"""Stands that a Government called "it" takes, or the subject of the verb before."""


def read_undecided(reading: Reading, hit: Hit) -> None:
    """ "a final decision would have to await events"."""
    floor = reading.floor(hit.start)
    what = DECISION.search(reading.text, floor, hit.start)
    if what is None:
        return
    around = reading.enclosing(hit.start)
    source = around.source if around else None
    for draft in reading.drafts:
        if draft.kind == "position" and draft.start == what.start("what"):
            draft.certainty = "undecided"
            return
    add(reading, hit, what.start("what"), reading.end, source, certainty="undecided")


def read_decided(reading: Reading, hit: Hit) -> None:
    """ "It was decided that", "It was agreed not to"."""
    start = hit.end - len(hit.word.split()[-1]) if hit.word.endswith((" to", " not")) else hit.end + 1
    if hit.word.endswith(" not to"):
        start = hit.end - len("not to")
    add(reading, hit, start, reading.end, None, certainty="reported")


def read_intention(reading: Reading, hit: Hit) -> None:
    """ "It is, of course, our intention to", "it must be our aim to"."""
    found = OUR_AIM.match(reading.text, hit.end, reading.end)
    if found is None:
        return
    at = hit.start
    add(reading, hit, found.start("what"), reading.end, reading.span(at, at + len(hit.word.split()[0])))


OUR_AIM = re.compile(r"\s(?P<what>to\s[a-z]+|that\s)")

READERS = {
    "intention": read_intention,
    "decided": read_decided,
    "stand": read_stand,
    "ready": read_ready,
    "favor": read_favor,
    "undecided": read_undecided,
}
