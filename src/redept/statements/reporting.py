"""What comes without a verb of saying: "according to", "his view that", "which was communicated to", "is convinced"."""

import re

from redept.grammar.register import register
from redept.statements.cast import FIRST, means_in
from redept.statements.content import add, cut_at_but
from redept.statements.cues import Hit, lexicon
from redept.statements.drafting_sheet import Reading
from redept.statements.naming import Named, subject_before
from redept.statements.speaking import COORDINATE, NOT, WOULD, is_passive, last_told, may_speak, source_of
from redept.statements.standing import read_stand
from redept.statements.wording import CLAUSE, PRONOUN, VERB_NEAR

OFFICES = frozenset(
    f"{article}{office}"
    for article in ("", "the ", "this ")
    for office in register("statement_words")["writers_offices"]
)
"""How a paper calls the office it comes from."""

UNKNOWN = re.compile(
    r"(?:\s+(?:yet|to (?:me|us|him|them)|here|exactly))?,?\s+(?=(?:in |to |at |by |"
    r"for )?(?:just )?(?:what|whether|if|how|why|when|who|where|which|(?:its|the|their) contents)\b)"
)
COMMUNICATED = re.compile(r"\s+to\s+(?P<to>(?:the\s+)?[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4})")
ADDRESSED = re.compile(
    r"\s+by\s+(?P<by>[^.;:,]{2,70}?)\s+to\s+(?P<to>[^.;:,]{2,70}?)\s+(?:regarding|concerning|about|"
    r"on)\s+(?P<what>[^.;:]+)"
)
ACCORDING = re.compile(
    r"\s+(?P<who>(?:[^.;,]|\b[A-Z]\.){2,80}?)(?:,\s(?:(?:dated|of|on)\s)?[A-Z][a-z]+\s[0-9]{1,2}(?:,\s[0-9]{4})?)?(?P<mark>,\s+|[.;]|$)"
)
POSSESSIVE = re.compile(
    r"(?P<whose>(?:[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*'s?|his|her|their|its|our|my|your|[A-Z]\w+ese|British|"
    r"Soviet|French|German|Israeli|Chinese|United States|American|Department|Embassy|US|U\.S\.|UK))\s+(?:\w+\s+)?$"
)
TURN = re.compile(r",\s(?:but|although|though)\s|;")
SHORTEST_TURNED = 14


def read_unknown(reading: Reading, hit: Hit) -> None:
    """ "does not know what was said in it", "It is not clear whether"."""
    found = UNKNOWN.match(reading.text, hit.end, reading.end)
    before = reading.text[max(reading.start, hit.start - 40) : hit.start].lower()
    if found is None or not re.search(r"\b(?:not|un)\s?(?:\w+\s)?$", before):
        return
    source = source_of(reading, hit)
    if (
        source is None
        and (last := last_told(reading))
        and COORDINATE.search(re.sub(r"\b(?:does|do|did|is|are|was)\s+not\s+(?:yet\s+)?$", "", before))
    ):
        source = (last.recipient or last.source, "not", 0)
        cut_at_but(reading, last, hit.start)
    turn = TURN.search(reading.text, found.end(), reading.end)
    end = turn.start() if turn else reading.end
    add(reading, hit, found.end(), end, source or (None, "not", 0), certainty="not known", negated=True, via=())


def read_paper(reading: Reading, hit: Hit) -> None:
    """ "a note addressed by A to B regarding", "which has probably been communicated to B"."""
    text = reading.text
    if hit.word == "addressed":
        found = ADDRESSED.match(text, hit.end, reading.end)
        paper = subject_before(text, reading.start, hit.start)
        if found and paper and means_in(paper.words):
            source = (reading.span(*found.span("by")), "", 0)
            add(
                reading,
                hit,
                found.start("what"),
                found.end("what"),
                source,
                recipient=reading.span(*found.span("to")),
                means=means_in(paper.words),
                via=(),
            )
        return
    found = COMMUNICATED.match(text, hit.end, reading.end)
    relative = text.rfind(" which ", reading.start, hit.start)
    if found is None or relative < 0 or hit.start - relative > 50:
        return
    what = subject_before(text, reading.start, relative)
    if what:
        between = text[relative + 7 : hit.start]
        told = TOLD_THING.match(text, what.start, what.end)
        add(
            reading,
            hit,
            told.end() if told else what.start,
            what.end,
            (None, between, 0),
            recipient=reading.span(*found.span("to")),
            via=(),
        )


