"""Questions and requests, with or without their mark, and which hangs on the answer to which."""

import re

from redept.model.statement import Speaker
from redept.statements.cast import FIRST, SECOND, means_in
from redept.statements.content import cut_before, turned_away
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Asking, Reading, clause_end
from redept.statements.naming import PRONOUNS, Named, subject_before
from redept.statements.speaking import NOT, is_passive, may_speak, opening_subject

LABEL = re.compile(
    r"(?P<who>(?:(?:The|Mr\.|Mrs\.|Dr\.|Gen\.|General|Senator|Secretary|President|Ambassador|Foreign|"
    r"Prime|Minister|Vice)\s+)*[A-Z][\w'-]*):\s+(?=\S)"
)
IF_SO = re.compile(r"(?:And |But )?(?P<if>If (?:so|not|yes|no)|In that case|Otherwise)\b,?\s*(?P<rest>.*)", re.DOTALL)
AUXILIARY_FIRST = re.compile(
    r"(?:Does|Do|Did|Is|Are|Was|Has|Have|Can|Could|Would|Will)(?:n?'t)?\s+(?:not\s+)?(?:this|that|it|he|she|"
    r"they|you|we|I|there|the|these|those|your|"
    r"our|Dept|Department|Embassy|[A-Z][a-z]+(?:'s)?(?:\s+[A-Z][a-z]+)*)\s+(?P<rest>.+)",
    re.DOTALL,
)
ASKING_WORD = re.compile(
    r"(?:what|how|why|when|where|who|which|whether|does|do|did|is|are|was|were|has|have|can|could|would|"
    r"will|should|may)\b",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"(?:\s+(?:of\s+)?(?P<whom>me|us|him|her|them|(?:the\s+)?[A-Z][\w.'-]*(?:\s+(?:of\s+)?[A-Z][\w.'-]*){0,5}"
    r"(?:\s+and\s+(?:me|us|him|her|them|[A-Z]\w+))?))?"
    r"(?:\s+(?:again|then|today|instead|also|now|further|in this connection|at this point|at once|"
    r"[a-z]{4,}ly|as [a-z]+ly as possible|in the strongest (?:possible )?terms))?,?\s+(?:\"(?=to\s))?"
    r"(?P<what>(?:as to\s+)?(?:whether|if|what|why|how)\b|"
    r"as to\s+(?:the|his|our|their|its|any|possible)\b|be [a-z]+ed\b|"
    r"(?:(?<=me )|(?<=us )|(?<=him )|(?<=her )|(?<=them )|(?<=ly ))"
    r"(?:say|tell|convey|inform|come|give|make|take|transmit|express|see|let|"
    r"consider|send|help|find|do|try|get|use|keep|call)\s|(?:permission|authority|authorization|leave)\b|\$[0-9]|"
    r"(?:his|her|their|our|its|your|my|(?:the\s)?(?:[A-Z]\w+'s?|[A-Z]{2,}|U\.S\.|Dept|Department|Embassy|Indo|[A-Z][a-z]+(?:ish|ese|ian|nch)))\s(?:assistance|help|advice|"
    r"opinion|views?|support|"
    r"permission|approval|comments?|reaction|consent|cooperation)\b|whether|if|what|why|how|when|who|where|which|about|concerning\b|regarding\b|re\b|into\b|"
    r"(?:on|under|in|to|at|by|for|from|with|of)\s(?:what|which|whom|whose)\b|\"|(?:not\s)?to\s+[a-z]|that\b|"
    r"for\s+(?!(?:in|at|on|by|to|from|with|and|or|but|it|them)\b)[\w\"])"
)
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
COORDINATE_END = re.compile(
    r"\s*(?:,?\s*(?:and|but)|[,;])(?:\s+(?:has|had|have|also|then|again|finally|[a-z]+ly))*\s*$"
)
QUOTATION = re.compile(r"^[\"']*(?:\(?[0-9a-zA-Z]{1,2}[.)]\s+)?[\"'(]*")
LONG_AGO = 6
SEE = re.compile(r"[;,] (?:for|see)\b[^;]*\b(?:see|volume|vol\.|p\.|pp\.)")
GLAD = re.compile(
    r"\s+(?:if\b|for\b|of your\b|your\b|any\b|to (?:know|learn|hear|receive|be informed|get|obtain|see|have (?:your|"
    r"the|any|further|this|their|an|a|such|information|"
    r"views)))"
)


