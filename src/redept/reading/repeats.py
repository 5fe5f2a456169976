"""To whom else a message went, and under which numbers: "Sent Tehran, rptd London 439, Moscow 179".

Said in the last words of a message of 1948 to 1951, in the source note of later ones ("Repeated to London as 439"), and
in the heads of raw cables of the 1970s.
"""

import re
from collections.abc import Iterator

from redept.grammar.posts import office_post, post_named
from redept.model import OwnNumber

_PASS = r"Dep(?:artment|t)?\.? (?:please |pls )?(?:pass|repeat|relay)"
_SENT = re.compile(
    r"(?:^|[.\n(\])”;]\s*)(?:(?:The same|This) (?:telegram|cable|message|instruction) was (?:also )?)?"
    r"(?:Sent|sent|Repeated|repeated|Repeat|Rptd|rptd|Rpt|rpt|rept|Pouched|pouched|Passed|"
    rf"Transmitted|Also (?:sent|repeated)|{_PASS})\b(?P<words>(?:[^.\n)]|(?<=\bNos)\.|(?<=\bNo)\.|(?<=\b[apm])\.)*)"
)
_OFFICE = r"(?:Minister|Ambassador|Chargé|Legation|Embassy|Consul(?:ate)?(?: General)?|Mission) (?:in|at) (?:the )?"
_PLACE = rf"(?:the )?(?:{_OFFICE})?[A-Z][\w.’']*(?: [A-Z][\w.’']*){{0,3}}"
_FOR = (
    r"(?:,? (?:eyes only )?for (?:information|[A-Z][\w.]{2,20}(?:,? and [A-Z][\w.]{2,20})?(?: [A-Z]\w{2,20})?)"
    r"|,? (?:priority|niact|eyes only|Priority|Niact|Immediate))"
)
_COPY = re.compile(
    r"(?:to |and |, ?|for info(?:rmation)? (?:to )?|info |unn |^\s*)?"
    rf"(?P<place>{_PLACE}){_FOR}*"
    r"(?:,? (?:as|No\.?|number|telegram|Niact|niact|eyes only))*(?: (?P<series>[A-Z][a-z]{2,8}))? ?"
    r"(?P<number>\d{1,5})\b(?![/:]|st\b|th\b)"
)
_NUMBER_FIRST = re.compile(
    r"(?:\bas|\band|,)\s(?:telegrams? |No\. ?)?(?:(?P<series>[A-Z][a-z]{2,8}) )?(?P<number>\d{1,5}) to "
    rf"(?P<place>{_PLACE})"
)
_JOINT = re.compile(r",? and |, ?|; ?| ?(?:rptd|repeated|rpt|rept|pouched|info)(?: to)? ")
_ADDRESSEE = re.compile(rf"(?:to |for info(?:rmation)? to |as|all |unnumbered )*(?P<place>{_PLACE}|[A-Z][\w/]+)")
_COMMAND = re.compile(r"[A-Z][A-Z/]{3,}(?:[a-z]\w+)?(?: [A-Z/]{2,}){0,2}$")
_AGAIN = re.compile(r"\b(?:rptd|repeated|rpt|rept|repeat|pouched|pass|passed)\b", re.I)
_TRAILING_NUMBER = re.compile(r"(?:,? (?:as|No\.?|number|telegram|unnumbered))*(?:(?: [A-Z][a-z]{2,8})? \d{1,5})?$")


def copies(tail: str, note: str, own: OwnNumber | None, year: int | None) -> list[OwnNumber]:
    """The numbers under which the message went to others as well, each from the sender's post to the other one.

    `tail` are the body's last words, `note` its source note. A number counts where a post stands beside it: "London
    439", "London as 439", "as 2094 to Paris and 95 to Saigon", and without commas too (frus1948v05p1/d228).
    """
    found: list[OwnNumber] = []
    for words in (tail, note):
        for sentence in _SENT.finditer(words):
            found += [number for number in _copies_in(sentence["words"], own, year) if number not in found]
    return found


def _copies_in(words: str, own: OwnNumber | None, year: int | None) -> Iterator[OwnNumber]:
    reversed_ = list(_NUMBER_FIRST.finditer(words))
    for copy in reversed_ or _COPY.finditer(words):
        place = copy["place"].removeprefix("the ")
        post = post_named(place, year) or office_post(place, year)
        own_ends = ((own.to, own.number), (own.from_, own.number)) if own else ()
        if post is None or (post, copy["number"]) in own_ends:
            continue
        yield OwnNumber(
            number=copy["number"],
            number_series=copy["series"] or "",
            from_=own.from_ if own else None,
            to=post,
            role="repeat",
        )


def addressees(tail: str, note: str, year: int | None) -> list[str]:
    """Posts, by their city, and commands to which the message was repeated or passed, in the order they are named."""
    found: dict[str, None] = {}
    for words in (tail, note):
        for sentence in _SENT.finditer(words):
            for piece in _JOINT.split(_after_repeated(sentence)):
                name = _addressee(piece, year)
                if name:
                    found[name] = None
    return list(found)


def _after_repeated(sentence: re.Match[str]) -> str:
    """The words after "repeated" and the like: "Sent" alone names the addressees themselves."""
    if not re.search(r"\b[Ss]ent\b|Transmitted", sentence[0]) or "Also sent" in sentence[0]:
        return sentence["words"]
    again = _AGAIN.search(sentence["words"])
    return sentence["words"][again.end() :] if again else ""


def _addressee(piece: str, year: int | None) -> str | None:
    bare = re.sub(rf"{_FOR}.*$", "", piece.strip())
    bare = _TRAILING_NUMBER.sub("", bare).strip(" ,")
    match = _ADDRESSEE.fullmatch(bare)
    if match is None:
        return None
    place = match["place"].removeprefix("the ")
    return post_named(place, year) or (place if _COMMAND.match(place) else None)


_GROUP = re.compile(r"^[ \t]*(?:[A-Z]{1,2} ){0,3}(?:DTG:? ?)?(?P<group>\d{6}Z)(?: ?[A-Z]{3} ?\d{2,4})?\b", re.MULTILINE)
HEAD_OF_CABLE = 700  # characters at its beginning in which a raw cable has its date-time group


def date_time_group(body: str) -> str | None:
    """The date-time group in the head of a raw cable: "O R 261346Z JAN 70" (frus1969-76ve05p2/d51)."""
    found = _GROUP.search(body, 0, HEAD_OF_CABLE)
    return found["group"] if found else None
