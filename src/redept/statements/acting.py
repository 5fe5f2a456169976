"""What was done, ordered, meant, refused and left undone, and on what ground."""

import re

from redept.model.statement import Speaker
from redept.statements.asking_verbs import BY_WHOM as ASKED_BY
from redept.statements.asking_verbs import asked_end
from redept.statements.cast import means_in
from redept.statements.content import SHORTEST, content_end, cut_before
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Draft, Reading, clause_end, date_before
from redept.statements.naming import NOUNS, Named, subject_before
from redept.statements.question_rows import add as add_question
from redept.statements.speaking import NOT, is_passive, may_speak, opening_subject
from redept.statements.telling import read_that
from redept.statements.wording import THAT

GROUND = re.compile(
    r",?\s+(?P<why>(?:since|because|inasmuch as|in view of|pending|in order to|as I |as we |owing to|lest|"
    r"on the grounds? that)\b[^;]*)",
    re.IGNORECASE,
)
GROUND_BEFORE = re.compile(
    r"(?P<why>(?:In (?:these|the|such|view of|light of|the absence of)|Under (?:these|the)|Because of|"
    r"In view|Since|For (?:this|these|the above)"
    r"|Pending)\b[^,;]{0,120}?)(?:,\s|\s(?=(?:I|we|Dept|Department|Embassy)\s))"
)
NO_VERB = (
    r"(?!(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|any|all|some|such|which|whom|me|him|us|"
    r"them|by|in|on|at|with)\b)"
)
TO_DO = re.compile(rf"\s+(?P<what>(?:not )?to\s+{NO_VERB}(?![a-z]{{3,}}ing\b)[a-z]+)")
ORDERED = re.compile(
    rf"\s+(?P<whom>(?:[^.;:,\"]|\b(?:Mr|Mrs|Dr|Gen|Sen|Amb|U\.S|[A-Z])\.){{2,70}}?)"
    rf"\s+(?P<what>(?:not )?to\s+{NO_VERB}[a-z]+)"
)
NOTHING = re.compile(
    r"\s+(?:(?:such|further|definite|formal|official|new|final|public|other|direct|firm)\s+)?(?:approach(?:es)?|representations?|repl(?:y|ies)|commitments?|decisions?|moves?|efforts?|attempts?|"
    r"action|requests?|steps?|protests?|proposals?|comments?|statements?|mention|reference|response|inquir(?:y|ies)|"
    r"demarche|d.marche)\b"
)
TO_WHOM = re.compile(
    r"\s+to\s+(?P<to>(?:me|us|him|her|them|you)\b|"
    r"(?:the\s+)?[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4})"
)
ONLY = re.compile(
    r"(?:\s+(?:taken|made))?\s+by\s+(?P<by>[^.;:,]{2,60}?)(?:\s+with respect "
    r"to\s+[^.;:]{2,140}?)?\s+(?:has been|was|is)\s+to\s+(?P<what>[a-z]+)"
)
AND_AGAIN = re.compile(r"(?:\b(?:and|but)(?: then| also)?|,)\s+(?:(?:then|also|later|had|has|have|[a-z]+ly)\s+)*$")
SECOND_SENTENCE = re.compile(r";|, (?:and|but|while|whereas) (?=(?:he|she|they|we|I|the|it)\b)")
ANOTHER_VERB = re.compile(
    r",?\s(?:and|but)(?:,?\s(?:then|also|later|subsequently|has|had|have|was|in fact,?|[a-z]+ly))*\s"
    r"(?=(?:[a-z]{2,}ed|sent|told|said|gave|made|took|got|left|went|thought|felt|found|there|he|she|they|we|I|it|"
    r"(?:the\s)?\w+\s(?:had|was|is|has|would))\b)|"
    r",\s(?:noting|adding|saying|stating|explaining|pointing out|stressing|indicating|emphasizing|requesting|asking|"
    r"informing|urging)\s|"
    r"\s(?:noting|saying|stating|explaining|pointing out|indicating|reporting)\s(?=that\b)|,\sand\sthat\s|"
    r",\s(?=(?:there|it|he|she|they|we|I)\s(?:is|was|were|has|had|have|will|would)\b)"
)
"""Where an act ends and the sentence goes on with another verb."""

NOT_AFTER = frozenset([".", ",", ";", ":", ")"])
COME_TO = re.compile(r"\s(?:come|came)\s+to\s+$")


def read_act(reading: Reading, hit: Hit) -> None:
    """Add what a cue of doing announces, if anything."""
    READERS[hit.cue.takes](reading, hit)


