"""Records have one encoding, with the documented keys in their order."""

import json
import tomllib
from pathlib import Path

import msgspec
import pytest

from redept.model import (
    Candidate,
    Document,
    Interpretation,
    Note,
    OwnNumber,
    PageBreak,
    PartialDate,
    Reason,
    Reference,
    Resolution,
    Wanted,
    encoding,
)

FOLDER = Path(__file__).parent / "cases"

KEYS_OF_A_DOCUMENT = tuple((FOLDER / "document_keys.txt").read_text("utf-8").split())
KEYS_OF_A_REFERENCE = tuple((FOLDER / "reference_keys.txt").read_text("utf-8").split())

TELEGRAM = Document(
    id="frus1944v04/d1150",
    volume="frus1944v04",
    heading="The Ambassador in the Soviet Union to the Secretary of State",
    form="Telegram",
    file_number="711.62114/9-2444",
    text="ReDept’s 2212 [Page 1254]",
    numbers=(OwnNumber(number="3652", from_="Moscow", to="Department"),),
    page_breaks=(PageBreak(page="1254", start=14, end=25),),
    notes=(Note(marker="66", start=1, end=3, text="Walter …"),),
)

WORDS = Reference(
    id="frus1944v04/d1150@0-13",
    document="frus1944v04/d1150",
    layer="body",
    start=0,
    end=13,
    text="ReDept’s 2212",
    kind="telegram",
    rule="numbered",
    number="2212",
    date=PartialDate(month=9, day=15, hour=20),
)

SEEN = Interpretation(reference=WORDS.id, from_="Department", to="Moscow", date="1944-09-15T20:00")

DECIDED = Resolution(
    reference=WORDS.id,
    status="resolved",
    target="frus1944v04/d1145",
    confidence=0.99,
    because=("number 2212 agrees",),
    candidates=(
        Candidate(
            id="frus1944v04/d1145",
            confidence=0.99,
            reasons=(Reason(name="number", sentence="number 2212 agrees", weight=2.0),),
        ),
    ),
)


def test_a_document_record_has_its_keys_in_order() -> None:
    record = encoding.document_record(TELEGRAM)
    assert tuple(record)[: len(KEYS_OF_A_DOCUMENT)] == KEYS_OF_A_DOCUMENT
    assert set(record) == {field.encode_name for field in msgspec.structs.fields(Document)}
    kept = ["text", "repository", "record_group", "lot", "box", "collection", "accession", "folder"]
    assert list(record["source"]) == kept
    assert list(record["numbers"][0])[:4] == ["number", "number_series", "from", "to"]
    assert list(record["notes"][0])[:5] == ["marker", "start", "end", "text", "author"]
    assert record["drafting"] == {"drafted": [], "cleared": [], "approved": []}
    assert record["page_breaks"] == [{"page": "1254", "start": 14, "end": 25}]


def test_a_reference_record_has_its_keys_in_order() -> None:
    record = encoding.reference_record(WORDS, SEEN, DECIDED)
    assert tuple(record)[: len(KEYS_OF_A_REFERENCE)] == KEYS_OF_A_REFERENCE
    assert (record["from"], record["to"], record["date"]) == ("Department", "Moscow", "1944-09-15T20:00")
    assert record["resolution"] == {
        "status": "resolved",
        "target": "frus1944v04/d1145",
        "confidence": 0.99,
        "because": ["number 2212 agrees"],
        "candidates": [{"id": "frus1944v04/d1145", "confidence": 0.99}],
        "by": "program",
    }
    assert record["wanted"] is None


def test_a_reference_that_nobody_decided_says_so() -> None:
    record = encoding.reference_record(WORDS, None, None)
    assert (record["resolution"], record["from"], record["to"], record["note"]) == (None, None, None, None)


def test_an_absent_paper_is_named_in_the_reference() -> None:
    absent = Resolution(reference=WORDS.id, status="absent", wanted="wanted/1")
    assert encoding.reference_record(WORDS, None, absent)["wanted"] == "wanted/1"


CASES = tomllib.loads((FOLDER / "dates.toml").read_text("utf-8"))["written"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_date_is_written_as_far_as_it_is_known(case: dict[str, object]) -> None:
    expected = case.get("iso")
    date = msgspec.convert({key: value for key, value in case.items() if key != "iso"}, PartialDate)
    assert encoding.reference_record(msgspec.structs.replace(WORDS, date=date), None, None)["date"] == expected


def test_every_record_is_one_line_and_keeps_its_letters() -> None:
    wanted = Wanted(id="wanted/1", kind="note", form="Aide-Mémoire", quotes=("first\nsecond",))
    for record in (TELEGRAM, WORDS, SEEN, DECIDED, wanted):
        line = encoding.to_json(record)
        assert "\n" not in line
        assert json.loads(line)
    assert "Aide-Mémoire" in encoding.to_json(wanted)
    assert "ReDept’s" in encoding.to_json(TELEGRAM)
    assert json.loads(encoding.to_json(wanted))["from"] is None


def test_plain_values_are_encoded_too() -> None:
    assert encoding.encode({"from": "Moscow", "to": None}) == '{"from":"Moscow","to":null}'
