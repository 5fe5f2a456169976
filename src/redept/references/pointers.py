"""The rules by which the editors' pointers are found: documents, footnotes, pages, positions, files, volumes."""

import re

from redept.grammar.dates import ABSOLUTE_DATE, HOUR_AFTER, MONTH, read_date
from redept.grammar.files import DECIMAL_FILE, LOT, SUBJECT_FILE, read_file_number
from redept.model import PartialDate
from redept.references.finding import Find, Rule
from redept.references.issuers import role_of
from redept.references.printed_pages import book_before, of_this_volume
from redept.references.volumes_cited import SERIES_TITLE, VOLUME, VOLUME_BEHIND, WHOLE_VOLUME, Citation, line_start

NUMBER = r"[0-9]{1,4}"
_NEXT_NUMBER = re.compile(
    r"(?P<join>\s?-\s?|,\sand\s|,\s|\sand\s|\sthrough\s|\sto\s|,?\sor\s"
    r"|\s&\s|\s(?=[0-9]{2,4}[.;)]))(?P<number>[0-9]{1,4})\b(?![/.][0-9]|\s(?:to|from)\s[A-Z]|,[0-9]{3})"
)
WORD = r"(?:[Dd]ocuments?\.?|[Dd]ocs?\.|D\s?ocuments?|Dcouments?|Documnets?|Docments?)"
_DOCUMENT = re.compile(rf"(?:[Ff]rus\s)?\b{WORD}\s?(?P<number>(?!1[89][0-9]{{2}}\b)[0-9]{{1,4}})(?![0-9/])")
_OF_A_BODY = re.compile(r"(?:^|[\s(])(?!FRUS)[A-Z]{3,}\s$")
"""CHINCOM Document 450 is no document of the volume (frus1955-57v10/d134). Years are none either ("Misc. Docs.
1956-1957", frus1955-57v03/d231)."""
_FOOTNOTE_AFTER = re.compile(
    r"(?P<join>,?\s(?:and\s|at\s)?)\(?(?:[Ff]ootnotes?|[Nn]otes?"
    r"|fn\.)\s(?P<number>[0-9]{1,3})(?:\s(?:thereto|above|below))?"
)


def read_document(text: str, start: int, floor: int) -> list[Find]:
    """Document 12; Documents 5 and 7; Document 81, footnote 10; vol. XXIII, Part 1, Document 12."""
    found = _DOCUMENT.match(text, start)
    if found is None or _OF_A_BODY.search(text, max(0, start - 12), start) is not None:
        return []
    cited = Citation(text, start, floor)
    finds = [_document(cited.start, found.end(), found["number"], cited)]
    while (following := _NEXT_NUMBER.match(text, finds[-1].end)) is not None and len(finds) < 40:
        if following["join"].strip() in RANGE:
            finds += _between(finds[-1], following, cited)
        finds.append(_document(following.start("number"), following.end(), following["number"], cited))
    behind = VOLUME_BEHIND.match(text, finds[-1].end) if cited.volume is None else None
    if behind is not None:
        for find in finds:
            find.volume = behind["volume"]
        finds[-1].end = behind.end()
    return _with_footnote(text, finds, cited)


RANGE = ("-", "through", "to")
LONGEST_RANGE = 60


def _between(first: Find, last: re.Match[str], cited: Citation) -> list[Find]:
    """The documents that stand between the ends of "Documents 242-244", each with the words of the range."""
    begin, end = int(first.document_number or 0), int(last["number"])
    if not begin < end <= begin + LONGEST_RANGE:
        return []
    head = first.end - len(first.document_number or "")
    meant = [_document(head, last.end(), str(number), cited) for number in range(begin + 1, end)]
    for find in meant:
        find.meant, find.kind, find.rule, find.position = True, "position", "document range", "between"
    return meant


def _document(start: int, end: int, number: str, cited: Citation) -> Find:
    return Find(
        start=start,
        end=end,
        kind="document",
        rule="document",
        document_number=number,
        volume=cited.volume,
        topical=cited.topical,
    )


