"""The numbers a paper carries: its own, its conference and date-time numbers."""

import re
from itertools import takewhile

from redept.grammar.short_forms import read_short_form
from redept.model import OwnNumber

TELEGRAPHIC = frozenset(
    [
        "Telegram",
        "Circular Telegram",
        "Draft Telegram",
        "Cablegram",
        "Radiogram",
        "Backchannel Message",
        "Airgram",
        "Circular Airgram",
    ]
)
FIRST_WORDS = frozenset(
    ("Message", "Instruction", "Circular Instruction", "Despatch", "Intelligence Information Cable")
)
PAPER_SERIES = {
    "National Security Action Memorandum": "NSAM",
    "National Security Decision Memorandum": "NSDM",
    "National Security Study Memorandum": "NSSM",
    "Presidential Review Memorandum": "PRM",
    "Presidential Directive": "PD",
    "National Intelligence Estimate": "NIE",
    "Special National Intelligence Estimate": "SNIE",
    "Special Estimate": "SE",
    "National Security Council Report": "NSC",
}

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_SERIES = re.compile(
    rf"(?:Part|Item|Items|Article|Section|Paragraph|Para|Number|Chapter|Enclosure|Tab|Session|"
    rf"Point|Page|Annex|Document|"
    rf"Table|Figure|Phase|Volume|Issue|Question|Title|Appendix|Circa|Since|On|At|In|The|By|About|"
    rf"During|From|To|For|Ref|Re|"
    rf"Reference|References|Rptd|Embtel|Deptel|Embtels|Deptels|Urtel|Reftel|Reurtel|Reur|Remy|Reour|Rept|Repeat|Your|My|Our|"
    rf"Mytel|Ourtel|{_MONTHS})$"
)
_WORD = r"[A-Z][A-Za-z]{1,11}"
_OPENING = re.compile(
    rf"\s*(?:[“\";]\s*)?(?:\[[^\]\n]{{5,60}}\] (?=\d))?"
    rf"(?:\[?(?:[Tt]elegram )?(?:No\.? )?(?!\d{{6}}\s?Z)(?P<own>\d{{1,7}}[A-Z]?\d?)\]?(?:(?:[–-]\d{{1,4}})(?"
    rf"=[.,:]))?(?:\s?\[(?P<fix>\d{{1,7}})\])?(?:/(?P<slash>{_WORD}) ?(?P<slashed>\d{{1,6}}))?"
    rf"(?P<stop>[.,:;…]|\s+(?=[A-Z(\[“]|1\.\s))"
    rf"(?:\s*(?P<also>{_WORD})[ –-]?(?P<alsonumber>\d{{1,6}})[.,:;])?"
    rf"|(?P<dtg>\d{{6}}\s?Z)(?:\s(?:{_MONTHS}|[A-Z][a-z]{{2}}|[A-Z]{{3}})\.?(?:\s\d{{2,4}})?)?\s?[.,:]?"
    rf"|(?P<series>{_WORD}(?: Circular)?|[A-Z]{{3,7}}[–-][A-Z]{{2}}|A|C|G|S|W)(?:\s?[–—-]\s?| (?:No\. )?)"
    rf"(?:DA(?=\d{{6}}))?(?P<number>(?:[AG][–-])?\d{{1,7}}(?:[/–-]\d{{1,5}})?)"
    rf"(?:/(?P<tail>[A-Z]{{2,6}}) (?P<tailnumber>\d{{2,6}}))?(?P<end>[.,:;/\n]|\s(?=[A-Z(])|$))"
)
_SECOND_DTG = re.compile(r"\s*(?:DTG )?(?P<dtg>\d{6}Z)[.,]")
_LINE_NUMBER = re.compile(
    r"\[?(?:Despatch |Instruction |Airgram |Telegram )?(?P<word>No\.?|Nos\.?|Number|A|CA|CG|G|CW|"
    r"CERP|OCI No\.|NSC|NIE|SNIE|SE|NSAM|NSSM|NSDM|NUMBER|HUL-A|HGG-A)\s?[–—-]?\s?(?P<number>\[?(?"
    r":\d|[IVX]+$)[\w/.–—-]*)\]?\.?(?=[\s,(]|$)"
)
_IN_HEADING = re.compile(
    r"(?:(?:No\.|Number) )?(?P<word>[A-Z][A-Za-z]{0,8}(?=[ –—-]\s?\d)|(?:[A-Z]{1,6}[–—-]?(?=\d)))?"
    r"[ –—-]*(?P<number>\d[\d/–-]*[A-Z]?)(?:/(?P<slash>[A-Z][A-Za-z]+) ?(?P<slashed>\d+))?(?:, (?"
    r"P<dtg>\d{6}Z))?(?=[ ,]|$)"
)
_TITLE_END = re.compile(r"(?P<words>.*?) (?=(?:No\. |[A-Z][A-Za-z]{0,8}[ –—-])?\d)")
_WITHHELD = re.compile(r"\[[^\]]*not declassified\],?\s*$|TDFIR ")
_NUMBERED_FORMS = frozenset(
    [
        "Despatch",
        "Instruction",
        "Circular Instruction",
        "Airgram",
        "Circular Airgram",
        "Telegram",
        "Message",
        "Note",
        "Despatch",
        "Contact Report",
        "National Intelligence Estimate",
        "Special National Intelligence Estimate",
        "Special Estimate",
        "National Security Council Report",
        "Intelligence Memorandum",
        "Intelligence Report",
        "Information Report",
        "Research Memorandum",
        "Report",
        "Intelligence Note",
    ]
)
_DASH = re.compile(r"[–—]")


