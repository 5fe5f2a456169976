from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Interpretation, Reference, Resolution, Wanted
from redept.resolution import Catalogue, Gathered, as_wanted, decide
from tests.resolution.papers import catalogue, reference

PAPERS: list[dict[str, Any]] = [
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
    {
        "id": "v/d4",
        "form": "Telegram",
        "date": "1957-03-03",
        "numbers": [{"number": "95", "from": "Department", "to": "Paris"}],
    },
]


def cited_there() -> list[Reference]:
    return [
        reference(
            "v/d1",
            {
                "text": "my 70, February 20",
                "kind": "telegram",
                "number": "70",
                "issuer": "writer",
                "date": {"month": 2, "day": 20},
            },
        ),
        reference("v/d2", {"text": "Embtel 70", "kind": "telegram", "number": "70", "issuer": "post"}),
        reference("v/d3", {"text": "Your 70", "kind": "telegram", "number": "70", "issuer": "recipient"}),
        reference("v/d3", {"text": "Deptel 70", "kind": "telegram", "number": "70", "issuer": "department"}, start=300),
        reference("v/d4", {"text": "Your 70", "kind": "telegram", "number": "70", "issuer": "recipient"}),
        reference("v/d4", {"text": "Embtel 81", "kind": "telegram", "number": "81", "issuer": "post"}, start=300),
    ]


def want(
    cited: list[Reference], decided: Sequence[tuple[Interpretation, Resolution]], papers: Catalogue
) -> tuple[tuple[Wanted, ...], tuple[Resolution, ...]]:
    """Wanted papers, and the decisions led to them."""
    gathered = Gathered()
    gathered.take(cited, decided)
    records, ids = gathered.wanted(papers)
    return tuple(records), tuple(as_wanted(one, ids.get(one.reference)) for _, one in decided)


def wanted_of(cited: list[Reference], papers: Catalogue) -> tuple[tuple[Wanted, ...], tuple[Resolution, ...]]:
    decided = [decide(papers.entries[one.document], [one], papers)[0] for one in cited]
    return want(cited, decided, papers)


def test_all_who_cite_an_absent_paper_are_together() -> None:
    wanted, resolutions = wanted_of(cited_there(), catalogue(PAPERS))
    assert len(wanted) == 4
    together = next(one for one in wanted if len(one.cited_by) == 3)
    assert (together.number, together.from_, together.to, together.date) == ("70", "Paris", "Department", "1955-02-20")
    assert together.cited_by == ("v/d1", "v/d2", "v/d3")
    assert together.quotes == ("my 70, February 20", "Embtel 70", "Your 70")
    assert {one.wanted for one in resolutions} == {one.id for one in wanted}


def test_what_is_here_is_not_wanted() -> None:
    cited = [reference("v/d3", {"text": "Embtel 80", "kind": "telegram", "number": "80", "issuer": "post"})]
    wanted, (resolution,) = wanted_of(cited, catalogue(PAPERS))
    assert wanted == ()
    assert (resolution.target, resolution.wanted) == ("v/d1", None)


@given(st.permutations(range(6)))
@settings(max_examples=30, deadline=None)
def test_the_order_of_citing_changes_nothing(order: list[int]) -> None:
    papers, cited = catalogue(PAPERS), cited_there()
    before, decided = wanted_of(cited, papers)
    after, later = wanted_of([cited[place] for place in order], papers)
    assert before == after
    assert {one.reference: one.wanted for one in decided} == {one.reference: one.wanted for one in later}


def test_two_numbers_of_one_message_are_one_wanted_paper() -> None:
    day = {"month": 3, "day": 1}
    sent = reference(
        "v/d3",
        {
            "text": "our 1314, March 1, repeated London 77",
            "kind": "telegram",
            "number": "1314",
            "issuer": "writer",
            "copies": [["London", "77"]],
            "date": day,
        },
    )
    london = {"kind": "telegram", "number": "77", "issuer": "department", "addressee": "place"}
    copy = reference(
        "v/d1", {"text": "Deptel 77 to London, March 1", "addressee_words": "London", "date": day, **london}
    )
    later = reference(
        "v/d4",
        {
            "text": "Deptel 77 to London, May 1",
            "addressee_words": "London",
            "date": {"year": 1955, "month": 5, "day": 1},
            **london,
        },
    )
    papers = catalogue(PAPERS)
    wanted, decided = wanted_of([sent, copy], papers)
    assert [one.other_numbers for one in wanted] == [("London 77", "1314")] or [
        one.other_numbers for one in wanted
    ] == [("London 77", "77")]
    assert len({one.wanted for one in decided}) == 1
    assert len(wanted_of([sent, later], papers)[0]) == 2


def test_what_editors_say_of_a_wanted_paper_is_kept_with_its_place() -> None:
    said = {"text": "Telegram 70 from Paris", "kind": "telegram", "number": "70", "issuer": "place"}
    words = {**said, "issuer_words": "Paris", "layer": "note", "note": 2, "author": "editor", "printed": False}
    (one,), _ = wanted_of([reference("v/d2", {**words, "file_number": "751.00/3-155"})], catalogue(PAPERS))
    assert [(claim.says, claim.by, claim.document, claim.note) for claim in one.claims] == [
        ("not printed", "editor", "v/d2", 2),
        ("file 751.00/3-155", "editor", "v/d2", 2),
    ]


def test_a_message_of_an_exchange_that_is_not_covered_is_wanted_all_the_same() -> None:
    papers = catalogue(PAPERS)
    cited = reference(
        "v/d3",
        {"text": "London’s 12", "kind": "telegram", "number": "12", "issuer": "place", "issuer_words": "London"},
    )
    decided = decide(papers.entries["v/d3"], [cited], papers)
    assert decided[0][1].status == "absent"
    records, resolutions = want([cited], decided, papers)
    assert [one.id for one in records] == [resolutions[0].wanted]
