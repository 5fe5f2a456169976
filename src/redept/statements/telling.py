"""What was told: by whom, to whom, through whom, how surely."""

import re

from redept.grammar.register import register
from redept.model.statement import Speaker
from redept.statements.cast import FIRST
from redept.statements.content import add, end_of_quotation
from redept.statements.cues import Hit, lexicon
from redept.statements.drafting_sheet import Draft, Reading, clause_end
from redept.statements.informing import read_object
from redept.statements.naming import Named
from redept.statements.question_rows import IF_FIRST
from redept.statements.question_rows import add as add_question
from redept.statements.reporting import (
    OFFICES,
    read_according,
    read_convinced,
    read_expressing,
    read_glad,
    read_noun,
    read_noun_of,
    read_paper,
    read_unknown,
)
from redept.statements.speaking import (
    ARTICLES,
    WOULD,
    before_chain,
    is_passive,
    is_supposed,
    may_speak,
    negotiators,
    opening_subject,
    source_of,
    through_last,
)
from redept.statements.standing import read_stand
from redept.statements.wording import (
    AFTER_CLAUSE_VERB,
    AFTER_THAT_VERB,
    BARE,
    CLAUSE,
    DATED_THAT,
    FAR_THAT,
    SUBJUNCTIVE,
    THAT,
    TO_SOMEBODY,
    first_of,
)

PRESENT = frozenset(register("statement_words")["held_now"])


def read_told(reading: Reading, hit: Hit) -> None:
    """Add what a cue of telling announces, if anything."""
    if hit.word.endswith(" that") and hit.cue.takes in ("that", "clause"):
        hit = hit._replace(end=hit.end - len(" that"))
    if hit.cue.takes == "object" and reading.text[hit.end : hit.end + 1] == ",":
        read_turned(reading, hit)
        return
    READERS[hit.cue.takes](reading, hit)


def read_clause(reading: Reading, hit: Hit) -> None:
    """ "He said the talks had failed", "Said that ..."."""
    read_with(reading, hit, first_of(reading, hit, AFTER_CLAUSE_VERB))


def read_that(reading: Reading, hit: Hit) -> None:
    """ "He noted that", "He noted it was", "He noted: ..."."""
    found = first_of(reading, hit, AFTER_THAT_VERB) or far_that(reading, hit)
    if found is None and hit.word in SUGGESTING:
        found = SUBJUNCTIVE.match(reading.text, hit.end, reading.end)
    read_with(reading, hit, found)


SUGGESTING = frozenset(["suggested", "suggests", "recommended", "recommends", "suggesting", "recommending", "suggest"])
"""Verbs behind which "that" may be left out before "be", "take" and the like."""


def far_that(reading: Reading, hit: Hit) -> re.Match[str] | None:
    """ "pointed out to him in this connection that"; not "reported the arrest of men that"."""
    first = FIRST_WORD.match(reading.text, hit.end, reading.end)
    if first is None or reading.text.find("that", hit.end, reading.end) < 0:
        return None
    if first[1] not in LEADS_ON:
        named = first[1][0].isupper() or first[1] in PERSONS
        return TO_SOMEBODY.match(reading.text, hit.end, reading.end) if named else None
    found = FAR_THAT.match(reading.text, hit.end, reading.end) or DATED_THAT.match(reading.text, hit.end, reading.end)
    return None if found is None or found["between"].startswith("with the ") else found


FIRST_WORD = re.compile(r"\s+([^\s,.;:]+)")
PERSONS = frozenset(["me", "us", "him", "her", "them", "you", "the"])


def behind_which(reading: Reading, hit: Hit) -> re.Match[str] | None:
    """ "a plan which he said would fail": the clause without its subject, which is "which"."""
    verb = HELPING_VERB.match(reading.text, hit.end, reading.end)
    named = reading.before(hit) if verb and not hit.word.endswith("ing") else None
    if verb is None or named is None:
        return None
    which = WHICH.search(reading.text, max(reading.start, named.start - 8), named.start)
    if which is None or (which[1] == "what" and reading.text[verb.end()] != "t"):
        return None
    return verb if which[1] != "that" or named.words.lower() in SUBJECTS else None


