from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Entry, Interpretation, Judgement, OwnNumber, PartialDate, Party, Reference, Resolution
from redept.resolution import Catalogue, decide
from tests.resolution.papers import cases, catalogue, reference


@pytest.mark.parametrize("case", cases("decisions.toml"), ids=lambda case: case["name"])
def test_a_reference_means(case: dict[str, Any]) -> None:
    papers = catalogue(case["papers"])
    cited = reference(case["citing"], case["reference"])
    ((interpretation, resolution),) = decide(papers.entries[case["citing"]], [cited], papers)
    said = {
        "status": resolution.status,
        "target": resolution.target,
        "from": interpretation.from_,
        "to": interpretation.to,
        "date": interpretation.date,
    }
    expected = dict(case["expected"])
    because = expected.pop("because", None)
    assert {key: said[key] for key in expected} == expected
    assert because is None or because in resolution.because


TWO = [
    {
        "id": "v/d1",
        "form": "Telegram",
        "date": "1955-03-01",
        "numbers": [{"number": "80", "from": "Paris", "to": "Department"}],
    },
    {
        "id": "v/d2",
        "form": "Telegram",
        "date": "1955-03-02",
        "numbers": [{"number": "81", "from": "Paris", "to": "Department"}],
    },
    {
        "id": "v/d3",
        "form": "Telegram",
        "date": "1955-03-03",
        "numbers": [{"number": "90", "from": "Department", "to": "Paris"}],
    },
]


def judgement(cited: Reference, target: str | None, **changes: Any) -> Judgement:
    given = {
        "reference": cited.id,
        "document": cited.document,
        "target": target,
        "by": "A. Historian",
        "when": "2024-01-01T00:00:00+00:00",
        "because": "the draft is filed with it",
        "quote": cited.text,
        "start": cited.start,
    }
    return Judgement(**{**given, **changes})


def decide_in_two(cited: Reference, judged: Judgement | None = None) -> Resolution:
    papers = catalogue(TWO)
    judgements = {judged.reference: judged} if judged else None
    ((_, resolution),) = decide(papers.entries["v/d3"], [cited], papers, judgements)
    return resolution


def test_a_judgement_outranks_the_program() -> None:
    cited = reference("v/d3", {"text": "Embtel 80", "kind": "telegram", "number": "80", "issuer": "post"})
    assert decide_in_two(cited).target == "v/d1"
    judged = decide_in_two(cited, judgement(cited, "v/d2"))
    assert (judged.status, judged.target, judged.by) == ("resolved", "v/d2", "A. Historian")
    assert [candidate.id for candidate in judged.candidates] == ["v/d1"]
    nothing = decide_in_two(cited, judgement(cited, None))
    assert (nothing.status, nothing.target) == ("outside", None)


def test_a_paper_that_a_person_named_and_that_is_not_here_is_absent() -> None:
    cited = reference("v/d3", {"text": "Embtel 80", "kind": "telegram", "number": "80", "issuer": "post"})
    judged = decide_in_two(cited, judgement(cited, "w/d9"))
    assert (judged.status, judged.target, judged.by) == ("absent", None, "A. Historian")
    assert "w/d9, which they name, is not in this corpus" in judged.because


def test_a_retired_judgement_is_silent() -> None:
    cited = reference("v/d3", {"text": "Embtel 80", "kind": "telegram", "number": "80", "issuer": "post"})
    assert decide_in_two(cited, judgement(cited, "v/d2", retired="2024-02-01")).target == "v/d1"


def test_a_judgement_follows_its_words_when_the_reference_has_another_id() -> None:
    cited = reference("v/d3", {"text": "Embtel 80", "kind": "telegram", "number": "80", "issuer": "post"}, start=107)
    assert decide_in_two(cited, judgement(cited, "v/d2", reference="v/d3@100-109", start=100)).target == "v/d2"


