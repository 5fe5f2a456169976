"""Papers cited by form and date."""

import re
from collections.abc import Iterator

import msgspec

from redept.grammar.dates import (
    ABSOLUTE_DATE,
    DAY_ALONE,
    HOUR_AFTER,
    MONTH,
    RELATIVE_DATE,
    WRITTEN_DATE,
    read_date,
)
from redept.grammar.patterns import FARTHEST, beginning, outline
from redept.grammar.register import register
from redept.references.finding import Find
from redept.references.gathering import finds_of, partner
from redept.references.issuers import Issuer, issuer_before, role_of
from redept.references.members import PLACE, Member, parties_between, read_tails
from redept.references.pieces import (
    PRONOUN,
    PRONOUN_ROLES,
    SENDER,
)

DATED_FORM = (
    r"(?:[Cc]ircular\s)?(?:[Tt]elegrams?|[Tt]els?\.?|[Cc]ables?|[Cc]ablegrams?|[Aa]irgrams?|[Ww]ires?"
    r"|[Dd][ei]spatch(?:es)?|[Ii]nstructions?|[Mm]essages?|[Cc]ommunications?"
    r"|[Ll]etters?|[Nn]otes?(?:\sverbales?)?|[Aa]ide[- ]?[Mm][eé]moires?|[Mm]emorand(?:um|a)|[Mm]emos?"
    r"|[Rr]eports?|[Pp]apers?|[Ss]tatements?"
    r"|[Mm]emcons?|[Ss]tudy|[Ee]stimates?|[Pp]roposals?|[Ss]peech|[Aa]ddress|[Mm]inutes|[Aa]greements?"
    r"|[Dd]eclaration|[Cc]omments|[Rr]ecommendations|[Dd]irective|[Mm]inute|[Rr]eply|[Rr]esponse|[Ll]trs?"
    r"|[Mm]sgs?|[Tt]elcons?|[Tt]elecons?|[Dd]rafts?|[Dd]esps?|[Cc]ommuniqu[eé]s?)"
)
FORMS_OF_DATED: tuple[tuple[str, str | None, str], ...] = (
    ("telecon", "Memorandum of Telephone Conversation", "conversation"),
    ("communiqu", None, "other"),
    ("wire", "Telegram", "telegram"),
    ("telcon", "Memorandum of Telephone Conversation", "conversation"),
    ("draft", "Paper", "paper"),
    ("declaration", None, "other"),
    ("directive", None, "other"),
    ("ltr", "Letter", "letter"),
    ("msg", "Message", "telegram"),
    ("memcon", "Memorandum of Conversation", "conversation"),
    ("circular tel", "Circular Telegram", "telegram"),
    ("telegram", "Telegram", "telegram"),
    ("tel", "Telegram", "telegram"),
    ("cable", "Telegram", "telegram"),
    ("airgram", "Airgram", "airgram"),
    ("d", "Despatch", "despatch"),
    ("instruction", "Instruction", "instruction"),
    ("message", "Message", "telegram"),
    ("communication", "Message", "other"),
    ("letter", "Letter", "letter"),
    ("note", "Note", "note"),
    ("aide", "Aide-Mémoire", "note"),
    ("memo", "Memorandum", "memorandum"),
    ("report", "Report", "paper"),
    ("paper", "Paper", "paper"),
    ("study", "Paper", "paper"),
    ("estimate", "National Intelligence Estimate", "paper"),
    ("minute", "Minutes", "other"),
    ("speech", "Address", "other"),
    ("address", "Address", "other"),
)
LOOSE = (
    "statement",
    "propos",
    "speech",
    "address",
    "agreement",
    "declaration",
    "comment",
    "recommendation",
    "directive",
    "reply",
    "response",
)
_NO_VERB_OR_CUE = (
    r"(?!(?:was|were|are|has|had|have|been|said|stated|states|that|which|would|will|until|since|not|reads?"
    r"|and|"
    r"but|during|when|after|before|who|whom|from|with|reported|noted|indicated|suggested|asked|told|also|only"
    r"|meeting|conference|visit|speech|"
    r"letter|message|telegram|scheduled|through|between|dated)\b)"
)
_INITIALS = r"(?:[A-Z]\.)++(?:\s[A-Z]\.)*+"
"""All of them at once: given up one by one, forty would be tried in every way in which nine words can share them."""
_BETWEEN = (
    r"(?:\s(?:No\.\s[0-9]+|between\s[A-Z]\w+\sand\s[A-Z]\w+|verbale|to|from|by|of|on|re|concerning|regarding|addressed|sent|for|with|and|in"
    r"|the|a|at|you|me|him|us|them"
    rf"|my|your|our|his|(?:memorandum\s)?(?:of\s)?(?:telephone\s)?conversations?(?:\swith)?|{_INITIALS}|(?:Mr|Mrs|Dr|Gen|Adm|Amb|St|Sen|Gov|Col|Lt)\.|[A-Z][\w'&()-]*,?"
    rf"|{_NO_VERB_OR_CUE}[a-z]{{3,14}})){{0,9}}?"
)
_FORM_DATE = re.compile(
    rf"\b(?P<form>{DATED_FORM})(?:\s\[(?P<meant>[a-z]+)\])?(?P<between>{_BETWEEN})"
    rf"(?P<cue>(?:,\s[0-2][0-9][0-5][0-9]\s(?:hours|hrs))?,?\s\(?(?:of|dated|dtd|under\sdate\sof|bearing\sdate\sof|on|date"
    rf"|(?:date-?lined|dated\sat)(?:\s[A-Z][a-z]+,)?)\s(?:the\s)?|(?:,\s[0-2][0-9][0-5][0-9]\s(?:hours|hrs))?,?\s\(?)"
    rf"(?P<date>{WRITTEN_DATE}(?:{HOUR_AFTER})?|(?<=of\s){DAY_ALONE}|(?<=dated\s){DAY_ALONE}|{RELATIVE_DATE})"
)
_IN_RE2 = _FORM_DATE.pattern.replace(_INITIALS, r"(?:[A-Z]\.)+(?:\s[A-Z]\.)*")
_OUTLINE = outline(_IN_RE2, (_NO_VERB_OR_CUE, r"(?<=of\s)", r"(?<=dated\s)"))
_MORE_DATES = re.compile(
    rf"(?:,\sand\s|,\s|\sand\s)(?:of\s)?(?P<date>{WRITTEN_DATE}|[0-3]?[0-9](?:st|nd|rd"
    rf"|th)?\b(?!\s?(?:{MONTH}|%)|\s[a-z]+s\b))"
)


