"""The register of offices and bureaus: what a symbol meant when, and what a contradictory register gets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import RegisterError
from redept.grammar.bureaus import bureau_in_words, bureaus_named, read_bureaus, register

ROW = '{{ symbol = "{symbol}", name = "{name}", {within}from = {first}, {to}source = "x" }}'


def rows(*found: tuple[str, str, int, int | None], within: str = "") -> str:
    made = [
        ROW.format(symbol=symbol, name=name, within=within, first=first, to=f"to = {last}, " if last else "")
        for symbol, name, first, last in found
    ]
    return f"bureau = [{', '.join(made)}]\nagency = []"


@pytest.mark.parametrize(
    ("symbol", "year", "name"),
    [
        ("EUR", 1960, "Bureau of European Affairs"),
        ("NEA", 1955, "Bureau of Near Eastern, South Asian, and African Affairs"),
        ("NEA", 1965, "Bureau of Near Eastern and South Asian Affairs"),
        ("ARA", 1960, "Bureau of Inter-American Affairs"),
        ("FE", 1960, "Bureau of Far Eastern Affairs"),
        ("IO", 1960, "Bureau of International Organization Affairs"),
        ("S/P", 1958, "Policy Planning Staff"),
        ("S/P", 1965, "Policy Planning Council"),
        ("SOA", 1955, "Office of South Asian Affairs"),
        ("GTI", 1964, "Office of Greek, Turkish, and Iranian Affairs"),
        ("WE", 1958, "Office of Western European Affairs"),
        ("L", 1958, "Office of the Legal Adviser"),
    ],
)
def test_a_symbol_has_its_office_by_year(symbol: str, year: int, name: str) -> None:
    assert [one.name for one in bureaus_named(symbol, year)] == [name]


def test_an_office_is_said_with_the_bureau_it_is_part_of() -> None:
    (one,) = bureaus_named("SOA", 1955)
    assert bureau_in_words(one) == (
        "Office of South Asian Affairs, Bureau of Near Eastern, South Asian, and African Affairs (NEA), 1949 to 1963"
    )


def test_every_office_has_a_source() -> None:
    assert len(register()) > 200
    assert [one.symbol for one in register() if not one.source.startswith(("frus", "pocom"))] == []


@pytest.mark.parametrize(
    ("text", "told"),
    {
        "twice": (rows(("EUR", "A", 1949, 1960), ("EUR", "A", 1955, None)), "there twice"),
        "the same row": (rows(("EUR", "A", 1949, 1949), ("EUR", "A", 1949, 1949)), "there twice"),
        "two meanings": (rows(("EUR", "A", 1949, None), ("EUR", "B", 1955, None)), "must end when the other begins"),
        "backwards": (rows(("EUR", "A", 1949, 1940)), "ends in 1940 before it begins in 1949"),
        "no bureau above": (rows(("GTI", "A", 1949, None), within='within = "NEA", '), "does not have"),
        "within itself": (rows(("GTI", "A", 1949, None), within='within = "GTI", '), "part of itself"),
        "no symbol": (rows(("", "A", 1949, None)), "has no symbol"),
        "no source": (rows(("EUR", "A", 1949, None)).replace('"x"', '""'), "has no source"),
        "no year": (rows(("EUR", "A", 1949, None)).replace("1949", '"1949"'), "are years"),
        "a bureau above that is no symbol": (rows(("GTI", "A", 1949, None), within="within = 3, "), "is the symbol"),
        "a row that is no table": ("bureau = [3]\nagency = []", "is no table"),
        "no list": ("office = []", "no list"),
        "no toml": ("bureau = [", "not well-formed"),
    }.values(),
    ids=lambda value: value if " " in str(value) and len(str(value)) < 40 else "",
)
def test_a_register_that_contradicts_itself_is_refused(text: str, told: str) -> None:
    with pytest.raises(RegisterError, match=told) as error:
        read_bureaus(text, "mine.toml")
    assert "mine.toml" in str(error.value)


def test_the_year_of_a_change_may_have_both() -> None:
    assert len(read_bureaus(rows(("EUR", "A", 1949, 1955), ("EUR", "B", 1955, None)), "mine.toml")) == 2


@given(st.text(max_size=80))
@settings(max_examples=50, deadline=None)
def test_any_words_are_a_register_or_refused(text: str) -> None:
    try:
        read_bureaus(text, "mine.toml")
    except RegisterError:
        return
