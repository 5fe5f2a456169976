import pytest

from redept.resolution.names import name_of, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("General de Gaulle", "de Gaulle"),
        ("Mr. Murphy’s", "Robert D. Murphy"),
        ("Prime Minister Macmillan", "Macmillan"),
        ("Chiang", "Chiang Kai-shek"),
        ("Harriman", "W. Averell Harriman, Jr."),
    ],
)
def test_one_person_by_two_names(one: str, other: str) -> None:
    assert same_person(name_of(one), name_of(other))


@pytest.mark.parametrize(("one", "other"), [("Dulles", "Herter"), ("the Ambassador", "Harriman"), ("his", "Harriman")])
def test_two_people(one: str, other: str) -> None:
    assert not same_person(name_of(one), name_of(other))
