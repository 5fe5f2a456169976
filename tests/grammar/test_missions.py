"""The register of missions: what a post was when, and what a contradictory register gets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import RegisterError
from redept.grammar.missions import missions_at, read_missions, register
from redept.grammar.posts import is_post

ROW = (
    '{{ city = "Bangkok", country = "Thailand", kind = "{kind}", from = {first}, {to}head = "Minister", source = "x" }}'
)


def rows(*found: tuple[str, int, int | None]) -> str:
    made = [ROW.format(kind=kind, first=first, to=f"to = {last}, " if last else "") for kind, first, last in found]
    return f"mission = [{', '.join(made)}]"


@pytest.mark.parametrize(
    ("words", "year", "kinds"),
    [
        ("Bangkok", 1946, ["Legation"]),
        ("Embassy in Thailand", 1950, ["Embassy"]),
        ("Saigon", 1951, ["Legation"]),
        ("Tokyo", 1950, ["Political Adviser"]),
        ("Batavia", 1949, ["Consulate General"]),
        ("Cairo", 1970, ["Interests Section"]),
        ("Tokyo", 1943, []),
    ],
)
def test_a_post_has_its_missions_by_year(words: str, year: int, kinds: list[str]) -> None:
    assert [one.kind for one in missions_at(words, year)] == kinds


def test_governments_in_exile_have_their_embassies_in_london() -> None:
    assert "Poland (government in exile)" in {one.country for one in missions_at("London", 1942)}


def test_every_mission_has_a_source_and_a_post_of_the_register() -> None:
    assert len(register()) > 200
    assert [one.city for one in register() if not is_post(one.city) and one.city not in ("USUN", "USNATO")] == []


@pytest.mark.parametrize(
    ("text", "told"),
    {
        "twice": (rows(("Legation", 1900, 1940), ("Legation", 1930, None)), "there twice"),
        "two kinds at a time": (rows(("Legation", 1900, None), ("Embassy", 1947, None)), "must end"),
        "backwards": (rows(("Legation", 1947, 1900)), "ends in 1900 before it begins in 1947"),
        "no source": (rows(("Legation", 1900, None)).replace('source = "x"', 'source = ""'), "has no source"),
        "no year": (rows(("Legation", 1900, None)).replace("from = 1900", 'from = "1900"'), "are years"),
        "no list": ("post = []", "no list"),
        "a row that is no table": ("mission = [3]", "is no table"),
        "no toml": ("mission = [", "not well-formed"),
    }.values(),
    ids=["twice", "two kinds", "backwards", "no source", "no year", "no list", "no table", "no toml"],
)
def test_a_register_that_contradicts_itself_is_refused(text: str, told: str) -> None:
    with pytest.raises(RegisterError, match=told) as raised:
        read_missions(text, "own.toml")
    assert str(raised.value).startswith("own.toml")


def test_one_kind_may_follow_another_in_the_same_year() -> None:
    assert len(read_missions(rows(("Legation", 1900, 1947), ("Embassy", 1947, None)), "own.toml")) == 2


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_words_raise_but_with_a_sentence(text: str) -> None:
    missions_at(text)
    try:
        read_missions(text, "own.toml")
    except RegisterError as error:
        assert "own.toml" in str(error)


def test_general_knowledge_is_no_source() -> None:
    text = rows(("Embassy", 1947, None)).replace('source = "x"', 'source = "general knowledge"')
    assert "general knowledge" in text
    with pytest.raises(RegisterError, match="is no source"):
        read_missions(text, "own.toml")