def test_reftel_repeats_the_opening_reference() -> None:
    papers = catalogue(TWO)
    opening = reference("v/d3", {"text": "Embtel 80", "kind": "telegram", "number": "80", "issuer": "post"})
    again = reference("v/d3", {"text": "reftel", "kind": "telegram", "anaphor": True}, start=900)
    decisions = decide(papers.entries["v/d3"], [opening, again], papers)
    assert [resolution.target for _, resolution in decisions] == ["v/d1", "v/d1"]
    ((_, alone),) = decide(papers.entries["v/d3"], [again], papers)
    assert alone.status == "indefinite"


def test_an_anaphor_repeats_the_message_that_went_its_way() -> None:
    papers = catalogue(
        [
            {"id": "v/d1", "form": "Telegram", "date": "1964-02-07", "numbers": [numbered("1002", "Ankara")]},
            {
                "id": "v/d2",
                "form": "Telegram",
                "date": "1964-02-08",
                "numbers": [numbered("781", "Department", "Ankara")],
            },
            {"id": "v/d3", "form": "Telegram", "date": "1964-02-09", "numbers": [numbered("9", "Ankara")]},
        ]
    )
    there = reference("v/d3", {"text": "Deptel 781", "kind": "telegram", "number": "781", "issuer": "department"})
    again = reference("v/d3", {"text": "Embtel", "kind": "telegram", "issuer": "post", "anaphor": True}, start=900)
    assert decide(papers.entries["v/d3"], [there, again], papers)[1][1].status == "indefinite"
    here = reference("v/d3", {"text": "Embtel 1002", "kind": "telegram", "number": "1002", "issuer": "post"}, start=200)
    assert decide(papers.entries["v/d3"], [there, here, again], papers)[2][1].target == "v/d1"
    despatch = reference("v/d3", {"text": "your despatch", "kind": "despatch", "anaphor": True}, start=900)
    assert decide(papers.entries["v/d3"], [there, despatch], papers)[1][1].status == "indefinite"


def numbered(number: str, start: str = "Department", to: str = "Department") -> dict[str, str]:
    return {"number": number, "from": start, "to": to}


POSTS = st.sampled_from([None, "Department", "Paris", "Moscow", "New York"])
DATES = st.sampled_from(
    [None, "1955-03-01", "1955-03-01T20:00", "1955-03", "1955", "1955-02-28/1955-03-02", "odd", "1955-13-40"]
)
NUMBERS = st.builds(
    OwnNumber,
    number=st.sampled_from(["1", "5820/1", "12"]),
    number_series=st.sampled_from(["", "Secto", "NSC"]),
    from_=POSTS,
    to=POSTS,
    role=st.sampled_from(["own", "repeat"]),
)
PARTIES = st.builds(
    Party, name=st.sampled_from([None, "Harriman", "X"]), office=st.sampled_from([None, "Embassy in France"])
)


@st.composite
def corpora(draw: st.DrawFn) -> list[Entry]:
    return [
        Entry(
            id=f"v{draw(st.integers(1, 2))}/d{place}",
            volume=draw(st.sampled_from([None, "v1", "v2"])),
            sequence=place,
            form=draw(st.sampled_from([None, "Telegram", "Letter", "Editorial Note"])),
            heading=None,
            numbers=tuple(draw(st.lists(NUMBERS, max_size=2))),
            sender=tuple(draw(st.lists(PARTIES, max_size=1))),
            recipient=tuple(draw(st.lists(PARTIES, max_size=1))),
            place=draw(st.sampled_from([None, "Paris", "Nowhere"])),
            date=draw(DATES),
            document_number=draw(st.sampled_from([None, "1", "2"])),
            first_page=draw(st.sampled_from([None, "1", "2"])),
        )
        for place in range(draw(st.integers(1, 5)))
    ]


WRITTEN = st.builds(
    PartialDate,
    year=st.sampled_from([None, 1955, 0, 9999]),
    month=st.sampled_from([None, 2, 3, 13]),
    day=st.sampled_from([None, 1, 31, 99]),
    hour=st.sampled_from([None, 20, 24]),
    relative=st.sampled_from([None, "same", "ultimo", "odd"]),
)
ROLES = st.sampled_from([None, "writer", "recipient", "department", "post", "place", "person", "office", "odd"])