def read_question(reading: Reading, hit: Hit) -> None:
    """Add what a cue of asking announces, if anything."""
    READERS[hit.cue.takes](reading, hit)


def add(
    reading: Reading, start: int, end: int, cue: tuple[int, int], kind: str, by: Speaker | None, to: Speaker | None
) -> Asking | None:
    opened = reading.text.rfind("(", reading.start, start)
    if opened > reading.text.rfind(")", reading.start, start) and reading.text.find(")", start, end) >= 0:
        end = reading.text.find(")", start, end)
    see = SEE.search(reading.text, start, end)
    end = clause_end(reading.text, start, see.start() if see else end)
    if end - start < LONG_AGO or any(start < one.end and one.start < end for one in reading.askings if not one.doubt):
        return None
    if kind == "request" and (to is None or to.words is None):
        to = named_within(reading, start, end) or to
    asking = Asking(start=start, end=end, cue=cue, kind=kind, by=by, to=to)
    reading.askings.append(asking)
    return asking


def named_within(reading: Reading, start: int, end: int) -> Speaker | None:
    """Who is to do it where the request itself says so: "that you make every effort"."""
    found = WHO_DOES.search(reading.text, start, min(end, start + 70)) or OF_WHOM.match(reading.text, start, end)
    if found is None and (that := reading.text.find(" that ", start, start + NEAR)) >= 0:
        found = OF_WHOM.match(reading.text, that + 1, end)
    if found is None:
        return None
    if found.re is OF_WHOM:
        who = found.lastgroup or "who"
        words = found[who].rstrip(".").removesuffix("'s").removesuffix("'")
        return reading.span(found.start(who), found.start(who) + len(words))
    named = reading.span(*found.span("who"))
    return named if (named.words or "").lower() in ("you", "we") or found.start() - start < NEAR else None


NEAR = 34
OF_WHOM = re.compile(
    r"(?:(?P<who>(?:[Yy]our|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,4}'s?|the\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,4}'s?))\s[a-z]|"
    r"that\s(?P<he>(?:he|she|they)|(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s)?[A-Z][\w.'-]*){0,5}|the\s[a-z]+(?=\s(?!be\b)))\s"
    r"(?:not\s|also\s|immediately\s)?(?:be|take|make|give|send|go|come|have|consider|discuss|inform|hold|meet|agree|use|"
    r"accept|try|seek|continue|refrain|prepare|submit|approach|call|issue|keep|provide|cable|discontinue|withdraw|study|do)\s|"
    r"(?:the\s|an?\s)?(?:(?:early|full|urgent)\s)?(?:views?|opinions?|comments?|advice|agreement|approval|consent|concurrence|"
    r"assistance|cooperation|reaction|meeting|intervention|expression of views)\s(?:of|by|from)\s"
    r"(?P<whose>(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s)?[A-Z][\w.'-]*){0,6}))"
)
"""Whose views or deed are asked for: "your views", "that he cable", "the opinion of the Vice President"."""

WHO_DOES = re.compile(
    r"(?:\bif|\bthat|\blike|\bwish|\bwant|\bhope|\b[Uu]rge|\b[Ss]uggest|\b[Rr]ecommend|\A)\s"
    r"(?P<who>you(?=\s(?!and\b))|we(?=\s)|(?:the\s)?(?:Department|Dept|Embassy|Congress|Board|[A-Z][A-Z]+|"
    r"[A-Z]\w+ (?:Government|Embassy|Council|Office)|Government|Council|Committee|Secretary|President|Ambassador|"
    r"[A-Z][a-z]+(?=\s(?:should|be|take|seek|make|give|go|consider|approach|approve|authorize))))(?=\s[a-z])"
)


def other_side(reading: Reading, by: Speaker | None) -> Speaker | None:
    """To whom a question goes that does not say it: the writer's to the reader, all else to nobody named."""
    mine = by is reading.cast.writer or (by is not None and (by.words or "").lower() in FIRST)
    return reading.cast.reader if mine and reading.author == "writer" else None


# ---------------------------------------------------------------- whole sentences


