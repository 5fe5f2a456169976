"""What was told: by whom, to whom, through whom, how surely."""

import re

from redept.model.statement import Speaker
from redept.statements.cast import FIRST
from redept.statements.content import add, end_of_quotation
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Reading
from redept.statements.informing import read_object
from redept.statements.reporting import (
    read_according,
    read_convinced,
    read_expressing,
    read_noun,
    read_paper,
    read_unknown,
)
from redept.statements.speaking import WOULD, is_passive, may_speak, negotiators, source_of, through_last
from redept.statements.wording import AFTER_CLAUSE_VERB, AFTER_THAT_VERB, FAR_THAT, THAT, first_of

PRESENT = frozenset(
    ["believe", "think", "feel", "believes", "feels", "thinks", "consider", "considers", "hope", "hopes"]
)


def read_told(reading: Reading, hit: Hit) -> None:
    """Add what a cue of telling announces, if anything."""
    READERS[hit.cue.takes](reading, hit)


def read_clause(reading: Reading, hit: Hit) -> None:
    """ "He said the talks had failed", "Said that ..."."""
    read_with(reading, hit, first_of(reading, hit, AFTER_CLAUSE_VERB))


def read_that(reading: Reading, hit: Hit) -> None:
    """ "He noted that", "He noted it was", "He noted: ..."."""
    read_with(reading, hit, first_of(reading, hit, AFTER_THAT_VERB) or far_that(reading, hit))


def far_that(reading: Reading, hit: Hit) -> re.Match[str] | None:
    """ "pointed out to him in this connection that"; not "reported the arrest of men that"."""
    found = FAR_THAT.match(reading.text, hit.end, reading.end)
    return found if found and found["between"].split()[0] in LEADS_ON else None


LEADS_ON = frozenset(["to", "in", "on", "at", "with", "during", "by", "once", "for", "again", "here", "here,"])


def read_with(reading: Reading, hit: Hit, found: re.Match[str] | None) -> None:
    if found is None:
        read_turned(reading, hit)
        return
    source = source_of(reading, hit)
    if source is None or is_passive(source[1]) or (WOULD.search(source[1]) and hit.cue.name != "presume"):
        if source is None or not is_passive(source[1]):
            read_impersonal(reading, hit, found)
        return
    to = found.groupdict().get("to")
    recipient = reading.span(*found.span("to")) if to else None
    if is_stand(hit, source[0], reading):
        draft = add(
            reading, hit, found.end(), reading.end, source, recipient=recipient, kind="position", certainty="asserted"
        )
        return
    draft = add(reading, hit, found.end(), reading.end, source, recipient=recipient)
    if draft and '"' in found[0]:
        draft.end = end_of_quotation(reading, draft)


def is_stand(hit: Hit, speaker: Speaker | None, reading: Reading) -> bool:
    """Whether "I believe", "Department feels" gives the writer's own stand and not what was told."""
    if hit.word not in PRESENT or reading.author != "writer" or speaker is None or reading.enclosing(hit.start):
        return False
    words = (speaker.words or "").lower()
    return (
        speaker is reading.cast.writer
        or words in FIRST
        or words in ("department", "dept", "the department", "embassy", "the embassy")
    )


def read_impersonal(reading: Reading, hit: Hit, found: re.Match[str]) -> None:
    """ "It was agreed that", "It is felt very strongly in London that"."""
    before = reading.text[max(reading.start, hit.start - 40) : hit.start].lower()
    if re.search(r"\bit (?:is|was|has been|had been|were)(?: \w+)? $", before) is None:
        return
    that = THAT.match(reading.text, hit.end, reading.end) or FAR_THAT.match(reading.text, hit.end, reading.end)
    if that is None:
        return
    place = re.search(r"\bin ([A-Z]\w+)", reading.text[hit.end : that.end()])
    source = reading.span(hit.end + place.start(1), hit.end + place.end(1)) if place else None
    if source is None and hit.word == "agreed":
        source = negotiators(reading)
    kind = "position" if hit.word in HELD else "told"
    via = reading.via(hit.start) or through_last(reading)
    add(
        reading,
        hit,
        that.end(),
        reading.end,
        (source, before, 0),
        kind=kind,
        certainty="reported",
        negated=False,
        via=via,
    )


HELD = frozenset(["agreed", "felt", "thought", "believed", "considered"])


def read_turned(reading: Reading, hit: Hit) -> None:
    """ "The talks, he said, had failed." and "The talks had failed, Riad added."."""
    after = reading.text[hit.end : hit.end + 2]
    if hit.cue.takes == "object" or not after[:1] or after[0] not in ",.":
        return
    named = reading.before(hit)
    if named is None or not may_speak(named) or is_passive(named.between):
        return
    comma = reading.text.rfind(",", reading.start, named.start)
    if comma < 0 or reading.text[comma + 1 : named.start].strip(' "'):
        return
    source = (reading.speaker(named), named.between, 0)
    if is_stand(hit, source[0], reading):
        add(reading, hit, reading.start, reading.end, source, kind="position", certainty="asserted")
    elif after[0] == "," and CONNECTIVE.fullmatch(reading.text, reading.start, comma):
        add(reading, hit, hit.end + 1, reading.end, source)
    else:
        add(reading, hit, reading.start, reading.end if after[0] == "," else comma, source)


CONNECTIVE = re.compile(
    r"(?:However|Moreover|Furthermore|Therefore|Thus|Nevertheless|Besides|Also|Further|In addition|Finally|First|"
    r"Second|"
    r"Secondly|[A-Z][a-z]+ly|In fact|For example|On the other hand)"
)


READERS = {
    "expressing": read_expressing,
    "convinced": read_convinced,
    "clause": read_clause,
    "that": read_that,
    "object": read_object,
    "unknown": read_unknown,
    "paper": read_paper,
    "according": read_according,
    "that noun": read_noun,
}
