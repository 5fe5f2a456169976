"""The rules by which writers' references are found: a table of places and how each is read again."""

import re
from collections.abc import Callable
from typing import NamedTuple

from redept.grammar.dates import (
    ABSOLUTE_DATE,
    DATE_TIME,
    DAY_ALONE,
    HOUR_AFTER,
    MONTH,
    RELATIVE_DATE,
    WRITTEN_DATE,
    read_date,
)
from redept.grammar.numbers import NUMBER, NUMBER_WORD
from redept.grammar.short_forms import (
    NOT_SERIES,
    form_named,
    form_pattern,
    paper_pattern,
    read_short_form,
    sender_pattern,
    series_pattern,
    series_word,
    short_form_pattern,
)
from redept.references.finding import Find
from redept.references.issuers import Issuer, issuer_before, role_of
from redept.references.members import PLACE, Member, read_members, read_tails

Reader = Callable[[str, int, int], list[Find]]


class Rule(NamedTuple):
    """A class of references: the pattern of its places (RE2 subset), and how a place is read again.

    The reader gets the seen text, the place's start, and the end of what was found before it. A rule of the
    editors' holds in notes, Editorial Notes and bracketed insertions only.
    """

    name: str
    site: str
    read: Reader
    editors: bool = False


FORM = form_pattern()
NUMBER_NEXT = rf"\s(?:{FORM}\s)?{NUMBER_WORD}?{NUMBER}"
PRONOUN = r"\b(?:[Rr]eur|[Rr]emy|[Rr]eour|[Rr]eyr|[Mm]y|[Yy]ours?|[Oo]ur|[Uu]r|[Yy]r|[Hh]is|[Ll]atter's|[Ff]ormer's)"
SHORT_FORM = short_form_pattern()
SERIES = series_pattern()
SENDER = rf"\b(?:[Rr]e)?{sender_pattern()}(?:'s|s'|s|')?"
PAPER = rf"\b{paper_pattern()}"
PAPER_NUMBER = r"[0-9]{1,6}(?:[-.][0-9]{1,3})*(?:/[0-9A-Z]{1,3}(?:-[0-9]{1,2})?)?(?:-[A-Za-z]\b|[a-z]\b)?"


# ---------------------------------------------------------------- from members to finds


def _finds(members: list[Member], rule: str, kind: str, form: str | None, issuer: Issuer, addressee: str | None) -> list[Find]:
    """A find for each member; issuer and way are shared where a member has none of its own."""
    if not members:
        return []
    shared_sender = next((member.sender for member in reversed(members) if member.sender), None)
    shared_receiver = next((member.receiver for member in reversed(members) if member.receiver), None)
    shared_date = members[-1].date
    finds = []
    for member in members:
        sender = member.sender or shared_sender
        receiver = member.receiver or shared_receiver
        find = Find(
            start=member.start,
            end=member.end,
            kind=kind_of_series(member.series, kind),
            rule=rule,
            form=form,
            number=member.number,
            number_series=member.series,
            date=member.date or shared_date,
            issuer=issuer.role,
            issuer_words=issuer.words,
            addressee=addressee,
            copies=tuple(member.copies),
        )
        if sender:
            find.issuer, find.issuer_words = role_of(_bare(sender)), _bare(sender)
        if receiver:
            find.addressee, find.addressee_words = role_of(_bare(receiver)), _bare(receiver)
        finds.append(find)
    return finds


def kind_of_series(series: str, kind: str) -> str:
    """An airgram's letters make an airgram of any kind."""
    return "airgram" if series in ("A", "CA", "CG", "CW", "G") else kind


def _bare(words: str) -> str:
    return re.sub(r"^[Tt]he\s", "", words)


def _partner(role: str | None) -> str | None:
    """Whom an issuer writes to, when the words do not say."""
    return {"department": "post", "post": "department", "writer": "recipient", "recipient": "writer"}.get(role or "")


# ---------------------------------------------------------------- short forms

_SHORT = re.compile(SHORT_FORM)
_NUMBER_AFTER = re.compile(rf"\s?(?=(?:{NUMBER_WORD})?(?:(?:CA|CG|CW|A|G)(?:\s?-\s?|\s))?[0-9])")
_SERIES_AFTER = re.compile(rf"\s(?P<word>{SERIES})\s(?={NUMBER_WORD}?[0-9])")


def read_short(text: str, start: int, floor: int) -> list[Find]:
    """Deptel 2212; Embtels 2581, 2854; urtel Sept 15; reftel."""
    found = _SHORT.match(text, start)
    short = read_short_form(found[0]) if found else None
    if found is None or short is None:
        return []
    issuer = Issuer(short.issuer, short.words or found[0].split(" ")[-1], start)
    gap = _NUMBER_AFTER.match(text, found.end())
    members: list[Member] = []
    if gap is not None:
        members = read_members(text, start, gap.end(), plural=short.plural)
    if not members:
        member = Member(start=start, end=found.end())
        read_tails(text, member)
        members = [member]
    if short.issuer == "place":
        issuer = Issuer("place", short.words, start)
    finds = _finds(members, "short form", short.kind, short.form, issuer, _partner(short.issuer))
    for find in finds:
        find.anaphor = short.anaphor or (find.number is None and find.date is None)
    return finds


