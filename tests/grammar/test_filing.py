"""File numbers explained."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import UnreadableFileNumber
from redept.grammar.files import filed_day, suffix_date
from redept.grammar.filing import explain, schemes
from redept.grammar.register import register
from redept.reading.dateline import file_date

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "filing.toml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES["explained"], ids=lambda case: f"{case['number']} {case.get('year', '')}")
def test_a_number_says_what_the_scheme_says(case: dict[str, Any]) -> None:
    found = explain(case["number"], year=case.get("year"))
    assert found.scheme == case.get("scheme")
    assert found.period == case.get("period")
    assert (found.class_.title if found.class_ else None) == case.get("class")
    assert [one.name for one in found.countries] == case.get("countries", [])
    assert found.subject == case.get("subject")
    assert found.after_slash.value == case.get("after")
    assert list(found.unknown) == case.get("unknown", [])
    assert list(found.further) == case.get("further", [])


@pytest.mark.parametrize("case", CASES["malformed"], ids=lambda case: case["number"] or "nothing")
def test_a_malformed_number_is_told_in_a_sentence(case: dict[str, Any]) -> None:
    with pytest.raises(UnreadableFileNumber, match="write it as printed"):
        explain(case["number"])


def test_an_archive_is_told_where_to_look() -> None:
    assert explain("711.62114/9-2444").citation == (
        "National Archives, Record Group 59, General Records of the Department of State, "
        "Central Decimal File 1940-1944, 711.62114/9-2444"
    )


def test_a_library_and_a_lot_are_asked_for_by_their_own_words() -> None:
    assert explain("Eisenhower Library, Whitman File, DDE Diaries").citation == (
        "Dwight D. Eisenhower Library, Whitman File, DDE Diaries"
    )
    assert explain("Secretary’s Memoranda of Conversation: Lot 64 D 199").citation == (
        "National Archives, Record Group 59, General Records of the Department of State, Lot File 64 D 199, "
        "Secretary’s Memoranda of Conversation"
    )


def test_the_day_of_a_suffix_is_the_same_for_every_room() -> None:
    number = "711.62114/9-2444"
    assert filed_day(number) == date(1944, 9, 24)
    assert explain(number).after_slash.value == "1944-09-24"
    read = file_date(number)
    assert read is not None and read[0] == "1944-09-24"


def test_a_suffix_may_name_no_day() -> None:
    assert suffix_date("793.00/2-3055") == (1955, 2, 30)
    assert filed_day("793.00/2-3055") is None
    assert explain("793.00/2-3055").unknown == ("“2-3055” behind the stroke",)


def test_no_period_lies_outside_its_scheme() -> None:
    rows = register("filing")["series"]
    assert {row["scheme"] for row in rows} == set(schemes())
    assert all(row["from"] <= row["to"] for row in rows)


@pytest.mark.parametrize("key", ["1910", "1950"])
def test_every_subject_belongs_to_a_class(key: str) -> None:
    tables = register("filing")[f"decimal_{key}"]
    rows = [*tables["whole"], *tables["pair"], *tables["subject"]]
    assert {row[0] for row in rows} <= set(tables["class"])


@given(st.text(max_size=60) | st.from_regex(r"[0-9A-Z]{3}\.?[0-9A-Z]{1,6}( [A-Z-]{1,9})?/?[0-9-]{0,7}"))
@settings(max_examples=200, deadline=None)
def test_any_words_are_explained_or_refused(words: str) -> None:
    try:
        found = explain(words)
    except UnreadableFileNumber:
        return
    assert found.number and found.scheme != ""


@pytest.mark.parametrize("case", CASES["mended"], ids=lambda case: str(case["printed"]))
def test_a_slip_that_leaves_no_doubt_is_read(case: dict[str, Any]) -> None:
    assert explain(case["printed"]) == explain(case["as"])


@pytest.mark.parametrize("number", ["73736361/12-662", "P8501901-1668", "FN 10 4/l/69", "no file at all", "7" * 400])
def test_a_number_too_damaged_to_mend_is_told_in_a_sentence(number: str) -> None:
    with pytest.raises(UnreadableFileNumber, match="write it as printed"):
        explain(number)
