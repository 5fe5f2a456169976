from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redept.model import Entry, OwnNumber, Party, Volume
from redept.resolution import is_citation, look_up

VOLUMES = (
    Volume(
        id="frus1949v07p1",
        title="Foreign Relations of the United States, 1949, The Far East, Volume VII, Part 1",
        subseries="1949",
        number="VII, Part 1",
    ),
    Volume(
        id="frus1955-57v10",
        title="Foreign Relations of the United States, 1955–1957, Aid; and More, Volume X",
        subseries="1955–1957",
    ),
    Volume(
        id="frus1952-54Guat",
        title="Foreign Relations of the United States, 1952–1954, Guatemala",
        subseries="1952–1954",
    ),
    Volume(id="mine", title="Papers of a Lamp Maker"),
)


def paper(
    identity: str, number: str, *, page: str | None = None, pages: tuple[str, ...] = (), **known: object
) -> Entry:
    fields = {"form": "Telegram", "heading": None, "sequence": 0, **known}
    volume = identity.partition("/")[0]
    return Entry(id=identity, volume=volume, document_number=number, first_page=page, pages=pages, **fields)  # type: ignore[arg-type]


PAPERS = (
    paper(
        "frus1949v07p1/d1",
        "1",
        page="4",
        pages=("4",),
        date="1949-01-14T14:00",
        numbers=(OwnNumber(number="164"),),
        sender=(Party(name="Caffery", office="Ambassador in France"),),
    ),
    paper("frus1949v07p1/d2", "2", page="4", pages=("4", "5"), date="1949-01-17", numbers=(OwnNumber(number="145"),)),
    paper("frus1949v07p1/d3", "3", page="6", pages=("6", "7")),
    paper("frus1955-57v10/d12", "12"),
    paper("frus1952-54Guat/d12", "12"),
    paper("mine/d12", "12"),
)


@pytest.mark.parametrize(
    ("words", "status", "documents"),
    [
        ("See Foreign Relations, 1955–1957, vol. X, Document 12.", "found", "frus1955-57v10/d12"),
        ("FRUS, 1955-57, vol. X, doc. 12", "found", "frus1955-57v10/d12"),
        ("Caffery, Telegram 164, January 14, 1949", "found", "frus1949v07p1/d1"),
        ("Caffery to Acheson, 14 January 1949, telegram no. 164", "found", "frus1949v07p1/d1"),
        ("There was a meeting on January 14, 1949", "none", ""),
        (
            "Foreign Relations of the United States, 1949, The Far East, Volume VII, Part 1, edited by A. Bee, 6–7.",
            "found",
            "frus1949v07p1/d3",
        ),
        ("FRUS, 1955-1957, vol. X, Doc. 12", "found", "frus1955-57v10/d12"),
        ("Foreign Relations, 1955–1957, Volume X, Document 13", "none", ""),
        ("Foreign Relations, 1952–1954, Guatemala, Document 12", "found", "frus1952-54Guat/d12"),
        ("Foreign Relations, 1958–1960, vol. II, Document 12", "none", ""),
        ("Foreign Relations, 1949, vol. VII, Part 1, p. 4", "several", "frus1949v07p1/d1 frus1949v07p1/d2"),
        ("Foreign Relations, 1949, vol. VII, Part 1, pp. 4–5", "found", "frus1949v07p1/d2"),
        ("Foreign Relations, 1949, vol. VII, Part 1, p. 7", "found", "frus1949v07p1/d3"),
        ("telegram 145, Foreign Relations, 1949, vol. VII, Part 1, p. 4", "found", "frus1949v07p1/d2"),
        ("January 14, 1949, Foreign Relations, 1949, vol. VII, Part 1, p. 4", "found", "frus1949v07p1/d1"),
        ("Caffery to Acheson, Foreign Relations, 1949, vol. VII, Part 1, p. 4", "found", "frus1949v07p1/d1"),
        (
            "Foreign Relations of the United States, 1949, The Far East, Volume VII, Part 1 (Washington, 1975), 6–7",
            "found",
            "frus1949v07p1/d3",
        ),
        (
            "In Foreign Relations of the United States, 1949, The Far East, Volume VII, Part 1, 6–7. Washington.",
            "found",
            "frus1949v07p1/d3",
        ),
        ("https://history.state.gov/historicaldocuments/frus1955-57v10/d12.", "found", "frus1955-57v10/d12"),
        ("Papers of a Lamp Maker, Document 12", "found", "mine/d12"),
    ],
)
def test_a_citation_finds_its_paper(words: str, status: str, documents: str) -> None:
    found = look_up(words, PAPERS, VOLUMES)
    if status == "none" and not found:
        return
    (cited,) = found
    assert words[cited.start : cited.end] == cited.text
    assert (cited.status, " ".join(cited.documents)) == (status, documents)


ALIKE = (
    *(
        paper(f"v/d{number}", number, heading="Telegram From the Mission in Laos to the Department", date="1961-05-03")
        for number in ("1", "2")
    ),
    paper("v/d3", "3", heading="Staff Paper Prepared in the Bureau of Eastern Affairs", form="Paper"),
    paper(
        "v/d4", "4", heading="Staff Paper Prepared in the Bureau of Eastern Affairs", form="Paper", date="1961-05-04"
    ),
    paper("v/d5", "5", heading="Paper Prepared in the Bureau of Eastern Affairs and Elsewhere", form="Paper"),
    paper("v/d6", "6", file_number="SOC 14-1", date="1963-05-09"),
    paper("v/d7", "7", file_number="SOC 14-1", date="1963-07-09", numbers=(OwnNumber(number="63"),)),
)


