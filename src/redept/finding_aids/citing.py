"""A document as a footnote names it: its printed place, the paper itself, the archive that keeps the original.

Printed place: the series cites pages in volumes before 1955–57 and document numbers since; retrospective volumes of
earlier years, which came out after that change, are cited by document too (frus1952-54Guat).
"""

import re

from redept.finding_aids.days import in_words, parts_of
from redept.grammar import kept
from redept.grammar.files import LOT
from redept.model import Document, Interpretation, OwnNumber, Party, Reference, Resolution, Volume

Found = tuple[Reference, Interpretation | None, Resolution | None]

SERIES = "Foreign Relations of the United States"
SHORT_SERIES = "Foreign Relations"
FIRST_BY_NUMBER = 1955
"""First year of the subseries that is cited by document numbers."""
FIRST_LATE = 1990
"""Volumes that came out since then are cited by document numbers, whatever years they cover."""

VOLUME_ID = re.compile(r"frus(\d{4})(?:-(\d\d))?(?:v(e?)(\d\d)(?:p(\d))?)?")
YEARS = re.compile(r"(\d{4})(?:\s*[–-]\s*(\d{2,4}))?")
FORM_SAID = re.compile(
    r"(?i)\b(?:telegram|airgram|despatch|instruction|letter|note|memorand(?:um|a)|minutes|report|message|paper|"
    r"statement|estimate|record|editorial|aide|draft|circular|summary|agreement|address|notes|study)\b"
)
HYPHENS = str.maketrans("–‑", "--")
STOP = re.compile(r"(?<=[a-z0-9Z\]]{2})\.$")


# ---------------------------------------------------------------- the paper itself


def item(document: Document) -> str:
    """Sender to recipient, form and number, place, date.

    "The Ambassador in France (Caffery) to the Acting Secretary of State, Telegram 164, Paris, January 14, 1949"; what
    the heading says already is not said again.
    """
    heading = numbered(title(document), document)
    said = [heading]
    if document.form and not FORM_SAID.search(heading):
        said.append(form_and_number(document))
    day = in_words(document.date) or ""
    if (bare := day.rpartition(", ")[0]) and heading.endswith(bare):  # "…, October 31": the day has its year once
        said[0] = heading = heading.removesuffix(bare) + day
    said += [words for words in (document.place, day) if words and words not in heading]
    return " ".join(", ".join(said).split())


def numbered(heading: str, document: Document) -> str:
    """A heading that begins with the form, its number put behind that: "Telegram 1915 From the Department"."""
    own, form = own_number(document), document.form or ""
    if (
        own is None
        or re.search(rf"(?<!\w){re.escape(own.number)}(?!\w)", heading.translate(HYPHENS))
        or not form
        or not f"{heading} ".startswith(f"{form} ")
    ):
        return heading
    return f"{form} {written(own)}{heading[len(form) :]}"


def title(document: Document) -> str:
    """The heading on one line, else what can be said instead of one."""
    if document.heading and document.heading.strip():
        return STOP.sub("", kept.without_abstract(" ".join(document.heading.split())))
    if document.sender or document.recipient:
        ends = [together(document.sender), together(document.recipient)]
        return " to ".join(end for end in ends if end)
    return document.form or document.id


def together(parties: tuple[Party, ...]) -> str:
    return ", ".join(party(one) for one in parties)


def party(one: Party) -> str:
    """ "Ambassador in France (Caffery)"."""
    if one.name and one.office:
        return f"{one.office} ({one.name})"
    return one.name or one.office or ""


def form_and_number(document: Document) -> str:
    """ "Telegram 164", "Airgram A-303"; the form alone where the paper has no number of its own."""
    own = own_number(document)
    return " ".join(word for word in (document.form, own and written(own)) if word)


def own_number(document: Document) -> OwnNumber | None:
    return next((one for one in document.numbers if one.role == "own"), None)


def written(number: OwnNumber) -> str:
    series = number.number_series
    joint = "-" if series.isupper() and len(series) < 3 else " "
    return f"{series}{joint}{number.number}" if series else number.number


# ---------------------------------------------------------------- the printed place


def printed(document: Document, volume: Volume | None) -> str | None:
    """ "Foreign Relations, 1955–1957, vol. X, Document 12" or "..., 1949, vol. VII, Part 1, pp. 4–5".

    None for a paper that stands in no volume that has a title or an id of the series.
    """
    book = book_of(document, volume)
    if book is None:
        return None
    if by_page(document, volume):
        return f"{book}, {pages(document)}"
    return f"{book}, Document {document.document_number or document.id.rpartition('/')[2]}"