@st.composite
def references(draw: st.DrawFn, document: str) -> Reference:
    start = draw(st.integers(0, 500))
    return Reference(
        id=f"{document}@{start}-{start + 5}",
        document=document,
        layer=draw(st.sampled_from(["body", "note"])),
        start=start,
        end=start + 5,
        text="words",
        kind=draw(
            st.sampled_from(["telegram", "letter", "paper", "document", "page", "position", "footnote", "ibid", "odd"])
        ),
        rule="any",
        part=draw(st.sampled_from([None, "p1"])),
        author=draw(st.sampled_from(["writer", "editor"])),
        number=draw(st.sampled_from([None, "1", "12", "5820/1", ""])),
        number_series=draw(st.sampled_from(["", "Secto", "NSC"])),
        date=draw(st.none() | WRITTEN),
        issuer=draw(ROLES),
        issuer_words=draw(st.sampled_from([None, "Paris", "Harriman", ""])),
        addressee=draw(ROLES),
        addressee_words=draw(st.sampled_from([None, "Moscow"])),
        document_number=draw(st.sampled_from([None, None, "1", "2", "77"])),
        page=draw(st.sampled_from([None, None, "1", "2", "77"])),
        position=draw(st.sampled_from([None, None, "supra", "infra", "odd"])),
        volume=draw(st.sampled_from([None, None, "vol. I", "1955–1957, vol. XX", "a book"])),
        printed=draw(st.sampled_from([None, True, False])),
        anaphor=draw(st.booleans()),
    )


@st.composite
def citations(draw: st.DrawFn) -> tuple[list[Entry], Entry, list[Reference]]:
    papers = draw(corpora())
    citing = draw(st.sampled_from(papers))
    return papers, citing, draw(st.lists(references(citing.id), max_size=4))


@given(citations(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_deciding_is_safe_whatever_is_cited(given: tuple[list[Entry], Entry, list[Reference]], order: Any) -> None:
    papers, citing, cited = given
    known = Catalogue(papers)
    decisions = decide(citing, cited, known)
    assert [interpretation.reference for interpretation, _ in decisions] == [one.id for one in cited]
    for _, resolution in decisions:
        assert (resolution.target is not None) == (resolution.status == "resolved")
        assert resolution.target != citing.id
        assert citing.id not in {candidate.id for candidate in resolution.candidates}
        assert resolution.because
    mixed = list(papers)
    order.shuffle(mixed)
    assert decide(citing, cited, Catalogue(mixed)) == decisions


def test_an_interpretation_keeps_an_open_year() -> None:
    papers = catalogue([{"id": "v/d1"}])
    cited = reference("v/d1", {"text": "telegram of March 3", "kind": "telegram", "date": {"month": 3, "day": 3}})
    ((interpretation, _),) = decide(papers.entries["v/d1"], [cited], papers)
    assert interpretation == Interpretation(reference=cited.id, date="XXXX-03-03")


def test_a_paper_of_the_day_that_is_ruled_out_stays_in_sight() -> None:
    papers = catalogue(
        [
            {"id": "v/d1", "form": "Memorandum", "date": "1962-09-06"},
            {"id": "v/d2", "form": "Telegram", "date": "1962-10-16", "sender": [{"name": "Kohler"}]},
        ]
    )
    words = {"text": "my instructions of Sept 6", "kind": "instruction", "form": "Instruction", "issuer": "writer"}
    cited = reference("v/d2", {**words, "date": {"month": 9, "day": 6}})
    ((_, decision),) = decide(papers.entries["v/d2"], [cited], papers)
    assert (decision.status, decision.target) == ("absent", None)
    (seen,) = decision.candidates
    assert (seen.id, seen.confidence) == ("v/d1", 0.02)
    assert "a memorandum, not an instruction" in [reason.sentence for reason in seen.reasons]