# ---------------------------------------------------------------- names and pronouns before a number

_SENDER = re.compile(
    rf"(?P<who>{SENDER}|{PRONOUN})(?P<of>(?:\s(?:Cables?|Embtel|Deptel))?)\s(?:(?P<form>{FORM})\s)?(?={NUMBER_WORD}?{NUMBER})"
)
_YEAR_LIKE = re.compile(r"19[1-8][0-9]$")
_LEAD_IN = re.compile(r"(?:^|\n|\.\s|\(|\b(?:[Rr]ef?|REF|[Rr]eference|[Ss]ee|per|cf\.|[Cc]ite)[:.]?\s?)$")
_CLOSED = re.compile(r"'?s?\s?(?:[.,;:)\]/\"\n]|$)")
_FUNCTION_NEXT = re.compile(
    r"\s(?:to|from|for|of|re|reg|regarding|in|is|was|were|are|as|and|or|on|which|that|this|with|by|but|has|had|may|should|would|will|"
    r"can|cannot|could|be|not|also|if|it|report(?:s|ed|ing)|refer(?:s|red|ring)|contain(?:s|ed|ing)|para|paras|paragraphs?|section|part|"
    r"sent|rptd|repeated|dated|above|below|concerning|about|I|we|you|Dept|Department|Emb|Embassy|[A-Z])\b"
)
_NOUN_NEXT = re.compile(
    r"\s(?:[a-z]+ing\s)?(?:[a-z]+-)?(?!(?:is|was|as|this|its|has|his|us|yes|plus|perhaps|besides|less|vis|across|thus|always|"
    r"states|suggests|reports|gives|says|indicates|shows|sets|contains|refers|makes|seems|appears|deals|describes|raises|means|"
    r"requests|asks|calls|notes|points|discusses|crosses|expresses|outlines|implies|does|summarizes|regards|concerns|provides|"
    r"quotes|confirms|proposes|remains|repeats|covers|para|paras|paragraphs)\b)[a-z]+s\b"
)
_UNIT = re.compile(
    r"\s?(?:%|-?(?:percent|per\scent|million|billion|thousand|years?|months?|weeks?|days?|hours?|men|troops?|members|points?|miles"
    r"|tons|dollars|votes?|countries|nations|states|planes|aircraft|ships|divisions|persons|people|or\s[0-9]+\s[a-z]+s|km|kilometers"
    r"|items|man|point|year|day|month|power|nation|mile|hour|yr|cents|bases|battalions|squadrons|FY|MW|mm|D\.?\s?C\b|p\.\s?m|a\.\s?m"
    r"|AM\b|PM\b|GMT|hrs)\b|,[0-9]{3}|\.[0-9]|:[0-9]|/[0-9]|\s(?:of\s)?(?:"
    + MONTH
    + r")(?![a-z.]|\s?[0-9]{1,2}\b(?!:)))"
)


_DASH_BEFORE = re.compile(r"(?:(?:^|[^A-Za-z])[A-Z]|[a-z])-$")


def read_named(text: str, start: int, floor: int) -> list[Find]:
    """Moscow's 663, June 15; Embassy's telegram 5197; State 260480; your 947; our A-79."""
    found = _SENDER.match(text, start)
    if found is None or (start and text[start - 1] in "-'" and not _DASH_BEFORE.search(text, max(0, start - 4), start)):
        return []
    who, form = found["who"], form_named(found["form"]) if found["form"] else None
    members = read_members(text, start, found.end(), plural=bool(form and form[2]) or who.endswith("s'"))
    if not members or (form is None and not _number_of_paper(text, start, found.end(), who, members)):
        return []
    bare = who.lower()
    if bare in _PRONOUN_ROLES:
        issuer = Issuer(_PRONOUN_ROLES[bare], who, start)
    else:
        issuer = _longer_name(text, start, who, floor)
    members[0].start = issuer.start
    named, kind = (form[0], form[1]) if form else (None, "telegram")
    finds = _finds(members, "sender and number", kind, named, issuer, _partner(issuer.role))
    return finds


_PRONOUN_ROLES = {
    "my": "writer",
    "our": "writer",
    "your": "recipient",
    "yours": "recipient",
    "ur": "recipient",
    "yr": "recipient",
    "his": "person",
    "latter's": "person",
    "former's": "person",
}


_OFFICE_NUMBER = re.compile(rf"(?P<who>[A-Z][a-z]+)'s\s(?={NUMBER_WORD}?[0-9]{{2,6}}\b)")


def read_office_number(text: str, start: int, floor: int) -> list[Find]:
    """Secretary's 569; Hicks's 1205, May 3: any name, where what follows shows that papers are counted."""
    found = _OFFICE_NUMBER.match(text, start)
    members = read_members(text, start, found.end(), plural=False) if found else []
    if found is None or not members or found["who"] in _MONTH_NAMES:
        return []
    first = members[0]
    closed = _CLOSED.match(text, first.end) is not None and not _YEAR_LIKE.match(first.number or "")
    if _UNIT.match(text, first.end) or not (closed or first.date is not None and not first.date.year):
        return []
    issuer = issuer_before(text, found.end(), floor)
    members[0].start = issuer.start
    return _finds(members, "office and number", "telegram", None, issuer, _partner(issuer.role))


