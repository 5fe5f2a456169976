"""What verbs of asking announce: "He asked whether", "urged the Minister to", "inquired about"."""

import re

from redept.model.statement import Speaker
from redept.statements.cast import means_in
from redept.statements.content import cut_before, turned_away
from redept.statements.cues import Hit
from redept.statements.drafting_sheet import Reading
from redept.statements.naming import PRONOUNS
from redept.statements.question_rows import ASKING_WORD, add
from redept.statements.speaking import is_passive, may_speak, opening_subject

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


COORDINATE_END = re.compile(
    r"\s*(?:,?\s*(?:and|but)|[,;])(?:\s+(?:has|had|have|also|then|again|finally|[a-z]+ly))*\s*$"
)


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
