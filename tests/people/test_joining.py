"""Entries of several lists are one person for reasons, or stay two."""

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept import sources
from redept.model import ListedPerson, PersonJudgement
from redept.people import Joined, entries_of, join, person_of

CASES = Path(__file__).parent / "cases"
ROWS: dict[str, Any] = tomllib.loads((CASES / "joining.toml").read_text("utf-8"))
PAIRS: list[dict[str, Any]] = tomllib.loads((CASES / "same_person.toml").read_text("utf-8"))["pair"]


def joined(*lists: tuple[str, Sequence[tuple[str, str | None]]], judged: tuple[PersonJudgement, ...] = ()) -> Joined:
    return join(
        (
            entry
            for volume, names in lists
            for entry in entries_of(
                volume,
                [ListedPerson(id=f"p_{at}", name=name, about=about) for at, (name, about) in enumerate(names, start=1)],
            )
        ),
        judged,
    )


def judgement(*, same: bool) -> PersonJudgement:
    return PersonJudgement(one="a/p_1", other="b/p_1", same=same, because="his papers", by="reader", when="2020-01-01")


@pytest.mark.parametrize("case", ROWS["pair"], ids=lambda case: " and ".join(case["names"]))
def test_two_entries_are_one_person_or_two(case: dict[str, Any]) -> None:
    one, other = zip(case["names"], case["about"], strict=True)
    found = joined(("frus1958-60v08", [one]), ("frus1961-63v05", [other]))
    assert (len(found.persons) == 1) is case["same"]
    if case["same"]:
        assert found.persons[0].because


def test_a_judgement_joins_what_the_program_keeps_apart() -> None:
    lists = ("a", [("Smith, Gerard C.", None)]), ("b", [("Smythe, G.", None)])
    assert len(joined(*lists).persons) == 2
    (person,) = joined(*lists, judged=(judgement(same=True),)).persons
    assert person.because == ("judged one person: his papers",)


def test_a_judgement_parts_what_the_program_joins() -> None:
    lists = ("a", [("Rusk, Dean", "Secretary of State")]), ("b", [("Rusk, Dean", "Secretary of State")])
    assert len(joined(*lists).persons) == 1
    assert len(joined(*lists, judged=(judgement(same=False),)).persons) == 2


def test_two_entries_of_one_list_are_never_joined_by_a_third() -> None:
    twins = [("Martin, Edwin M.", "Assistant Secretary"), ("Martin, Edwin W.", "Officer in Charge, Chinese Affairs")]
    found = joined(("a", twins), ("b", [("Martin, Edwin M.", "Assistant Secretary of State for Economic Affairs")]))
    assert len(found.persons) == 2


def test_an_entry_that_sends_to_another_goes_with_it() -> None:
    found = joined(("a", [("Diem", "see Ngo Dinh Diem"), ("Ngo Dinh Diem", "President of Vietnam")]))
    (person,) = found.persons
    assert person_of(found)["a/p_1"] is person
    assert person.entries[0].other_names == ("Diem",)


def test_a_pair_that_may_be_one_is_shown() -> None:
    found = joined(
        ("a", [("Allen, George V.", "Assistant Secretary of State")]),
        ("b", [("Allen, George", "Information Agency")]),
    )
    assert len(found.persons) == 2
    (pair,) = found.perhaps
    assert {pair.one, pair.other} == {"a/p_1", "b/p_1"}
    assert pair.because


def test_pairs_marked_by_hand_are_joined_as_marked() -> None:
    folder = os.environ.get("REDEPT_PAPERS")
    if folder is None:
        pytest.skip("REDEPT_PAPERS names no folder with the volumes")
    wanted = {entry.partition("/")[0] for pair in PAIRS for entry in (pair["one"], pair["other"])}
    paths = {path.name.partition(".")[0]: path for path in Path(folder).rglob("frus*.xml.gz")}
    if not wanted <= paths.keys():
        pytest.skip(f"REDEPT_PAPERS lacks {', '.join(sorted(wanted - paths.keys())[:3])}")
    volumes = [sources.load(paths[name]).volume for name in sorted(wanted)]
    person = person_of(join(entry for volume in volumes for entry in entries_of(volume.id, volume.persons)))
    right = wrong = missed = 0
    for pair in PAIRS:
        same = person[pair["one"]] is person[pair["other"]]
        right += same and pair["same"]
        wrong += same and not pair["same"]
        missed += pair["same"] and not same
    assert right / (right + wrong) >= 0.99
    assert right / (right + missed) >= 0.85


def test_the_marked_pairs_are_two_hundred_and_each_says_why() -> None:
    assert len(PAIRS) == 200
    assert all(pair["why"] and pair["one"] != pair["other"] for pair in PAIRS)
    assert len({frozenset((pair["one"], pair["other"])) for pair in PAIRS}) == 200


@given(st.lists(st.tuples(st.text(max_size=16), st.none() | st.text(max_size=16)), max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_names_raise(names: list[tuple[str, str | None]]) -> None:
    found = joined(("a", names), ("b", names))
    assert sum(len(person.entries) for person in found.persons) <= 2 * len(names)
