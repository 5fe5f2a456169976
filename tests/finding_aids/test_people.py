"""Persons of headings and of the volumes' lists, as one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from redept import pipeline
from redept.corpus import Reader, open_reader
from redept.finding_aids.listed_persons import listed_persons
from redept.finding_aids.people import PersonSeen, people, tidy

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><text><front><div xml:id="persons"><list>
<item><persName xml:id="p_HWA1">Harriman, W. Averell</persName>, Ambassador to the Soviet Union</item>
<item><persName xml:id="p_SGC1">Smith, Gerard C.</persName>, Assistant Secretary of State for Policy Planning</item>
<item><persName xml:id="p_SB1">Smith, Bromley</persName>, National Security Council Staff</item></list></div></front>
<body><div type="document" xml:id="d1" n="1"><head>1. Telegram From the Ambassador in the Soviet Union (Harriman) to
the Department of State</head><opener><dateline><placeName>Moscow</placeName>, <date when="1944-09-24">September 24,
1944</date>.</dateline></opener><p>{words}</p></div></body></text></TEI>"""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    corpus = tmp_path / "c.redept"
    for volume, words in (("frus1944v04", "Mr. Smith came."), ("frus1945v05", "Mr. Gerard Smith came to Harriman.")):
        path = tmp_path / f"{volume}.xml"
        path.write_text(VOLUME.format(id=volume, words=words), "utf-8")
        pipeline.add(corpus, [path])
    with open_reader(corpus) as found:
        yield found


def seen(reader: Reader, as_of: str | None = None) -> dict[str, PersonSeen]:
    found = people(reader.entries(), None, as_of, listed_persons(reader))
    return {one.name: one for one in found}


def test_a_heading_and_the_lists_of_two_volumes_are_one_person(reader: Reader) -> None:
    found = seen(reader)["Harriman, W. Averell"]
    assert (found.wrote, found.named) == (2, 2)
    assert found.entries == ("frus1944v04/p_HWA1", "frus1945v05/p_HWA1")
    assert found.offices == ("Ambassador in the Soviet Union",)
    assert any("given names are the same" in reason for reason in found.because)


def test_a_surname_of_two_names_nobody_for_certain(reader: Reader) -> None:
    found = seen(reader)
    assert found["Smith, Gerard C."].documents == ("frus1945v05/d1",)
    assert "Smith, Bromley" not in found


def test_with_a_day_those_are_left_who_were_at_work_then(reader: Reader) -> None:
    assert list(seen(reader, "1944-09-24")) == ["Harriman, W. Averell"]
    assert list(seen(reader, "1950-01-01")) == []


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("Dwight D. Eisenhower”.", "Dwight D. Eisenhower"),
        ("King of Morocco”", "King of Morocco"),
        ("Haldeman, H.R. “Bob”", "Haldeman, H.R. “Bob”"),
        ("Powell, Joseph L., Jr.", "Powell, Joseph L., Jr."),
        ("Harriman, W.", "Harriman, W."),
        ("Don Juan.", "Don Juan"),
        ("”.", "”."),
    ],
)
def test_a_name_goes_without_the_end_of_its_sentence(signed: str, name: str) -> None:
    assert tidy(signed) == name