def actor(reading: Reading, hit: Hit) -> tuple[Named | None, Speaker | None, str] | None:
    """Who does it, and the words between; None where the word before the verb is nobody who acts."""
    named = reading.before(hit)
    if named is not None:
        return (named, reading.speaker(named), named.between) if may_speak(named) else None
    before = reading.text[reading.floor(hit.start) : hit.start]
    if AND_AGAIN.search(before):
        if reading.drafts and reading.drafts[-1].kind in ("act", "position"):
            return None, reading.drafts[-1].source, ""
        around = reading.enclosing(hit.start)
        if (not reading.drafts or around) and (speaker := opening_subject(reading, hit.start)) is not None:
            return (None, speaker, "") if means_in(speaker.words) is None else None
        if around is not None:
            cut_before(reading, around, hit.start)
            return None, around.source, ""
    return None


def add(
    reading: Reading,
    hit: Hit,
    start: int,
    end: int,
    source: Speaker | None,
    state: str,
    between: str,
    recipient: Speaker | None = None,
) -> None:
    """Add an act, its ground taken out of its end or found at the beginning of the sentence."""
    ground = GROUND.search(reading.text, start, end)
    if ground:
        end = ground.start()
    end = content_end(reading, hit, start, end, False)
    cut = SECOND_SENTENCE.search(reading.text, start, end) or another_verb(reading, start, end)
    end = clause_end(reading.text, start, cut.start() if cut else end)
    before = None if ground else GROUND_BEFORE.match(reading.text, reading.start, start)
    why = ground or before
    if end - start < SHORTEST:
        return
    reading.drafts.append(
        Draft(
            start=start,
            end=end,
            cue=(hit.start, hit.end),
            kind="act",
            source=source,
            via=reading.through(hit.start, source),
            recipient=recipient,
            certainty="reported" if reading.enclosing(hit.start) or reading.author == "editor" else "asserted",
            negated=state == "withheld",
            state=state,
            ground=why.span("why") if why else None,
            date=date_before(reading, hit.start),
        )
    )
    reading.cast.remember(source)


