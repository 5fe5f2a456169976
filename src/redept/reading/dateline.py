"""Where and when a paper was written: datelines, dates in headings, dates in file numbers."""

import re

from redept.grammar.dates import MONTH, iso, read_date, read_hour
from redept.grammar.files import filed_day
from redept.model import Record

_DATE = (
    rf"(?:{MONTH}\.? \[?\d{{1,2}}(?:st|nd|rd|th)?\??\]?(?: ?\[\d{{1,2}}\??\])?(?:\s?(?:[–—/-]|and/or|and|or|to)\s?"
    rf"(?:{MONTH} )?\d{{1,2}})*"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:[–-]\d{{1,2}})?(?: of)? {MONTH}|{MONTH})[,.]?\s?\[?(?:1[789]|20)\d\d\??\]?"
)
_HOUR = (
    r"\[?(?:\d{1,2}(?:[:.]\d\d)?(?:\[\?\])?|l:\d\d|[Nn]oon|[Mm]idnight)?\s?\]?(?:\s?(?:[–—-]|and|to)\s?)?"
    r"(?:\d{1,2}(?:[:.]\d\d)?|l:\d\d|[Nn]oon|[Mm]idnight)?\s?\??\]?\s?(?:[ap]\.?\s?m\.?)?(?:\s?\[[\w.: ]{1,9}\])?"
)
_CLOCK = (
    rf"(?:{_HOUR}(?:\s?(?:[–—-]|and|to)\s?{_HOUR})?(?:\s?\(?(?:E[SD]T|GMT|local time|local|"
    rf"Washington time|Paris time)\)?)?|\d{{4}}\s?Z|\d{{4}} hours|Session [IVX]+)"
)

_PLACE = r"(?P<place>\[\?\]|\[?[^\W\d_][^\n\d:;]{1,90}?|\[place not declassified\])"
_ABOUT = r"(?:(?:circa|ca?\.|about|approximately) |(?:early|late|mid)[ -](?:in )?)"
_UNDATED = r"\[?(?:[Uu]ndated|n\.d\.|no date)\]?"
_SECOND = rf"(?:(?:,? (?:and|to) |\s?[–—-]\s?)(?P<second>{_DATE})(?:,? {_CLOCK})?)?"
_DATELINE = re.compile(
    rf"(?P<number>(?:[A-Z]{{2,5}} )?No\. ?[\w/–-]+,? )?\[?(?:{_PLACE}\s*(?:,\s*)?(?:\],?\s*|,\s*)?)??\[?"
    rf"(?P<about>{_ABOUT})?(?P<when>{_DATE}|{_UNDATED})"
    rf"(?P<clock>\s?\]?[,;.–—-]{{0,2}}\s?{_CLOCK})?{_SECOND}"
    r"\s?[\].,]*(?: \d{1,5}\.)?(?"
    rf"P<received>\s*[\[(]Rec(?:eived|’d).{{0,60}}[\])]?\.?)?$"
)
_SHAPE = re.compile(r"\b(?:1[789]|20)\d\d\b|[Uu]ndated|n\.d\.")
_TAIL = re.compile(
    rf",\s(?:(?P<place>[A-Z][^,\d]{{2,40}}(?:, (?:[A-Z][a-z]+|D\.C\.))?),\s)?(?P<when>{_DATE}|"
    rf"undated)(?P<clock>,?\s?[,—–-]?\s?{_CLOCK})?{_SECOND}\.?$"
)
_RECEIVED = re.compile(
    r"(?i)\brec(?:eive|’)d\b(?: in the Department)?(?: on| at)?:?\s*"
    r"(?P<words>(?:[ap]\.\s?m\b\.?|(?<=\d)\.(?=\d)|\(\?\)|[^\]).;]){3,60})"
)
_NOTE_DATE = re.compile(
    rf"\b(?:source text|original|paper|document|telegram|letter|memorandum) "
    rf"(?:is|was|bears the date|is hand-?dated)(?: of)?(?: dated)? (?P<when>{_DATE})"
)

_WIDER_PLACES = frozenset(
    (
        "Georgia",
        "Texas",
        "Maryland",
        "Pennsylvania",
        "California",
        "Florida",
        "Virginia",
        "Hawaii",
        "Colorado",
        "England",
    )
)

_HOUSE = re.compile(  # a letterhead before the city: "Legation of the United States, Brussels"
    r"\[?(?i:(?:American |British |French |United States |U\. S\. )*(?:Legation|Embassy|Consulate|"
    r"Department of State|Ministry|Foreign Office)\b[^,]{0,60},\s+)(?=[A-Z])"
)

