"""What an office had by a day and hour."""

from pathlib import Path

import pytest

from redept.corpus import Reader, open_reader, open_writer
from redept.errors import QueryError
from redept.finding_aids.known import known
from redept.model import OwnNumber, Volume
from tests.corpus.specimens import paper


def ways(reader: Reader, office: str, on: str) -> dict[str, str]:
    return {one.id.replace("specimen/", ""): one.how for one in known(reader, office, on)}


def test_what_a_post_sent_received_and_was_told_of(specimen: Reader) -> None:
    assert ways(specimen, "Moscow", "1944-09-25") == {
        "wanted-instruction-13-department-moscow-1943-12-13": "presumed received",
        "wanted-telegram-3298-moscow-department-1944-09-04": "sent",
        "wanted-telegram-1944-09-14": "told of",
        "d3": "presumed received",
        "d5": "sent",
    }


def test_what_came_later_was_not_known(specimen: Reader) -> None:
    before = ways(specimen, "Moscow", "1944-09-23")
    assert "d5" not in before
    assert "wanted-telegram-1944-09-14" not in before


def test_a_printed_receipt_decides_by_the_hour(tmp_path: Path) -> None:
    number = OwnNumber(number="7", from_="Moscow", to="Department")
    sent = paper(
        "d1", "Words.", numbers=(number,), date="1955-03-01T18:00", date_basis="dateline", received="1955-03-01T22:14"
    )
    with open_writer(tmp_path / "c.redept") as writer:
        writer.store_source("/vol.xml", "1", Volume(id="vol"), [sent])
    with open_reader(tmp_path / "c.redept") as reader:
        (early,) = known(reader, "Department", "1955-03-01T22:00")
        (late,) = known(reader, "Department", "1955-03-01T23:00")
    assert (early.how, late.how) == ("on its way", "received")
    assert late.hours == pytest.approx(4.23, abs=0.01)


def test_an_office_is_named_as_one_likes(specimen: Reader) -> None:
    assert ways(specimen, "Embassy in the Soviet Union", "1944-09-25") == ways(specimen, "Moscow", "1944-09-25")


@pytest.mark.parametrize("day", ["yesterday", "1944", "1944-13-01", "", "1944-09-25Tx"])
def test_what_is_no_day_is_refused_in_words(day: str, specimen: Reader) -> None:
    with pytest.raises(QueryError, match="1944-09-25T12:00"):
        known(specimen, "Moscow", day)