def read_sentence(reading: Reading, earlier: list[Asking], conversation: bool) -> Asking | None:
    """Add a sentence that is a question; `earlier` are the questions of the same paragraph.

    With its mark, or in the telegraphic style without it: "Does this mean that ... If so what is ...".
    """
    text = reading.text
    opening = QUOTATION.match(text[reading.start : reading.end])
    start = reading.start + (opening.end() if opening else 0)
    if text[reading.start] == "(" and 0 <= (close := text.find(") ", start, reading.end)) < reading.end - LONG_AGO:
        start = close + 2
    words = text[start : reading.end]
    label = LABEL.match(words)
    if label:
        start, words = start + label.end(), words[label.end() :]
    marked = words.rstrip("\"') ").endswith("?")
    quoted = SAID_ASKING.match(words) if marked and label is None else None
    if quoted:
        return add_quoted(reading, start, quoted)
    later = (LATER.search(words) if STATES.match(words) else BEHIND_COLON.search(words)) if marked else None
    if later:
        start, words, label = start + later.start("asks"), words[later.start("asks") :], None
    hangs = IF_SO.match(words)
    asks = marked or (asks_unmarked(hangs["rest"], bool(earlier)) if hangs else asks_unmarked(words, False))
    if not asks or len(words.split()) < SHORTEST_QUESTION:
        return None
    by = (
        reading.span(start - label.end(), start - label.end() + label.end("who"))
        if label
        else asker(reading, conversation)
    )
    addressed = ADDRESSED.match(words)
    to = reading.span(start + addressed.start("to"), start + addressed.end("to")) if addressed else None
    cue = (reading.end - 1, reading.end) if marked else cue_of(start, words)
    bracket = OF_EDITORS.search(reading.text, start, reading.end) if marked else None
    end = bracket.start() if bracket else reading.end
    asking = add(reading, start, end, cue, "question", by, to or other_side(reading, by))
    if asking and hangs and earlier:
        answer = "no" if hangs["if"].split()[-1:] in (["not"], ["no"], ["Otherwise"]) else "yes"
        asking.hangs = (root(earlier[-1]), answer)
    return asking


def read_behind_dash(reading: Reading) -> None:
    """ "He asked about the lamps--were they lit?": the second question, behind the one that is reported."""
    last = reading.askings[-1]
    found = BEHIND_DASH.match(reading.text, last.end, reading.end)
    if found:
        start = found.start("asks")
        add(reading, start, reading.end, (reading.end - 1, reading.end), "question", last.by, None)


BEHIND_DASH = re.compile(
    r"\s?-{1,2}\s?(?P<asks>(?:was|is|were|are|had|has|have|did|does|do|could|would|will|what|why|how)\s)"
)


OF_EDITORS = re.compile(r"\s\[[^\]]*\]\?[\"')]*\Z")
"""Words of the editors before the mark: "What of the factions [point 2]?"."""

ADDRESSED = re.compile(
    r"(?:Does|Do|Did|Is|Has|Could|Would|Will|Can)\s(?:the\s)?(?P<to>Department|Dept|Embassy|Emb|Legation|Mission|addressees?)\s"
)
"""A question to an office that is named: "Does Department wish"."""


def add_quoted(reading: Reading, start: int, quoted: re.Match[str]) -> Asking | None:
    """ "He said, “Who am I to tell him?”": what is quoted is asked."""
    cue = start + quoted.start("said"), start + quoted.end("said")
    who = subject_before(reading.text, reading.start, cue[0])
    by = reading.speaker(who) if who and may_speak(who) else None
    return add(reading, start + quoted.start("asks"), reading.end, cue, "question", by, None)


SAID_ASKING = re.compile(
    r"[^\"?]{2,120}?\b(?P<said>said|asked|inquired|replied|remarked|answered|added|wrote|put it)\b[^\"?:;]{0,40}?"
    r"[,:]?\s\"(?P<asks>[A-Z][^\"?]*\?)\"?\Z"
)
SHORTEST_QUESTION = 3
STATES = re.compile(r"(?:The|He|She|They|It|We|I|This|That|There|Mr\.|Our|His|[A-Z][a-z]+ (?:said|thought|felt))\s")
LATER = re.compile(
    r"(?:[;:]|\s-{1,2}|-{1,2}(?=[a-z])|,(?:\s(?:but|and|so),?)?|\b(?:say|ask|asked|said|"
    r"wondered),?)\s?(?:in fact,\s|then,?\s|"
    r"(?:he|she|they|I)\s[a-z]+ed,\s)?\"?"
    r"(?P<asks>(?:[Ww]hy|[Ww]hat|[Hh]ow|[Cc]ould|[Ww]ould|[Ss]hould|[Ii]s|[Aa]re|[Ww]as|[Dd]oes|[Dd]o|[Dd]id|"
    r"[Hh]as|[Cc]an|[Ww]ill)\s"
    r"(?:should|could|would|is|are|was|do|does|did|can|will|he|she|they|we|I|it|you|the|there|this|not)\b)"
)
"""A question that ends a sentence which states something first: "It is late; in fact, why should he go?"."""