TOLD_THING = re.compile(
    r"(?:the|its|their)\s(?:[a-z]+\s)?(?:implications?|effects?|consequences|results|significance|importance|meaning|"
    r"nature|extent)\sof\s"
)
"""Before what is communicated, of which it is said what follows: "the implications of the decision which"."""


def read_according(reading: Reading, hit: Hit) -> None:
    """ "According to Riad, the talks had failed" and the same with its source behind it."""
    found = ACCORDING.match(reading.text, hit.end, reading.end)
    if found is None or not (re.search(r"[A-Z]", found["who"]) or means_in(found["who"])):
        return
    source = (reading.span(*found.span("who")), "", 0)
    if hit.start - reading.start < SHORTEST_TURNED and found["mark"].startswith(","):
        add(reading, hit, found.end(), reading.end, source)
    elif not found["mark"].startswith(",") and hit.start - reading.start >= SHORTEST_TURNED:
        add(reading, hit, reading.start, hit.start, source)


def read_noun(reading: Reading, hit: Hit) -> None:
    """ "their statement that the purpose is", "gave them the estimate that", "the view of the Council that"."""
    whose = POSSESSIVE.search(reading.text, max(reading.start, hit.start - 60), hit.start)
    if whose is None:
        read_given(reading, hit)
        return
    start = whose.start("whose")
    words = reading.text[start : whose.end("whose")]
    end = start + len(words.removesuffix("'s").removesuffix("'"))
    speaker = reading.span(start, end)
    add(reading, hit, hit.end, reading.end, (speaker, "", 0))


def read_given(reading: Reading, hit: Hit) -> None:
    """ "gave them the estimate that", "made the observation that", "with the Minister expressing the view that"."""
    given = GIVEN.search(reading.text, reading.floor(hit.start), hit.start)
    if given is None:
        add(reading, hit, hit.end, reading.end, (None, "", 0), doubt="nobody's")
        return
    verb = hit._replace(start=given.start("verb"), end=given.end("verb"), word=given["verb"])
    source = source_of(reading, verb)
    doubt = ""
    if source is None or source[0] is None:
        doubt = "nobody"
    elif is_passive(source[1]) or WOULD.search(source[1]):
        doubt = "would"
    add(
        reading,
        hit,
        hit.end,
        reading.end,
        source or (None, "", 0),
        doubt=doubt,
        recipient=reading.span(*given.span("to")) if given["to"] else None,
        certainty="possible" if "doubt" in hit.word else "reported",
    )


GIVEN = re.compile(
    r"\b(?P<verb>gave|gives?|given|giving|made|makes?|making|expressed|express(?:es)?|expressing|voic(?:ed|ing)|"
    r"ha(?:s|ve|d)|took|takes?|taken|taking|reached|reach|drew|draws?|conveyed|repeat(?:ed|s|ing)|received|confirmed|"
    r"stated|reiterat(?:ed|es|ing)|offered|advanced|hold|holds|held|holding|share[sd]?|accept(?:ed|s)?|rejected|"
    r"acknowledged|raised|emphasi[sz]ed|stress(?:ed|es|ing)|denied|passed on|brought|sent|got|came to|come to|"
    r"threw out|put forward|entertain(?:s|ed)?|harbors?|under|hoped|feels?|felt)\s+"
    r"(?:(?P<to>me|us|him|her|them|you|(?:the\s)?[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,3})\s+)?"
    r"(?:(?:the|a|an|some|any|no|further|repeated|categorical|several|his|their|its|our|my)\s)?(?:(?!that\b)[a-z-]+\s){0,4}\Z"
)
"""A verb of saying whose content hangs on a noun."""


