"""What was told: by whom, to whom, through whom, how surely."""

import re

from redept.grammar.register import register
from redept.model.statement import Speaker
from redept.statements.cast import FIRST, PAPER_NOUN, means_in
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Draft, Reading, clause_end, date_before
from redept.statements.naming import NOUNS, PRONOUNS, SHORTENED, Named, subject_before

ADVERB = (
    r"(?:\s+(?:[a-z]+ly|again|also|yesterday|today|further|then|however|once more|tonight|in reply|"
    r"in response|in part))?"
)
TO_WHOM = r"(?:\s+to\s+(?P<to>(?:me|us|him|her|them)\b|(?:the\s+)?[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4}))?"
THAT = re.compile(rf"{ADVERB}{TO_WHOM}{ADVERB},?\s+that\b,?(?:\s+\")?\s*")
FAR_THAT = re.compile(r"\s+(?P<between>[^.;:,\"]{1,70}?),?\s+that\s+")
QUOTED = re.compile(rf"{ADVERB}{TO_WHOM}{ADVERB}[,:]?\s*(?:as follows:\s*)?\"")
COLON = re.compile(rf"{ADVERB}{TO_WHOM}:\s+(?=\S)")
WHETHER = re.compile(r"\s+(?=(?:whether|what|how|why|where|when|who)\b)")
PRONOUN = re.compile(r",?\s+(?=(?:he|she|it|they|we|I|there)(?:'d|'ll)?\s)")
BARE = re.compile(
    rf"{ADVERB}\s+(?!(?:in|to|with|at|by|on|during|regarding|concerning|about|so|of|for|from|as|before|"
    rf"after|and|or|but|the same|"
    r"this|something|nothing|anything|much|above|yes|no|like|free|strongly|very|too|little)\b)(?=[\w\"(])"
)
OBJECT_THAT = re.compile(r"\s+(?P<to>[^.;:\"]{2,90}?),?\s+that\b,?\s*")
OBJECT_BARE = re.compile(
    r"\s+(?P<to>me|us|him|her|them|you|(?:the\s+)?(?:[A-Z][\w.'-]*|of|and)(?:\s+(?:[A-Z][\w.'-]*|of|and|the)){0,5})"
    r"(?:\s+(?:[a-z]+ly|today|yesterday|tonight|privately|again|also))?,?\s+(?!(?:to|of|about|in|on|for|"
    r"by|and|or|at|with|concerning|"
    r"regarding|not to|as|when|while)\b)(?=[a-z\"])"
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
    r"(?:\s+(?:by\s+(?P<by>[^.;:,\"]{2,60}?)|[a-z]+ly|today|yesterday|here|orally|in confidence))?,?\s+that\b\s*"
)
UNKNOWN = re.compile(
    r"(?:\s+(?:yet|to (?:me|us|him|them)|here|exactly))?,?\s+(?=(?:in |to |at |by |"
    r"for )?(?:just )?(?:what|whether|if|how|why|when|who|where|which)\b)"
)
COMMUNICATED = re.compile(r"\s+to\s+(?P<to>(?:the\s+)?[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4})")
ADDRESSED = re.compile(
    r"\s+by\s+(?P<by>[^.;:,]{2,70}?)\s+to\s+(?P<to>[^.;:,]{2,70}?)\s+(?:regarding|concerning|about|"
    r"on)\s+(?P<what>[^.;:]+)"
)
ACCORDING = re.compile(r"\s+(?P<who>[^.;,]{2,80}?)(?P<mark>,\s+|[.;]|$)")
PAPER_FROM = re.compile(
    r"\b(?P<means>copy of an? \w+|telegram|note|letter|memorandum|despatch|message|report|"
    r"cable)\b(?P<dated>[^.;]{0,60}?)\s+from\s+"
    r"(?P<by>[^.;]{2,60}?)\s+to\s+(?P<to>[^.;]{2,70}?)\s+in which\b"
)
COPY = re.compile(r"\bcop(?:y|ies) of\b")
POSSESSIVE = re.compile(
    r"(?P<whose>(?:[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*'s?|his|her|their|its|our|my|your|[A-Z]\w+ese|British|"
    r"Soviet|French|German))\s+(?:\w+\s+)?$"
)
ORALLY = re.compile(
    r"\b(?:orally|by telephone|over the telephone|on the telephone|in writing|by letter|by note|"
    r"by telegram|in an? (?:note|letter|memorandum|telegram|message|aide-m.moire|press conference|speech)|"
    r"in his (?:note|letter|speech))\b"
)
COORDINATE = re.compile(r"(?:[,;]?\s*\b(?:and|but|or)(?: then| also| further| finally)?|[,;])\s*$")
PRESUMING = re.compile(r"\b(?:probably|presumably|apparently|evidently|likely|no doubt|doubtless)\b")
MAYBE = re.compile(r"\b(?:may|might|possibly|perhaps)\b")
NOT = re.compile(r"\b(?:not|never|no longer)\b|n't\b")
WOULD = re.compile(r"\b(?:would|should|will|could|can|shall|must|to)\b")
PRESENT = frozenset(
    ["believe", "think", "feel", "believes", "feels", "thinks", "consider", "considers", "hope", "hopes"]
)