_OF_ANOTHER = re.compile(r"(?:(?:,|,?\sand)\s[0-9]{1,3})*,\s(?:Doc(?:ument|\.)|p|ibid)")
"""Behind "Document 21 and footnotes 3": "and 4, Document 36" (frus1964-68v11/d28)."""


def _with_footnote(text: str, finds: list[Find], cited: Citation) -> list[Find]:
    """A footnote named behind the document: ", footnote 10" makes one pointer of both, "and footnote 1" a second."""
    after = _FOOTNOTE_AFTER.match(text, finds[-1].end)
    if after is None or _OF_ANOTHER.match(text, after.end()) is not None:
        return finds
    last = finds[-1]
    if "and" in after["join"]:
        finds.append(_footnote(after.end() - len(after[0]) + len(after["join"]), after.end(), after["number"], cited))
        finds[-1].document_number = last.document_number
    else:
        last.kind, last.rule, last.end, last.footnote = "footnote", "footnote", after.end(), after["number"]
    return finds


_FOOTNOTE = re.compile(r"\b(?:[Ff]ootnotes?|[Ff]n\.)\s?(?P<number>[0-9]{1,3})(?![0-9/])")
_BELONGS = re.compile(
    r"[,.]?\s(?:to\s|in\s|of\s)?(?:(?P<volume>"
    + VOLUME
    + r"),\s)?(?:(?P<ibid>[Ii]bid)\b\.?|"
    + WORD
    + r"\s?(?P<document>[0-9]{1,4})(?![0-9/])|(?P<place>above|below|supra|infra"
    r"|ante)\b(?:,\sp\.\s(?P<page2>[0-9]+))?|pp?\.\s?(?P<page>[0-9]+)(?:-[0-9]+)?\b)"
)
_TO_PAPER = re.compile(
    r"\s(?:to|on|of)\s(?:telegram\s(?P<number>[0-9]{1,5})\b)?[^.;()]{0,90}?,\s(?:[Dd]ocument\s(?P<document>[0-9]{1,4})|(?P<place>supra"
    r"|infra|ante|above|below)\b(?:,\sp\.\s(?P<page2>[0-9]+))?|pp?\.\s?(?P<page>[0-9]+))"
)
POSITIONS = {"above": "supra", "below": "infra"}


def read_footnote(text: str, start: int, floor: int) -> list[Find]:
    """footnote 3, Document 40; footnotes 2 and 5 above; footnote 31, p. 687; footnote 1 to telegram 85, supra."""
    found = _FOOTNOTE.match(text, start)
    if found is None:
        return []
    cited = Citation(text, start, floor)
    finds = [_footnote(cited.start, found.end(), found["number"], cited)]
    while (following := _NEXT_NUMBER.match(text, finds[-1].end)) is not None and len(finds) < 20:
        finds.append(_footnote(following.start("number"), following.end(), following["number"], cited))
    belongs = _BELONGS.match(text, finds[-1].end) or _TO_PAPER.match(text, finds[-1].end)
    if belongs is None:
        return finds
    place = belongs["place"]
    for find in finds:
        find.document_number = belongs["document"]
        find.position = POSITIONS.get(place, place) if place else None
        find.rule = "footnote above or below" if place in POSITIONS else find.rule
        find.page = belongs["page"] or belongs["page2"]
        find.number = belongs["number"] if belongs.re is _TO_PAPER and find.page else None
    if belongs.re is _BELONGS:
        finds += _further_pages(text, belongs, finds)
        elsewhere = belongs["page"] is not None and not cited.volume and not of_this_volume(text, start, belongs.end())
        for find in finds:
            find.volume = belongs["volume"] or find.volume
            find.anaphor = belongs["ibid"] is not None or elsewhere
        finds[-1].end = max(finds[-1].end, belongs.end())
    return finds + _further_documents(text, finds[-1], cited)


