"""Where a paper was filed: its file number in words, for the page of the paper and the page of the file."""

from dataclasses import dataclass

from redept.errors import RedeptError
from redept.grammar import filing
from redept.grammar.files import with_hyphens
from redept.model import FileNumber
from redept.web import addresses, wording


@dataclass(frozen=True, kw_only=True)
class Filed:
    """A file number explained: its page, what it is about, and rows of (name, words)."""

    number: str
    address: str
    subject: str
    rows: tuple[tuple[str, str], ...]
    record: FileNumber


def shelf_mark(number: str | None) -> str:
    """What the papers of one file share: the number up to its stroke, with one kind of hyphen."""
    return wording.one_line(with_hyphens(number or "").partition("/")[0])


def filed(number: str | None, year: int | None) -> Filed | None:
    """The number explained; None where no filing system is known that writes such numbers."""
    if not number:
        return None
    try:
        found = filing.explain(number, year=year)
    except RedeptError:
        return None
    return Filed(
        number=found.number,
        address=addresses.of_file(number),
        subject=found.subject or "",
        rows=tuple(rows(found)),
        record=found,
    )


def rows(found: FileNumber) -> list[tuple[str, str]]:
    """What is known of a file number, part by part."""
    kind = found.class_
    behind = found.after_slash
    named = (
        ("System", ", ".join(filter(None, (found.scheme, years(found.period))))),
        ("Class", " ".join(filter(None, (kind.code, kind.title or "not known"))) if kind else ""),
        ("Countries", "; ".join(f"{one.name} ({one.code})" for one in found.countries)),
        ("Subject", found.subject or ""),
        ("Stroke", wording.date_words(behind.value) if behind.kind == "date" else f"paper {behind.value}"),
        ("Further", "; ".join(found.further)),
        ("Not known", "; ".join(found.unknown)),
        ("Ask for", found.citation or found.record_series or ""),
    )
    return [(name, words) for name, words in named if words and not (name == "Stroke" and not behind.value)]


def years(period: str | None) -> str:
    """`1910–1949`, not said again where the system's name has them."""
    return (period or "").replace("-", "–")
