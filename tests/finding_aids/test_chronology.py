"""Papers stand by their dates."""

from redept.corpus import Reader
from redept.finding_aids.chronology import chronology


def test_papers_stand_by_date(specimen: Reader) -> None:
    events = chronology(specimen)
    assert [event.date for event in events] == sorted(event.date for event in events)
    assert {"specimen/d3", "specimen/d5"} <= {event.document for event in events}


def test_a_query_chooses_papers(specimen: Reader) -> None:
    found = {event.document for event in chronology(specimen, "number:3652") if event.kind == "paper"}
    assert found == {"specimen/d5"}
