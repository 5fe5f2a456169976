"""Papers cited by number: short forms, senders, forms."""

import re

from redept.grammar.dates import (
    MONTH,
)
from redept.grammar.numbers import NUMBER, NUMBER_WORD
from redept.grammar.register import register
from redept.grammar.short_forms import ShortForm, form_named, read_short_form, series_word
from redept.references.finding import Find
from redept.references.gathering import bare, finds_of, partner
from redept.references.issuers import SENDERS, Issuer, issuer_before, role_of
from redept.references.members import Member, parties_between, read_members, read_tails
from redept.references.pieces import (
    CLOSED,
    FORM,
    FUNCTION_NEXT,
    HANDLING,
    LEAD_IN,
    NOUN_NEXT,
    PRONOUN,
    PRONOUN_ROLES,
    SENDER,
    SERIES,
    SHORT_FORM,
    UNIT,
    YEAR_LIKE,
)
from redept.references.series import read_series

# ---------------------------------------------------------------- short forms

_SHORT = re.compile(SHORT_FORM)
_NUMBER_AFTER = re.compile(rf"\s?{HANDLING}?(?=(?:{NUMBER_WORD})?(?:(?:CA|CG|CW|A|G)(?:\s?-\s?|\s))?\[?[0-9])")
_CORRECTED = re.compile(rf"\s?\[(?P<form>{SHORT_FORM})\]")
_PLACE_AFTER = re.compile(rf"\s(?P<place>{SENDER})(?=\s{NUMBER_WORD}?[0-9])")
_WAY_BEFORE_NUMBER = re.compile(rf"\s(?:to|from)\s(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=\s{NUMBER_WORD}?[0-9])")
_SERIES_AFTER = re.compile(rf"\s(?P<word>{SERIES})\s(?={NUMBER_WORD}?[0-9])")


def read_short(text: str, start: int, floor: int) -> list[Find]:
    """Deptel 2212; Embtels 2581, 2854; urtel Sept 15; reftel; mytel Delga 301 (frus1955-57v11/d166)."""
    found = _SHORT.match(text, start)
    short = read_short_form(found[0]) if found else None
    if found is None or short is None:
        return []
    words, end, short = _corrected(text, found, short)
    issuer = Issuer(short.issuer, short.words or words.split(" ")[-1], start)
    if in_series := _in_series(text, start, end):
        return in_series
    way = _WAY_BEFORE_NUMBER.match(text, end)
    if short.issuer == "post":
        issuer, end = _post_beside(text, start, end, floor, issuer)
        start = issuer.start
    gap = _number_after(text, way.end() if way else end, short.anaphor)
    members: list[Member] = []
    if gap is not None:
        members = read_members(text, start, gap.end(), plural=short.plural)
        if members and way is not None:
            parties_between(way[0], members[0])
    if not members:
        member = Member(start=start, end=end)
        read_tails(text, member)
        members = [member]
    if members[0].number is None and members[0].copies:
        members[0].receiver, members[0].number = members[0].copies[0]
    if short.issuer == "place":
        issuer = Issuer("place", short.words, start)
    finds = finds_of(members, "short form", short.kind, short.form, issuer, partner(short.issuer))
    for find in finds:
        find.anaphor = short.anaphor or (find.number is None and find.date is None)
    return finds


def _corrected(text: str, found: re.Match[str], short: ShortForm) -> tuple[str, int, ShortForm]:
    """A short form as the editors correct it in brackets, else as it stands, with its end."""
    corrected = _CORRECTED.match(text, found.end())
    if corrected is None:
        return found[0], found.end(), short
    return corrected["form"], corrected.end(), read_short_form(corrected["form"]) or short


def _in_series(text: str, start: int, end: int) -> list[Find]:
    """The messages of a series behind a short form that says whose they are."""
    series = _SERIES_AFTER.match(text, end)
    finds = read_series(text, series.start("word"), end) if series else []
    if finds:
        finds[0].start = start
    return finds


def _number_after(text: str, end: int, anaphor: bool) -> re.Match[str] | None:
    """What stands between a short form and its number; the paragraphs of a "reftel numbered 6" are no number of it."""
    return None if anaphor and text.startswith(" numbered", end) else _NUMBER_AFTER.match(text, end)