def read_told(reading: Reading, hit: Hit) -> None:
    """Add what a cue of telling announces, if anything."""
    READERS[hit.cue.takes](reading, hit)


# ---------------------------------------------------------------- who says it


def source_of(reading: Reading, hit: Hit) -> tuple[Speaker | None, str, int] | None:
    """Who says it, the words between, and the level of nesting; None where the word before is no speaker."""
    named = reading.before(hit)
    if named is None:
        return without_subject(reading, hit)
    if not may_speak(named):
        return None
    speaker = reading.speaker(named)
    return speaker, named.between, 0


def without_subject(reading: Reading, hit: Hit) -> tuple[Speaker | None, str, int] | None:
    """A verb without a subject of its own: the second of two verbs, or a telegram that leaves it out."""
    before = reading.text[reading.floor(hit.start) : hit.start]
    bare = LEADING_WORDS.sub("", before) if before.rstrip().lower().endswith(LAST_LETTERS) else before
    between = before[len(bare) :].lower()
    if not bare.strip():
        if hit.word in WRITERS_WORDS and reading.author == "writer":
            return reading.cast.writer, between, 0
        return (reading.cast.last, between, 0) if reading.cast.last and hit.start - reading.start < 30 else None
    if hit.word in ALSO_NOUNS and THAT.match(reading.text, hit.end, reading.end) is None:
        return None
    if COORDINATE.search(bare) and (earlier := last_told(reading)):
        return earlier.source, between, 1
    return None


LEADING_WORDS = re.compile(
    r"(?:\b(?:also|then|further|however|again|finally|has|had|have|not|would|[a-z]+ly)\s+)+$", re.IGNORECASE
)
LAST_LETTERS = ("also", "then", "further", "however", "again", "has", "had", "have", "not", "would", "ly")
"""How a text ends that LEADING_WORDS end."""
ALSO_NOUNS = frozenset(
    ["fears", "hopes", "comments", "reports", "claims", "notes", "doubts", "thought", "doubt", "hope"]
)
WRITERS_WORDS = frozenset(
    ["believe", "think", "feel", "assume", "presume", "gather", "understand", "consider", "doubt", "suspect"]
)


def last_told(reading: Reading) -> Draft | None:
    """What was told last in this sentence."""
    return next((draft for draft in reversed(reading.drafts) if draft.kind in ("told", "act")), None)


def may_speak(named: Named) -> bool:
    """Whether words may name somebody who speaks, or a paper that does."""
    words = named.words.split()
    small = [word.lower().strip("()'s.,") for word in words]
    if len(words) == 1 and SHORTENED.sub("", words[0].lower()) in PRONOUNS:
        return small[0] not in ("it", "which", "you")
    if small[-1] in NOT_SPEAKERS:
        return False
    return not NOUNS.isdisjoint(small) or any(word[:1].isupper() and word.lower() not in ARTICLES for word in words)


ARTICLES = frozenset(
    ["the", "a", "an", "this", "these", "that", "in", "it", "his", "her", "their", "our", "some", "such", "both", "all"]
)
NOT_SPEAKERS = frozenset(register("statement_words")["not_speakers"])


# ---------------------------------------------------------------- what is said