def _further_pages(text: str, belongs: re.Match[str], finds: list[Find]) -> list[Find]:
    """The pages of "footnotes 3 and 6, pp. 69 and 70" in turn, of "footnotes 1, pp. 99 and 101" for notes of one
    number."""
    added: list[Find] = []
    at, turn = belongs.end(), 1
    while belongs["page"] and (following := _NEXT_PAGE.match(text, at)) is not None and turn < 20:
        if turn < len(finds):
            finds[turn].page = following["number"]
        else:
            last = finds[-1]
            cited = Citation(text, last.start, last.start)
            added.append(_footnote(following.start("number"), following.end(), last.footnote or "", cited))
            added[-1].page = following["number"]
        at, turn = following.end(), turn + 1
    return added


def _further_documents(text: str, last: Find, cited: Citation) -> list[Find]:
    """Documents that follow a footnote's document without the word."""
    finds: list[Find] = []
    while (
        last.document_number
        and (following := _NEXT_NUMBER.match(text, finds[-1].end if finds else last.end)) is not None
    ):
        if "footnote" in text[following.end() : following.end() + 20] or len(finds) > 20:
            break
        finds.append(_document(following.start("number"), following.end(), following["number"], cited))
    return finds


def _footnote(start: int, end: int, number: str, cited: Citation) -> Find:
    return Find(
        start=start,
        end=end,
        kind="footnote",
        rule="footnote",
        footnote=number,
        volume=cited.volume,
        topical=cited.topical,
    )


_PAGE = re.compile(
    r"(?<![0-9]-)\b(?:pp?\.|[Pp]ages?)\s?(?P<number>[0-9]{1,5}|[ivxlc]{1,7}\b)(?:-[0-9ivxl]{1,5})?(?:\sff\b\.?)?"
)
"""Not of "a 1-page 5-point comment" (frus1958-60v08/d150)."""
_NEXT_PAGE = re.compile(
    r"(?:,\sand\s(?:pp?\.\s)?|,\s|\sand\s(?:pp?\.\s)?)(?P<number>[0-9]{1,5})\b(?!\s(?:[A-Z]|to\b)|,[0-9]"
    rf"|/|,\s{MONTH}\s[0-9])(?:-[0-9]{{1,5}})?(?:\sff\b\.?)?"
)
"""A number with its day is the next telegram: "Telegrams 61, January 10, p. 137, and 65, January 11, p. 138"
(frus1949v07p1/d111)."""


def read_page(text: str, start: int, floor: int) -> list[Find]:
    """p. 330; pp. 256, 259; Foreign Relations, 1945, vol. VIII, pp. 538 ff."""
    found = _PAGE.match(text, start)
    if found is None:
        return []
    cited = Citation(text, start, floor)
    volume = cited.volume or book_before(text, start)
    finds = [_page(cited.start, found.end(), found["number"], volume, cited)]
    _name_message(text, start, finds[0])
    while (following := _NEXT_PAGE.match(text, finds[-1].end)) is not None and len(finds) < 20:
        finds.append(_page(following.start("number"), following.end(), following["number"], volume, cited))
    if volume is not None:
        return finds
    if of_this_volume(text, start, finds[-1].end):
        return _ends_of_ranges(text, finds)
    for find in finds:
        find.anaphor = True
    return finds


def _page(start: int, end: int, number: str, volume: str | None, cited: Citation) -> Find:
    return Find(start=start, end=end, kind="page", rule="page", page=number, volume=volume, topical=cited.topical)


_MESSAGE_BEFORE = re.compile(
    rf"(?:(?:^|\s)(?P<number>[0-9]{{1,5}}),\s)?\b(?P<date>{ABSOLUTE_DATE})(?P<hour>{HOUR_AFTER})?"
    rf"(?:,\s(?:paragraphs?|section)\s[0-9a-z()]+|,\sfrom\s(?:the\s)?(?P<from>[A-Z][A-Za-z\s]{{2,50}})"
    rf"|,\sto\s(?:the\s)?[A-Z][A-Za-z\s]{{2,50}})?,\s$"
)
_EDITORIAL = re.compile(r"\b(?:[Ee]ditorial|[Bb]racketed)\s[Nn]ote,\s$")