BEHIND_COLON = re.compile(
    r"[a-z]{3,}:\s\"?(?P<asks>(?:What|How|Why|When|Where|Who|Which|Is|Are|Do|Does|Did|Will|Would|Can|Could|Should|Has|Have|"
    r"Shall)\s)"
)
"""A question behind words that announce it: "One matter demands attention: What is it?"."""


def asker(reading: Reading, conversation: bool) -> Speaker | None:
    """Who asks: the writer, in a record of a conversation whoever spoke last."""
    if reading.author != "writer":
        return None
    return reading.cast.last if conversation else reading.cast.writer


def cue_of(start: int, words: str) -> tuple[int, int]:
    """The words with which an unmarked question begins."""
    first = words.split(maxsplit=2)[:2]
    return start, start + words.index(first[-1]) + len(first[-1]) if first else start


def asks_unmarked(words: str, hangs: bool) -> bool:
    """Whether a sentence without a mark is a question: a verb first and its subject behind it."""
    words = words.strip()
    if hangs:
        return ASKING_WORD.match(words) is not None
    found = AUXILIARY_FIRST.match(words)
    return found is not None and len(found["rest"].split()) >= 1 and not words.endswith(":")


def root(asking: Asking) -> Asking:
    """The question that a chain of "if so" and "if not" hangs on."""
    while asking.hangs is not None:
        asking = asking.hangs[0]
    return asking


# ---------------------------------------------------------------- cues within a sentence


def read_asked(reading: Reading, hit: Hit) -> None:
    """ "He asked whether", "The Secretary asked Riad to", "inquired about"."""
    found = asked_what(reading, hit)
    asker = who_asks(reading, hit) if found else None
    if found is None and hit.word == "asked":
        read_quoted_before(reading, hit)
    if found is None or (hit.word in ("called for", "pleaded for", "need to know") and not calls(asker)):
        return
    told_by = found.groupdict().get("by") is not None
    doubt = "" if asker is None and told_by else doubt_of(asker)
    by: Speaker | None
    by, between = asker or (None, "")
    to = reading.span(*found.span("whom")) if found["whom"] else written_to(reading, hit)
    only = hit.word in ONLY_TO and found.re not in UNNAMED
    to_do = (found["what"].startswith(("to", "not to")) and (to is not None or is_passive(between))) or (
        found["what"].endswith(" ") and to is not None
    )
    if only and not to_do and not asks_that(hit, found):
        return
    if (is_passive(between) or (told_by and by is None)) and hit.word not in PARTICIPLES:
        by, to = reading.span(*found.span("by")) if found.groupdict().get("by") else None, by
    elif by is not None and not doubt:
        turned_away(reading, hit, by, ())
    kind = (
        "question"
        if ASKING_WORD.match(found["what"])
        or TO_WHAT.match(reading.text, found.start("what"))
        or ABOUT.match(found["what"])
        else "request"
    )
    if kind == "request" and IF_ASKED.search(reading.text, reading.start, hit.start):
        doubt = doubt or "supposed"
    added = add(
        reading,
        found.start("what"),
        asked_end(reading, found.start("what"), participle=hit.word in PARTICIPLES),
        (hit.start, hit.end),
        kind,
        by,
        to,
    )
    if added and doubt:
        added.doubt = doubt
    else:
        reading.cast.remember(by)


def read_quoted_before(reading: Reading, hit: Hit) -> None:
    """ "“What can we do?” he asked.": what is quoted before is asked."""
    quoted = QUOTED_BEFORE.search(reading.text, max(reading.start, hit.start - 400), hit.start)
    if quoted:
        named = reading.before(hit)
        by = reading.speaker(named) if named and may_speak(named) else None
        add(reading, *quoted.span("asks"), (hit.start, hit.end), "question", by, None)