def _post_beside(text: str, start: int, end: int, floor: int, issuer: Issuer) -> tuple[Issuer, int]:
    """The post that is named with a post's short form, and where the number follows: "Saigon Embtel 80"
    (frus1961-63v03/d220), "Embtel Moscow 663"."""
    before = issuer_before(text, start, floor)
    if before.role == "place":
        return before, end
    after = _PLACE_AFTER.match(text, end)
    if after is None or role_of(bare(after["place"])) != "place":
        return issuer, end
    return Issuer("place", re.sub(r"'s?$", "", after["place"]), start), after.end()


_SENDER = re.compile(
    rf"(?P<who>{SENDER}|{PRONOUN})(?P<of>(?:\s(?:Cables?|Embtel"
    rf"|Deptel))?)\s{HANDLING}?(?:(?P<form>{FORM})\s)?(?={NUMBER_WORD}?{NUMBER})"
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
    issuer = Issuer(PRONOUN_ROLES[bare], who, start) if bare in PRONOUN_ROLES else _longer_name(text, start, who, floor)
    if issuer.role == "place" and (sender := _sender_before_place(text, start, floor)) is not None:
        members[0].receiver = members[0].receiver or re.sub(r"'s?$", "", who)
        issuer = sender
    if (way := _from_to(text, start, floor)) is not None:
        issuer = Issuer(role_of(way["from"]), re.sub(r"'s?$", "", way["from"]), way.start())
        members[0].receiver = members[0].receiver or who
    if form is None and (sent := _FORM_SENT_TO.search(text, max(floor, start - 45), start)) is not None:
        form = form_named(sent["form"])
        members[0].receiver = re.sub(r"'s?$", "", who)
        issuer = issuer_before(text, sent.start(), floor)
    members[0].start = issuer.start
    named, kind = (form[0], form[1]) if form else (None, "telegram")
    return finds_of(members, "sender and number", kind, named, issuer, partner(issuer.role))


_YOUR_PLACE = re.compile(r"\b(?P<who>[Yy]our)\s$")


def _sender_before_place(text: str, start: int, floor: int) -> Issuer | None:
    """Who sent what is numbered to a place: "Your Geneva 13" is the reader's, "(to Karachi 162" the writer's own."""
    if (your := _YOUR_PLACE.search(text, max(floor, start - 6), start)) is not None:
        return Issuer("recipient", your["who"], your.start())
    return Issuer("writer", None, start) if text[max(0, start - 4) : start] == "(to " else None


_FORM_SENT_TO = re.compile(rf"\b(?P<form>{FORM})\s(?:sent(?:\sto)?|to|addressed\sto)\s(?:the\s)?$")
_FROM_TO = re.compile(rf"\b(?P<from>{SENDER})(?:\sto\s(?:the\s)?|-)$")


def _from_to(text: str, start: int, floor: int) -> re.Match[str] | None:
    """The sender before the receiver: "Department to Bonn 1709", "Berlin-Bonn 268"."""
    if text[start - 1 : start] != "-" and text[start - 4 : start] not in (" to ", "the "):
        return None
    return _FROM_TO.search(text, max(floor, start - 40), start)


_OFFICE_NUMBER = re.compile(rf"(?P<who>[A-Z][a-z]+)'s\s(?={NUMBER_WORD}?[0-9]{{2,6}}\b)")


def read_office_number(text: str, start: int, floor: int) -> list[Find]:
    """Secretary's 569; Hicks's 1205, May 3: any name, where what follows shows that papers are counted."""
    found = _OFFICE_NUMBER.match(text, start)
    members = read_members(text, start, found.end(), plural=False) if found else []
    if found is None or not members or found["who"] in _MONTH_NAMES:
        return []
    first = members[0]
    closed = CLOSED.match(text, first.end) is not None and not YEAR_LIKE.match(first.number or "")
    if UNIT.match(text, first.end) or not (closed or (first.date is not None and not first.date.year)):
        return []
    issuer = issuer_before(text, found.end(), floor)
    members[0].start = issuer.start
    return finds_of(members, "office and number", "telegram", None, issuer, partner(issuer.role))


_MONTH_NAMES = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Today",
        "Year",
    ]
)


