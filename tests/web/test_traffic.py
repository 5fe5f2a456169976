"""The map of posts and traffic."""

import itertools
import json

import pytest
from lxml import html

from redept.grammar.places import register
from redept.web.pages.traffic import AREAS
from redept.web.places import SEATS, coordinates, world
from tests.web.conftest import Visitor


def test_a_mission_that_moved_lies_where_it_sat_on_the_day() -> None:
    assert coordinates("USNATO", "1961-05-01") == coordinates("Paris")
    assert coordinates("USNATO", "1968-05-01") == coordinates("Brussels")
    assert coordinates("Atlantis", "1961") is None


def test_every_post_lies_on_the_globe_and_no_outline_crosses_the_map() -> None:
    assert all(coordinates(place.city) == (place.east, place.north) for place in register())
    assert all(coordinates(body) for body in SEATS)
    for line in (*world().land, *world().borders):
        assert all(abs(one[0] - other[0]) < 90 for one, other in itertools.pairwise(line))


def test_the_map_joins_posts_names_the_day_of_its_borders_and_has_its_table(visitor: Visitor) -> None:
    tree = html.document_fromstring(visitor.get("/pictures/map").text)
    assert "borders of 2018" in tree.findtext(".//p[@class='caption']")
    assert {"Moscow", "Washington"} <= {one.text for one in tree.xpath("//*[@class='place-name']")}
    rows = [[cell.text_content() for cell in row.findall("td")] for row in tree.xpath("//tbody/tr")]
    data = json.loads(visitor.get("/pictures/map.json").text)
    assert len(rows) == len(data["pairs"]) and data["borders"] == 2018


@pytest.mark.parametrize("area", [*AREAS, "nowhere"])
def test_every_part_of_the_world_can_be_drawn(visitor: Visitor, area: str) -> None:
    tree = html.document_fromstring(visitor.get(f"/pictures/map?area={area}").text)
    assert tree.xpath("//*[@class='land']/@d")[0].startswith("M")
