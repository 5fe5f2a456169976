"""Every marking and form that the program knows has its meaning."""

from hypothesis import given, settings
from hypothesis import strategies as st

from redept.grammar.meanings import meaning_of, meanings, meanings_of
from redept.grammar.register import register


def test_every_marking_and_form_has_a_meaning() -> None:
    words = [word for kind in ("classification", "precedence", "handling") for word in register("markings")[kind]]
    words += [row["name"] for row in register("forms")["form"]]
    assert [word for word in words if meaning_of(word) is None] == []


def test_a_word_is_found_as_papers_print_it() -> None:
    for printed in ("NIACT", "niact", "Official–Informal".replace("–", "-"), "official informal", "AIDE-MÉMOIRE"):
        found = meaning_of(printed)
        assert found is not None
        assert found.meaning.endswith(".")


def test_an_unknown_word_has_none() -> None:
    assert meaning_of("Plumbum") is None
    assert {one.kind for one in meanings()} == {"classification", "precedence", "handling", "form"}


@given(st.text(max_size=30))
@settings(max_examples=50, deadline=None)
def test_no_word_raises(word: str) -> None:
    meaning_of(word)


def test_symbols_of_offices_and_ministries_are_explained() -> None:
    assert [one.meaning for one in meanings_of("EUR", 1960)] == ["Bureau of European Affairs, 1949 to 1983."]
    assert {one.kind for one in meanings_of("FonOff", 1950)} == {"ministry"}
    assert [one.kind for one in meanings_of("gti", 1960)] == ["office"]
    assert meanings_of("Plumbum") == ()
    assert [one.kind for one in meanings_of("Secret")] == ["classification"]