_SENDING = (
    r"(?:sent|submitted|wrote|written|addressed|handed|gave|given|delivered|transmitted|communicated|made"
    r"|forwarded|presented|left|conveyed"
    r"|pouched|prepared|issued|received|dispatched|drafted|approved|brought|mailed|read|cabled)"
)
_NO_VERB = (
    r"(?:(?:Mr|Mrs|Dr|Gen|Amb|Sec|Adm)\.|which\s(?:was|were)|and(?=\s(?:I\b|[A-Z][a-z]+\s(?:sent|gave|handed)))|(?!(?:was|were|is|are|has|had|been|said|stated|that|would|not|and|but|in|as|during|when|after"
    r"|before)\b)[A-Za-z][\w'-]*,?)"
)
_FORM_SENT = re.compile(
    rf"\b(?P<form>{DATED_FORM})(?P<between>,?\s(?:{_NO_VERB}\s){{0,11}}?(?P<sent>{_SENDING})(?:\s{_NO_VERB}){{0,7}}?)"
    rf"(?P<cue>,?\s(?:on\s|of\s|under\sdate\sof\s)?)"
    rf"(?P<date>{ABSOLUTE_DATE}(?:{HOUR_AFTER})?)"
)
_FORM_DATED = re.compile(
    rf"\b(?P<form>{DATED_FORM})(?P<between>[\s,](?:(?!\.\s[A-Z])[^;\n]){{0,130}}?)(?P<cue>[,\s]\s?(?:dated|dtd"
    rf"|under\sdate\sof)\s)"
    rf"(?P<date>{WRITTEN_DATE}(?:{HOUR_AFTER})?)"
)


def read_form_date(text: str, start: int, floor: int) -> list[Find]:
    """letter of August 28; memorandum to you of May 27; telegram dated September 14 from London to Cairo."""
    issuer: Issuer | None = None
    if text.startswith("Tel Aviv", start):
        return []
    for pattern in _patterns_worth_trying(text, start):
        found = pattern.match(text, start)
        if found is not None:
            issuer = issuer or issuer_before(text, start, floor)
            if _points(found, issuer):
                return _dated_finds(text, found, issuer)
    return []