QUOTED_BEFORE = re.compile(r"\"(?P<asks>[^\"]{4,300}\?)\"\s(?:[\w.'-]+\s){1,5}\Z")


def calls(asker: tuple[Speaker, str] | None) -> bool:
    """Whether somebody who is named calls for something: not a plan, nor "as was called for"."""
    if asker is None or is_passive(asker[1]):
        return False
    words = asker[0].words or ""
    last = words.rpartition(" ")[2]
    return words.lower() in PRONOUNS or last[:1].isupper() or last in ("note", "letter", "message")


def doubt_of(asker: tuple[Speaker, str] | None) -> str:
    """What speaks against somebody's having asked."""
    return "nobody" if asker is None else "would" if MODAL.search(asker[1]) else ""


IF_ASKED = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Uu]ntil|[Ww]henever|being)\b(?:(?!,\s|;)[^.]){0,60}\Z")
"""Before what is only supposed to be asked."""

PARTICIPLES = frozenset(["asking", "requesting", "urging", "inquiring", "wondering", "begging", "inviting"])


URGED = re.compile(
    r"(?:\s(?:strongly|again|also|repeatedly))*(?:\s(?:up)?on\s(?P<whom>(?:the\s)?[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,4}|me|us|him|her|them))?\s"
    r"(?P<what>[a-z]+ing\s|an?\s[a-z]|(?:the\s)?(?:[a-z]+\s)?(?:[a-z]{4,}(?:tion|ment|ance|sion)\sof|desirability|importance|necessity|need|adoption|agreement|acceptance|restraint|"
    r"caution|approval|support|patience|moderation|action|settlement|withdrawal|consideration|release|use|establishment)\b)"
)
URGED_WE = re.compile(r"\s(?P<whom>(?!))?(?P<what>(?:we|he|they|US|USG|Department|Dept)\s(?!(?:and|to)\b)[a-z]+)")
"""What is urged without "that": "urged we wait"."""

OUR_OWN = re.compile(
    r"\s(?P<whom>(?!))?(?P<what>(?:his|her|their|our|its|your|my)\s(?:adherence|attention|participation|attendance|presence|suggestions|agreement|indulgence|understanding)\b)"
)


def asks_that(hit: Hit, found: re.Match[str]) -> bool:
    """Whether somebody "urged that" something be done."""
    return hit.word in ("urged", "urging") and found["what"].startswith("that")


MODAL = re.compile(r"\b(?:would|could|should|might|may|will|wld|cld|shld)\b")
ABOUT = re.compile(r"(?:about|concerning|regarding|re|into|if)\b|\"")


def who_asks(reading: Reading, hit: Hit) -> tuple[Speaker, str] | None:
    """Who asks, and the words between; None where nobody does, as in "the man who asked"."""
    named = reading.before(hit)
    if hit.word in PARTICIPLES and WROTE.search(reading.text, reading.floor(hit.start), hit.start):
        return who_wrote(reading, hit)
    if hit.word in PARTICIPLES and not (
        ASKING_VERB.search(reading.text, reading.start, hit.start) or means_in(named.words if named else None)
    ):
        return None
    if named is not None:
        known = reading.speaker(named) if may_speak(named) and named.words.lower() not in ("who", "which") else None
        return (known, named.between) if known else None
    before = reading.text[reading.floor(hit.start) : hit.start].strip()
    by = subject_left_out(reading, hit, before)
    while (told := reading.enclosing(hit.start)) is not None and COORDINATE_END.search(before):
        cut_before(reading, told, hit.start)
        if told.end > hit.start:
            break
    return (by, "") if by else None


WROTE = re.compile(
    r"\b(?:appeal|statement|resolution|declaration|d.marche|circular|written|wrote|cabled|sent|letter|note|message|telegram|memorandum|cable|aide-m.moire)\b"
)
FROM = re.compile(r"\bfrom\s(?P<who>(?:the\s)?[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,5})")


def written_to(reading: Reading, hit: Hit) -> Speaker | None:
    """To whom "a letter to Bell requesting" asks."""
    if hit.word not in ("requesting", "asking", "urging"):
        return None
    found = LETTER_TO.search(reading.text, reading.floor(hit.start), hit.start)
    return reading.span(*found.span("to")) if found else None