def _name_message(text: str, start: int, page: Find) -> None:
    """Give a page the number and the day right before it ("and 65, January 11, p. 138"), or that it holds an
    Editorial Note ("editorial note, p. 204")."""
    begin = max(line_start(text, start), start - 90)
    found = _MESSAGE_BEFORE.search(text, begin, start)
    if found is not None and page.volume is None:
        page.number, page.date = found["number"], read_date(found["date"] + (found["hour"] or ""))
        if found["from"]:
            page.issuer, page.issuer_words = role_of(found["from"]), found["from"]
    elif page.volume is None and _EDITORIAL.search(text, begin, start) is not None:
        page.form = "Editorial Note"
    elif page.volume is None:
        page.date = _day_in_clause(text[begin:start])


_DAY = re.compile(rf"\b{ABSOLUTE_DATE}")
_CLAUSE_ENDS = re.compile(r";\s|[a-z0-9)\"]\.\s(?=[A-Z])|\bpp?\.\s[0-9]")


def _day_in_clause(words: str) -> PartialDate | None:
    """The last day named before a page in its clause: "for the reply sent on September 17, see p. 179"
    (frus1948v05p1/d28). It singles one out of the papers on the page."""
    ends = [found.end() for found in _CLAUSE_ENDS.finditer(words)]
    days = [found[0] for found in _DAY.finditer(words, ends[-1] if ends else 0)]
    return read_date(days[-1]) if days else None


_RANGE = re.compile(r"(?P<first>[0-9]+)-(?P<last>[0-9]+)$")


def _ends_of_ranges(text: str, finds: list[Find]) -> list[Find]:
    """Pages, and behind each range of them its end: "pp. 9–21" is a pointer to page 9 and one to page 21."""
    all_of_them = []
    for find in finds:
        all_of_them.append(find)
        found = _RANGE.search(text, find.start, find.end)
        if text.endswith(("ff", "ff."), find.start, find.end) or found is not None:
            find.rule = "pages onward"
        if found is not None:
            first, last = found["first"], found["last"]
            end = Find(start=found.start("last"), end=find.end, kind="page", rule="page", topical=find.topical)
            end.page = first[: max(0, len(first) - len(last))] + last
            find.end = found.end("first")
            all_of_them.append(end)
    return all_of_them


_POSITION = re.compile(
    r"\b(?:(?P<word>[Ss]upra|[Ii]nfra|[Aa]nte|[Pp]ost)\b|(?:the\s)?(?:(?P<before>preceding|previous)"
    r"|(?P<after>following))\s(?:document|Document)\b)"
    r"(?P<page>,\s(?:(?P<volume>vol\.\s[ivxIVX]+),\s)?pp?\.\s?(?P<number>[0-9]{1,5})(?:-[0-9]{1,5})?)?"
)


def read_position(text: str, start: int, floor: int) -> list[Find]:
    """supra; infra; ante, p. 569; the preceding document."""
    found = _POSITION.match(text, start)
    if found is None:
        return []
    word = (found["word"] or ("supra" if found["before"] else "infra")).lower()
    if word in ("post", "ante") and not found["page"]:
        return []
    cited = Citation(text, start, floor)
    return [
        Find(
            start=start,
            end=found.end(),
            kind="position",
            rule="position",
            position=word,
            page=found["number"],
            volume=found["volume"],
            topical=cited.topical,
        )
    ]


_IBID = re.compile(r"\b[Ii]bid\b\.?")
_IBID_LEADS_ON = re.compile(
    r",\s(?:[^.;()\n]{0,60}?,\s)?(?:pp?\.\s?|[Pp]ages?\s|[Dd]ocuments?\s?"
    r"|[Ff]ootnotes?\s)[0-9]"
)
_FILE = re.compile(
    rf"(?:[Ii]bid\.?,\s|[Cc]entral\s[Ff]iles?,\s|[Dd]ecimal\s[Ff]iles?,\s)?(?P<file>{DECIMAL_FILE}"
    rf"|{SUBJECT_FILE})"
)
_LOT = re.compile(LOT)


