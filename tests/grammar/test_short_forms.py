"""Telegraphic short forms and series words."""

import pytest

from redept.grammar.short_forms import form_named, read_short_form, senders, series_word


@pytest.mark.parametrize(
    ("word", "issuer", "form", "plural", "anaphor"),
    [
        ("ReDeptels", "department", "Telegram", True, False),
        ("Depcirtel", "department", "Circular Telegram", False, False),
        ("urtel", "recipient", "Telegram", False, False),
        ("mytel", "writer", "Telegram", False, False),
        ("Embdesps", "post", "Despatch", True, False),
        ("Depins", "department", "Instruction", False, False),
        ("reftel", None, "Telegram", False, True),
    ],
)
def test_a_short_form_says_who_issued_what(
    word: str, issuer: str | None, form: str, plural: bool, anaphor: bool
) -> None:
    short = read_short_form(word)
    assert short is not None
    assert (short.issuer, short.form, short.plural, short.anaphor) == (issuer, form, plural, anaphor)


@pytest.mark.parametrize("word", ["hotel", "contain", "repair", "despair", "tel"])
def test_ordinary_words_are_no_short_forms(word: str) -> None:
    assert read_short_form(word) is None


def test_series_words_keep_the_spelling_of_the_register() -> None:
    assert series_word("SECTO") == ("Secto", "delegation", "department")
    assert series_word("into") is None


def test_forms_fold_their_plurals() -> None:
    assert form_named("despatches") == ("Despatch", "despatch", True)
    assert form_named("Tel.") == ("Telegram", "telegram", False)
    assert form_named("table") is None


def test_posts_and_agencies_are_senders() -> None:
    assert {"Moscow", "CINCPAC", "State", "TUNIS"} <= senders()
