from datetime import date

import pytest

from redept.grammar.series import direction, is_world_wide, run_of, series_named, series_word


def test_a_series_knows_its_way_and_its_partner() -> None:
    secto = series_named("SECTO")
    assert secto is not None
    assert (secto.outward, secto.partner, secto.by_trip) == (True, "Tosec", True)
    assert direction("Tosec") == ("Department", None)
    assert direction("Polto") == (None, "Department")
    assert direction("A") == (None, None)


def test_a_series_word_is_written_in_one_way() -> None:
    assert series_word("DELGA") == "Delga"
    assert series_word("NSC") == "NSC"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1948-01-03", "1948-12-30", True),
        ("1948-12-30", "1949-01-02", False),
        ("1955-06-30", "1955-07-01", False),
        ("1955-07-01", "1956-06-30", True),
        ("1967-07-02", "1968-12-31", True),
        ("1968-12-31", "1969-01-01", False),
        ("1972-01-01", "1972-12-31", True),
    ],
)
def test_numbers_run_from_restart_to_restart(one: str, other: str, same: bool) -> None:
    runs = [run_of(date.fromisoformat(day).toordinal()) for day in (one, other)]
    assert (runs[0] == runs[1]) is same


def test_the_department_counts_world_wide_from_july_1966() -> None:
    assert is_world_wide("Department", date(1966, 7, 1).toordinal())
    assert not is_world_wide("Department", date(1966, 6, 30).toordinal())
    assert not is_world_wide("Moscow", date(1967, 1, 1).toordinal())