_MONTH_NAMES = frozenset("January February March April May June July August September October November December Today Year".split())


def _longer_name(text: str, start: int, who: str, floor: int) -> Issuer:
    """The sender with "Embassy" or "AmEmbassy" or another office before the city."""
    before = issuer_before(text, start, floor)
    who = re.sub(r"^[Rr]e(?=[A-Z])", "", who)
    bare = re.sub(r"(?:'s|')$", "", who)
    if before.words and before.role in ("post", "place", "department") and not before.words.endswith("s"):
        return Issuer("place", bare, before.start) if role_of(bare) == "place" else Issuer(role_of(bare), bare, start)
    return Issuer(role_of(who), bare, start)


def _number_of_paper(text: str, start: int, at: int, who: str, members: list[Member]) -> bool:
    """Whether a bare number behind a name counts papers, not years, streets or soldiers."""
    first = members[0]
    if not text[at : at + 1].isdigit():
        return True
    dated = first.date is not None or first.receiver is not None or bool(first.copies) or bool(first.series)
    if len(members) == 1 and not dated and _UNIT.match(text, first.end):
        return False
    if dated or len(members) > 1:
        return not (_YEAR_LIKE.match(first.number or "") and first.date is None and not first.receiver)
    if _YEAR_LIKE.match(first.number or ""):
        return _LEAD_IN.search(text, max(0, start - 14), start) is not None and _CLOSED.match(text, first.end) is not None
    if _NOUN_NEXT.match(text, first.end):
        return False
    short = len(first.number or "") < 3
    if short and not _CLOSED.match(text, first.end) and not _FUNCTION_NEXT.match(text, first.end):
        return False
    return not (short and who.lower() in ("washington", "new york", "mission", "defense", "aid", "his"))


_SENDER_DATE = re.compile(
    rf"(?P<who>{PRONOUN}|[A-Z][a-z]+'s|{SENDER})\s(?:of\s)?(?P<date>{ABSOLUTE_DATE})(?P<hour>{HOUR_AFTER})"
)


def read_sender_date(text: str, start: int, floor: int) -> list[Find]:
    """Lawton's January 17, 5 p.m.; my January 18, midnight: date and hour stand for the telegram."""
    found = _SENDER_DATE.match(text, start)
    date = read_date(found["date"] + found["hour"]) if found else None
    if found is None or date is None or date.hour is None or not (found["who"].endswith("'s") or found["who"].lower() in _PRONOUN_ROLES):
        return []
    issuer = issuer_before(text, found.end("who") + 1, floor)
    member = Member(start=issuer.start, end=found.end(), date=date)
    read_tails(text, member)
    return _finds([member], "sender and date", "telegram", None, issuer, _partner(issuer.role))


# ---------------------------------------------------------------- a form and a number

WAY_BETWEEN = r"(?:\s(?:to|from)\s(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})"
_FORM_NUMBER = re.compile(
    rf"\b(?P<form>{FORM})(?:(?P<of>{WAY_BETWEEN}),?\s\"?(?={NUMBER_WORD}[A-Z0-9])|,?\s\"?(?={NUMBER_WORD}[A-Z0-9])|\s(?={NUMBER}))"
)
_LETTERED = re.compile(rf"(?:{NUMBER_WORD})(?P<number>(?!(?:A|CA|CG|G)-)[A-Z]{{1,4}}[.\s/-]{{1,2}}[0-9]{{1,5}}(?:[-/][0-9]+)?)(?P<fix>x)?(?P<letters>x)?")
_FORM_SERIES = re.compile(rf"\b(?P<form>{FORM})\s(?={SERIES}\s)")


def read_form_number(text: str, start: int, floor: int) -> list[Find]:
    """telegram 1707 from Tokyo; telegrams 12, 13, and 15; despatch No. 160 of June 5; circular telegram 220."""
    found = _FORM_NUMBER.match(text, start)
    form = form_named(found["form"]) if found else None
    if found is None or form is None:
        return []
    if form[1] in ("letter", "note", "memorandum", "paper") and not re.match(NUMBER_WORD, text[found.end() :]):
        return []
    members = read_members(text, start, found.end(), plural=form[2], first=_LETTERED.match(text, found.end()))
    if members and found["of"]:
        _parties_between(found["of"], members[0])
    if not members or _UNIT.match(text, members[0].end) or (len(members) == 1 and _date_instead(text, found.end())):
        return []
    issuer = issuer_before(text, start, floor)
    members[0].start = issuer.start
    return _finds(members, "form and number", form[1], form[0], issuer, _partner(issuer.role))


_DATE_HERE = re.compile(rf"(?:[0-3]?[0-9]\s{MONTH}\b|[0-1]?[0-9]/[0-3]?[0-9]\b)")


def _date_instead(text: str, at: int) -> bool:
    return _DATE_HERE.match(text, at) is not None


# ---------------------------------------------------------------- series, airgrams, date-time groups, papers

