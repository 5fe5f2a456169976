"""Positions stand by actor, then by date."""

from redept.corpus import Reader
from redept.finding_aids.stands import actor, positions


def test_positions_stand_by_actor(specimen: Reader) -> None:
    found = positions(specimen)
    assert found
    assert [actor(one.source) for one in found] == sorted(actor(one.source) for one in found)
