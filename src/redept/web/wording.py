"""Records in the words that pages show: dates as the series prints them, parties, numbers, statuses."""

import re
from collections.abc import Iterable, Sequence

from redept.grammar.dates import MONTHS
from redept.model import Entry, Interpretation, OwnNumber, Party, Reference, Wanted, encoding

ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(Z?))?)?)?([?~%]?)")
NO_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(Z?))?")

STATUS_WORDS = {
    "resolved": "found",
    "possible": "likely, not certain",
    "ambiguous": "several equal papers",
    "absent": "not in this corpus",
    "outside": "outside the corpus",
    "indefinite": "says too little",
    None: "not decided",
}


def date_words(date: str | None) -> str:
    """`September 24, 1944, 8 p.m.` for `1944-09-24T20:00`; what cannot be read so is given as it is."""
    if not date:
        return "undated"
    if "/" in date:
        return " to ".join("…" if end in ("", "..") else date_words(end) for end in date.split("/", 1))
    if found := NO_YEAR.fullmatch(date):
        month, day, hour, minute, utc = found.groups()
        return f"{month_word(month)} {int(day)}, no year" + hour_words(hour, minute, utc)
    found = ISO.fullmatch(date)
    if found is None:
        return date
    year, month, day, hour, minute, utc, doubt = found.groups()
    words = (
        year if not month else f"{month_word(month)} {year}" if not day else f"{month_word(month)} {int(day)}, {year}"
    )
    return words + hour_words(hour, minute, utc) + (" (uncertain)" if doubt else "")


def days_words(first: str, last: str) -> str:
    """`September 24, 1944 to March 3, 1945`, or the one day."""
    return date_words(first) if first == last else f"{date_words(first)} to {date_words(last)}"


def years_of(papers: Iterable[Entry]) -> list[str]:
    """The years in which papers are dated, the earliest first, each once."""
    return sorted({entry.date[:4] for entry in papers if entry.date and entry.date[:4].isdecimal()})


def span_words(years: Sequence[str]) -> str:
    """`1943–1945` for the first and last of some years, the one year, "" for none."""
    return "–".join(dict.fromkeys((*years[:1], *years[-1:])))


def month_word(month: str) -> str:
    number = int(month)
    return MONTHS[number - 1] if 1 <= number <= 12 else month


def hour_words(hour: str | None, minute: str | None, utc: str | None) -> str:
    """`, 8 p.m.`, `, 8:30 a.m.`, `, noon`, `, midnight`; Greenwich hours as `, 1415Z`."""
    if hour is None:
        return ""
    if utc:
        return f", {hour}{minute}Z"
    if minute == "00" and hour in ("12", "24"):
        return ", noon" if hour == "12" else ", midnight"
    clock = int(hour) % 12 or 12
    past = "" if minute == "00" else f":{minute}"
    return f", {clock}{past} {'a.m.' if int(hour) % 24 < 12 else 'p.m.'}"


def one_line(words: str | None) -> str:
    """The words with every white space as one space."""
    return " ".join(words.split()) if words else ""


def shortened(words: str, width: int = 160) -> str:
    """The beginning of long words, cut between two of them."""
    if len(words) <= width:
        return words
    return words[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def party_words(one: Party) -> str:
    """`Harriman, Ambassador in the Soviet Union`."""
    return ", ".join(filter(None, (one.name, one.office)))


def parties_words(people: Iterable[Party]) -> str:
    return "; ".join(filter(None, map(party_words, people)))


def series_and_number(series: str, number: str) -> str:
    """`A-18`, `Delga 312`, `3652`."""
    return f"{series}-{number}" if len(series) in (1, 2) and series.isupper() else f"{series} {number}".strip()


def way_words(sent: str | None, received: str | None) -> str:
    """`Moscow to Department`; "" where neither is known."""
    if sent and received:
        return f"{sent} to {received}"
    return f"from {sent}" if sent else f"to {received}" if received else ""


def number_words(one: OwnNumber) -> str:
    """`3652, Moscow to Department`."""
    return ", ".join(filter(None, (series_and_number(one.number_series, one.number), way_words(one.from_, one.to))))


def short_title(entry: Entry) -> str:
    """What a list says of a paper before its heading: form and number."""
    number = entry.numbers[0] if entry.numbers else None
    bare = number is not None and not entry.form and not number.number_series
    return " ".join(
        filter(
            None,
            (
                "No." if bare else entry.form,
                series_and_number(number.number_series, number.number) if number else "",
            ),
        )
    )


def says(reference: Reference, seen: Interpretation | None) -> str:
    """What the words of a reference say, in the field's order: form, number, direction, date."""
    date = encoding.date_of(reference, seen)
    number = series_and_number(reference.number_series, reference.number) if reference.number else None
    words = (
        (reference.form or reference.kind).lower() if reference.kind != "paper" else None,
        number,
        reference.document_number and f"number {reference.document_number}",
        reference.footnote and f"footnote {reference.footnote}",
        reference.page and f"page {reference.page}",
        way_words(seen.from_, seen.to) if seen else None,
        date_words(date) if date else None,
        reference.file_number and f"file {reference.file_number}",
        reference.volume,
    )
    text = ", ".join(filter(None, words))
    return text[:1].upper() + text[1:]


def wanted_words(one: Wanted) -> str:
    """A wanted paper in a line: `Telegram 38, Lisbon to Department, January 10, 1948`."""
    number = series_and_number(one.number_series, one.number) if one.number else ""
    form = (one.form or one.kind).capitalize()
    words = (
        f"{form} {number}".strip(),
        way_words(one.from_, one.to),
        date_words(one.date) if one.date else "",
        f"file {one.file_number}" if one.file_number else "",
        "; ".join(one.parties),
    )
    return ", ".join(filter(None, words))


def volume_words(title: str | None) -> str:
    """A volume's title without the name of the series, which all of them share."""
    return one_line(title).removeprefix("Foreign Relations of the United States").lstrip(" ,.:;") or one_line(title)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 document`, `2,140 documents`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def plain(words: str | None) -> str:
    """Words that may stand between quotation marks in a search."""
    return one_line(words).translate(QUOTES)


QUOTES = {ord(letter): " " for letter in '"“”„*'}