_SERIES = re.compile(rf"(?P<word>{SERIES})(?:'s)?(?:\s(?:{FORM}))?[\s-](?={NUMBER_WORD}?(?:(?:A|CA|G)-)?[0-9])")


def read_series(text: str, start: int, floor: int) -> list[Find]:
    """Secto 18 from Geneva; Delgas 312 and 315; Paris Polto 1234; Gocus 709."""
    found = _SERIES.match(text, start)
    if found is None:
        return []
    word = found["word"]
    known = series_word(word) or series_word(word.removesuffix("s"))
    if known is None and (word.lower() in NOT_SERIES or text[found.end() - 1] == "-"):
        return []
    members = read_members(text, start, found.end(), plural=word.endswith("s") or word.endswith("S"))
    if not members or _UNIT.match(text, members[0].end):
        return []
    if (known is None and len(word) < 5) or not _whole_number(text, members[0]):
        return []
    if word == "War" and len(members[0].number or "") < 5:
        return []
    name, sender, receiver = known or (word.title(), None, None)
    issuer = Issuer(_role_of_series(sender), sender, start)
    before = issuer_before(text, start, floor)
    members[0].start = before.start
    if before.role in ("writer", "recipient", "department", "post", "place"):
        issuer = before
    finds = _finds(members, "series", "telegram", None, issuer, _role_of_series(receiver))
    for find in finds:
        find.number_series = find.number_series or name
    return finds


_SECOND_PART = re.compile(r"[-/][0-9][0-9-]*")


def _whole_number(text: str, member: Member) -> bool:
    """Take in a number's second part ("CAP 5279-62"); false where it makes a file number of it ("DEF 18-6")."""
    part = _SECOND_PART.match(text, member.end)
    if part is None:
        return True
    member.number, member.end = (member.number or "") + part[0], part.end()
    return len(member.number) > 6


def _role_of_series(word: str | None) -> str | None:
    if word in ("department", "post", None):
        return word
    return "post" if word == "delegation" else "office"


_AIRGRAM = re.compile(r"(?:A|CA|CG|CW|G)-\s?(?=[0-9]{1,5}\b)")


def read_airgram(text: str, start: int, floor: int) -> list[Find]:
    """A-405; CA-8615, May 3; G-79."""
    if _AIRGRAM.match(text, start) is None or (start and text[start - 1] in "-/."):
        return []
    members = read_members(text, start, start, plural=False)
    if not members or text[members[0].end : members[0].end + 1] == "-":
        return []
    issuer = issuer_before(text, start, floor)
    first = members[0]
    short = len(first.number or "") < (3 if first.series in ("A", "G") else 2)
    if short and first.date is None and first.sender is None and (issuer.role is None or len(first.number or "") < 2):
        return []
    members[0].start = issuer.start
    return _finds(members, "airgram", "airgram", "Airgram", issuer, _partner(issuer.role))


_GROUP = re.compile(rf"\b(?:(?:DTG|dtg)\s)?(?P<group>{DATE_TIME})")


def read_group(text: str, start: int, floor: int) -> list[Find]:
    """CINCPAC 161225Z; my DTG 031705Z Nov."""
    found = _GROUP.match(text, start)
    date = read_date(found["group"]) if found else None
    if found is None or date is None:
        return []
    issuer = issuer_before(text, start, floor)
    number = re.sub(r"\s", "", found["group"][: found["group"].index("Z") + 1])
    return [
        Find(
            start=issuer.start,
            end=found.end(),
            kind="telegram",
            rule="date-time group",
            form=None,
            number=number,
            number_series="DTG",
            date=date,
            issuer=issuer.role,
            issuer_words=issuer.words,
        )
    ]


_PAPER = re.compile(rf"(?P<series>{PAPER})(?P<join>\s|-)(?P<no>{NUMBER_WORD})?(?P<number>{PAPER_NUMBER})")
_NEXT_PAPER = re.compile(rf"(?:,\sand\s|,\s|\sand\s|\sor\s|;\s)(?P<no>{NUMBER_WORD})?(?P<number>{PAPER_NUMBER})(?![0-9%]|,[0-9]|\s(?:{MONTH}))")
_PAPER_SERIES = {
    "NSC Actions": "NSC Action",
    "NSC Record of Action": "NSC Action",
    "National Security Action Memorandum": "NSAM",
    "National Security Decision Memorandum": "NSDM",
    "National Security Study Memorandum": "NSSM",
    "National Intelligence Estimate": "NIE",
    "Special National Intelligence Estimate": "SNIE",
    "Special Estimate": "SE",
}


def read_paper(text: str, start: int, floor: int) -> list[Find]:
    """NSC 5820/1; NSC Actions Nos. 1486, 1560, and 1682; NIE 11-4-58; JCS 1067."""
    found = _PAPER.match(text, start)
    if found is None or (found["join"] == "-" and found["series"] not in ("NIE", "SNIE", "SE", "JCSM", "ORE")):
        return []
    series = _PAPER_SERIES.get(found["series"], found["series"])
    message = series == "JCS" and len(found["number"]) > 4
    member = Member(start=start, end=found.end(), number=found["number"])
    _paper_date(text, member)
    members = [member]
    while "Action" in series or found["no"]:
        following = _NEXT_PAPER.match(text, members[-1].end)
        if following is None or len(members) > 30:
            break
        member = Member(start=following.start("number"), end=following.end(), number=following["number"])
        _paper_date(text, member)
        members.append(member)
    return [
        Find(
            start=member.start,
            end=member.end,
            kind="telegram" if message else "paper",
            rule="paper",
            number=member.number,
            number_series=series,
            date=member.date,
        )
        for member in members
    ]