LETTER_TO = re.compile(
    r"\b(?:wrote|cabled|letter|note|message|telegram|memorandum|cable|aide-m.moire)\b[^.;]{0,60}?\sto\s"
    r"(?P<to>(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w.'-]*){0,6}|him|her|them|me|us)[\s,][^;]{0,30}\Z"
)


def who_wrote(reading: Reading, hit: Hit) -> tuple[Speaker, str] | None:
    """Who asks in "wrote to him requesting", "a letter from the Minister asking"."""
    floor = reading.floor(hit.start)
    sender = FROM.search(reading.text, floor, hit.start)
    by = reading.span(*sender.span("who")) if sender else opening_subject(reading, hit.start)
    return (by, "") if by else None


def asked_end(reading: Reading, start: int, *, participle: bool = False) -> int:
    """Where what was asked ends: with the sentence, or where the writer goes on; `participle`: behind "asking"."""
    if reading.text[start - 1] == '"' and (close := reading.text.find('"', start, reading.end)) > 0:
        return close
    following = ANOTHER.search(reading.text, start, reading.end)
    end = following.start() if following else reading.end
    if reading.text.startswith("to ", start) and (finite := FINITE.search(reading.text, start, end)):
        end = end if CLAUSE_IN.search(reading.text, start, finite.start()) else finite.start()
    if participle and (another := AND_ING.search(reading.text, start, end)):
        end = another.start()
    opened = WHEN.match(reading.text, reading.start) or THAT_WHEN.search(reading.text, reading.start, start)
    main = MAIN.search(reading.text, start, end) if opened else None
    return main.start() if main else end


def asked_what(reading: Reading, hit: Hit) -> re.Match[str] | None:
    """What follows a verb of asking; a clause on whom is asked is passed over: "asked him, who knew it, if"."""
    if hit.word in ("called for", "pleaded for"):
        return CALLED_FOR.match(reading.text, hit.end - len(" for"), reading.end)
    if hit.word.endswith("the question"):
        return RAISED.match(reading.text, hit.end, reading.end)
    if by_whom := BY_WHOM.match(reading.text, hit.end, reading.end):
        return by_whom
    if hit.word in ("urged", "urges", "urging") and (
        urged := URGED.match(reading.text, hit.end, reading.end)
        or (hit.word != "urging" and URGED_WE.match(reading.text, hit.end, reading.end))
    ):
        return urged
    if own := OUR_OWN.match(reading.text, hit.end, reading.end):
        return own
    if hit.word == "requesting":
        return REQUESTING.match(reading.text, hit.end, reading.end)
    found = ASKED.match(reading.text, hit.end, reading.end) or ASKED_ANYBODY.match(reading.text, hit.end, reading.end)
    if found is None:
        return farther(reading, hit)
    if found and found["what"] in ("who", "which", "where") and reading.text[found.start("what") - 2] == ",":
        passed = ON_WHOM.match(reading.text, found.start("what"), reading.end)
        return ASKED.match(reading.text, passed.end() - 1, reading.end) if passed else None
    return found


def farther(reading: Reading, hit: Hit) -> re.Match[str] | None:
    """What is asked behind words between commas, behind place or time, or without "to" and "for"."""
    passed = PASSED_ASKED.match(reading.text, hit.end, reading.end)
    if passed is not None or hit.word not in BARE_AFTER:
        return passed
    return (
        BARE_ASKED.match(reading.text, hit.end, reading.end)
        or BARE_BE.match(reading.text, hit.end, reading.end)
        or BARE_NOUN.match(reading.text, hit.end, reading.end)
    )


BARE_AFTER = frozenset(["asked", "urged", "asks", "urges", "asking"])
BARE_ASKED = re.compile(
    r"\s(?P<whom>(?:the\s)?[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,4})\s(?P<what>(?:not\s)?(?:make|take|give|send|write|have|consider|"
    r"inform|hold|accept|try|seek|continue|refrain|prepare|submit|approach|call|keep|provide|cable|withdraw|study|agree|join|"
    r"use|help)\s)"
)
BARE_BE = re.compile(
    r"\s(?P<whom>(?!))?(?P<what>(?:(?!(?:to|that|whether|if|what|how|why|and|or|but|for|in|on|at|by|will|would|should|could|"
    r"may|might|must|can)\b)[\w'./-]+\s){1,6}?be\s[a-z])"
)
"""What is asked in the telegraphic style: "urged Sorrel make an effort", "urged the loan be made"."""