def read_ibid(text: str, start: int, floor: int) -> list[Find]:
    """Ibid."""
    found = _IBID.match(text, start)
    if found is None or _IBID_LEADS_ON.match(text, found.end()):
        return []
    return [Find(start=start, end=found.end(), kind="ibid", rule="ibid", anaphor=True)]


def read_file(text: str, start: int, floor: int) -> list[Find]:
    """740.62114/9-2744; Ibid., 611.93/7-2955; POL 27 VIET S."""
    found = _FILE.match(text, start)
    number = read_file_number(found["file"]) if found else None
    if found is None or number is None:
        return []
    end = found.end() - (len(found[0]) - len(found[0].rstrip()))
    return [Find(start=start, end=end, kind="file", rule="file", file_number=number)]


def read_lot(text: str, start: int, floor: int) -> list[Find]:
    """Lot 59 D 518."""
    found = _LOT.match(text, start)
    return [Find(start=start, end=found.end(), kind="lot", rule="lot", file_number=found[0])] if found else []


_LEADS_ON = re.compile(
    rf"{WHOLE_VOLUME}(?:,\s(?:(?!\b(?:[Ss]ee|[Ii]bid|vol\.)\b)[^.()\n]){{0,160}}?)?,?\s\(?"
    r"(?:[Dd]ocuments?\s|pp?\.\s?|[Pp]ages?\s|[Ff]ootnote)"
)
_VOLUME_ALONE = re.compile(
    rf"(?P<volume>{WHOLE_VOLUME})(?P<title>(?:,\s[^.;()\n]{{0,120}}?)?)(?P<next>,\s(?:[Dd]ocume"
    rf"nts?\s|pp?\.\s|[Pp]ages?\s|[Ff]ootnote)|(?=[.;)\n]|$))"
)


def read_volume(text: str, start: int, floor: int) -> list[Find]:
    """Foreign Relations, 1949, vol. III: a volume named without a document or a page."""
    found = _VOLUME_ALONE.match(text, start)
    if found is None or found["next"] or _LEADS_ON.match(text, start):
        return []
    if not re.match(r"Foreign\sRelations", found["volume"]) and not re.search(
        r"\b(?:see|See|in|also|and)\s$", text[max(0, start - 6) : start]
    ):
        return []
    return [
        Find(
            start=start, end=found.end("volume"), kind="volume", rule="volume", volume=found["volume"] + found["title"]
        )
    ]


POINTERS: tuple[Rule, ...] = (
    Rule("footnote", r"\b(?:[Ff]ootnotes?|[Ff]n\.)\s?[0-9]", read_footnote, True),
    Rule("document", rf"\b{WORD}\s?[0-9]", read_document, True),
    Rule("page", r"\b(?:pp?\.|[Pp]ages?)\s?(?:[0-9]|[ivxlc]+\b)", read_page, True),
    Rule(
        "position",
        r"\b(?:[Ss]upra|[Ii]nfra|[Aa]nte|[Pp]ost,\sp)\b|\b(?:preceding|previous|following)\s[Dd]ocument\b",
        read_position,
        True,
    ),
    Rule(
        "file",
        rf"\b(?:[Ii]bid\.?,\s|[Cc]entral\s[Ff]iles?,\s|[Dd]ecimal\s[Ff]iles?,\s)?(?:{DECIMAL_FILE}"
        rf"|{SUBJECT_FILE})",
        read_file,
    ),
    Rule("lot", LOT, read_lot, True),
    Rule("volume", rf"\b(?:{SERIES_TITLE},|[Vv]ols?\.\s[IVXLCivxlc]+|[Vv]olumes?\s[IVXLCivxlc]+\b)", read_volume, True),
    Rule("ibid", r"\b[Ii]bid\b", read_ibid, True),
)