def _patterns_worth_trying(text: str, start: int) -> Iterator[re.Pattern[str]]:
    """The patterns for a form and a date, the costly ones only where a month stands near."""
    if beginning(_OUTLINE)(text[start : start + FARTHEST]):
        yield _FORM_DATE
    if _ANY_MONTH.search(text, start, start + 200) is not None:
        yield _FORM_SENT
        near = text[start : start + 200]
        if "dated " in near or "dtd " in near or "date of " in near:
            yield _FORM_DATED


_ANY_MONTH = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")


_SERIAL = re.compile(r",?\s[Ss]er(?:ial)?\.?\s(?:[Nn]o\.\s)?[0-9]{3,6}\b")


_NUMBER_BEHIND = re.compile(
    r"(?:,?\s|,?\s(?P<open>\())(?:No\.|NO\.|[Nn]umber|numbered)\s(?P<number>[0-9]{1,5})\b(?![-/][0-9])(?(open)\))"
)
_NUMBERED = frozenset(("telegram", "airgram", "despatch", "instruction", "note"))
"""Kinds whose number may follow their day: "Your despatch of the 29th of March, No. 1166", "despatch of March 3
(No. 12)"."""


_CLOCK_BEFORE = re.compile(r",\s(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])\s(?:hours|hrs)\b")


def _dated_finds(text: str, found: re.Match[str], issuer: Issuer) -> list[Find]:
    date = read_date(found["date"])
    if date is None:
        return []
    if date.hour is None and (clock := _CLOCK_BEFORE.match(found["cue"])) is not None:
        date = msgspec.structs.replace(date, hour=int(clock["hour"]), minute=int(clock["minute"]))
    meant = found.groupdict().get("meant")
    form, kind = dated_form((meant or found["form"]) + found["between"])
    member = Member(start=issuer.start, end=found.end(), date=date)
    parties_between(found["between"], member)
    if found.re is _FORM_SENT and issuer.role is not None:
        member.sender = None
    if "(" in found["cue"] and text[member.end : member.end + 1] == ")":
        member.end += 1
    read_tails(text, member)
    if (number := _NUMBER_BEHIND.match(text, member.end)) is not None and kind in _NUMBERED:
        member.number, member.end = number["number"], number.end()
    if (serial := _SERIAL.match(text, member.end)) is not None:
        member.end = serial.end()
    finds = finds_of([member], "form and date", kind, form, issuer, partner(issuer.role))
    if found["form"].endswith(("s", "a")):
        finds += _further_dates(text, finds[0])
    return finds


_FORM_AGAIN = re.compile(rf"\b(?:{DATED_FORM})\b")
_NEEDS_CUE = ("report", "note", "paper", "proposal", "draft", "study", "estimate", "minute", "instruction")
_NOT_ITS_DATE = re.compile(
    r"(?:'s)?\s(?:[A-Z][a-z]+\s)?(?:[Mm]eetings?|incidents?|[Cc]onferences?|[Ss]essions?|discussions?|conversations?|talks?|elections?|attacks?"
    r"|visits?|press|demonstrations?|coup|statement|speech|radio|deadline)\b"
)


_BY_SOMEBODY = re.compile(r"\b(?:made|delivered|communicated|handed|given|presented|read)\b.*\bby\s(?:the\s)?[A-Z]")
_GLUED_BETWEEN = re.compile(r"\b[A-Z]{2,}[0-9]{4,6}$")
"""A number that tells more than the day: "telegram CAP80123 of June 5"."""
_POINTER_BETWEEN = re.compile(r"\b(?:Documents?|[Ff]ootnotes?|p\.|pp\.)\s[0-9]")


def _points(found: re.Match[str], issuer: Issuer) -> bool:
    """Whether a form and a date behind it belong together."""
    between, form = found["between"].strip(), found["form"].lower()
    cue = re.sub(r"\s(?:the|[A-Z][a-z]+)$|^[0-9]{4}\s\w+,?\s?", "", found["cue"].strip(" ,("))
    loose = form.startswith(LOOSE)
    if _NOT_ITS_DATE.match(found.string, found.end()) or found["date"].endswith("'s"):
        return False
    if _POINTER_BETWEEN.search(between) or _GLUED_BETWEEN.search(between):
        return False
    if found.re is not _FORM_DATE and _FORM_AGAIN.search(found["between"]):
        return False
    if found.re is _FORM_SENT:
        if loose and issuer.role is None and not _BY_SOMEBODY.search(between):
            return False
        verb = form.startswith(("note", "speech", "address"))
        return not verb or issuer.role is not None or between.startswith("sent")
    if form.startswith("note") and issuer.role is None and cue not in ("of", "dated", "under date of"):
        return False
    if cue in ("", "on", "date"):
        if not found["cue"].strip() and form.startswith(_NEEDS_CUE):
            return False
        plain = (
            not between
            or re.match(r"(?:to|from|verbale|(?:of\s(?:[a-z]+\s)?)?[Cc]onv(?:ersation)?)\b", between) is not None
        )
        return not loose and plain and (cue != "on" or not form.startswith("note"))
    if loose:
        return issuer.role is not None and not between
    return cue in ("dated", "dtd", "under date of", "datelined", "date-lined") or len(between) < 90