_HEADED = frozenset([*_NUMBERED_FORMS, *TELEGRAPHIC, *PAPER_SERIES, "Study", "Paper", "Intelligence Brief"])


def own_numbers(form: str | None, heading: str, opener: list[str], body: str) -> list[OwnNumber]:
    """The paper's own number first, then its conference and date-time numbers; posts are not yet filled in.

    `body` begins with the paper's first words, markers masked: "482. Gocus 709. …" carries two numbers. Numbers
    stand in the first paragraph, in a line of the opener ("No. 264") or in the heading ("Telegram 523 From …").
    """
    found = _of_heading(form, heading)
    for line in _before_references(opener):
        found += _of_line(line, form)
    found += _of_body(body, form, bool(found))
    found += _of_office([*opener, *body[:600].split("\n")[:5]]) if form in _OF_OFFICES and not found else []
    return _without_doubles(found)


def _of_heading(form: str | None, heading: str) -> list[OwnNumber]:
    title = _TITLE_END.match(heading) if form in _HEADED else None
    if (
        title is None
        or len(title["words"]) > 60
        or " From " in title["words"]
        or "," in title["words"]
        or " of " in title["words"]
    ):
        return []
    found = _IN_HEADING.match(heading, title.end())
    if found is None:
        return []
    word = (found["word"] or "").strip(" –—-")
    series = word if word and word not in ("No", "Number") else PAPER_SERIES.get(form or "", "")
    first, _, second = found["number"].partition("/")
    if second[:1].isdigit() and form in TELEGRAPHIC:
        return [_number(first, series), _number(second, "")]
    numbers = [_number(found["number"], series)]
    if found["slash"]:
        numbers.append(_number(found["slashed"], found["slash"]))
    if found["dtg"]:
        numbers.append(_number(found["dtg"], "DTG"))
    return numbers


def _of_line(line: str, form: str | None) -> list[OwnNumber]:
    found = _LINE_NUMBER.match(line)
    if found is None or (found["word"].startswith("N") and form == "Memorandum of Conversation"):
        return []
    word = found["word"].rstrip(".")
    number = found["number"].strip("[]. ")
    if not number:
        return []
    return [_number(number, "" if word in ("No", "Nos", "Number", "OCI No") else word)]


_OF_OFFICES = frozenset(("Memorandum", "Draft Memorandum", "Paper", "Report", "National Intelligence Memorandum"))
_OF_OFFICE = re.compile(
    r"\s*\[?(?:(?P<chiefs>JCSM|DJSM|CM|JCS)[ –—-](?P<year>\d{1,5}[–—-]\d{2})"
    r"|(?P<series>NSC|CFEP|NIE|SNIE)[ –—-](?P<number>\d[\d/.–—-]*))\]?\s*"
)


def _of_office(lines: list[str]) -> list[OwnNumber]:
    """The number of the Joint Chiefs' office, or of a council's or the estimates' series, alone on a line:
    "JCSM–382–60" (frus1958-60v01/d188), "NSC 5704/3" (frus1955-57v10/d189)."""
    own = takewhile(lambda line: line.strip().casefold() not in ("subject", "subject:"), _before_references(lines))
    found = next((one for line in own if (one := _OF_OFFICE.fullmatch(line))), None)
    return [_number(found["year"] or found["number"], found["chiefs"] or found["series"])] if found else []


_REFERENCES = re.compile(r"\s*(?:REFS?|Refs?|REFERENCES?|References?|RE|Re)\s?[.:]?\s*$")


def _before_references(lines: list[str]) -> list[str]:
    """The lines before "REF" or "REFERENCE" alone on a line: what stands under it are other papers' numbers
    (frus1955-57v11/d291, frus1961-63v03/d100)."""
    return list(takewhile(lambda line: _REFERENCES.match(line) is None, lines))


