"""The register of foreign ministries and governments in exile, and what a contradictory one gets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import RegisterError
from redept.grammar.ministries import in_exile, ministries_named, read_ministries, register, years_in_words

MINISTRY = '{{ name = "{name}", country = "Utopia", city = "{city}", from = {first}, {to}source = "x" }}'


def rows(*found: tuple[str, str, int, int | None], exile: str = "") -> str:
    made = [
        MINISTRY.format(name=name, city=city, first=first, to=f"to = {last}, " if last else "")
        for name, city, first, last in found
    ]
    return f"ministry = [{', '.join(made)}]\nexile = [{exile}]"


@pytest.mark.parametrize(
    ("words", "year", "city"),
    [
        ("Quai d’Orsay", 1950, "Paris"),
        ("Quai d'Orsay", 1950, "Paris"),
        ("Gaimusho", 1950, "Tokyo"),
        ("Narkomindel", 1940, "Moscow"),
        ("China", 1935, "Nanking"),
        ("China", 1943, "Chungking"),
        ("CRO", 1955, "London"),
        ("Brazil", 1960, "Rio de Janeiro"),
        ("Brazil", 1972, "Brasília"),
    ],
)
def test_a_ministry_is_found_by_country_and_by_short_name(words: str, year: int, city: str) -> None:
    assert {one.city for one in ministries_named(words, year)} == {city}


def test_governments_in_exile_move() -> None:
    assert [one.city for one in in_exile("Yugoslavia", 1942)] == ["London"]
    assert [one.city for one in in_exile("Yugoslavia", 1944)] == ["Cairo", "London"]
    assert [one.city for one in in_exile("Yugoslavia", 1945)] == ["London"]
    assert "Poland" in {one.country for one in in_exile("London", 1943)}


def test_every_fact_has_a_source() -> None:
    assert all(one.source for one in register().ministries)
    assert all(one.source for one in register().exile)


@pytest.mark.parametrize(
    ("text", "told"),
    {
        "twice": (rows(("A", "X", 1900, None), ("A", "X", 1950, None)), "there twice"),
        "no source": (
            rows(("A", "X", 1900, None)).replace('"x"', '"A list; its years by General knowledge"'),
            "no source",
        ),
        "attested backwards": (rows(("A", "X", 1900, None)).replace("from", "attested = [3, 2], from"), "before it is"),
        "attested outside": (rows(("A", "X", 1900, None)).replace("from", "attested = [2, 3], from"), "outside"),
        "attested once": (rows(("A", "X", 1900, None)).replace("from", "attested = 3, from"), "two years"),
        "no year": (rows(("A", "X", 1900, None)).replace("from = 1900, ", ""), "are years"),
        "exile of hearsay": (
            rows(exile='{country = "U", city = "X", from = 1940, to = 1941, source = "general knowledge"}'),
            "no source",
        ),
        "two seats": (rows(("A", "X", 1900, None), ("A", "Y", 1950, None)), "must end"),
        "backwards": (rows(("A", "X", 1950, 1900)), "before it begins"),
        "no city": (rows(("A", "", 1900, None)), "has no city"),
        "no end of exile": (rows(exile='{country = "U", city = "X", from = 1940, source = "x"}'), "has a last year"),
        "names that are no list": (rows(("A", "X", 1900, None)).replace("from", "also = 3, from"), "list of words"),
        "one list": ("ministry = []", "no list “exile”"),
        "no toml": ("ministry = [", "not well-formed"),
    }.values(),
)
def test_a_register_that_contradicts_itself_is_refused(text: str, told: str) -> None:
    with pytest.raises(RegisterError, match=told):
        read_ministries(text, "mine.toml")


@given(st.text(max_size=80))
@settings(max_examples=50, deadline=None)
def test_any_words_are_a_register_or_refused(text: str) -> None:
    try:
        read_ministries(text, "mine.toml")
    except RegisterError:
        return


def test_a_ministry_without_a_known_founding_is_explained_for_years_beside_those_attested() -> None:
    (one,) = ministries_named("Quai d’Orsay", 1935)
    assert (one.first, one.last, one.attested) == (None, None, (1948, 1968))
    assert years_in_words(one) == "attested in 1948 to 1968, its first and last years not known"
    (other,) = ministries_named("Narkomindel")
    assert years_in_words(other) == "from 1923 to 1946"
