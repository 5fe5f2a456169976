"""Names of persons told from offices."""

import pytest

from redept.grammar.names import person, without_honorific


@pytest.mark.parametrize(
    "words",
    ["Robert W. Komer", "Spurgeon M. Keeny, Jr.", "de Gaulle", "O’Donnell", "U. Alexis Johnson", "Van Kleffens"],
)
def test_names_are_persons(words: str) -> None:
    assert person(words)


@pytest.mark.parametrize(
    "words",
    ["Department of State", "Joint Chiefs of Staff", "Secretary of State Rusk", "the Embassy", "NATO", "", "in 1944"],
)
def test_offices_are_no_persons(words: str) -> None:
    assert not person(words)


def test_a_form_of_address_is_no_part_of_a_name() -> None:
    assert without_honorific("Mr. John G. Ross") == "John G. Ross"
    assert without_honorific("Mr.") == "Mr."