BARE_NOUN = re.compile(
    r"\s(?P<whom>(?!))?(?P<what>(?:[a-z]+\s)?(?!question|mention|attention)[a-z]{4,}(?:tion|ance|ment|sion|drawal|approval)\s)"
)
UNNAMED = (URGED, URGED_WE, OUR_OWN, BARE_ASKED, BARE_BE, BARE_NOUN)
"""What may be urged of nobody named."""

CALLED_FOR = re.compile(r"\s(?P<whom>(?!))?(?P<what>for\s(?!(?:by|under|in|and|at)\b)[\w$\"])")
PASSED_ASKED = re.compile(
    r"(?:\s(?:again|instead)(?=\sfor\s)|"
    r"(?:\s(?P<whom>me|us|him|her|them|(?:the\s)?[A-Z][\w.'-]*(?:\s(?:of\s)?[A-Z][\w.'-]*){0,5}))?"
    r"(?:,\s(?:[^,.;:\"]|\bU\.S\.){3,100},|\s(?:at|in(?!\sorder)|on|during|through)\s"
    r"(?:(?!\b(?:and|to|for|that|whether|if|what|how|why|who)\b)[^,.;:\"]){3,60}(?=\s(?!for\b))))\s"
    r"(?P<what>(?:whether|if|that|how|why)\b|what\b|for\s[\w\"]|(?:not\s)?to\s[a-z])"
)
"""What is asked behind words between commas: "wondered, in this connection, whether"."""

TO_WHAT = re.compile(
    r"(?:to|for|in|at|by|from|on|under|with|of) (?:what|which|whom|whose)\b|"
    r"as to (?:what|which|whom|the|his|our|their|its|any|possible)\b"
)
RAISED = re.compile(
    r"(?:,\s(?:[^,;.]|U\.S\.){2,90},)?(?:\s(?:as to|of|about))?\s(?P<whom>(?!))?"
    r"(?P<what>(?:whether|what|why|how|if|who|where|when)\b)"
)
BY_WHOM = re.compile(
    r"\s+by\s+(?P<by>(?:[^.;:,\"]|\b(?:Mr|Mrs|Dr|Gen|Sen)\.){2,50}?)(?:,\s[^,.;:\"]{3,60})?,?\s+(?P<whom>(?!))?"
    r"(?P<what>to\s+[a-z]|(?:whether|if|what|why|how|when|about)\b)"
)
ASKED_ANYBODY = re.compile(
    r"(?:\s+(?!(?:for|about|that|if|whether|by|in|on|at|to|not|and|or|but|a|an|questions?|[a-z]+ly)\b)"
    r"(?P<whom>(?:[^.;:,\"\s]|\b(?:Mr|Mrs|Dr|Gen|Sen|U\.S|[A-Z])\.)+(?:\s(?!(?:to|if|whether|how|what|why|that|for)\b)"
    r"(?:[^.;:,\"\s]|\b(?:Mr|Mrs|Dr|Gen|Sen|U\.S|[A-Z])\.)+){0,8}?)"
    r"\s+(?P<what>(?:whether|if|what|why|how|when|where)\b|(?:not )?to\s+(?!(?:the|a|an|this|his|our|their)\b)[a-z]|"
    r"for\s(?!(?:some|many|several|two|three|ten|a long|the first|the next|the past|the last)\b)[a-z$]))"
)
REQUESTING = re.compile(
    r"(?:\s+(?P<whom>(?:the\s+)?[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4}|me|us|him|her|them|you))?\s+"
    r"(?P<what>to\s+[a-z]|that\b|(?:the|a|an|his|her|their|our|its|any|further|additional|more|early|immediate|your|authority|permission)\s|"
    r"[a-z]{4,}\s|[A-Z]\w+'s\s|U\.S\.)"
)
ON_WHOM = re.compile(r"[^,.;]{3,60},\s")
ASKING_VERB = re.compile(
    r"(?:,|;|:|\bby|\b(?:is|are|was|were|been|am|not|effect|also|and|then|now|only|merely|[a-z]{2,}ed))\s\Z|\A\Z"
)
ONLY_TO = frozenset(["urged", "invited", "begged", "beg", "begs", "begging", "called upon", "appealed to"])
"""What counts as asking where somebody is named who is to do something."""

