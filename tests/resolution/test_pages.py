from redept.resolution import decide
from tests.resolution.papers import catalogue, reference


def test_a_message_and_its_page_help_each_other() -> None:
    papers = catalogue(
        [
            {"id": "v/d1", "first_page": "310", "pages": ["311"], "numbers": [{"number": "155", "from": "Batavia"}]},
            {"id": "v/d2", "first_page": "311", "numbers": [{"number": "156", "from": "Batavia"}]},
            {"id": "v/d3", "first_page": "320"},
        ]
    )
    message = reference("v/d3", {"text": "telegram 155", "kind": "telegram", "number": "155"}, start=0)
    page = reference("v/d3", {"text": "p. 311", "kind": "page", "page": "311"}, start=message.end + 2)
    both = decide(papers.entries["v/d3"], [message, page], papers)
    assert [resolution.target for _, resolution in both] == ["v/d1", "v/d1"]
    ((_, alone),) = decide(papers.entries["v/d3"], [page], papers)
    assert alone.target == "v/d2"


def test_a_page_of_what_was_named_before_leads_out_of_the_volume() -> None:
    papers = catalogue([{"id": "v/d1", "first_page": "310"}, {"id": "v/d2", "first_page": "320"}])
    page = reference("v/d2", {"text": "ibid., p. 310", "kind": "page", "page": "310", "anaphor": True}, start=0)
    ((_, decision),) = decide(papers.entries["v/d2"], [page], papers)
    assert (decision.status, decision.target) == ("outside", None)


def test_a_footnote_above_that_the_neighbour_has_not_is_the_papers_own() -> None:
    papers = catalogue(
        [{"id": "v/d1", "note_markers": ["1"]}, {"id": "v/d2", "note_markers": ["1", "2", "3"]}, {"id": "v/d3"}]
    )
    note = {"text": "footnotes 2", "kind": "footnote", "footnote": "2", "position": "supra"}
    own = reference("v/d2", note, start=0)
    nobodys = reference("v/d2", {**note, "footnote": "9"}, start=20)
    neighbours = reference("v/d2", {**note, "footnote": "1"}, start=40)
    decided = [resolution for _, resolution in decide(papers.entries["v/d2"], [own, nobodys, neighbours], papers)]
    assert [one.target for one in decided] == [None, None, "v/d1"]


def test_each_of_several_footnotes_below_is_the_papers_own() -> None:
    papers = catalogue([{"id": "v/d1", "note_markers": ["1", "2"]}, {"id": "v/d2", "note_markers": ["1", "2"]}])
    below = {"text": "footnotes 1", "kind": "footnote", "footnote": "1", "position": "infra"}
    here = reference("v/d1", {**below, "rule": "footnote above or below"}, start=0)
    next_one = reference("v/d1", below, start=20)
    decided = [resolution for _, resolution in decide(papers.entries["v/d1"], [here, next_one], papers)]
    assert [one.target for one in decided] == [None, "v/d2"]


def test_pages_onward_begin_with_the_first_document_that_begins_there() -> None:
    papers = catalogue(
        [
            {"id": "v/d1", "first_page": "8", "pages": ["8", "9"]},
            {"id": "v/d2", "first_page": "9"},
            {"id": "v/d3", "first_page": "9", "form": "Editorial Note"},
            {"id": "v/d4", "first_page": "30"},
        ]
    )
    page = {"text": "pp. 9", "kind": "page", "page": "9"}
    onward = reference("v/d4", {**page, "rule": "pages onward"}, start=0)
    editorial = reference("v/d4", {**page, "form": "Editorial Note"}, start=20)
    alone = reference("v/d4", page, start=40)
    decided = [resolution for _, resolution in decide(papers.entries["v/d4"], [onward, editorial, alone], papers)]
    assert [one.target for one in decided] == ["v/d2", "v/d3", None]