SAME_DAY = ((1948, 0.85), (1952, 0.83), (1955, 0.79), (1958, 0.85), (1961, 0.86), (9999, 0.84))
"""Share of papers written on the day in their file number's suffix, up to that year; counted over 25,000 papers."""


SURE_BY_FORM = {"Despatch": 0.97, "Instruction": 0.94, "Letter": 0.7, "Note": 0.3, "Aide-Mémoire": 0.3}
"""The same share for forms that are filed sooner or later than others; counted over 4,400 papers of 39 volumes.
What came from abroad in an envelope or was handed over lay some days before it was filed."""


class Dateline(Record, frozen=True, kw_only=True):
    """A place and a time as one line gives them; `date` is ISO, or None for an undated paper.

    `until` is the last day of a span, or the second of two days: "Paris, May 6–8, 1957".
    """

    place: str | None = None
    date: str | None = None
    undated: bool = False
    until: str | None = None


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline and nothing else: "[Washington,] July 16, 1953.", "Paris, undated." """
    return _SHAPE.search(line) is not None and _DATELINE.match(line) is not None


def read_dateline(line: str) -> Dateline | None:
    """Place and time of a dateline, None for any other line.

    The hour is the sender's own; of a span ("2:30–4 p.m.") the beginning counts; midnight is 24:00 of the printed day.
    A doubtful day is EDTF: "May 3?, 1950" is 1950-05-03?, "circa May 5, 1949" 1949-05-05~.
    """
    found = _DATELINE.match(line)
    if found is None:
        return None
    if not re.search(r"\d", found["when"]):
        return Dateline(place=_place(found["place"]), undated=True)
    date = _iso(found["when"], found["clock"])
    return Dateline(
        place=_place(found["place"]),
        date=f"{date}~" if date and found["about"] else date,
        until=until(found["when"], date) or second_day(found["second"], date),
    )


def heading_date(heading: str) -> tuple[Dateline, int] | None:
    """The date with which a heading ends, and where the words before it end; None where it ends otherwise.

    "Memorandum of a Conversation, Department of State, Washington, April 8, 1960" gives Washington and the day
    (frus1958-60v01/d134).
    """
    found = _TAIL.search(heading) if _SHAPE.search(heading) else None
    if found is None:
        return None
    undated = found["when"] == "undated"
    date = None if undated else _iso(found["when"], found["clock"])
    place = _last_place(found["place"])
    last = until(found["when"], date) or second_day(found["second"], date)
    return Dateline(place=place, date=date, undated=undated, until=last), found.start()


_SPAN = re.compile(
    rf"(?P<first>{MONTH})\.? \[?\d{{1,2}}.*?\s?(?:[–—/-]|\band\b|\bto\b)\s?(?:(?P<month>{MONTH})\.? )?"
    r"(?P<day>\d{1,2})[,.]?\s?(?P<year>\d{4})"
)


def until(when: str, first: str | None) -> str | None:
    """The last day of a span of days, or of two days named together, where it is later than the first."""
    found = _SPAN.match(when)
    if found is None or first is None:
        return None
    last = _iso(f"{found['month'] or found['first']} {found['day']}, {found['year']}", None)
    return last if last and last > first[:10] else None


def second_day(when: str | None, first: str | None) -> str | None:
    """The second day of two that are both written whole, where it is later than the first."""
    last = _iso(when, None) if when and first else None
    return last if last and first and last > first[:10] else None


_ESTIMATE = re.compile(
    r"(?:[Ii]ts |[Tt]he )?(?:[Pp]robable date(?: of (?:the|this) \w+)? is|[Dd]ate of the \w+ was|"
    r"(?:[Aa]pparently|[Pp]robably|[Pp]resumably) (?:written|drafted|prepared|dated|sent)(?: on| about)?|"
    rf"[Dd]rafted (?:by [^.;]{{3,80}}? )?on) (?P<day>{MONTH} \d{{1,2}})(?:, (?P<year>\d{{4}}))?"
)
_YEAR = re.compile(r"(?<![\d–/-])1[89]\d\d(?![\d–-])")


def estimated_date(words: str, year: int | None) -> str | None:
    """The day that the editors give for an undated paper, EDTF: "Its probable date is July 18" (frus1969-76v03/d234) or
    the day of its drafting.

    A year that is not said with it is the only one the note names, or `year`; without one there is no date.
    """
    found = _ESTIMATE.search(words)
    if found is None:
        return None
    years = set(_YEAR.findall(words))
    said = found["year"] or (years.pop() if len(years) == 1 else str(year) if year and not years else None)
    date = _iso(f"{found['day']}, {said}", None) if said else None
    return f"{date}~" if date else None


_DAY = re.compile(rf"(?P<day>{MONTH} \d{{1,2}})$")
SURE_BY_FILE, SURE_BY_FOLDER = 0.98, 0.9
"""How sure a year is that the file number or the folder gives to a day of the heading; counted on abstracts that name
their year as well."""


def abstract_date(tail: str, file_number: str | None, words: str) -> tuple[str, float] | None:
    """The day of an abstract that names no year, "Telegram 1865 from USUN, November 19", and how sure its year is.

    The year is that of the file number's suffix, or the only one that the words behind name
    (frus1961-63v10-12mSupp/d546).
    """
    found = _DAY.search(tail)
    if found is None:
        return None
    filed = filed_day(file_number) if file_number else None
    if filed is not None:
        date = _iso(f"{found['day']}, {filed.year}", None)
        near = date is not None and abs(int(date[5:7]) - filed.month) <= 1
        return (date, SURE_BY_FILE) if date and near else None
    years = set(_YEAR.findall(words))
    date = _iso(f"{found['day']}, {years.pop()}", None) if len(years) == 1 else None
    return (date, SURE_BY_FOLDER) if date else None


def file_date(file_number: str, form: str | None = None) -> tuple[str, float] | None:
    """The day in a file number's suffix, and how sure it is that a paper of this form was written on it.

    "711.62114/9-2444" gives 1944-09-24. A serial ("816.01/355") is no date; suffix dates begin in July 1944.
    """
    day = filed_day(file_number)
    if day is None:
        return None
    confidence = SURE_BY_FORM.get(form or "") or next(share for last, share in SAME_DAY if day.year < last)
    return day.isoformat(), confidence


def note_date(words: str) -> str | None:
    """The day that a source note gives for a paper without a dateline: "Dated July 2, 1954." """
    found = _NOTE_DATE.search(words)
    return _iso(found["when"], None) if found else None


def received(line: str, date: str | None) -> str | None:
    """When a paper was received: "[Received January 12—11:25 a.m.]"; its own date gives what is not said there."""
    found = _RECEIVED.search(line)
    if found is None or date is None or len(date) < 10 or not date[:4].isdigit():
        return None
    doubt = "?" if "(?)" in found["words"] else ""
    words = re.sub(r"(?<=\d)\.(?=\d\d)", ":", found["words"].replace("(?)", ""))
    said = read_date(words)
    if said is None or said.month is None:
        hour = read_hour(words)
        return f"{date[:10]}T{hour[0]:02d}:{hour[1]:02d}{doubt}" if hour else None
    year = said.year or int(date[:4]) + (said.month < int(date[5:7]) - 6)
    day = iso(said, year)
    return day + doubt if day else None


def _iso(when: str, clock: str | None) -> str | None:
    if clock:
        clock = _TWICE_AFTERNOON.sub(lambda hour: hour[1] + (hour[2] or ":00"), clock).replace("[?]", "")
        clock = _BEFORE_CLOCK.sub("", clock).replace("l:", "1:")
    doubt = "?" if "?" in when else ""
    when = when.replace("?", "")
    if "[" in when:
        when = _DAY_IN_BRACKETS.sub(r"\1", when)
    if "." in when:
        when = _POINT_BEFORE_YEAR.sub(",", when)
    said = read_date(_SECOND_DAY.sub(r"\1", when) + ", " + (clock or ""))
    date = iso(said) if said else None
    return f"{date}{doubt}" if date and not date.endswith("?") else date


_TWICE_AFTERNOON = re.compile(r"(?<![:\d])(1[3-9]|2[0-3])(:\d\d)? p\.\s?m\.?")
_BEFORE_CLOCK = re.compile(r"^[\s\],;.–—-]+|\[\s?(?=\d{1,2}(?::\d\d)? [ap])")
_DAY_IN_BRACKETS = re.compile(r"(?<=[a-z.] )\[(\d{1,2})\]")
_POINT_BEFORE_YEAR = re.compile(r"(?<=\d)\.(?=\s?\d{4})")
_SECOND_DAY = re.compile(r"(\d)\s?(?:[–—/-]|and/or|and|or|to)\s?(?:[A-Z][a-z]+ )?\d{1,2}(?=,)")


def _last_place(words: str | None) -> str | None:
    """The city of "Department of State, Washington"; a state or country stays with its city ("Augusta, Georgia")."""
    _, comma, last = (words or "").rpartition(", ")
    return _place(words if comma and last in _WIDER_PLACES else last)


def _place(words: str | None) -> str | None:
    if not words:
        return None
    if "not declassified" in words:
        return "[place not declassified]"
    words = _HOUSE.sub("", words)
    return words.strip(" ,[].—–?") or None
