"""Somebody was told: "He told me that", "has been informed that", "was informed in a copy of a telegram that"."""

import re

from redept.statements.content import add
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Draft, Reading
from redept.statements.naming import Named, subject_before
from redept.statements.speaking import is_passive, is_supposed, may_speak, source_of
from redept.statements.wording import AFTER_OBJECT_VERB, ALREADY_THAT, OBJECT_BARE, OBJECT_OF, OBJECT_THAT, first_of

PAPER_FROM = re.compile(
    r"\b(?P<means>copy of an? \w+|telegram|note|letter|memorandum|despatch|message|report|"
    r"cable)\b(?P<dated>[^.;]{0,60}?)\s+from\s+"
    r"(?P<by>[^.;]{2,60}?)\s+to\s+(?P<to>[^.;]{2,70}?)\s+in which\b"
)
COPY = re.compile(r"\bcop(?:y|ies) of\b")


def read_object(reading: Reading, hit: Hit) -> None:
    """ "He told me that", "has been informed that", "was assured by him that"."""
    named = reading.before(hit)
    if named and is_passive(named.between):
        read_passive(reading, hit, named)
        return
    already = ALREADY_THAT.match(reading.text, hit.end, reading.end)
    if named is None and already and reading.text[reading.floor(hit.start) : hit.start].strip() == "":
        return
    source = source_of(reading, hit)
    if already and source and hit.word in WITHOUT_OBJECT and not is_supposed(source[1]):
        add(reading, hit, already.end(), reading.end, source)
        return
    found = object_of(reading, hit)
    if found is None or (source is not None and is_passive(source[1])):
        return
    doubt = "nobody" if source is None else "would" if is_supposed(source[1]) and hit.word != "assure" else ""
    source = source or (None, "", 0)
    end = reading.end
    if found.re is OBJECT_OF and (goes_on := GOES_ON.search(reading.text, found.end(), end)):
        end = goes_on.start()
    add(reading, hit, found.end(), end, source, recipient=reading.span(*found.span("to")), doubt=doubt)


GOES_ON = re.compile(
    r",?\s(?:and|but)\s(?=(?:we|I|he|she|they|it|that)\s|[a-z]{3,}ed\s)|"
    r"\s(?:in|by) (?:an?|his|its|their|telegram|letter|despatch|airgram|circular|instruction|note|"
    r"separate)\s(?!fact)|\son [A-Z]\w+ \d"
)
"""Where a thing of which somebody was told ends."""


WITHOUT_OBJECT = frozenset(["informs", "advises", "assures", "informed", "advised", "warned", "cautioned"])


def object_of(reading: Reading, hit: Hit) -> re.Match[str] | None:
    """Who is told: up to "that" where it is near, else a pronoun or a name."""
    that = OBJECT_THAT.match(reading.text, hit.end, reading.end)
    bare = OBJECT_BARE.match(reading.text, hit.end, reading.end)
    if (
        that
        and (bare is None or len(that["to"].split()) <= 6)
        and that["to"].strip()
        and that["to"].split()[0] not in ("to", "of", "about", "against")
    ):
        return that
    of_what = OBJECT_OF.match(reading.text, hit.end, reading.end)
    if bare and of_what and of_what.end() <= bare.end() and that is None:
        return of_what
    short = bare or first_of(reading, hit, AFTER_OBJECT_VERB[:1])
    if short and NOUN_ONLY.match(reading.text, short.end(), reading.end):
        short = None
    return short or first_of(reading, hit, AFTER_OBJECT_VERB[1:])


NOUN_ONLY = re.compile(
    r"(?:all this|all that|this|that|everything|nothing|something|much|the same|the story|the truth|so|what)"
    r"(?=[.,;]|\s(?:and|but|in|on|at|to|with|when|before|yesterday|today)\b|$)"
)
"""What is told and is no clause: "told him all this"."""


def read_passive(reading: Reading, hit: Hit, named: Named) -> None:
    """Somebody "has been informed that": the one before the verb is the one who was told."""
    that = ALREADY_THAT.match(reading.text, hit.end, reading.end)
    if that is None or not may_speak(named) or is_supposed(named.between) or named.between.strip() == "be":
        return
    source = reading.span(*that.span("by")) if that["by"] else None
    recipient = reading.speaker(named)
    draft = add(reading, hit, that.end(), reading.end, (source, named.between, 0), recipient=recipient)
    if draft is None:
        return
    if draft.negated:
        draft.certainty = "not known"
    paper = PAPER_FROM.search(reading.text, reading.start, named.start)
    if paper:
        through_paper(reading, draft, paper)
    elif source is None:
        reading.cast.remember(recipient)


def through_paper(reading: Reading, draft: Draft, paper: re.Match[str]) -> None:
    """ "has received a copy of a telegram from A to B in which B was informed": A told it, the holder handed it on."""
    draft.source = reading.span(*paper.span("by"))
    copy = COPY.search(reading.text, reading.start, paper.end("means"))
    means = paper["means"].lower()
    draft.means = f"copy of a {means}" if copy and not means.startswith("copy") else means
    holder = subject_before(reading.text, reading.start, reading.text.find(" received", reading.start, paper.start()))
    if copy and holder and may_speak(holder):
        speaker = reading.speaker(holder)
        draft.via = (speaker, *draft.via) if speaker else draft.via