_WHOLE_NAME = re.compile(r"\b(?:the\s)?Department\sof\s$")


def _longer_name(text: str, start: int, who: str, floor: int) -> Issuer:
    """The sender with "Embassy" or "AmEmbassy" or another office before the city."""
    before = issuer_before(text, start, floor)
    who = re.sub(r"^[Rr]e(?=[A-Z])", "", who)
    bare = re.sub(r"(?:'[sS]|')$", "", who)
    if who.startswith("State") and (whole := _WHOLE_NAME.search(text, max(floor, start - 16), start)) is not None:
        return Issuer("department", "Department of State", whole.start())
    if before.words and before.role in ("post", "place", "department") and not before.words.endswith("s"):
        return Issuer("place", bare, before.start) if role_of(bare) == "place" else Issuer(role_of(bare), bare, start)
    return Issuer(role_of(who), bare, start)


_SENT_ON = re.compile(r"\s(?:pouched|repeated|rptd|rpt|sent\s[A-Z]|to\s[A-Z])")
_SAYS = re.compile(r"\s(?:of\swhich|indicat\w+|report\w*|contain\w*|re|regarding|para|paras|paragraphs?|he|I|we)\b")


_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
"""What makes a place in a row of a number: "our 128th meeting" (frus1964-68v30/d153)."""


def _number_of_paper(text: str, start: int, at: int, who: str, members: list[Member]) -> bool:
    """Whether a bare number behind a name counts papers, not years, streets or soldiers."""
    first = members[0]
    if not text[at : at + 1].isdigit():
        return True
    if _ORDINAL.match(text, first.end):
        return False
    dated = first.date is not None or first.receiver is not None or bool(first.copies) or bool(first.series)
    if len(members) == 1 and not dated and UNIT.match(text, first.end):
        return False
    if dated or len(members) > 1:
        return not (YEAR_LIKE.match(first.number or "") and first.date is None and not first.receiver)
    if YEAR_LIKE.match(first.number or ""):
        if who.lower() in PRONOUN_ROLES and _SAYS.match(text, first.end):
            return True
        if who.endswith("'s") and _SENT_ON.match(text, first.end):
            return True
        return LEAD_IN.search(text, max(0, start - 14), start) is not None and CLOSED.match(text, first.end) is not None
    if NOUN_NEXT.match(text, first.end):
        return False
    short = len(first.number or "") < 3
    if short and not CLOSED.match(text, first.end) and not FUNCTION_NEXT.match(text, first.end):
        return False
    return not (short and who.lower() in ("washington", "new york", "mission", "defense", "aid", "his"))


WAY_BETWEEN = r"(?:\s(?:to|from)\s(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})"
_FORM_NUMBER = re.compile(
    rf"\b(?P<form>{FORM})(?:(?P<of>{WAY_BETWEEN}),?\s\"?(?={NUMBER_WORD}[A-Z0-9])"
    rf"|,?\s\"?(?={NUMBER_WORD}[A-Z0-9])|\s(?={NUMBER}))"
)
_LETTERED = re.compile(
    rf"(?:{NUMBER_WORD})(?P<number>(?!(?:A|CA|CG"
    rf"|G)-)[A-Z]{{1,4}}[.\s/-]{{1,2}}[0-9]{{1,5}}(?:[-/][0-9]+)?)(?P<fix>x)?(?P<letters>x)?"
)
_FORM_LETTERS = re.compile(
    rf"\b(?P<form>{FORM})(?P<of>)\s(?=(?!(?:A|CA|CG|G|NO|NR|NOS)\b)[A-Z]{{1,4}}[\s-]?[0-9]{{3,7}}\b)"
)
_FORM_FROM = re.compile(rf"\b(?P<form>{FORM})(?P<of>{WAY_BETWEEN}),\s(?=[0-9]{{2,6}}(?:,\s|\sof\s))")
NO_SERIES = frozenset(register("reference_words")["no_series"])
_LETTERS_FIRST = re.compile(r"(?P<letters>[A-Z]{1,4})[\s-]?(?P<number>[0-9]{3,7})(?P<fix>x)?")


