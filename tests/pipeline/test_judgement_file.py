"""A file of judgements gives back what went in, and tells what it cannot read."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.errors import SourceError
from redept.model import Judgement
from redept.pipeline import judgement_file

plain = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(lambda one: one.strip())
words = plain | plain.map("=".__add__) | plain.map("'=".__add__)
judgements = st.builds(
    Judgement,
    reference=words,
    document=words,
    target=st.none() | words.filter(lambda one: one != "none"),
    by=words,
    when=words,
    because=words,
    quote=words,
    layer=st.sampled_from(("body", "note")),
    note=st.none() | st.integers(1, 99),
    start=st.integers(0, 9999),
    retired=st.none() | words,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(judgements, max_size=4))
def test_what_is_written_is_read_again(given: list[Judgement]) -> None:
    assert list(judgement_file.read(judgement_file.as_csv(given), "j.csv")) == given
    assert list(judgement_file.read(judgement_file.as_json_lines(given), "j.jsonl")) == given


def test_what_a_visitor_wrote_is_no_formula_to_a_spreadsheet() -> None:
    why = '=HYPERLINK("x")'
    one = Judgement(reference="r", document="d", target=None, by="@A", when="2024", because=why, quote="q")
    text = judgement_file.as_csv([one])
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["by"], row["because"]) == ("'@A", '\'=HYPERLINK("x")')


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.sampled_from(("j.csv", "j.jsonl")))
def test_any_file_gives_judgements_or_errors(text: str, name: str) -> None:
    assert all(isinstance(one, Judgement | SourceError) for one in judgement_file.read(text, name))


GOOD = '{"reference": "v/d1@1-2", "document": "v/d1", "quote": "x", "target": null, "by": "A", "when": "2024"'
GOOD += ', "because": "b"'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not a line of JSON"),
        ("[]", "no reference"),
        ('{"reference": "v/d1@1-2"}', "no document and no quote"),
        (GOOD + ', "start": "x"}', "no judgement"),
        (GOOD + f', "start": {10**30}}}', "no"),
    ],
)
def test_a_bad_line_is_named_with_its_number(line: str, said: str) -> None:
    first, second = judgement_file.read(f"{GOOD}}}\n{line}\n", "j.jsonl")
    assert isinstance(first, Judgement)
    assert isinstance(second, SourceError)
    assert said in str(second)
    assert str(second).startswith("j.jsonl:2: ")


def test_a_spreadsheet_may_leave_columns_out() -> None:
    text = "reference,document,quote,target,by,when,because\nv/d1@1-2,v/d1,x,none,A,2024,read it\n"
    (one,) = judgement_file.read(text, "j.csv")
    assert isinstance(one, Judgement)
    assert (one.target, one.layer, one.start) == (None, "body", 0)
