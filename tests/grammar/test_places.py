"""Places and their names by year."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import RegisterError
from redept.grammar.places import name_in, place_named, read_places, register


@pytest.mark.parametrize(
    ("then", "year", "now"),
    [
        ("Constantinople", 1914, "Istanbul"),
        ("Peiping", 1948, "Peking"),
        ("Léopoldville", 1960, "Kinshasa"),
        ("Batavia", 1948, "Djakarta"),
        ("Ciudad Trujillo", 1950, "Santo Domingo"),
        ("Saigon", 1963, "Ho Chi Minh City"),
        ("Moscow", 1944, "Moscow"),
    ],
)
def test_a_name_of_another_time_leads_to_its_place(then: str, year: int, now: str) -> None:
    place = place_named(then, year)
    assert place is not None
    assert place.city == now


def test_a_name_is_not_found_in_a_year_in_which_it_was_not_used() -> None:
    assert place_named("Constantinople", 1955) is None
    assert place_named("Leningrad", 1910) is None


def test_a_place_has_the_name_of_the_year() -> None:
    place = place_named("Batavia")
    assert place is not None
    assert (name_in(place, 1948), name_in(place, 1955), name_in(place, 1980)) == ("Batavia", "Djakarta", "Jakarta")


def test_coordinates_are_where_the_cities_are() -> None:
    for city, north, east in (("Moscow", 55.8, 37.6), ("Djakarta", -6.2, 106.8), ("Havana", 23.1, -82.4)):
        place = place_named(city)
        assert place is not None
        assert abs(place.north - north) < 0.3
        assert abs(place.east - east) < 0.3
    assert all(name.source for place in register() for name in place.was)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('place = [{ city = "A", north = 91, east = 0 }]', "degrees"),
        ('place = [{ city = "A", north = 1, east = 1 }, { city = "a", north = 1, east = 1 }]', "there twice"),
        ('place = [{ city = "A", north = 1, east = 1, was = [{ name = "B" }] }]', "needs “name” and “source”"),
        (
            'place = [{ city = "A", north = 1, east = 1, was = [{ name = "B", from = 9, to = 8, source = "x" }] }]',
            "ends",
        ),
        ("place = [{ north = 1 }]", "has no city"),
        ("place = 1", "no list"),
        ("place = [", "not well-formed"),
    ],
)
def test_a_register_that_cannot_be_true_is_refused(text: str, told: str) -> None:
    with pytest.raises(RegisterError, match=told):
        read_places(text, "own.toml")


@given(st.text(max_size=40), st.none() | st.integers(1700, 2100))
@settings(max_examples=60, deadline=None)
def test_no_words_raise(words: str, year: int | None) -> None:
    place_named(words, year)
