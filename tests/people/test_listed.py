"""Names in a text and the volume's list of persons."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept import sources
from redept.model import ListedPerson
from redept.people import find_listed

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "listed.toml").read_text("utf-8"))
LISTS = {
    "found": tuple(ListedPerson(**row) for row in CASES["persons"]),
    "found_too": tuple(ListedPerson(**row) for row in CASES["more_persons"]),
}
ROWS = [(which, case) for which in LISTS for case in CASES[which]]

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="v"><text><front><div xml:id="persons"><list>
<item><hi><persName xml:id="p_AWW1">Aldrich, Winthrop W.</persName>,</hi> Ambassador to the United Kingdom</item>
<item><persName xml:id="p_AWW1">Another</persName></item></list></div></front><body>
<div type="document" xml:id="d1" n="1"><head>1. A paper</head><p><persName xml:id="x">Nobody</persName></p></div>
</body></text></TEI>"""


@pytest.mark.parametrize(("which", "case"), ROWS, ids=[str(case["text"][:40]) for _, case in ROWS])
def test_a_name_leads_to_the_one_entry_that_it_can_mean(which: str, case: dict[str, Any]) -> None:
    text = re.sub(r"[\[\]]", "", case["text"])
    found = find_listed(text, LISTS[which])
    assert [one.person for one in found] == case["names"]
    assert [text[one.start : one.end] for one in found] == re.findall(r"\[(.*?)\]", case["text"])
    assert all(one.because for one in found)


def test_a_volume_carries_its_list(tmp_path: Path) -> None:
    (tmp_path / "v.xml").write_text(VOLUME, "utf-8")
    (person,) = sources.load(tmp_path / "v.xml").volume.persons
    assert person == ListedPerson(id="p_AWW1", name="Aldrich, Winthrop W.", about="Ambassador to the United Kingdom")


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4))
@settings(max_examples=100, deadline=None)
def test_no_words_raise(text: str, names: list[str]) -> None:
    persons = [ListedPerson(id=str(number), name=name) for number, name in enumerate(names)]
    for one in find_listed(f"{text} {' '.join(names)}", persons):
        assert 0 <= one.start < one.end