_PAPER_DATE = re.compile(rf"(?:,|\sof|\sdated|,\sdated)\s(?P<date>{ABSOLUTE_DATE})")


def _paper_date(text: str, member: Member) -> None:
    found = _PAPER_DATE.match(text, member.end)
    if found is not None:
        member.date, member.end = read_date(found["date"]), found.end()


UNITED_NATIONS = r"\b(?:(?:U\.?N\.?\s)?[Dd]oc(?:ument|\.)?s?\.?\s(?:Nos?\.\s)?)?[SAET]/(?:[A-Z.0-9]{1,9}/){0,3}[0-9]{1,5}(?:/(?:Rev|Add|Corr)\.\s?[0-9]+)?\b"
_UNITED_NATIONS = re.compile(UNITED_NATIONS)


def read_united_nations(text: str, start: int, floor: int) -> list[Find]:
    """S/995; U.N. doc. A/3435/Add.1."""
    found = _UNITED_NATIONS.match(text, start)
    if found is None or (start and text[start - 1] in "/-."):
        return []
    number = re.search(r"[SAET]/\S+$", found[0])
    member = Member(start=start, end=found.end(), number=number[0] if number else None)
    _paper_date(text, member)
    return [
        Find(start=start, end=member.end, kind="paper", rule="UN document", number=member.number, number_series="UN", date=member.date)
    ]


# ---------------------------------------------------------------- a form and a date

DATED_FORM = (
    r"(?:[Cc]ircular\s)?(?:[Tt]elegrams?|[Tt]els?\.?|[Cc]ables?|[Cc]ablegrams?|[Aa]irgrams?|[Dd][ei]spatch(?:es)?|[Ii]nstructions?|[Mm]essages?|[Cc]ommunications?"
    r"|[Ll]etters?|[Nn]otes?(?:\sverbales?)?|[Aa]ide[- ]?[Mm][eé]moires?|[Mm]emorand(?:um|a)|[Mm]emos?|[Rr]eports?|[Pp]apers?|[Ss]tatements?"
    r"|[Mm]emcons?|[Ss]tudy|[Ee]stimates?|[Pp]roposals?|[Ss]peech|[Aa]ddress|[Mm]inutes|[Aa]greements?|[Dd]eclaration|[Cc]omments|[Rr]ecommendations|[Dd]irective|[Mm]inute|[Rr]eply|[Rr]esponse|[Ll]trs?|[Mm]sgs?|[Tt]elcons?|[Dd]rafts?|[Dd]esps?)"
)
FORMS_OF_DATED: tuple[tuple[str, str | None, str], ...] = (
    ("memoranda of conversation", "Memorandum of Conversation", "conversation"),
    ("memorandum of conversation", "Memorandum of Conversation", "conversation"),
    ("memorandum of a conversation", "Memorandum of Conversation", "conversation"),
    ("memorandum of the conversation", "Memorandum of Conversation", "conversation"),
    ("memorandum of this conversation", "Memorandum of Conversation", "conversation"),
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
)
LOOSE = ("statement", "propos", "speech", "address", "agreement", "declaration", "comment", "recommendation", "directive", "reply", "response")
_BETWEEN = (
    r"(?:\s(?:No\.\s[0-9]+|verbale|to|from|by|of|on|re|concerning|regarding|addressed|sent|for|with|and|in|the|a|at|you|me|him|us|them"
    r"|my|your|our|his|(?:memorandum\s)?(?:of\s)?(?:telephone\s)?conversations?(?:\swith)?|[A-Z][\w.'&()-]*,?|(?!(?:was|were|are|has|had|have|been|said|stated|states|that|which|would|will|until|since|not|reads?|and|"
    r"but|during|when|after|before|who|whom|from|with|reported|noted|indicated|suggested|asked|told|also|only|meeting|conference|visit|speech|"
    r"letter|message|telegram|scheduled|through|between|dated)\b)[a-z]{3,14})){0,9}?"
)
_FORM_DATE = re.compile(
    rf"\b(?P<form>{DATED_FORM})(?P<between>{_BETWEEN})(?P<cue>,?\s(?:of|dated|dtd|under\sdate\sof|bearing\sdate\sof|on|date)\s(?:the\s)?|,?\s\(?)"
    rf"(?P<date>{WRITTEN_DATE}(?:{HOUR_AFTER})?|(?<=of\s){DAY_ALONE}|(?<=dated\s){DAY_ALONE}|{RELATIVE_DATE})"
)
_MORE_DATES = re.compile(rf"(?:,\sand\s|,\s|\sand\s)(?:of\s)?(?P<date>{WRITTEN_DATE}|[0-3]?[0-9](?:st|nd|rd|th)?\b(?!\s?(?:{MONTH}|[a-z]{{3}}|%)))")


