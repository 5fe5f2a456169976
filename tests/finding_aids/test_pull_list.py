"""A pull list stands in the order of the shelves."""

import random
from pathlib import Path

from redept.corpus import Reader
from redept.finding_aids.pull_list import pull_list, shelf_order, sorting

LINES = (Path(__file__).parent / "cases" / "shelf_order.txt").read_text("utf-8").splitlines()
FILES = [line for line in LINES if line and not line.startswith("#")]


def test_files_stand_as_on_the_shelf() -> None:
    mixed = FILES.copy()
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=shelf_order) == FILES


def test_a_list_names_file_series_date_and_who_cites(specimen: Reader) -> None:
    pulls = pull_list(specimen)
    assert pulls == sorted(pulls, key=sorting)
    (moscow,) = (one for one in pulls if one.number == "5053")
    assert moscow.look_under == ("740.00114 EW",)
    assert (moscow.from_, moscow.to, moscow.date) == ("Moscow", "Department", "1944-12-29")
    assert moscow.cited_by == ("specimen/d11",)


def test_what_is_printed_elsewhere_need_not_be_pulled(specimen: Reader) -> None:
    absent = {one.id for one in specimen.wanted() if one.printed_elsewhere or one.kind == "document"}
    assert not absent & {one.id for one in pull_list(specimen)}