_OF_CONVERSATION = re.compile(
    r"(?:memorand(?:um|a)|memos?|record)\s(?:(?:of|on)\s)?(?:(?:the|a|my|our|his|this|that|your)\s)?conv(?:ersations?|\b)"
)


def dated_form(words: str) -> tuple[str | None, str]:
    """Form and kind of words that begin with a word of form."""
    said = words.lower().replace("telephone ", "")
    if _OF_CONVERSATION.match(said):
        return "Memorandum of Conversation", "conversation"
    for start, form, kind in FORMS_OF_DATED:
        if said.startswith(start):
            return form, kind
    return None, "other"


def _further_dates(text: str, first: Find) -> list[Find]:
    """letters of March 16 and 18: each date its own find."""
    finds: list[Find] = []
    at = first.end
    while (found := _MORE_DATES.match(text, at)) is not None and len(finds) < 12:
        date = read_date(found["date"])
        if date is None or date.month is None:
            day = re.match(r"[0-9]+", found["date"])
            if day is None or first.date is None or not 0 < int(day[0]) < 32:
                break
            date = first.date.__class__(month=first.date.month, day=int(day[0]), year=first.date.year)
        finds.append(
            Find(
                start=found.start("date"),
                end=found.end(),
                kind=first.kind,
                rule=first.rule,
                form=first.form,
                date=date,
                issuer=first.issuer,
                issuer_words=first.issuer_words,
                addressee=first.addressee,
                addressee_words=first.addressee_words,
            )
        )
        at = found.end()
    if (year := _YEAR_AFTER.match(text, at)) is not None and finds and finds[-1].date is not None:
        finds[-1].end = year.end()
        for find in (first, *finds):
            find.date = find.date and msgspec.structs.replace(find.date, year=find.date.year or int(year["year"]))
    return finds


YESTERDAYS = (
    r"\b(?:[Yy]esterday|[Tt]oday)'s\s(?:[Tt]elegrams?|[Tt]els?|[Cc]ables?|[Ll]etters?|[Nn]otes?|[Mm]emorand(?:um|a)"
    r"|[Mm]emos?|[Mm]essages?|[Dd]espatch(?:es)?|[Mm]emcons?|[Aa]irgrams?)\b"
)
_YEAR_AFTER = re.compile(r",?\s(?P<year>19[0-9]{2})\b")

_DATE_FORM = re.compile(
    rf"(?P<date>{ABSOLUTE_DATE}|{RELATIVE_DATE}"
    rf"|[0-1]?[0-9]/[0-3]?[0-9])(?:'s|(?<=[0-9]{{4}}),)?\s(?P<adj>(?:[a-z-]+\s){{0,2}})(?P<form>{DATED_FORM})\b"
    rf"(?P<way>(?:\s(?:to|from)\s(?:you|me|us|him|{PLACE})\b)*)"
)


def read_date_form(text: str, start: int, floor: int) -> list[Find]:
    """the May 23 letter; his April 23rd speech; August 9 letter on."""
    found = _DATE_FORM.match(text, start)
    date = read_date(found["date"]) if found else None
    if found is None or date is None or not (date.day or date.relative):
        return []
    adjectives = found["adj"].split()
    if any(word in _NOT_ADJECTIVES for word in adjectives):
        return []
    form, kind = dated_form(found["form"])
    issuer = issuer_before(text, start, floor)
    if kind == "other" and issuer.role is None and not text[max(0, start - 4) : start].lower().endswith("the "):
        return []
    member = Member(start=issuer.start, end=found.start("way"), date=date)
    if found["way"]:
        member.end = found.start("way") + len(found["way"].rstrip())
        parties_between(found["way"], member)
    return finds_of([member], "date and form", kind, form, issuer, partner(issuer.role))


_NOT_ADJECTIVES = frozenset(register("reference_words")["not_adjectives"])