_SENDING = (
    r"(?:sent|submitted|wrote|written|addressed|handed|gave|given|delivered|transmitted|communicated|made|forwarded|presented|left|conveyed"
    r"|pouched|prepared|issued|received|dispatched|drafted|approved|brought|mailed|read|cabled)"
)
_NO_VERB = r"(?!(?:was|were|is|are|has|had|been|said|stated|that|would|not|and|but|in|as|during|when|after|before)\b)[A-Za-z][\w'-]*,?"
_FORM_SENT = re.compile(
    rf"\b(?P<form>{DATED_FORM})(?P<between>\s(?:{_NO_VERB}\s){{0,7}}?(?P<sent>{_SENDING})(?:\s{_NO_VERB}){{0,7}}?)(?P<cue>,?\s(?:on\s|of\s|under\sdate\sof\s)?)"
    rf"(?P<date>{ABSOLUTE_DATE}(?:{HOUR_AFTER})?)"
)
_FORM_DATED = re.compile(
    rf"\b(?P<form>{DATED_FORM})(?P<between>[\s,](?:(?!\.\s[A-Z])[^;\n]){{0,130}}?)(?P<cue>[,\s]\s?(?:dated|dtd|under\sdate\sof)\s)"
    rf"(?P<date>{WRITTEN_DATE}(?:{HOUR_AFTER})?)"
)


def read_form_date(text: str, start: int, floor: int) -> list[Find]:
    """letter of August 28; memorandum to you of May 27; telegram dated September 14 from the Foreign Office to Cairo."""
    found = _FORM_DATE.match(text, start) or _FORM_SENT.match(text, start) or _FORM_DATED.match(text, start)
    if found is None:
        return read_anaphor_form(text, start, floor)
    date = read_date(found["date"])
    cue = found["cue"].strip(" ,(")
    loose = found["form"].lower().startswith(LOOSE)
    issuer = issuer_before(text, start, floor)
    if date is None or not _points(found, cue, loose, issuer):
        return read_anaphor_form(text, start, floor)
    form, kind = dated_form(found["form"] + found["between"])
    member = Member(start=issuer.start, end=found.end(), date=date)
    _parties_between(found["between"], member)
    if "(" in found["cue"] and text[member.end : member.end + 1] == ")":
        member.end += 1
    read_tails(text, member)
    finds = _finds([member], "form and date", kind, form, issuer, _partner(issuer.role))
    if found["form"].endswith(("s", "a")):
        finds += _further_dates(text, finds[0])
    return finds


def _points(found: re.Match[str], cue: str, loose: bool, issuer: Issuer) -> bool:
    """Whether a form and a date behind it belong together."""
    between = found["between"].strip()
    if "sent" in found.groupdict():
        return not found["form"].lower().startswith(("note", "speech", "address")) or issuer.role is not None or between.startswith("sent")
    if found["form"].lower().startswith("note") and issuer.role is None and cue not in ("of", "dated") and between:
        return False
    if cue in ("", "on", "date"):
        plain = not between or re.match(r"(?:to|from|verbale|of\s(?:[a-z]+\s)?conversation)\b", between) is not None
        return not loose and plain and (cue != "on" or not found["form"].lower().startswith("note"))
    if loose:
        return issuer.role is not None and not between
    return cue in ("dated", "dtd", "under date of") or len(between) < 90


def dated_form(words: str) -> tuple[str | None, str]:
    """Form and kind of words that begin with a word of form."""
    said = words.lower().replace("telephone ", "")
    for start, form, kind in FORMS_OF_DATED:
        if said.startswith(start):
            return form, kind
    return None, "other"


_TO = re.compile(r"\bto\s(?:the\s)?(?P<who>you|me|us|him|[A-Z][\w.'-]*(?:\s(?:of\s|the\s)?[A-Z][\w.'-]*){0,4})")
_FROM = re.compile(r"\b(?:from|by)\s(?:the\s)?(?P<who>you|me|us|[A-Z][\w.'-]*(?:\s(?:of\s|the\s)?[A-Z][\w.'-]*){0,4})")


def _parties_between(words: str, member: Member) -> None:
    to, sender = _TO.search(words), _FROM.search(words)
    if to is not None:
        member.receiver = to["who"].rstrip(",")
    if sender is not None:
        member.sender = sender["who"].rstrip(",")


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
    return finds


_ANAPHOR = re.compile(
    rf"(?:\b(?:[Rr]eference|[Rr]ef|REF)\s(?P<form>{FORM}))|\b(?P<form2>{FORM})\s(?:under|in)\s(?:reference|acknowledgment)\b|\b(?P<form3>[Rr]eferenced?)\b"
)


def read_anaphor_form(text: str, start: int, floor: int) -> list[Find]:
    """telegram under reference."""
    found = _ANAPHOR.match(text, start)
    if found is None:
        return []
    form = form_named(found["form"] or found["form2"] or "")
    if form is None:
        return []
    return [Find(start=start, end=found.end(), kind=form[1], rule="under reference", form=form[0], anaphor=True)]