def read_noun_of(reading: Reading, hit: Hit) -> None:
    """ "assurances from Kabul that", "the recommendation of the Foreign Office that"."""
    found = OF_WHOM.match(reading.text, hit.end, reading.end)
    if found is None or not may_speak(Named(*found.span("whose"), found["whose"], "")):
        word = hit.word.partition(" ")[0].removesuffix("s")
        cue = lexicon().get(word)
        if cue is not None and cue.takes == "stand":
            read_stand(reading, hit._replace(end=hit.start + len(hit.word.partition(" ")[0]), word=word, cue=cue))
        return
    add(reading, hit, found.end(), reading.end, (reading.span(*found.span("whose")), "", 0))


OF_WHOM = re.compile(
    r"\s+(?P<whose>(?:(?!\s(?:in|on|about|for|regarding)\s)[^.;,\"]){2,40}?),?\s+that\s+(?=(?:[a-z]+ly\s)?(?:the|a|an|he|she|they|it|we|there|this|no|[A-Z])\b)"
)


def read_glad(reading: Reading, hit: Hit) -> None:
    """ "was glad to say that", "was pleased to hear from him that"."""
    named = reading.before(hit)
    found = HEARD.match(reading.text, hit.end, reading.end)
    if found is None or named is None or not may_speak(named) or WOULD.search(named.between):
        return
    source = reading.span(*found.span("from")) if found["from"] else reading.speaker(named)
    recipient = reading.speaker(named) if found["from"] else None
    add(reading, hit, found.end(), reading.end, (source, named.between, 0), recipient=recipient)


HEARD = re.compile(r"(?:\s+from\s+(?P<from>(?:the\s)?[\w.']+(?:\s[A-Z][\w.']*){0,4}))?\s+that\s+")


def read_expressing(reading: Reading, hit: Hit) -> None:
    """ "expressed the hope that", "voiced some doubt that"."""
    found = EXPRESSED.match(reading.text, hit.end, reading.end)
    source = source_of(reading, hit) if found else None
    if found and source and not is_passive(source[1]) and not WOULD.search(source[1]):
        add(reading, hit, found.end(), reading.end, source, certainty="possible" if "doubt" in found[0] else "reported")


EXPRESSED = re.compile(
    r"\s+(?:[a-z]+\s+){0,4}?(?:hope|view|opinion|belief|feeling|conviction|fear|doubts?|concern|"
    r"confidence|wish|desire|surprise|"
    r"regret|satisfaction|thought)(?:\s+that\s+|\s+(?=(?:[A-Z]\w+|he|she|they|it|we)\s)|\s+(?=" + VERB_NEAR + r"))"
)


SHORT = ("elegram", "essage")
"""How the forms of papers end that leave "is" out: "Embassy convinced that"."""

REMAINS = re.compile(r"\bremain(?:s|ed)?\b")


def read_convinced(reading: Reading, hit: Hit) -> None:
    """ "is convinced that", "took the position that"."""
    named = reading.before(hit)
    if named is None or not may_speak(named) or WOULD.search(named.between):
        return
    short = (
        hit.word.endswith(" that") and named.between in ("", " ") and (reading.cast.document.form or "").endswith(SHORT)
    )
    be = is_passive(named.between) or short or REMAINS.search(named.between) is not None
    if not be and not hit.word.startswith(("t", "h")):
        return
    start = hit.end
    if not hit.word.endswith("that"):
        clause = CLAUSE.match(reading.text, hit.end, reading.end) or PRONOUN.match(reading.text, hit.end, reading.end)
        if clause is None:
            return
        start = clause.end()
    source = (reading.speaker(named), "", 0)
    own = named.words.lower() in FIRST or named.words.lower() in OFFICES
    mine = reading.author == "writer" and own and reading.enclosing(hit.start) is None
    stand = mine or "position" in hit.word
    sure = "asserted" if mine or (stand and reading.enclosing(hit.start) is None) else "reported"
    kind = "position" if stand else "told"
    add(
        reading,
        hit,
        start,
        reading.end,
        source,
        kind=kind,
        certainty=sure,
        negated=NOT.search(named.between) is not None,
    )
