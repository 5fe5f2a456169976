"""What a register that ships must hold before any of it is used: no entry twice, none that speaks against another.

Comes in: a register as its TOML gives it. Goes out: nothing, or a `RegisterError` with the entry and what to mend; a
register is used whole or not at all.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from redept.errors import RegisterError
from redept.grammar.register_rows import numbered, refuse_two_at_a_time, span_of, words_of

Table = Mapping[str, Any]


def check_words(table: Table, place: str) -> None:
    """Lists of words, and tables of such lists: none is there twice in one of them."""
    for name, words in table.items():
        if isinstance(words, dict):
            for word in words:
                no_word_twice(words_of(words, word, f"{place}: {name}"), f"{place}: {name}: {word}")
        else:
            no_word_twice(words_of(table, name, place), f"{place}: {name}")


def no_word_twice(words: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            raise RegisterError(f"{where}: “{word}” is there twice; take one out")
        seen.add(word)


def check_meanings(table: Table, place: str) -> None:
    """A word, in whatever letters, has one meaning, and says it in words."""
    seen: dict[str, str] = {}
    for kind in table:
        for word, meaning in words_by_key(table, kind, place).items():
            where = f"{place}: {kind}: “{word}”"
            plain = key(word)
            if plain in seen:
                raise RegisterError(f"{where}: means something already under {seen[plain]}; one word has one meaning")
            seen[plain] = f"{kind} (“{word}”)"
            if not meaning.endswith("."):
                raise RegisterError(f"{where}: its meaning is no whole sentence; end it with a stop")


def key(word: str) -> str:
    """A word without case, hyphens and doubled spaces."""
    return " ".join(word.casefold().replace("-", " ").replace(".", "").split())


def words_by_key(table: Table, name: str, place: str) -> dict[str, str]:
    """A table of a register in which every entry says something in words."""
    found = table.get(name)
    if not isinstance(found, dict):
        raise RegisterError(f"{place}: has no table “{name}”; write [{name}]")
    for word, said in found.items():
        if not isinstance(said, str) or not said.strip() or not word.strip():
            raise RegisterError(f"{place}: {name}: “{word}” says nothing; every entry is words = words")
    return found


# ---------------------------------------------------------------- posts


def check_posts(table: Table, place: str) -> None:
    """Posts: every name leads to one city, and a country has one post in a year.

    A former name may have a row of its own before ("Peiping"); then it leads there. A row without years gives way to
    one with years, so only two of a kind contradict each other.
    """
    rows = table.get("post")
    if not isinstance(rows, list):
        raise RegisterError(f"{place}: has no list “post”; write post = [ … ]")
    cities: dict[str, str] = {}
    states: list[tuple[str, str, int, int | None]] = []
    for row, where in numbered(rows, place, "post", "city"):
        city = row["city"]
        where = f"{where} ({city})"
        one_city(cities, (city, *words_of(row, "also", where)), city, where)
        first, last = years_of(row, where)
        words_of(row, "series_of", where)
        named = words_of(row, "states", where)
        no_word_twice(named, f"{where}: states")
        states += [(state, city, first, last) for state in named]
    bounded = [row for row in states if row[2:] != (0, None)]
    refuse_two_at_a_time(bounded, place)
    refuse_two_at_a_time([row for row in states if row[2:] == (0, None)], place)


def one_city(known: dict[str, str], names: Iterable[str], city: str, where: str) -> None:
    for name in names:
        other = known.setdefault(name.casefold(), city)
        if other != city and (name == city or other.casefold() != name.casefold()):
            raise RegisterError(f"{where}: “{name}” is a name of {other} already; a name leads to one city")


def years_of(row: Table, where: str) -> tuple[int, int | None]:
    """First and last year of a post; 0 where it always was there."""
    first, last = row.get("from", 0), row.get("to")
    return span_of({"from": first, "to": last}, where, "years")


# ---------------------------------------------------------------- file numbers

DECIMAL = ("decimal_1910", "decimal_1950")
TABLES = ("class", "whole", "pair", "subject", "country")


def check_filing(table: Table, place: str) -> None:
    """File numbers: the record series do not overlap, and no row says what no number can fill in."""
    series = table.get("series")
    if not isinstance(series, list):
        raise RegisterError(f"{place}: has no list “series”; write series = [ … ]")
    rows = []
    for row, where in numbered(series, place, "series", "scheme", "period", "title"):
        first, last = span_of(row, where, row["title"])
        if last is None or row["period"] not in (f"{first}-{last}", str(first)):
            raise RegisterError(f"{where}: {row['title']}: period “{row['period']}” is not from {first} to {last}")
        rows.append((row["scheme"], row["title"], first, last + 1))
    refuse_two_at_a_time(rows, place)
    for name in ("reel", "library", "programme", "conference"):
        words_by_key(table, name, place)
    for name in DECIMAL:
        check_decimal(table, name, place)
    check_later_countries(table, place)
    check_subjects(table, place)


def check_decimal(table: Table, name: str, place: str) -> None:
    """One decimal scheme: classes are digits, codes of countries two or three signs, and titles name what is there."""
    scheme = table.get(name)
    if not isinstance(scheme, dict):
        raise RegisterError(f"{place}: has no table “{name}”; write [{name}.class] and the others")
    found = {part: words_by_key(scheme, part, f"{place}: {name}") for part in TABLES}
    refuse(found["class"], lambda code: len(code) == 1 and code.isdigit(), "is no digit of a class", f"{place}: {name}")
    refuse(found["country"], is_code, "is no code of a country, as 62 or 90B", f"{place}: {name}")
    for part in ("whole", "pair", "subject"):
        refuse(found[part], lambda code: code[:1] in found["class"], "is of no class that is there", f"{place}: {name}")
        for code, title in found[part].items():
            if title.count("{}") != code.count("{}"):
                raise RegisterError(f"{place}: {name}: {part}: “{code}” and “{title}” have not as many countries {{}}")
    for part in (part for part in ("named", "meeting") if part in scheme):
        for code, title in words_by_key(scheme, part, f"{place}: {name}").items():
            if title.count("{}") != (part == "meeting"):
                raise RegisterError(
                    f"{place}: {name}: {part}: “{code}”: one {{}} for the matter of a meeting, else none"
                )


def check_later_countries(table: Table, place: str) -> None:
    """Countries that were numbered anew: a table of nothing else, each with a code and other words than before."""
    later = table.get("decimal_1960")
    if not isinstance(later, dict):
        raise RegisterError(f"{place}: has no table “decimal_1960”; write [decimal_1960.country]")
    rows = words_by_key(later, "country", f"{place}: decimal_1960")
    refuse(rows, is_code, "is no code of a country, as 62 or 90B", f"{place}: decimal_1960")
    before = table["decimal_1950"]["country"]
    refuse(rows, lambda code: before.get(code) != rows[code], "says what 1950 says", f"{place}: decimal_1960")


def refuse(rows: Mapping[str, str], right: Callable[[str], bool], what: str, where: str) -> None:
    for code in rows:
        if not right(code):
            raise RegisterError(f"{where}: “{code}” {what}; mend that row")


def is_code(code: str) -> bool:
    return len(code) in (2, 3) and code.isalnum() and code.upper() == code and code[0].isdigit()


def check_subjects(table: Table, place: str) -> None:
    """The subject-numeric file: every number stands under a subject that has a title."""
    place = f"{place}: subject_numeric"
    scheme = table.get("subject_numeric")
    if not isinstance(scheme, dict) or not isinstance(scheme.get("standard"), dict):
        raise RegisterError(f"{place}: is not there, or has no table “standard”; write [subject_numeric.standard]")
    found = {name: words_by_key(scheme, name, place) for name in SUBJECT_TABLES}
    titles = {code for name in SUBJECT_TABLES[:3] for code in found[name] if " " not in code}
    subjects = words_of(scheme["standard"], "subjects", place)
    no_word_twice(subjects, f"{place}: standard")
    for code in (*found["subject"], *found["subject_1963"], *found["subject_1964"], *subjects):
        if code.partition(" ")[0] not in titles:
            raise RegisterError(f"{place}: “{code}” stands under a subject that has no title; add its row")
    for code in found["subject"]:
        if code in found["subject_1963"] or code in found["subject_1964"]:
            raise RegisterError(f"{place}: “{code}” has a title for all years and one for some; keep one of them")


SUBJECT_TABLES = ("subject", "subject_1963", "subject_1964", "country", "body", "body_subject")
"""The tables of the subject-numeric file; the first three hold subjects and numbers."""


CHECKS: dict[str, Callable[[Table, str], None]] = {
    "filing": check_filing,
    "meanings": check_meanings,
    "names": check_words,
    "offices": check_words,
    "posts": check_posts,
}
"""The registers that are checked when they are first needed; others are read as they are, or check themselves."""