_DATE_FORM = re.compile(
    rf"(?P<date>{ABSOLUTE_DATE}|{RELATIVE_DATE}|[0-1]?[0-9]/[0-3]?[0-9])(?:'s)?\s(?P<adj>(?:[a-z-]+\s){{0,2}})(?P<form>{DATED_FORM})\b"
    rf"(?P<way>(?:\s(?:to|from)\s{PLACE})*)"
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
    member = Member(start=issuer.start, end=found.start("way") , date=date)
    if found["way"]:
        member.end = found.start("way") + len(found["way"].rstrip())
        _parties_between(found["way"], member)
    return _finds([member], "date and form", kind, form, issuer, _partner(issuer.role))


_NOT_ADJECTIVES = frozenset("the a an to in and of by for that which as at with from this his her its their on or was is were said i we you he she it they no my your our".split())

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
    return _finds([member], "title and date", "paper", None, issuer, None)


_YOURS = re.compile(rf"\b(?P<who>[Yy]ours|[Mm]ine)\sof\s(?P<date>{WRITTEN_DATE}|{DAY_ALONE})")


def read_yours(text: str, start: int, floor: int) -> list[Find]:
    """Yours of 30 Apr."""
    found = _YOURS.match(text, start)
    date = read_date(found["date"]) if found else None
    if found is None or date is None:
        return []
    issuer = Issuer("recipient" if found["who"].lower() == "yours" else "writer", found["who"], start)
    return _finds([Member(start=start, end=found.end(), date=date)], "yours of", "letter", None, issuer, _partner(issuer.role))


_BARE_NUMBER = re.compile(r"\b(?:(?:[Rr]e|[Rr]ef|REF|[Rr]eference)[:.]?|No\.|NO\.|Number)\s(?=[0-9])")


def read_bare_number(text: str, start: int, floor: int) -> list[Find]:
    """Re 567, May 3; No. 1120 from Mexico City: a number with a date or a way, and no form."""
    found = _BARE_NUMBER.match(text, start)
    members = read_members(text, start, found.end(), plural=False) if found else []
    if not members:
        return []
    first = members[0]
    posted = first.sender is not None and _is_post(first.sender)
    if not posted and (first.date is None or (found is not None and found[0].startswith(("No.", "NO.")))):
        return []
    if _YEAR_LIKE.match(first.number or "") and found is not None and not found[0].startswith("N") and first.date is None:
        return []
    issuer = issuer_before(text, start, floor)
    if _BOOK.search(text[max(0, start - 60) : start]):
        return []
    return _finds(members, "bare number", "telegram", None, issuer, _partner(issuer.role))


_BOOK = re.compile(r"(?:Order|Law|Decree|Resolution|Bulletin|Series|Meeting|Session|yr\.|Yr\.|Articles?|Protocol|Annex|Proclamation|Report|Enclosure|Tab|Point|Figure|Contract|Record|Release|Circular|Supplement|Documents?|Tables?|Sess\.|mtg\.|Publication|Cmd\.|Review|Survey|Press\s\w+|Decision|Memo\w*|Draft),?\s(?:\w+,?\s)?$")


def _is_post(words: str) -> bool:
    return role_of(_bare(words)) in ("place", "department")


# ---------------------------------------------------------------- series that no list knows

UNKNOWN_SERIES = r"\b[A-Z]{2,7}(?:-[A-Z]{1,3})?[\s-][0-9]{3,6}(?:/[0-9]{2,6}(?:-[0-9]{2})?)?\b"
_UNKNOWN = re.compile(r"\b(?P<word>[A-Z]{2,7}(?:-[A-Z]{1,3})?)[\s-](?P<number>[0-9]{3,6}(?:/[0-9]{2,6}(?:-[0-9]{2})?)?)\b")
NO_SERIES = frozenset(
    "FY CY RG PL CF FRC HR EO PO SCR GMT UST TIAS LST USS APO USC DC NW NY MIG PT II III IV VI VII VIII IX XI XII AD BC AM PM NO NOS NR EST EDT "
    "IN OF ON AT TO BY OR AND FOR FROM THE ABOUT OVER CF CODE LOT BOX ID NARA WNRC TAB OCI FBIS FS PARA PARAS PAGE PART ITEM BOAC TWA RPT ACTION "
    "INFO SECRET MC DM RM KM MM MW HP GDP GNP PRC USSR US UK UN ICBM IRBM TU IL MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC JAN FEB MAY JUNE JULY "
    "APRIL MARCH ARTICLE SECTION RES RESOLUTION DAYS AROUND EVERY SOME LESS THAN UP NEARLY ONLY HAVE WAS WERE IS WITH ISSUE TOTAL TOP UNTIL SINCE".split()
)
_CITED = re.compile(r"(?:\(|\b(?:[Rr]ef?|REF|[Rr]eferences?|[Ss]ee|per|cf\.|[Ii]n|[Cc]ables?|[Mm]essages?|[Yy]our|[Mm]y|[Oo]ur|and)[:.]?\s)$")


def read_unknown(text: str, start: int, floor: int) -> list[Find]:
    """FVS 9481; FCT 9219; TDCSDB-315/03301-66: a series by its shape, where the words before cite or a date follows."""
    found = _UNKNOWN.match(text, start)
    if found is None or found["word"] in NO_SERIES or (start and text[start - 1] in "-/."):
        return []
    member = Member(start=start, end=found.end(), number=found["number"])
    read_tails(text, member)
    if member.date is None and not _CITED.search(text, max(0, start - 14), start):
        return []
    if _UNIT.match(text, found.end()) or (_YEAR_LIKE.match(found["number"]) and member.date is None):
        return []
    finds = _finds([member], "series by shape", "telegram", None, issuer_before(text, start, floor), None)
    finds[0].number_series = found["word"]
    return finds


_WITHHELD = re.compile(r"\[(?:telegram|cable|document|message)\s(?:indicator|number)\snot\sdeclassified\]\s(?P<number>[0-9]{1,6})\b")


def read_withheld(text: str, start: int, floor: int) -> list[Find]:
    """[telegram indicator not declassified] 525."""
    found = _WITHHELD.match(text, start)
    if found is None:
        return []
    member = Member(start=start, end=found.end(), number=found["number"])
    read_tails(text, member)
    return _finds([member], "indicator withheld", "telegram", None, Issuer(None, None, start), None)


OWN_COPIES = r"\b(?:Sent|Repeated|Rptd|Rpt|Repeat|Passed|Pouched|Also\ssent|Info|Dept(?:artment)?\s(?:please\s)?(?:repeat|rpt|pass)|Department\s(?:please\s)?(?:repeat|rpt|pass))\s(?:to\s|info\s|for\s)?[A-Z]"
_OWN_COPIES = re.compile(r"(?:^|[.;:)\n]\s{0,4})$")
_SENTENCE = re.compile(r"(?:[^.\n]|\.(?=\s?[a-z0-9,]))*")


def read_own_copies(text: str, start: int, floor: int) -> list[Find]:
    """Nothing: "Sent Department 178; repeated Karachi 60" names the paper's own copies. The sentence is stepped over."""
    if _OWN_COPIES.search(text, max(0, start - 6), start) is None:
        return []
    found = _SENTENCE.match(text, start)
    return [Find(start=start, end=found.end() if found else start, kind="none", rule="own copies")]


RULES: tuple[Rule, ...] = (
    Rule("own copies", OWN_COPIES, read_own_copies),
    Rule("short form", SHORT_FORM, read_short),
    Rule("paper", rf"{PAPER}[\s-]{NUMBER_WORD}?[0-9]", read_paper),
    Rule("series", rf"{SERIES}(?:'s)?(?:\s{FORM})?[\s-]{NUMBER_WORD}?(?:(?:A|CA|G)-)?[0-9]", read_series),
    Rule("sender and number", rf"(?:{SENDER}|{PRONOUN}){NUMBER_NEXT}", read_named),
    Rule("sender and date", rf"(?:{PRONOUN}|\b[A-Z][a-z]+'s)\s(?:of\s)?(?:{MONTH}\s[0-9]|[0-9]{{1,2}}\s{MONTH})", read_sender_date),
    Rule("office and number", rf"\b[A-Z][a-z]+'s\s{NUMBER_WORD}?[0-9]{{2,6}}\b", read_office_number),
    Rule("form and number", rf"\b{FORM}(?:{WAY_BETWEEN}?,?\s\"?{NUMBER_WORD}[A-Z0-9]|\s{NUMBER})", read_form_number),
    Rule("under reference", r"\b(?:[Rr]eference|[Rr]ef|REF)\s" + FORM + r"\b", read_anaphor_form),
    Rule("airgram", r"\b(?:A|CA|CG|CW|G)-\s?[0-9]{1,5}\b", read_airgram),
    Rule("date-time group", r"\b(?:DTG\s)?[0-3][0-9][0-2][0-9][0-5][0-9]\s?Z\b", read_group),
    Rule("UN document", UNITED_NATIONS, read_united_nations),
    Rule("series by shape", UNKNOWN_SERIES, read_unknown),
    Rule("indicator withheld", r"\[(?:telegram|cable|document|message)\s(?:indicator|number)\snot\sdeclassified\]\s[0-9]", read_withheld),
    Rule("form and date", rf"\b{DATED_FORM}[\s,(]", read_form_date),
    Rule("title and date", rf"\"\s(?:\([^()\n]{{1,30}}\),?\s)?(?:of|dated)\s(?:{MONTH}\s[0-9]|[0-9]{{1,2}}\s{MONTH})", read_title_date),
    Rule("yours of", rf"\b(?:[Yy]ours|[Mm]ine)\sof\s", read_yours),
    Rule("bare number", rf"\b(?:[Rr]e|[Rr]ef|REF|[Rr]eference)[:.]?\s[0-9]|\b(?:No\.|NO\.|Number)\s[0-9]", read_bare_number),
    Rule("date and form", rf"\b(?:{MONTH}\s[0-9]{{1,2}}|[0-9]{{1,2}}\s{MONTH})(?:st|nd|rd|th)?(?:,\s[0-9]{{4}},?)?(?:\s[a-z-]+){{0,2}}\s{DATED_FORM}\b", read_date_form),
)