WHEN = re.compile(r"(?:When|After|As|While|Although|Since)\s")
THAT_WHEN = re.compile(r"\bthat when\s(?:(?!,\s)[^.;]){3,60}\Z")
MAIN = re.compile(r",\s(?=(?:[A-Z]|he\b|she\b|they\b|we\b|I\b|the\b|[a-z]+s\s(?:replied|responded|said|answered)))")
"""Where the main clause begins behind "When I asked him ..."."""

FINITE = re.compile(
    r",?\s(?:and|but)\s(?:thus\s|then\s|also\s|therefore\s)?(?:will|would|was|were|is|are|has|have|had|gave|told|said|made|took)\s|"
    r",\s(?:has|have|had|was|were|is|are|will|would)\s|\s(?:since|because|inasmuch as)\s(?:we|he|she|they|I|it|there)\s"
)
"""Where what somebody is asked "to" do ends: at a verb that is no infinitive, at a reason."""

AND_ING = re.compile(
    r",?\sand\s(?=(?:accepting|adding|saying|stating|offering|suggesting|proposing|promising|expressing|informing)\s)"
)
CLAUSE_IN = re.compile(
    r"\b(?:who|which|(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bon )that|what|how|why|whether|whom|where|when|if)\b"
)
ANOTHER = re.compile(
    r"\s?-{1,2}\s?(?=(?:was|is|were|are|had|has|have|did|does|do|could|would|will|what|why|how)\s)|"
    r"\sbut,?\s(?:(?:[a-z]+ly,?)\s)?(?=[a-z]{3,}ed\b|without\b|said\b|told\b)|"
    r",\s+(?:and\s+)?(?:noting|adding|saying|stating|explaining|pointing out|stressing|indicating|"
    r"emphasizing|mentioning|citing|remarking|observing|warning|arguing|"
    r"suggesting|promising|declaring|insisting|recalling|complaining|expressing|commenting|concluding)\s|"
    r";|\s\(said\b|,\sbut\s(?=[A-Z])|,\sand\s(?=\w+\s(?:should|will|would)\b)|"
    r",\s(?:and|but)\s(?=[a-z]{3,}ed\b)|,\sfor\s(?=(?:he|she|they|it)\b)|,\swhich\s(?=we|he|she|they)|"
    r"\s(?:and|but)\s(?=(?:also |then )?(?:requested|asked|urged|suggested|stated|said|"
    r"added|told|replied|noted|expressed|explained|"
    r"indicated|pointed out|remarked|observed|emphasized|stressed|hoped)\b)|"
    r"\sand\s(?=(?:he|she|they|I|we|(?:Mr\.\s|the\s)?[A-Z]\w+)\s(?:may|will|was|were|replied|said|answered)\b)|"
    r",\s(?:and|but|while|whereas|though)\s(?=(?:he|she|they|we|I|the|it|though|although)\b)"
)
"""Where what was asked ends and the writer goes on."""


def subject_left_out(reading: Reading, hit: Hit, before: str) -> Speaker | None:
    """Who asks where the verb has no subject of its own: that of the verb before, or whoever spoke last."""
    if not before:
        return reading.cast.last
    if hit.word in PARTICIPLES:
        return last_source(reading) or opening_subject(reading, hit.start)
    if not COORDINATE_END.search(before):
        return None
    return last_source(reading) or opening_subject(reading, hit.start)


def last_source(reading: Reading) -> Speaker | None:
    """Whose words or deeds were read last in this sentence."""
    return reading.drafts[-1].source if reading.drafts else None


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
IF_FIRST = re.compile(r"(?:But |And )?[Ii]f\b")
TELEGRAPHIC = frozenset(["you requested", "you authorized"])
AS_BEFORE = re.compile(r"\b(?:[Aa]s|that|which|what|when|\w+s|\w+n)\s\Z")

READERS = {
    "asked": read_asked,
    "request": read_request,
    "wish": read_wish,
    "that you": read_that_you,
    "would": read_would,
    "you": read_you,
    "appreciated": read_appreciated,
}