HELPING_VERB = re.compile(
    r"\s+(?=(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|cannot|did|does|wld|shld|cld|"
    r"to be)\b)"
)
WHICH = re.compile(r"\b(which|who|whom|that|what),?\s\Z")
SUBJECTS = frozenset(["i", "we", "he", "she", "they"])
LEADS_ON = frozenset(
    ["up", "last", "yesterday", "to", "in", "on", "at", "with", "during", "by", "once", "for", "again", "here", "here,"]
)


def read_with(reading: Reading, hit: Hit, found: re.Match[str] | None) -> None:
    if (of_which := behind_which(reading, hit)) is not None:
        found = of_which
    if found is None or (
        reading.text[hit.start - 2] in SAID_BEFORE and SAID_HE.search(reading.text[hit.start - 2 : hit.end + 60])
    ):
        read_turned(reading, hit)
        return
    source = source_of(reading, hit)
    doubt = doubt_of(reading, hit, found, source)
    if doubt:
        add(reading, hit, found.end(), reading.end, source or (None, "", 0), doubt=doubt)
        return
    if is_inverted(reading, hit) or (hit.word == "doubt" and NO_BEFORE.search(reading.text, hit.start - 4, hit.start)):
        return
    if source is not None and hit.word in UNSURE:
        add(reading, hit, found.end(), reading.end, (source[0], "", 0))
        return
    if source is None:
        read_impersonal(reading, hit, found)
        return
    if is_passive(source[1]):
        return
    to = found.groupdict().get("to")
    recipient = reading.span(*found.span("to")) if to else None
    if is_stand(hit, source[0], reading):
        start = around_if(reading, hit) or found.end()
        add(reading, hit, start, reading.end, source, recipient=recipient, kind="position", certainty="asserted")
        return
    draft = add(reading, hit, found.end(), reading.end, source, recipient=recipient)
    if draft and '"' in found[0]:
        end_with_quotation(reading, draft, "that" in found[0])


def end_with_quotation(reading: Reading, draft: Draft, is_clause: bool) -> None:
    """End a draft with its quotation, where that does not go on for longer than the sentence."""
    closed = end_of_quotation(reading, draft)
    if closed <= draft.end + (draft.end - draft.start) and (closed > draft.end or not is_clause):
        draft.end = closed


def doubt_of(reading: Reading, hit: Hit, found: re.Match[str], source: tuple[Speaker | None, str, int] | None) -> str:
    """What speaks against a report, that the weights may still let stand."""
    if unlike_verb(reading, hit, found):
        return "noun"
    if source is None:
        named = reading.before(hit)
        if named is not None and is_passive(named.between) and named.words.lower() == "it":
            return ""
        if named is None:
            return "" if QUOTED_IT.search(reading.text, reading.start, hit.start) else "nobody"
        return "nobody who speaks"
    if is_passive(source[1]):
        return ""
    if is_supposed(source[1]) and not may_be_said(hit):
        return "would"
    if hit.cue.name == "think" and supposed(reading, hit):
        return "supposed"
    return ""


QUOTED_IT = re.compile(r"\"it (?:is|was) (?:[a-z]+ly )?\Z")
"""Before "felt that", where a quotation begins with it."""


def unlike_verb(reading: Reading, hit: Hit, found: re.Match[str]) -> bool:
    """Whether a cue is no verb here ("a military state, largely run by the Army, that"), or says what may be said."""
    if hit.word in NOUNS_TOO and not (VERB_HERE.search(reading.text, max(reading.start, hit.start - 30), hit.start)):
        return True
    bare = hit.word in OF_NOUNS_TOO and found.re is BARE
    if bare and CLAUSE.match(reading.text, hit.end, reading.end) is None:
        return True
    return hit.cue.name in ("say", "declare") and MAY_SAY.search(reading.text, reading.start, hit.start) is not None


OF_NOUNS_TOO = frozenset(["stated", "maintained", "noted", "observed"])
"""Verbs that may have a thing behind them: "stated its agreement"."""

NOUNS_TOO = frozenset(register("statement_words")["nouns_too"])
VERB_HERE = re.compile(
    r"(?:\b(?:I|[Ww]e|[Tt]hey|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|who|which|do|did|does|not|also|to|[a-z]+ly|(?:[A-Z]\w*|[a-z]{3,})s|[A-Z]\w+|"
    r"[a-z]+(?:graph|gram|ment|ion|sador|etter|ort|[ae]nt))|\)|[\"'])\s\Z"
)
MAY_SAY = re.compile(r"\b(?:may|might|could|can|should|must)(?:\s(?:also|well|then|not|possibly|[a-z]+ly))*\s\Z")