def add(
    reading: Reading, hit: Hit, start: int, end: int, found: tuple[Speaker | None, str, int], **known: object
) -> Draft | None:
    """Add a draft whose content runs from `start` to `end`."""
    while start < end and reading.text[start].isspace():
        start += 1
    end = clause_end(reading.text, start, end)
    if end - start < SHORTEST:
        return None
    speaker, between, level = found
    via = reading.via(hit.start)
    if level and (earlier := last_told(reading)):
        via = earlier.via
        cut_before(reading, earlier, hit.start)
    around = reading.text[reading.start : start]
    draft = Draft(
        start=start,
        end=end,
        cue=(hit.start, hit.end),
        kind="told",
        certainty=how_sure(reading, hit, speaker, between),
        source=speaker,
        via=via,
        means=means_of(speaker, around),
        date=date_before(reading, hit.start),
        negated=NOT.search(between) is not None,
        level=level,
    )
    for name, value in known.items():
        setattr(draft, name, value)
    reading.drafts.append(draft)
    reading.cast.remember(speaker)
    return draft


SHORTEST = 4


def cut_before(reading: Reading, earlier: Draft, place: int) -> None:
    """End an earlier content before the "and" that leads on to the next verb."""
    before = reading.text[earlier.start : place]
    found = re.search(
        r"[,;]?\s*\b(?:and|but|or)\s+(?:(?:also|then|further|finally|has|had|[a-z]+ly)\s+)*$|[,;]\s*$", before
    )
    if found and earlier.start <= place < earlier.end:
        earlier.end = clause_end(reading.text, earlier.start, earlier.start + found.start())


def how_sure(reading: Reading, hit: Hit, speaker: Speaker | None, between: str) -> str:
    """How surely it is so, as the cue and the words around it have it."""
    if hit.cue.certainty != "reported":
        return hit.cue.certainty
    if between and PRESUMING.search(between):
        return "presumed"
    if between and MAYBE.search(between):
        return "possible"
    mine = (
        speaker is not None
        and speaker.words is not None
        and speaker.words.lower() in FIRST
        and reading.author == "writer"
    )
    return "asserted" if mine else "reported"


def means_of(speaker: Speaker | None, around: str) -> str | None:
    """By which means it was told."""
    found = ORALLY.search(around)
    if found:
        word = PAPER_NOUN.search(found[0])
        return (
            word["means"].lower()
            if word
            else "telephone"
            if "telephone" in found[0]
            else "orally"
            if "oral" in found[0]
            else found[0]
        )
    return means_in(speaker.words) if speaker else None


Sought = tuple[str, re.Pattern[str]]
"""What must stand somewhere in the rest of a sentence for a pattern to match, quicker to look for, and the pattern."""


def first_of(reading: Reading, hit: Hit, patterns: tuple[Sought, ...]) -> re.Match[str] | None:
    """The first pattern that follows a cue within its sentence."""
    text, start, end = reading.text, hit.end, reading.end
    for mark, pattern in patterns:
        if text.find(mark, start, end) >= 0 and (found := pattern.match(text, start, end)):
            return found
    return None


AFTER_THAT_VERB: tuple[Sought, ...] = (("that", THAT), ('"', QUOTED), (":", COLON), ("", PRONOUN))
AFTER_CLAUSE_VERB: tuple[Sought, ...] = (
    *AFTER_THAT_VERB[:3],
    ("", WHETHER),
    ("", PRONOUN),
    ("", BARE),
    ("that", FAR_THAT),
)
AFTER_OBJECT_VERB: tuple[Sought, ...] = (("", OBJECT_PRONOUN), ("", OBJECT_OF))


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


def is_passive(between: str) -> bool:
    words = between.split()
    return bool(words) and not BE.isdisjoint(words) and words[-1] not in ("have", "has", "had")


BE = frozenset(["is", "was", "were", "are", "been", "being", "am", "be"])


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
AGREEING = re.compile(r"\s(?:had |have |has )?(?:reached|come to) (?:an )?agreement\b")


def negotiators(reading: Reading) -> Speaker | None:
    """Those who "had reached agreement" in the sentence before "It was agreed that"."""
    found = AGREEING.search(reading.text, max(reading.sheet.start, reading.start - 300), reading.start)
    named = (
        subject_before(reading.text, max(reading.sheet.start, found.start() - 100), found.start()) if found else None
    )
    return reading.speaker(named) if named and may_speak(named) else None


def through_last(reading: Reading) -> tuple[Speaker, ...]:
    """The paper that spoke last, through which words come that name no speaker."""
    last = reading.cast.last
    return (last,) if last and means_in(last.words) else ()