@pytest.mark.parametrize(
    ("words", "documents", "because"),
    [
        (
            "Telegram From the Mission in Laos to the Department, May 3, 1961",
            "v/d1 v/d2",
            ("the heading agrees", "the day agrees: 1961-05-03", "2 papers agree as well as one another"),
        ),
        (
            "Staff Paper Prepared in the Bureau of Eastern Affairs, Washington",
            "v/d3",
            ("the heading agrees", "undated, as cited"),
        ),
        ("Paper Prepared in the Bureau of Eastern Affairs and Elsewhere", "v/d5", None),
        ("SOC 14-1, SNF 1963–73, RG 59, NACP", "v/d6 v/d7", None),
    ],
)
def test_papers_named_alike_are_all_listed_and_the_reasons_say_so(
    words: str, documents: str, because: tuple[str, ...] | None
) -> None:
    (found,) = look_up(words, ALIKE, VOLUMES)
    assert is_citation(words)
    assert " ".join(found.documents) == documents
    assert found.because == because or because is None


def test_a_page_on_which_several_begin_says_so() -> None:
    (found,) = look_up("Foreign Relations, 1949, vol. VII, Part 1, p. 4", PAPERS, VOLUMES)
    assert found.because == ("page 4 of frus1949v07p1", "2 papers agree as well as one another")


def test_each_of_several_citations_is_found_in_its_place() -> None:
    words = "Foreign Relations, 1955–1957, vol. X, Document 12; and Foreign Relations, 1949, vol. VII, Part 1, p. 6"
    assert [one.documents for one in look_up(words, PAPERS, VOLUMES)] == [
        ("frus1955-57v10/d12",),
        ("frus1949v07p1/d3",),
    ]


def test_words_without_a_citation_are_none() -> None:
    assert look_up("The foreign relations of France, page by page", PAPERS, VOLUMES) == ()
    assert not is_citation("prisoners AND repatriation")


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_words_raise(words: str) -> None:
    look_up(words, PAPERS, VOLUMES)
    look_up(f"Foreign Relations, {words}, p. 4", PAPERS, VOLUMES)


FILED = (
    paper("mine/d1", "1", kept="Johnson Library, National Security File, Vietnam, Vol. 2, May 1–15, 1966. Secret."),
    paper("mine/d2", "2", kept="Johnson Library, National Security File, Vietnam, Vol. 2, May 1–15, 1966. Top Secret."),
    paper("mine/d3", "3", kept="Johnson Library, National Security File. Secret.", date="1966-05-15"),
    paper("mine/d4", "4", kept="Department of State, S/S Files: Lot 66 D 95, Japan. Secret."),
    paper("mine/d5", "5", file_number="POL 28 Berlin"),
    paper("mine/d6", "6", file_number="POL 28 Berlin", place="Berlin"),
    paper("mine/d7", "7", file_number="1967-69, POL TUN-US"),
    paper("mine/d8", "8", file_number="POL CHICOM-US"),
    paper("mine/d9", "9", kept="Central Foreign Policy Files. Secret."),
    paper("mine/d10", "10", kept="INR–NIE Flies"),
    paper("mine/d11", "11", kept="American Foreign Policy: Current Documents, 1960, p. 476. Secret."),
)


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("Johnson Library, National Security File, Vietnam, Vol. 2, May 1–15, 1966", "mine/d1 mine/d2"),
        ("Johnson Library, National Security File", "mine/d3"),
        ("Memorandum to Rostow; S/S Files: Lot 66 D 95, Japan, RG 59, NACP", "mine/d4"),
        ("Department of State, S/S Files: Lot 66 D 95, Japan.", "mine/d4"),
        ("POL 28 Berlin, SNF 1963–73, RG 59, NACP", "mine/d5 mine/d6"),
        ("1967–69, POL TUN-US, SNF 1963–73, RG 59, NACP", "mine/d7"),
        ("POL CHICOM-US, SNF 1963–73, RG 59, NACP", "mine/d8"),
        ("Letter to Rusk, undated; POL CHICOM-US; RG 59", "mine/d8"),
        ("Central Foreign Policy Files, RG 59, NACP", "mine/d9"),
        ("INR–NIE Flies", "mine/d10"),
        ("American Foreign Policy: Current Documents, 1960, p. 476", "mine/d11"),
    ],
)
def test_a_place_in_an_archive_finds_all_papers_that_lie_there(words: str, documents: str) -> None:
    (found,) = look_up(words, FILED, ())
    assert found.documents == tuple(documents.split())
    assert found.status == ("found" if len(found.documents) == 1 else "several")


def test_a_place_in_the_heading_counts_as_one_in_the_dateline() -> None:
    heading = "Memorandum of a Conversation, Bariloche, February 28, 1960"
    talk: dict[str, Any] = {"heading": heading, "form": "Memorandum of Conversation", "date": "1960-02-28"}
    papers = (paper("mine/d1", "1", **talk), paper("mine/d2", "2", place="Bariloche", **talk))
    (found,) = look_up(heading, papers, ())
    assert found.documents == ("mine/d1", "mine/d2")