def around_if(reading: Reading, hit: Hit) -> int | None:
    """Where content begins that stands on both sides of "I think": "If it rains, I think he will stay"."""
    named = reading.before(hit)
    if named is None or not IF_FIRST.match(reading.text, reading.start):
        return None
    return reading.start if reading.text[reading.start : named.start].endswith(", ") else None


def may_be_said(hit: Hit) -> bool:
    """Whether a verb may stand with "would": "I would assume", "we would like to hope"."""
    return hit.cue.name == "presume" or hit.word in ("would hope", "like to hope", "hope")


def read_noun_or_verb(reading: Reading, hit: Hit) -> None:
    """ "their hope that", and "I hope that", where the same word is a verb."""
    word = hit.word.removesuffix(" that")
    cue = lexicon().get("hopes" if word == "hope" else word)
    if cue is not None and cue.kind == "told" and cue.takes in ("that", "clause", "stand"):
        verb = hit._replace(end=hit.end - len(" that"), word=word)
        if is_verb(reading, verb):
            sure = "possible" if word == "doubt" else cue.certainty
            if cue.takes == "stand":
                cue = cue._replace(name="declare", takes="that")
            read_clause(reading, verb._replace(cue=cue._replace(certainty=sure)))
            return
    read_noun(reading, hit)


def is_verb(reading: Reading, hit: Hit) -> bool:
    """Whether a word that may be a noun is a verb here, with somebody before it or with nobody at all."""
    named = reading.before(hit) or before_chain(reading, hit)
    if named is not None:
        return named.words.lower() not in ARTICLES and (
            DETERMINED.search(reading.text, max(reading.start, hit.start - 12), hit.start) is None
        )
    return not reading.text[reading.floor(hit.start) : hit.start].strip(' "(') or hit.word in ONLY_VERBS


DETERMINED = re.compile(r"\b(?:the|an?|his|her|their|our|my|its|this|that|any|no|some|'s)\s\Z")
ONLY_VERBS = frozenset(["thought", "felt", "hopes"])


def supposed(reading: Reading, hit: Hit) -> bool:
    """Whether "if they believed" only supposes it."""
    named = reading.before(hit)
    return named is not None and reading.text[max(reading.start, named.start - 3) : named.start].lower() == "if "


SAID_HE = re.compile(r"^[,\"]\s(?:said|added|replied|noted)\s(?:the\s)?[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,4},")
SAID_BEFORE = frozenset(',"')
NO_BEFORE = re.compile(r"\b[Nn]o\s+$")


LEADS_TO_IT = re.compile(r"[,;]\s+(?:and |but |while )?\"?it (?:is|was|were|has|had)(?: \w+){0,3} \Z")


def is_inverted(reading: Reading, hit: Hit) -> bool:
    """Whether "should the Government feel that" only supposes it."""
    named = reading.before(hit)
    if named is None or named.between:
        return False
    before = reading.text[max(reading.start, named.start - 16) : named.start].lower()
    return before.endswith(TURNED) and (before.endswith("should ") or INVERTED.search(before) is not None)


TURNED = ("could ", "would ", "can ", "will ", "does ", "did ", "do ", "should ")
INVERTED = re.compile(r"\b(?:nor|neither|only|not|so) (?:could|would|can|will|does|did|do|should) \Z")


UNSURE = frozenset(["not sure", "not certain", "uncertain"])


def is_stand(hit: Hit, speaker: Speaker | None, reading: Reading) -> bool:
    """Whether "I believe", "Department feels" gives the writer's own stand and not what was told."""
    if hit.word not in PRESENT or reading.author != "writer" or speaker is None or reading.enclosing(hit.start):
        return False
    words = (speaker.words or "").lower()
    writer = reading.cast.writer
    return (
        speaker is writer
        or (speaker.office is not None and (speaker.office, speaker.post) == (writer.office, writer.post))
        or words in FIRST
        or words in OFFICES
    )


