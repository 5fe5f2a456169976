"""Who held which office on a day."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from redept.finding_aids.offices import disagreements, offices, one_office
from redept.finding_aids.people import people
from redept.model import Entry, Party
from redept.people import Register, read_pocom, see
from tests.people.registers import CHIEFS, chief, files, packed

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "headings.toml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return Register(read_pocom(packed(tmp_path_factory.mktemp("register"), files())))


def entry(document: str, date: str, *sender: Party, signatures: tuple[str, ...] = ()) -> Entry:
    return Entry(
        id=document, volume="v", sequence=0, form=None, heading=None, sender=sender, date=date, signatures=signatures
    )


def test_the_ambassador_of_a_day_is_named_with_the_tenure(register: Register) -> None:
    held = register.held("the Ambassador in the Soviet Union", "1944-09-24")
    assert held is not None
    (holder,) = held.holders
    assert holder.person.name == "W. Averell Harriman"
    assert holder.because == (
        "Ambassador Extraordinary and Plenipotentiary, Soviet Union, 1943-10-23 to 1946-01-24 (left post on)",
    )


def test_a_vacant_post_has_a_charge(register: Register) -> None:
    held = register.held("Ambassador in the Soviet Union", "1946-02-24")
    assert held is not None
    assert held.holders == ()
    assert "the last before was W. Averell Harriman, 1943-10-23 to 1946-01-24 (left post on)" in held.because
    assert "a chargé d’affaires ad interim had charge; the register seldom names them" in held.because


def test_a_charge_while_the_ambassador_is_away_is_not_said_to_fill_a_vacancy(register: Register) -> None:
    held = register.held("the Chargé in the Soviet Union", "1945-01-25")
    assert held is not None and not held.holders
    assert held.because[0] == "the register names no chargé for that day"
    assert "Harriman was Ambassador" in held.because[1]


def test_several_candidates_stay_several(tmp_path: Path) -> None:
    both = (*CHIEFS, chief("ru-2", "marshall-george-c", "1944-01-01", "1944-12-31"))
    held = Register(read_pocom(packed(tmp_path, files(*both)))).held("Ambassador in the Soviet Union", "1944-09-24")
    assert held is not None
    assert [one.person.surname for one in held.holders] == ["Harriman", "Marshall"]


def test_a_tenure_without_an_end_lasts_until_the_next_begins(tmp_path: Path) -> None:
    rows = (chief("ru-1", "harriman-william-averell", "1943-10", ""), CHIEFS[1])
    found = Register(read_pocom(packed(tmp_path, files(*rows))))
    held = found.held("Ambassador in the Soviet Union", "1945-01-01")
    assert held is not None
    assert "the register has no end; the next took office on 1946-04-03" in held.holders[0].because
    later = found.held("Ambassador in the Soviet Union", "1947-01-01")
    assert later is not None
    assert [one.person.surname for one in later.holders] == ["Smith"]


def test_a_tenure_without_a_beginning_lasts_from_the_end_of_the_one_before(tmp_path: Path) -> None:
    rows = (CHIEFS[0], chief("ru-2", "marshall-george-c", "", "1946-03-30"), CHIEFS[1])
    found = Register(read_pocom(packed(tmp_path, files(*rows))))
    held = found.held("Ambassador in the Soviet Union", "1946-03-01")
    assert held is not None
    (holder,) = held.holders
    assert holder.person.surname == "Marshall"
    assert "the register has no beginning; the one before served until 1946-01-24" in holder.because


def test_words_that_name_no_office_of_the_register_have_no_holder(register: Register) -> None:
    assert register.held("Ambassador in Atlantis", "1944-09-24") is None


@pytest.mark.parametrize("case", CASES["seen"], ids=lambda case: f"{case['name']} {case['day']}")
def test_a_heading_is_compared_with_the_register(case: dict[str, Any], register: Register) -> None:
    seen = see(Party(name=case["name"], office=case["office"]), case["day"], register)
    assert seen is not None
    assert seen.status == case["status"]
    assert (seen.person.name if seen.person else None) == case.get("person")
    assert seen.because


@pytest.mark.parametrize("case", CASES["unseen"], ids=lambda case: str(case["office"]))
def test_offices_of_others_are_left_alone(case: dict[str, Any], register: Register) -> None:
    assert see(Party(name=case["name"], office=case["office"]), "1944-09-24", register) is None


HARRIMAN = Party(name="Harriman", office="Ambassador in the Soviet Union")
SMITH = Party(name="Smith", office="Ambassador in the Soviet Union")


def test_offices_list_who_is_named_in_them(register: Register) -> None:
    found = [entry("v/d1", "1944-09-24", HARRIMAN), entry("v/d2", "1944-10-01", HARRIMAN)]
    (office,) = offices(found, register)
    assert (office.post, office.papers) == ("Moscow", 2)
    assert [(one.name, one.first, one.last) for one in office.holders] == [
        ("W. Averell Harriman", "1944-09-24", "1944-10-01")
    ]
    (asked,) = one_office(offices([], register, "1947-01-01"), "Ambassador in the Soviet Union", register, "1947-01-01")
    assert asked.held is not None
    assert [one.person.surname for one in asked.held.holders] == ["Smith"]


def test_two_with_one_surname_are_not_one_for_that_alone(register: Register) -> None:
    found = [
        entry("v/d1", "1944-09-24", HARRIMAN, signatures=("Harriman",)),
        entry("v/d2", "1955-10-01", Party(name="Harriman", office="Governor of New York")),
    ]
    first, second = people(found, register)
    assert (first.person, first.wrote, first.signed) == ("harriman-william-averell", 1, 1)
    assert (second.person, second.offices) == (None, ("Governor of New York",))
    assert [one.name for one in people(found, register, "1944-09-24")] == ["W. Averell Harriman"]


def test_a_heading_that_the_register_contradicts_is_a_finding(register: Register) -> None:
    (finding,) = disagreements([entry("v/d1", "1944-09-24", HARRIMAN, SMITH)], register)
    assert finding.code == "office-other-time"
    assert "the register has W. Averell Harriman" in finding.message