def another_verb(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    """Where another verb follows; not in "men captured in France and evacuated"."""
    found = ANOTHER_VERB.search(reading.text, start, end)
    if found is None:
        return None
    between = reading.text.find(" ", start)
    pair = PARTICIPLE.match(reading.text, found.end()) and PARTICIPLE.search(reading.text, between, found.start())
    return None if between >= 0 and pair else found


PROPOSING = frozenset(["proposed", "recognized", "recognizes", "proposing", "accepted", "accepts"])
"""Verbs that say something where "that" follows."""

PARTICIPLE = re.compile(r"\b[a-z]{2,}ed\b")


def read_done(reading: Reading, hit: Hit) -> None:
    """ "The Embassy delivered the note", "we have pressed"."""
    following = reading.text[hit.end : hit.end + 6]
    found = actor(reading, hit)
    if hit.word in PROPOSING and THAT.match(reading.text, hit.end, reading.end):
        read_that(reading, hit._replace(cue=hit.cue._replace(certainty="reported")))
        return
    if hit.word == "requested" and found is not None and read_requested(reading, hit, found):
        return
    if found is None or following[:1] in NOT_AFTER:
        return
    if is_passive(found[2]):
        read_by(reading, hit, found[2])
        return
    if following.startswith((" that", " by ", " off ")):
        return
    if hit.word == "called on" and (asks := CALLED_TO.match(reading.text, hit.end, reading.end)):
        whom = reading.span(*asks.span("whom"))
        end = asked_end(reading, asks.start("what"))
        add_question(reading, asks.start("what"), end, (hit.start, hit.end), "request", found[1], whom)
        return
    if has_no_object(reading, hit) or is_participle(reading, hit, found[0]):
        return
    to = TO_WHOM.match(reading.text, hit.end, reading.end)
    _, source, between = found
    if MAY.search(between) or (found[0] and is_no_deed(reading, hit, found[0])):
        return
    handed_to = hit.word in HANDING and not between.strip() and following.startswith((" to ", " for "))
    if handed_to and (to is None or WITH_OBJECT.match(reading.text, to.end()) is None):
        return
    state = "withheld" if NOT.search(between) else "intended" if re.search(r"\b(?:will|shall)\b", between) else "done"
    to = to or concerned(reading, hit)
    recipient = reading.span(to.start("to"), to.start("to") + len(to["to"].rstrip("."))) if to else None
    add(reading, hit, hit.start, reading.end, source, state, between, recipient)


def concerned(reading: Reading, hit: Hit) -> re.Match[str] | None:
    """Whom a deed concerns: "handed Bell a list", "approached Bell", "raised it with Bell", "sent a letter to Bell"."""
    pattern = DIRECT if hit.word in DEALING else INDIRECT if hit.word in HANDING else None
    found = pattern.match(reading.text, hit.end, reading.end) if pattern else None
    if found is not None or hit.word in DEALING:
        return found
    behind = FARTHER.match(reading.text, hit.end, reading.end) if hit.word in HANDING or hit.word in RAISING else None
    return behind if behind and (behind["by"] == "to") == (hit.word in HANDING) else None


NAME = r"(?:me|us|him|her|them|you)\b|(?:the\s+)?[A-Z][\w.'-]*(?:\s+(?:of\s(?:the\s)?)?[A-Z][\w.'-]*){0,8}"
DIRECT = re.compile(rf"\s+(?P<to>{NAME})")
INDIRECT = re.compile(
    rf"\s+(?P<to>{NAME})\s+(?:an?|the|his|her|their|our|its|my|this|that|these|some|another|cop(?:y|ies)|note|message|"
    r"two|three|four|with)\s"
)
FARTHER = re.compile(rf"\s(?:[^.;:,]|\b[A-Z]\.){{2,70}}?\s(?P<by>to|with)\s(?P<to>{NAME})(?=[\s.,;)]|$)")
DEALING = frozenset(["approached", "called on"])
RAISING = frozenset(["raised", "took up", "taken up", "protested"])


def has_no_object(reading: Reading, hit: Hit) -> bool:
    """Whether nothing follows that can be proposed, approved or sent."""
    if hit.word in SENT:
        return SENT_WHAT.match(reading.text, hit.end, reading.end) is None
    return hit.word in ADJECTIVES and OBJECT.match(reading.text, hit.end, reading.end) is None


SUPPOSED = re.compile(r"\b(?:[Ii]f|[Ww]hether|[Uu]nless|[Uu]ntil)\s\Z")
BY_SOMEBODY = re.compile(r"\s(?:[a-z]+\s){0,4}by\s(?:the\s|an?\s)?[A-Z]")


def is_no_deed(reading: Reading, hit: Hit, named: Named) -> bool:
    """Whether it is only supposed, was done by somebody named behind, or by what is nobody's name."""
    return (
        SUPPOSED.search(reading.text, reading.start, named.start) is not None
        or BY_SOMEBODY.match(reading.text, hit.end, reading.end) is not None
        or is_common(reading, named)
    )


def is_common(reading: Reading, named: Named) -> bool:
    """Whether the one word that begins a sentence is no name, as the paper writes it in small letters elsewhere."""
    small = named.words.lower()
    if named.start > reading.start + 2 or " " in small or small in PRONOUNS_OF_ACTORS or small in NOUNS:
        return False
    return f" {small} " in reading.text


SENT = frozenset(["sent", "forwarded"])
SENT_WHAT = re.compile(
    r"[^.;]{0,90}?\b(?:notes?|letters?|messages?|memorand\w+|telegrams?|papers?|documents?|texts?|reports?|drafts?|cop(?:y|ies)|"
    r"cables?|instructions?|repl(?:y|ies)|answers?|proposals?|statements?|aide|despatch\w*|airgrams?|communications?|invitations?|"
    r"lists?|questionnaires?|recommendations?|comments|summary|plan|it|this|you|me|him|us|them)\b",
    re.IGNORECASE,
)
CALLED_TO = re.compile(
    r"\s+(?P<whom>[^.;:,\"]{2,90}?)\s+(?P<what>to\s(?!(?:discuss|present|deliver|inform|tell|say|express|see|talk|inquire|ask|pay|convey|"
    r"explain|hand|report|protest|advise|leave|request|review|urge|a|an|the|his|her|this|their|our)\b)[a-z]+)"
)
HANDING = frozenset(
    [
        "presents",
        "transmits",
        "submits",
        "conveys",
        "delivers",
        "forwards",
        "delivered",
        "handed",
        "presented",
        "transmitted",
        "conveyed",
        "submitted",
        "sent",
        "forwarded",
    ]
)
"""Verbs that need a thing to be handed: without one, "a note sent to you" only says more of the note."""

WITH_OBJECT = re.compile(
    r"(?:\s+(?:of|for|in|at)\s(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s|and\s|for\s)?[A-Z][\w.'-]*){0,6})?"
    r"\s+(?:the|an?|his|her|their|our|its|my|this|that|these|some|another|copies)\s"
)
"""What is handed, behind the one to whom, who may have his office with him."""


def read_requested(reading: Reading, hit: Hit, found: tuple[Named | None, Speaker | None, str]) -> bool:
    """ "requested him to call", "was requested to call", "requested that", "requested the views of"."""
    _, who, between = found
    by_whom = ASKED_BY.match(reading.text, hit.end, reading.end) if is_passive(between) else None
    asks = (
        by_whom
        or REQUESTED.match(reading.text, hit.end, reading.end)
        or WHOSE.match(reading.text, hit.end, reading.end)
        or OF_WHOM.match(reading.text, hit.end, reading.end)
    )
    if (
        asks is None
        or reading.text[hit.start - 1] == "-"
        or MAY.search(between)
        or ON_WHICH.search(reading.text, max(reading.start, hit.start - 80), hit.start)
    ):
        return False
    by, to = who, reading.span(*asks.span("whom")) if asks["whom"] else None
    if is_passive(between):
        by, to = reading.span(*by_whom.span("by")) if by_whom else None, who
    following = another_verb(reading, asks.start("what"), reading.end)
    end = min(following.start() if following else reading.end, asked_end(reading, asks.start("what")))
    add_question(reading, asks.start("what"), end, (hit.start, hit.end), "request", by, to)
    return True


ON_WHICH = re.compile(r"\b(?:on|for|about|to) which\s(?:[\w.]+\s){1,4}\Z")
OF_WHOM = re.compile(
    r"\sof\s(?P<whom>(?:the\s)?[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,4})\s(?P<what>(?:to\s[a-z]|that\b|an?\s|the\s)\S*\s)"
)
"""Of whom something is requested: "requested of the Congress a loan"."""

WHOSE = re.compile(r"(?P<whom>(?!))?\s+(?P<what>(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*)*'s?\s\w)")
"""What is requested and is somebody's: "requested Prime Minister Sorrel's views"."""


def read_by(reading: Reading, hit: Hit, between: str) -> None:
    """ "was handed to an officer by the Ambassador"."""
    by = BY.match(reading.text, hit.end, reading.end)
    if by is None or MAY.search(between) or NOT.search(between):
        return
    named = Named(by.start("by"), by.end("by"), by["by"], "")
    if may_speak(named):
        to = TO_WHOM_PASSIVE.match(reading.text, hit.end, reading.end)
        recipient = reading.span(*to.span("to")) if to else None
        add(reading, hit, hit.start, reading.end, reading.speaker(named), "done", "", recipient)


BY = re.compile(
    r"[^.;,:]{0,60}?\sby\s(?P<by>(?:the\s|an?\s)?(?:[A-Za-z]+\s(?:of|in)\s(?:the\s)?)?[A-Z][\w.'-]*(?:\s(?:of\s|in\s)?[A-Z][\w.'-]*){0,5})"
)
TO_WHOM_PASSIVE = re.compile(r"\s+to\s+(?P<to>[^.;:,]{2,50}?)\s+by\s")
MAY = re.compile(r"\b(?:would|could|might|may|should|can|must|to)\b")
ADJECTIVES = frozenset(
    ["proposed", "requested", "approved", "offered", "signed", "recognized", "accepted", "proposing", "offering"]
)
OBJECT = re.compile(
    r"\s+(?:the|a|an|this|that|these|those|his|her|its|our|their|my|your|any|all|both|some|several|certain|various|common|new|such|it|"
    r"in principle|[a-z]+ing|[a-z]+s|to\s|him|her|them|us|me|you|[A-Z0-9])\b"
)
PAPERS = re.compile(
    r"\b(?:note|letter|message|memorandum|telegram|paper|document|text|paragraph|report|draft|copy|cop(?:ies)|"
    r"proposal|statement|aide-m.moire|despatch|plan|resolution|protest|offer)s?$",
    re.IGNORECASE,
)


def is_participle(reading: Reading, hit: Hit, named: Named | None) -> bool:
    """Whether "a note delivered to him", "..., transmitted by telephone" only says more of what stands before."""
    if named is None:
        return False
    if named.words.lower() in PRONOUNS_OF_ACTORS and WHICH.search(reading.text, reading.start, named.start):
        return True
    return (
        means_in(named.words) is not None
        or PAPERS.search(named.words) is not None
        or (not named.between and reading.text[named.end : hit.start].strip().startswith(","))
    )


PRONOUNS_OF_ACTORS = frozenset(["i", "you", "we", "he", "she", "they"])
WHICH = re.compile(r"\bwhich\s\Z")
"""Before "I sent you", where only more is said of a paper."""

REQUESTED = re.compile(
    r"\s+(?:(?P<whom>(?:the\s+)?[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4}|me|us|him|her|"
    r"them)\s+)?(?P<what>to\s+[a-z]|that\b|\"|[a-z]{4,}\s|(?:the|a|an|his|her|their|our|its|any|further|additional|more|early)\s)"
)


ANY_STEP = re.compile(r"\s(?:any\s)?(?:[a-z]+\s)?(?:actions?|steps?|decisions?|positions?|measures?|part)\b")


def read_nothing(reading: Reading, hit: Hit) -> None:
    """ "I have made no approach", "we refrained from"."""
    if hit.word.endswith(" no") and not NOTHING.match(reading.text, hit.end, reading.end):
        return
    if hit.word == "not taken" and not ANY_STEP.match(reading.text, hit.end, reading.end):
        return
    found = actor(reading, hit)
    if found is None or is_passive(found[2]) or re.search(r"\b(?:would|could|might|should)\b", found[2]):
        return
    add(reading, hit, hit.start, reading.end, found[1], "withheld", found[2])


def read_to_do(reading: Reading, hit: Hit) -> None:
    """ "refused to sign", "we propose to", "decided to"."""
    end = hit.end - len(" to") if hit.word.endswith(" to") else hit.end
    to_do = TO_DO.match(reading.text, end, reading.end)
    found = actor(reading, hit) if to_do else None
    if (
        to_do is None
        or found is None
        or (is_passive(found[2]) and not hit.word.removesuffix(" to").endswith("ing"))
        or re.search(r"\b(?:would|could|might|should|may)\b", found[2])
    ):
        return
    if found[0] and IF_BEFORE.search(reading.text, reading.start, found[0].start):
        return
    state = "withheld" if NOT.search(found[2]) or to_do["what"].startswith("not") else hit.cue.state or "done"
    add(reading, hit, to_do.start("what"), reading.end, found[1], state, found[2])


def read_order(reading: Reading, hit: Hit) -> None:
    """ "instructed its command to deliver", "has been instructed to"."""
    found = actor_of_order(reading, hit)
    if found is None:
        return
    named, source, between = found
    if is_passive(between):
        if re.search(r"\b(?:should|would|could|might|may|can|to)\b", between):
            return
        by = BY_WHOM.match(reading.text, hit.end, reading.end)
        to_do = TO_DO.match(reading.text, by.end() if by else hit.end, reading.end)
        orderer = reading.span(*by.span("by")) if by else None
        if to_do and named and named.words.lower() != "you":
            add(reading, hit, to_do.start("what"), reading.end, orderer, "ordered", "", recipient=source)
        return
    ordered = ORDERED.match(reading.text, hit.end, reading.end)
    if ordered and not re.search(r"\b(?:would|could|might|should|may|will)\b", between):
        add(
            reading,
            hit,
            ordered.start("what"),
            reading.end,
            source,
            "ordered",
            between,
            recipient=reading.span(*ordered.span("whom")),
        )


BY_WHOM = re.compile(r"\s+by\s+(?P<by>(?:the\s|his\s|her\s|its\s)?[\w.'-]+(?:\s[\w.'-]+){0,5}?)(?=\s+(?:not )?to\s)")


def actor_of_order(reading: Reading, hit: Hit) -> tuple[Named | None, Speaker | None, str] | None:
    """As `actor`, "the Government come to instruct" too."""
    come = COME_TO.search(reading.text, reading.start, hit.start)
    if come is None:
        return actor(reading, hit)
    named = subject_before(reading.text, reading.start, come.start())
    return (named, reading.speaker(named), "") if named and may_speak(named) else None


def read_only(reading: Reading, hit: Hit) -> None:
    """ "The only action taken by the Embassy has been to press"."""
    found = ONLY.match(reading.text, hit.end, reading.end)
    if found:
        add(reading, hit, found.start("what"), reading.end, reading.span(*found.span("by")), "done", "")


def read_will(reading: Reading, hit: Hit) -> None:
    """ "the Secretary will forward his views"."""
    named = reading.before(hit)
    if (
        named is None
        or not may_speak(named)
        or hit.word.endswith("send")
        or reading.text[hit.end : hit.end + 5] == " that"
    ):
        return
    if IF_BEFORE.search(reading.text, reading.start, named.start):
        return
    start = hit.start + hit.word.index(" ") + 1
    add(reading, hit, start, reading.end, reading.speaker(named), "intended", "")


IF_BEFORE = re.compile(r"\b(?:[Ii]f|[Ww]hether|[Uu]nless|[Uu]ntil|[Ww]hen)\s\Z")
READERS = {
    "noun": read_done,
    "nothing": read_nothing,
    "infinitive": read_to_do,
    "order": read_order,
    "only": read_only,
    "will do": read_will,
}