def read_seems(reading: Reading, hit: Hit) -> None:
    """ "It seems to me that"."""
    found = THAT.match(reading.text, hit.end, reading.end) or FAR_THAT.match(reading.text, hit.end, reading.end)
    if found is None:
        return
    start = hit.start + hit.word.rindex(" ") + 1
    source = (reading.span(start, hit.end), "", 0)
    mine = hit.word.endswith((" me", " us")) and reading.author == "writer" and reading.enclosing(hit.start) is None
    kind, sure = ("position", "asserted") if mine else ("told", "reported")
    add(reading, hit, found.end(), reading.end, source, kind=kind, certainty=sure)


def read_impersonal(reading: Reading, hit: Hit, found: re.Match[str]) -> None:
    """ "It was agreed that", "It is felt very strongly in London that"."""
    before = reading.text[max(reading.start, hit.start - 40) : hit.start].lower()
    if re.search(r"\bit (?:is|was|were|has|had)(?: \w+)?(?: been)?(?: \w+)? $", before) is None:
        return
    if hit.word in ADVISED and (to_you := TO_YOU.match(reading.text, found.end(), reading.end)):
        by = reading.cast.writer if reading.author == "writer" and not reading.enclosing(hit.start) else None
        to = reading.span(*to_you.span())
        add_question(reading, hit.start, reading.end, (hit.start, hit.end), "request", by, to)
        return
    that = THAT.match(reading.text, hit.end, reading.end) or FAR_THAT.match(reading.text, hit.end, reading.end)
    that = that or found
    leads = LEADS_TO_IT.search(reading.text, reading.start, hit.start)
    while leads and (earlier := reading.enclosing(leads.start())) is not None:
        earlier.end = clause_end(reading.text, earlier.start, leads.start())
    place = IN_PLACE.search(reading.text[hit.end : that.end()])
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


IN_PLACE = re.compile(r"\bin (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))([A-Z]\w+)")
ADVISED = frozenset(["suggested", "recommended"])
TO_YOU = re.compile(r"(?:you|the Department|Department|Dept|the Embassy|Embassy)\b")
HELD = frozenset(["agreed", "felt", "thought", "believed", "considered"])


def read_turned(reading: Reading, hit: Hit) -> None:
    """ "The talks, he said, had failed." and "The talks had failed, Riad added."."""
    after = reading.text[hit.end : hit.end + 2]
    if not after[:1] or after[0] not in ",.":
        if reading.text.find("s ", reading.floor(hit.start), hit.start) < 0 or not read_as_said(reading, hit):
            read_inverted(reading, hit)
        return
    named = reading.before(hit)
    if named is None or not may_speak(named) or is_passive(named.between):
        return
    source = (reading.speaker(named), named.between, 0)
    if (place := before_as(reading, hit, named)) is not None:
        read_as(reading, hit, place, source)
        return
    comma = reading.text.rfind(",", reading.start, named.start)
    if comma < 0 or reading.text[comma + 1 : named.start].strip(' "'):
        return
    if is_stand(hit, source[0], reading):
        add(reading, hit, reading.start, reading.end, source, kind="position", certainty="asserted")
    elif after[0] == "," and CONNECTIVE.fullmatch(reading.text, reading.start, comma):
        add(reading, hit, hit.end + 1, reading.end, source)
    else:
        add(reading, hit, reading.start, reading.end if after[0] == "," else comma, source)


def read_as_said(reading: Reading, hit: Hit) -> bool:
    """ "As we have stated in our note, the ships stay": where more stands behind the verb up to the comma."""
    named = reading.before(hit)
    if named is None or not may_speak(named) or is_passive(named.between) or WOULD.search(named.between):
        return False
    if hit.cue.name not in ("say", "declare") or hit.word.startswith("recall"):
        return False
    place = before_as(reading, hit, named)
    ends = COMMA.match(reading.text, hit.end, reading.end) if place is not None else None
    if place is None or ends is None:
        return False
    read_as(reading, hit, place, (reading.speaker(named), named.between, 0), ends.end() - 1)
    return True


def before_as(reading: Reading, hit: Hit, named: Named) -> int | None:
    """Where "as he said" begins, behind a mark or at the beginning of its clause."""
    floor = reading.floor(hit.start)
    found = AS.search(reading.text[floor : named.start])
    return floor + found.start() if found else None


COMMA = re.compile(r"\s(?:(?!that\b)[^.;:,\"]){2,60},")