def by_page(document: Document, volume: Volume | None) -> bool:
    """Whether the series cites this volume by pages, and the paper's page is known."""
    if not document.first_page:
        return False
    years = parts_of_years(volume, document.volume)
    if not years or years[1] >= FIRST_BY_NUMBER:
        return False
    return not (volume and volume.published and parts_of(volume.published)[:1] >= [FIRST_LATE])


def parts_of_years(volume: Volume | None, identity: str | None) -> tuple[int, int] | None:
    """First and last year of the subseries."""
    found = YEARS.search((volume and volume.subseries) or "") or VOLUME_ID.match(identity or "")
    if found is None:
        return None
    first, last = found[1], found[2] or found[1]
    return int(first), int(first[: 4 - len(last)] + last)


def pages(document: Document) -> str:
    """ "p. 4", "pp. 4–5"."""
    span = page_span(document)
    return f"p. {span}" if span and "–" not in span else f"pp. {span}"


def page_span(document: Document) -> str | None:
    """The first page and the last: "4–5"; None where no page is known."""
    if not document.first_page:
        return None
    last = document.page_breaks[-1].page if document.page_breaks else document.first_page
    return document.first_page if last == document.first_page else f"{document.first_page}–{last}"


def book_of(document: Document, volume: Volume | None) -> str | None:
    """ "Foreign Relations, 1955–1957, vol. X", in the words that the series uses of itself."""
    known = from_title(volume) if volume and volume.title else None
    return known or from_id(document.volume)


def from_title(volume: Volume) -> str | None:
    complete = volume.title or ""
    if not complete.startswith(SERIES):
        return complete
    years = (volume.subseries or "").replace("-", "–")
    number = re.sub(r"^E-", "E–", (volume.number or "").removeprefix("Volumes "))
    if not re.match(r"E–?\d|[IVXLC]+\b", number):
        number = ""
    series = ", ".join(word for word in (SHORT_SERIES, years) if word)
    if not number:
        return ", ".join(word for word in (series, short_title(volume)) if word)
    return f"{series}, {'vols.' if '/' in number else 'vol.'} {number}{part_by_id(volume.id, number)}"


def part_by_id(identity: str, number: str) -> str:
    """ ", Part 2" where the header's number leaves it out (frus1969-76ve05p2)."""
    found = re.search(r"v(?:e?)\d\dp(\d)$", identity)
    return f", Part {found[1]}" if found and "Part" not in number else ""


def short_title(volume: Volume) -> str:
    """What the volume is about: "Guatemala"."""
    rest = (volume.title or "").removeprefix(SERIES).lstrip(", ")
    years = YEARS.match(rest)
    rest = rest[years.end() :] if years else rest
    pieces = [piece for piece in rest.strip(", ").split(", ") if not re.match(r"(?:Volume [EIVXLC]|Part \d+$)", piece)]
    return ", ".join(pieces)


def from_id(identity: str | None) -> str | None:
    """The book by its id alone: frus1944v04 is "Foreign Relations, 1944, vol. IV"."""
    found = VOLUME_ID.match(identity or "")
    if found is None or not found[4]:
        return None
    first, last, electronic, number, part = found.groups()
    years = f"{first}–{first[:2]}{last}" if last else first
    shown = f"E–{int(number)}" if electronic else roman(int(number))
    return f"{SHORT_SERIES}, {years}, vol. {shown}" + (f", Part {part}" if part else "")