def read_form_number(text: str, start: int, floor: int) -> list[Find]:
    """telegram 1707 from Tokyo; telegrams 12, 13, and 15; despatch No. 160 of June 5; circular telegram 220."""
    found = _FORM_NUMBER.match(text, start) or _FORM_LETTERS.match(text, start) or _FORM_FROM.match(text, start)
    form = form_named(found["form"]) if found else None
    if found is None or form is None:
        return []
    if found.re is _FORM_LETTERS and (form[1] != "telegram" or _known_letters(text, found.end())):
        return []
    if found.re is _FORM_FROM and not _is_post(re.sub(r"^\s(?:to|from)\s", "", found["of"])):
        return []
    if form[1] in ("letter", "note", "memorandum", "paper") and not re.match(NUMBER_WORD, text[found.end() :]):
        return []
    members = read_members(text, start, found.end(), plural=form[2], first=_first_number(text, found))
    if members and found["of"]:
        parties_between(found["of"], members[0])
    if not members or UNIT.match(text, members[0].end) or (len(members) == 1 and _date_instead(text, found.end())):
        return []
    issuer = issuer_before(text, start, floor)
    members[0].start = issuer.start
    return finds_of(members, "form and number", form[1], form[0], issuer, partner(issuer.role))


def _known_letters(text: str, at: int) -> bool:
    """Whether letters before a number are a series or a sender that is known: "telegram CAP 5114", "tel USUN 2813"."""
    letters = re.match(r"[A-Z]*", text[at : at + 8])
    word = letters[0] if letters else ""
    return series_word(word) is not None or word in SENDERS or word in NO_SERIES


def _first_number(text: str, found: re.Match[str]) -> re.Match[str] | None:
    """The number of a form where letters begin it: "note No. LEG 292", "message C 58941" (frus1952-54v14p2/d618)."""
    pattern = _LETTERS_FIRST if found.re is _FORM_LETTERS else _LETTERED
    return pattern.match(text, found.end())


_DATE_HERE = re.compile(rf"(?:[0-3]?[0-9]\s{MONTH}\b|[0-1]?[0-9]/[0-3]?[0-9]\b)")


def _date_instead(text: str, at: int) -> bool:
    return _DATE_HERE.match(text, at) is not None


_BARE_NUMBER = re.compile(r"\b(?:(?:[Rr]e|[Rr]ef|REF|[Rr]eference)[:.]?|No\.|NO\.|Number)\s(?=[0-9])")


def read_bare_number(text: str, start: int, floor: int) -> list[Find]:
    """Re 567, May 3; Ref: 143077; No. 1120 from Mexico City: a number with a date or a way, and no form."""
    found = _BARE_NUMBER.match(text, start)
    members = read_members(text, start, found.end(), plural=False) if found else []
    if found is None or not members or not _stands_alone(found[0], members[0]):
        return []
    if _BOOK.search(text[max(0, start - 60) : start]):
        return []
    issuer = issuer_before(text, start, floor)
    return finds_of(members, "bare number", "telegram", None, issuer, partner(issuer.role))


def _stands_alone(lead: str, first: Member) -> bool:
    """Whether a number needs no form: it is sent from a post, is listed behind "Ref:", or is dated."""
    if first.sender is not None and _is_post(first.sender):
        return True
    if lead.startswith(("No.", "NO.")):
        return False
    listed = lead.startswith(("Ref:", "REF:", "Reference:")) and len(first.number or "") > 2
    return first.date is not None or (listed and not YEAR_LIKE.match(first.number or ""))


_BOOK = re.compile(
    r"(?:Order|Law|Decree|Resolution|Bulletin|Series|Meeting|Session|yr\.|Yr\.|Articles?|Protocol"
    r"|Annex|Proclamation|Report|Enclosure|Tab|Point|Figure|Contract|Record|Release|Circular|Supplement"
    r"|Documents?|Tables?|Sess\.|mtg\.|Publication|Cmd\.|Review|Survey|Press\s\w+|Decision|Memo\w*"
    r"|Draft),?\s(?:\w+,?\s)?$"
)


def _is_post(words: str) -> bool:
    return role_of(bare(words)) in ("place", "department")