def _of_body(body: str, form: str | None, known: bool) -> list[OwnNumber]:
    lines = [line for line in body[:600].split("\n") if line.strip()][:5]
    lines = lines[1:] if lines and _WITHHELD.match(lines[0]) else lines
    if form in TELEGRAPHIC or form in FIRST_WORDS or form is None:
        found = _of_first_words(lines[0] if lines else "", form) or _of_later_words(lines[1:4], form)
        if found:
            return found
    if form in _CALLED and lines and (called := _CALLED_ITSELF.fullmatch(lines[0].strip())):
        return [_number(called["number"], "")]
    if form not in _NUMBERED_FORMS and form not in PAPER_SERIES and form is not None:
        return []
    own = _before_references(lines)
    for line in own if known else own + _behind_references(lines[len(own) :]):
        if len(line) < 60:
            found = _of_line(line.strip(), form)
            if found:
                return found
    return []


def _behind_references(lines: list[str]) -> list[str]:
    """The lines under "REF" and the first paper named there that hold a number and nothing else: the paper's own
    (frus1964-68v20/d137, frus1969-76v20/d257)."""
    return [line for line in lines[2:] if (one := _LINE_NUMBER.match(line.strip())) and one.end() == len(line.strip())]


_CALLED = frozenset(("Letter", "Note", "Memorandum", "Message"))
_CALLED_ITSELF = re.compile(r"\[?(?:Letter|Note|Memorandum|Message) (?:No\.|Number) ?(?P<number>\d{1,5})\.?\]?")
_LATER = re.compile(r"(?P<number>\d{3,6})\. (?=[A-Z])|\([A-Z][a-z]+(?: [A-Z][a-z]+)? (?P<alone>\d{2,6})\)$")


def _of_later_words(lines: list[str], form: str | None) -> list[OwnNumber]:
    """The number of a message that a line precedes which is no part of it: "FOR THE PRESIDENT", then "(Manila 3760)"
    (frus1964-68v26/d358)."""
    found = next((one for line in lines if (one := _LATER.match(line.strip()))), None) if form == "Telegram" else None
    return [_number(found["number"] or found["alone"], "")] if found else []


def _of_first_words(line: str, form: str | None) -> list[OwnNumber]:
    found = _OPENING.match(line)
    if found is None or (form not in TELEGRAPHIC and found["stop"] not in (".", ",", None)):
        return []
    if found["own"]:
        return _numbered(found, line, form)
    if found["dtg"]:
        return [_number(found["dtg"].replace(" ", ""), "DTG")]
    if (
        _NO_SERIES.match(found["series"])
        or read_short_form(found["series"]) is not None
        or (form not in TELEGRAPHIC and found["end"] not in (".", ","))
    ):
        return []
    series, number = found["series"], found["number"]
    first, slash, second = number.partition("/")
    if (
        slash and second.isdigit() and form in TELEGRAPHIC
    ):  # "Secto 45/10660." bears the post's own number after the stroke
        return [_number(first, series), _number(second, "")]
    tail = [_number(found["tailnumber"], found["tail"])] if found["tail"] else []
    return [_number(number, series), *tail]


def _numbered(found: re.Match[str], line: str, form: str | None) -> list[OwnNumber]:
    if form not in TELEGRAPHIC and len(found["own"]) < 2:
        return []  # "1. …" opens a list in a message, not its number
    series = "A" if form == "Airgram" else ""
    numbers = [_number(found["fix"] or found["own"], series)]
    if found["slash"]:
        numbers.append(_number(found["slashed"], found["slash"]))
    elif found["also"] and not (_NO_SERIES.match(found["also"]) or read_short_form(found["also"])):
        numbers.append(_number(found["alsonumber"], found["also"]))
    else:
        group = _SECOND_DTG.match(line, found.end())
        if group:
            numbers.append(_number(group["dtg"], "DTG"))
    return numbers


def _number(number: str, series: str) -> OwnNumber:
    role = "date-time" if series == "DTG" else "conference" if len(series) > 2 and not series.isupper() else "own"
    return OwnNumber(number=_DASH.sub("-", number).strip("-./"), number_series=_DASH.sub("-", series), role=role)


def _without_doubles(found: list[OwnNumber]) -> list[OwnNumber]:
    kept: list[OwnNumber] = []
    for number in found:
        if number.number and all(
            number.number.lstrip("0") != other.number.lstrip("0")
            or (other.number_series and number.number_series and other.number_series != number.number_series)
            for other in kept
        ):
            kept.append(number)
    return kept
