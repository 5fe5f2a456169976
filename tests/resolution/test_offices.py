"""Which titles are another office's, and which another name of the same."""

import pytest

from redept.resolution.offices import as_printed, is_another_office

OTHERS = [
    ("deputy secretary of defense", "department of state's executive secretary"),
    ("executive secretary", "chairman of the council on foreign economic policy"),
    ("department of defense", "counselor of the department of state"),
]
SAME = [
    ("director of odm", "director of the office of defense mobilization"),
    ("under secretary of state", "acting secretary of state"),
    ("joint chiefs of staff", "chairman of the joint chiefs of staff"),
    ("acting executive secretary", "executive secretary of the national security council"),
    ("mr kissinger", "president's assistant for national security affairs"),
]


@pytest.mark.parametrize(("said", "found"), OTHERS)
def test_offices_that_share_no_name_are_others(said: str, found: str) -> None:
    assert is_another_office(said, found)


@pytest.mark.parametrize(("said", "found"), SAME)
def test_titles_that_may_be_one_office_are_no_others(said: str, found: str) -> None:
    assert not is_another_office(said, found)


@pytest.mark.parametrize(
    ("office", "printed"),
    [
        ("department of state's executive secretary", "Department of State's Executive Secretary"),
        ("director of odm", "Director of ODM"),
        ("un secretary-general", "UN Secretary-General"),
        ("embassy in afghanistan", "Embassy in Afghanistan"),
    ],
)
def test_an_office_is_said_in_the_letters_of_the_series(office: str, printed: str) -> None:
    assert as_printed(office) == printed