def roman(number: int) -> str:
    """ "XXIII" for 23."""
    words = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        words += letters * (number // value)
        number %= value
    return words


# ---------------------------------------------------------------- the archive

DEPARTMENT = "Department of State"
STATE_RECORDS = "General Records of the Department of State, Record Group 59"
COLLEGE_PARK = "National Archives at College Park, College Park, MD"
CENTRAL_FILES = (
    (1906, "Numerical File, 1906–1910", "NF 1906–10"),
    (1910, "Central Decimal File, 1910–1929", "CDF 1910–29"),
    (1930, "Central Decimal File, 1930–1939", "CDF 1930–39"),
    (1940, "Central Decimal File, 1940–1944", "CDF 1940–44"),
    (1945, "Central Decimal File, 1945–1949", "CDF 1945–49"),
    (1950, "Central Decimal File, 1950–1954", "CDF 1950–54"),
    (1955, "Central Decimal File, 1955–1959", "CDF 1955–59"),
    (1960, "Central Decimal File, 1960–January 1963", "CDF 1960–63"),
    (1963, "Subject-Numeric File, 1963–1973", "SNF 1963–73"),
    (1973, "Central Foreign Policy Files, 1973–1979", "CFPF 1973–79"),
)
"""The blocks in which the National Archives keep the central files, by their first year; long and short."""

DECIMAL = re.compile(r"\d{3}")
ELSEWHERE = re.compile(r"Presidential Materials|Library|\bPapers\b")


def named(document: Document, volume: Volume | None) -> str:
    """The paper itself, as `item`; one without a day is named by its printed place too.

    "Editorial Note, Foreign Relations, 1955–1957, vol. XI, Document 92".
    """
    words = item(document)
    place = None if document.date else printed(document, volume)
    return f"{words}, {place}" if place else words


def archival(document: Document, *, short: bool = False) -> str | None:
    """Where the original lies, in the manner of the National Archives; None where the source does not say.

    Long: item; file unit; series; record group; repository. Short: file, series, RG 59, NACP.
    """
    keeping = place_kept(document, short=short)
    if keeping is None:
        return None
    return keeping if short else f"{item(document)}; {keeping}"


def place_kept(document: Document, *, short: bool = False) -> str | None:
    """The archival place without the item before it."""
    repository = document.source.repository
    if document.file_number and of_the_department(repository):
        return central_file(document, document.file_number, short=short)
    words = kept.place_kept(document.source.text)
    if not words:
        return None
    group = document.source.record_group or ("59" if repository == DEPARTMENT else None)
    if of_the_department(repository) and group == "59" and not ELSEWHERE.search(words):
        words = re.sub(r"^(?:Department of State|National Archives[^,]*)(?:, (?:RG|Record Group) 59)?, ", "", words)
        return f"{words}, RG 59, NACP" if short else f"{words}; {STATE_RECORDS}; {COLLEGE_PARK}"
    return words


def of_the_department(repository: str | None) -> bool:
    return repository is None or repository.startswith(("Department of State", "National Archives"))


def central_file(document: Document, number: str, *, short: bool) -> str:
    """A paper of the central files, in the block of its year."""
    block = block_of(number, year_of(document))
    if short:
        return ", ".join(words for words in (number, block and block[2], "RG 59, NACP") if words)
    return "; ".join(words for words in (number, block and block[1], STATE_RECORDS, COLLEGE_PARK) if words)


def block_of(number: str, year: int | None) -> tuple[int, str, str] | None:
    """The block of the central files; a decimal number ends with January 1963, a subject begins with February."""
    if year is None:
        return None
    if year == 1963 and DECIMAL.match(number):
        year = 1962
    found = [block for block in CENTRAL_FILES if block[0] <= year <= 1979]
    return found[-1] if found else None


def year_of(document: Document) -> int | None:
    parts = parts_of(document.date)
    return parts[0] if parts else None


def archive_of(document: Document) -> str | None:
    """The repository's name, as reference managers want it."""
    if document.source.repository and not of_the_department(document.source.repository):
        return document.source.repository
    known = document.file_number or re.search(LOT, document.source.text or "")
    return COLLEGE_PARK if known else document.source.repository


def place_in_archive(document: Document) -> str | None:
    """The place within the repository, its name left out: "Whitman File, NSC Records"."""
    words = kept.place_kept(document.source.text)
    return words.removeprefix(f"{archive_of(document)}, ") if words else None


# ---------------------------------------------------------------- a note


def chicago_note(document: Document, volume: Volume | None) -> str:
    """The paper and its printed place, as the Chicago manual's notes have it; a printed place may be unknown."""
    place = printed(document, volume)
    if place is None:
        return f"{archival(document) or item(document)}."
    if volume and volume.title and volume.title.startswith(SERIES):
        place = full_book(document, volume)
    return f"{item(document)}, in {place}."


def full_book(document: Document, volume: Volume) -> str:
    """Title in full, editors, imprint, and the place in it."""
    by = f", ed. {and_joined(volume.editors)}" if volume.editors else ""
    year = f" (Washington: Government Printing Office, {volume.published})" if volume.published else ""
    if by_page(document, volume):
        return f"{volume.title}{by}{year}, {page_span(document)}"
    return f"{volume.title}{by}{year}, Document {document.document_number or document.id.rpartition('/')[2]}"


def and_joined(names: tuple[str, ...]) -> str:
    """ "A", "A and B", "A, B, and C"; of more than three the first "and others"."""
    if len(names) > 3:
        return f"{names[0]} and others"
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