ON_DAY = rf"\b[Oo]n\s{ABSOLUTE_DATE},?\s"
_SENT_FORMS = (
    r"(?:telegram|cable|airgram|despatch|letter|note(?:\sverbale)?|aide-m[eé]moire|memorand(?:um|a)|message"
    r"|instruction)"
)
_ON_DAY = re.compile(
    rf"[Oo]n\s(?P<date>{ABSOLUTE_DATE}),?\s(?:the\s)?"
    rf"(?P<who>I|we|he|you|[A-Z][\w.'-]*(?:\s(?:of|the|and|in|at|to|[A-Z][\w.'-]*)){{0,8}}?)"
    rf"\s(?:also\s|then\s|had\s)?(?:sent|submitted|transmitted|handed|gave|addressed|delivered|forwarded|wrote"
    rf"|presented|circulated|dispatched)\s(?P<between>[^.;\n\x00]{{0,60}}?)"
    rf"\b(?:a|an|the\sfollowing|this|his|her|their|its|our|my)\s(?:[a-z-]+\s){{0,2}}(?P<form>{_SENT_FORMS})\b"
    rf"(?P<to>\sto\s(?:the\s)?(?:Mr\.\s|Dr\.\s|Gen\.\s)?[A-Z][\w'-]*(?:\s(?:of|the|[A-Z]\.|[A-Z][\w'-]*)){{0,5}})?"
)


def read_on_day(text: str, start: int, floor: int) -> list[Find]:
    """On April 29, the Joint Chiefs of Staff submitted a memorandum: the day, then who sent, then what
    (frus1955-57v10/d56)."""
    found = _ON_DAY.match(text, start)
    date = read_date(found["date"]) if found else None
    if found is None or date is None or date.day is None:
        return []
    form, kind = dated_form(found["form"])
    member = Member(start=start, end=found.end(), date=date)
    who = found["who"]
    role = {"I": "writer", "we": "writer", "you": "recipient", "he": "person"}.get(who) or role_of(who)
    parties_between(found["to"] or found["between"], member)
    member.sender = None
    return finds_of([member], "day and form", kind, form, Issuer(role, who, start), partner(role))


_TITLE_DATE = re.compile(rf'"\s(?:\([^()\n]{{1,30}}\),?\s)?(?:of|dated)\s(?P<date>{ABSOLUTE_DATE})')
_QUOTED = re.compile(r'"[^"\n]{3,150}$')


def read_title_date(text: str, start: int, floor: int) -> list[Find]:
    """Secretary Rusk's "Policy Toward Communist China" of February 22."""
    found = _TITLE_DATE.match(text, start)
    title = _QUOTED.search(text, max(floor, start - 155), start)
    date = read_date(found["date"]) if found else None
    if found is None or title is None or date is None or not (title[0][1:2].isupper()):
        return []
    issuer = issuer_before(text, title.start(), floor)
    member = Member(start=issuer.start, end=found.end(), date=date)
    return finds_of([member], "title and date", "paper", None, issuer, None)


_YOURS = re.compile(rf"\b(?P<who>[Yy]ours|[Mm]ine)\sof\s(?P<date>{WRITTEN_DATE}|{DAY_ALONE})")


def read_yours(text: str, start: int, floor: int) -> list[Find]:
    """Yours of 30 Apr."""
    found = _YOURS.match(text, start)
    date = read_date(found["date"]) if found else None
    if found is None or date is None:
        return []
    issuer = Issuer("recipient" if found["who"].lower() == "yours" else "writer", found["who"], start)
    return finds_of(
        [Member(start=start, end=found.end(), date=date)], "yours of", "letter", None, issuer, partner(issuer.role)
    )


_SENDER_DATE = re.compile(
    rf"(?P<who>{PRONOUN}|[A-Z][a-z]+'s|{SENDER})\s(?:of\s)?(?P<date>{ABSOLUTE_DATE})(?P<hour>{HOUR_AFTER})"
)


def read_sender_date(text: str, start: int, floor: int) -> list[Find]:
    """Lawton's January 17, 5 p.m.; my January 18, midnight: date and hour stand for the telegram."""
    found = _SENDER_DATE.match(text, start)
    date = read_date(found["date"] + found["hour"]) if found else None
    if (
        found is None
        or date is None
        or date.hour is None
        or not (found["who"].endswith("'s") or found["who"].lower() in PRONOUN_ROLES)
    ):
        return []
    issuer = issuer_before(text, found.end("who") + 1, floor)
    member = Member(start=issuer.start, end=found.end(), date=date)
    read_tails(text, member)
    return finds_of([member], "sender and date", "telegram", None, issuer, partner(issuer.role))
