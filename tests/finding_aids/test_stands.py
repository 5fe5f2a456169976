"""Positions stand by actor, then by date."""

from redept import statements
from redept.corpus import Reader
from redept.finding_aids.stands import actor, is_stand, positions
from tests.statements.test_find import telegram


def test_what_will_be_done_in_any_case_is_a_stand() -> None:
    found = statements.find(
        telegram("Linden told Sorrel that all men would be sent home whether they wished it or not.")
    )
    (one,) = found.statements
    assert one.kind == "told"
    assert is_stand(one)


def test_positions_stand_by_actor(specimen: Reader) -> None:
    found = positions(specimen)
    assert found
    assert [actor(one.source) for one in found] == sorted(actor(one.source) for one in found)