def read_as(
    reading: Reading, hit: Hit, place: int, source: tuple[Speaker | None, str, int], behind: int | None = None
) -> None:
    """ "As you suggest, we should wait", "if, as I assume, he agrees", "he will wait, as he told us."."""
    behind = hit.end if behind is None else behind
    mark = reading.text[behind]
    start, end = (behind + 1, reading.end) if mark == "," else (reading.floor(hit.start), place)
    condition = IF_AS.search(reading.text, reading.start, place) if mark == "," else None
    main = reading.text.find(", ", start, end) if condition else -1
    add(reading, hit, start, main if main >= 0 else end, source)


AS = re.compile(r"(?:\A|[\n,;:(-]\s?|\b(?:[Ii]f|[Tt]hat|[Aa]nd|[Bb]ut)\s)(?:[Aa]s|[Ll]ike)\s\Z|\A(?:But |And )?As\s\Z")
IF_AS = re.compile(r"\b[Ii]f,?\s\Z")


def read_inverted(reading: Reading, hit: Hit) -> None:
    """ "The talks, said the President, had failed." """
    before = reading.text[reading.start : hit.start].rstrip()
    if hit.word == "repeated" or before[-1:] not in {",", '"'}:
        return
    behind = BEHIND.match(reading.text, hit.end, reading.end)
    if behind is None:
        return
    named = Named(behind.start("who"), behind.end("who"), behind["who"], "")
    if not may_speak(named):
        return
    source = (reading.speaker(named), "", 0)
    comma = reading.start + len(before) - 1
    if behind["mark"] == "," and CONNECTIVE.fullmatch(reading.text, reading.start, comma):
        add(reading, hit, behind.end(), reading.end, source)
    else:
        add(reading, hit, reading.start, reading.end if behind["mark"] == "," else comma, source)


BEHIND = re.compile(r"\s+(?P<who>(?:the\s+)?[A-Z][^.,;:\"]{1,50}?|he|she)(?P<mark>[,.])")
CONNECTIVE = re.compile(
    r"(?:But|And|For instance|For example|"
    r"However|Moreover|Furthermore|Therefore|Thus|Nevertheless|Besides|Also|Further|In addition|Finally|First|"
    r"Second|"
    r"Secondly|[A-Z][a-z]+ly|In fact|For example|On the other hand)"
)


def read_effect(reading: Reading, hit: Hit) -> None:
    """ "repeated the stated position to the effect that": what was told is behind "that"."""
    found = THAT.match(reading.text, hit.end, reading.end)
    if found is None:
        return
    around = reading.enclosing(hit.start)
    if around is not None and "that" not in reading.text[around.start : hit.start]:
        around.start, around.cue = found.end(), (hit.start, hit.end)
        around.end = clause_end(reading.text, found.end(), around.end)
        return
    speaker = opening_subject(reading, hit.start)
    if speaker is not None and NOT_TOLD.search(reading.text, reading.floor(hit.start), hit.start) is None:
        add(reading, hit, found.end(), reading.end, (speaker, "", 0))


NOT_TOLD = re.compile(r"\b(?:should|would|will|could|might|may|circulat\w+|to (?:send|make|issue|give))\b")


def read_in_view(reading: Reading, hit: Hit) -> None:
    """ "Such a step, in our view, would be unwise": the clause around is what is held."""
    before, after = reading.text[reading.floor(hit.start) : hit.start].rstrip(), reading.text[hit.end : hit.end + 1]
    first = not before or before.endswith((";", ":", "that", "that,"))
    if after not in (",", ".", ";", " ") or reading.text.startswith(" of ", hit.end):
        return
    start = hit.end + 1 if first else reading.floor(hit.start)
    whose = hit.word.split()[1]
    at = hit.start + len("in ")
    mine = whose in ("my", "our") and reading.author == "writer" and reading.enclosing(hit.start) is None
    source = reading.span(at, at + len(whose))
    if mine:
        add(reading, hit, start, reading.end, (source, "", 0), kind="position", certainty="asserted")
    else:
        add(reading, hit, start, reading.end, (source, "", 0))


READERS = {
    "expressing": read_expressing,
    "convinced": read_convinced,
    "clause": read_clause,
    "that": read_that,
    "object": read_object,
    "unknown": read_unknown,
    "paper": read_paper,
    "according": read_according,
    "that noun": read_noun_or_verb,
    "stand": read_stand,
    "seems": read_seems,
    "glad": read_glad,
    "noun of": read_noun_of,
    "effect": read_effect,
    "in view": read_in_view,
}