def end_of_quotation(reading: Reading, draft: Draft) -> int:
    """The end of what is quoted, which may be a sentence or two farther on."""
    close = reading.text.find('"', draft.start)
    if 0 <= close - draft.start < LONGEST_QUOTATION and close <= reading.sheet.end:
        return clause_end(reading.text, draft.start, close)
    return draft.end


LONGEST_QUOTATION = 700


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


SHORTEST_TURNED = 14
CONNECTIVE = re.compile(
    r"(?:However|Moreover|Furthermore|Therefore|Thus|Nevertheless|Besides|Also|Further|In addition|Finally|First|"
    r"Second|"
    r"Secondly|[A-Z][a-z]+ly|In fact|For example|On the other hand)"
)

# ---------------------------------------------------------------- told somebody


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
    found = object_of(reading, hit)
    if source is None or found is None or is_passive(source[1]) or WOULD.search(source[1]):
        return
    add(reading, hit, found.end(), reading.end, source, recipient=reading.span(*found.span("to")))


def object_of(reading: Reading, hit: Hit) -> re.Match[str] | None:
    """Who is told: up to "that" where it is near, else a pronoun or a name."""
    that = OBJECT_THAT.match(reading.text, hit.end, reading.end)
    bare = OBJECT_BARE.match(reading.text, hit.end, reading.end)
    if (
        that
        and (bare is None or len(that["to"].split()) <= 6)
        and that["to"].split()[0] not in ("to", "of", "about", "against")
    ):
        return that
    return bare or first_of(reading, hit, AFTER_OBJECT_VERB)


def read_passive(reading: Reading, hit: Hit, named: Named) -> None:
    """Somebody "has been informed that": the one before the verb is the one who was told."""
    that = ALREADY_THAT.match(reading.text, hit.end, reading.end)
    if that is None or not may_speak(named) or WOULD.search(named.between):
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


# ---------------------------------------------------------------- other ways to tell


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
    add(reading, hit, found.end(), reading.end, source or (None, "not", 0), certainty="not known", negated=True, via=())


def cut_at_but(reading: Reading, earlier: Draft, place: int) -> None:
    """End an earlier content at the "but" or "and" before a verb with "not"."""
    found = list(re.finditer(r"[,;]?\s+(?:but|and)\s", reading.text[earlier.start : place]))
    if found and earlier.end > place:
        earlier.end = clause_end(reading.text, earlier.start, earlier.start + found[-1].start())


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
        add(reading, hit, what.start, what.end, (None, between, 0), recipient=reading.span(*found.span("to")), via=())


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
    """ "their statement that the purpose is"."""
    whose = POSSESSIVE.search(reading.text, max(reading.start, hit.start - 60), hit.start)
    if whose is None:
        return
    start = whose.start("whose")
    words = reading.text[start : whose.end("whose")]
    end = start + len(words.removesuffix("'s").removesuffix("'"))
    speaker = reading.span(start, end)
    add(reading, hit, hit.end, reading.end, (speaker, "", 0))


def read_expressing(reading: Reading, hit: Hit) -> None:
    """ "expressed the hope that", "voiced some doubt that"."""
    found = EXPRESSED.match(reading.text, hit.end, reading.end)
    source = source_of(reading, hit) if found else None
    if found and source and not is_passive(source[1]) and not WOULD.search(source[1]):
        add(reading, hit, found.end(), reading.end, source, certainty="possible" if "doubt" in found[0] else "reported")


EXPRESSED = re.compile(
    r"\s+(?:[a-z]+\s+){0,4}?(?:hope|view|opinion|belief|feeling|conviction|fear|doubts?|concern|"
    r"confidence|wish|desire|surprise|"
    r"regret|satisfaction|thought)\s+that\s+"
)


def read_convinced(reading: Reading, hit: Hit) -> None:
    """ "is convinced that", "took the position that"."""
    named = reading.before(hit)
    if named is None or not may_speak(named) or WOULD.search(named.between):
        return
    if not is_passive(named.between) and not hit.word.startswith(("t", "h")):
        return
    source = (reading.speaker(named), "", 0)
    mine = reading.author == "writer" and named.words.lower() in FIRST and reading.enclosing(hit.start) is None
    kind, sure = ("position", "asserted") if mine else ("told", "reported")
    add(
        reading,
        hit,
        hit.end,
        reading.end,
        source,
        kind=kind,
        certainty=sure,
        negated=NOT.search(named.between) is not None,
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
