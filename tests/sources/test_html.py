"""Saved pages of the series' site, and other pages."""

import io
from pathlib import Path

import pytest

from redept.model import SourceText
from redept.sources import Source, load

CASES = Path(__file__).parent / "cases"
PAGE = (CASES / "page.html").read_text("utf-8")


def source_of(text: str, *, volume: str | None = None) -> Source:
    return load(io.BytesIO(text.encode()), volume=volume, name="saved/lamps.html")


def paper_of(text: str) -> SourceText:
    return next(source_of(text).papers)


def test_a_page_gives_the_text_that_its_tei_gives() -> None:
    paper = next(load(CASES / "page.html").papers)
    assert paper.text == (CASES / "despatch.txt").read_text("utf-8").rstrip("\n")
    assert not paper.problems


def test_a_page_gives_the_marks_that_its_tei_gives() -> None:
    def places(name: str) -> set[tuple[str, int, int, str | None]]:
        without_words = {"date", "link", "term", "recipient_office", "sender_name"}
        paper = next(load(CASES / name).papers)
        return {(m.kind, m.start, m.end, m.value) for m in paper.marks if m.kind not in without_words}

    assert places("page.html") == places("despatch_old.xml")


def test_a_page_names_its_volume_document_and_chapter() -> None:
    source = source_of(PAGE)
    paper = next(source.papers)
    assert (source.volume.id, paper.volume, paper.document) == ("frus1949v99", "frus1949v99", "d57")
    assert source.volume.title == "Papers of Invented Places, 1949, The Lamp Coast, Volume XCIX, Part 2"
    assert (paper.document_number, paper.chapter) == ("57", "Esteria: Lamps for the harbor")


def test_a_volume_that_the_user_names_makes_the_stem_the_id() -> None:
    source = source_of(PAGE, volume="mine")
    paper = next(source.papers)
    assert (source.volume.id, paper.volume, paper.document) == ("mine", "mine", "lamps")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (' rel="footnote"', ""),
        ('class="tei-pb1 hsg-facsilime-link"', 'class="tei-pb1"'),
        ("tei-list6", "tei-list4"),
        ("tei-div3", "tei-div2"),
        ("</p>\n<table", "\n<table"),
        ('<span class="fn-content">', "<span class='fn-content'>"),
    ],
)
def test_pages_saved_in_other_years_give_the_same_text(before: str, after: str) -> None:
    assert before in PAGE
    assert paper_of(PAGE.replace(before, after)).text == paper_of(PAGE).text


def test_a_cut_out_without_the_frame_is_still_a_page_of_the_series() -> None:
    start, end = PAGE.index('<div class="tei-div3"'), PAGE.index("</ol></div></div>") + len("</ol></div></div>")
    paper = paper_of(PAGE[start:end])
    assert paper.text == paper_of(PAGE).text
    assert (paper.volume, paper.document) == (None, "lamps")


def test_notes_and_anchors_that_lack_each_other_are_problems() -> None:
    paper = paper_of(PAGE.replace('id="fnref:1.7.10"', 'id="fnref:1.7.99"'))
    assert {problem.code for problem in paper.problems} == {"note-without-anchor", "anchor-without-note"}
    assert "  3. Not printed, but see telegram 390" in paper.text
    assert "second meeting.13 Its" in paper.text


def test_another_page_gives_its_main_text_without_the_furniture() -> None:
    paper = paper_of(
        "<!DOCTYPE html><html><head><title>Lamps</title><style>p {}</style></head><body><header>Site</header>"
        "<nav>Home</nav><main><h1>The Minister to the Secretary</h1><p>No.&nbsp;12.<br>Sir: the <b>lamps</b> have "
        "come.</p><ul><li>One</li><li>Two</li></ul><table><tr><th>Pier</th><td>3</td></tr></table>"
        "<pre>A line\n  another</pre><ol><li>A note.</li><li>Another.</li></ol></main>"
        "<aside>More</aside><script>x()</script><footer>End</footer></body></html>"
    )
    assert paper.text == (
        "The Minister to the Secretary\n\nNo. 12.\nSir: the lamps have come.\n\nOne\nTwo\n\nPier\t3\n\n"
        "A line\nanother\n\n  1. A note.\n  2. Another."
    )
    assert (paper.volume, paper.document, paper.format) == (None, "lamps", "html")


def test_a_definition_named_by_a_page_is_never_opened(tmp_path: Path) -> None:
    definition = tmp_path / "lamps.dtd"
    definition.write_text('<!ENTITY secret "opened">')
    page = f'<!DOCTYPE html SYSTEM "{definition.as_uri()}"><html><body><p>The &secret; lamp.</p></body></html>'
    assert "opened" not in paper_of(page).text


@pytest.mark.parametrize(
    "trace",
    [
        "<!-- saved from url=(0061)https://history.state.gov/historicaldocuments/frus1949v99/d57 -->",
        '<meta name="citation_public_url" content="https://history.state.gov/historicaldocuments/frus1949v99/d57">',
        '<a class="page-nav nav-next" data-doc="frus1949v99.xml" href="#">next</a>',
        '<a href="mailto:a@b?subject=Page%20%60%2Fhistoricaldocuments%2Ffrus1949v99%2Fd57%60&amp;body=x">Report</a>',
    ],
)
def test_a_page_without_its_path_of_links_is_named_by_other_traces(trace: str) -> None:
    start, end = PAGE.index('<div class="tei-div3"'), PAGE.index("</ol></div></div>") + len("</ol></div></div>")
    paper = paper_of(f"<!DOCTYPE html>{trace}<html><body>{PAGE[start:end]}</body></html>")
    assert (paper.volume, paper.document) == ("frus1949v99", "d57")


def test_an_empty_paragraph_far_from_any_other_joins_nothing() -> None:
    page = '<div class="tei-div3" id="d1"><p class="tei-p3">One.</p>' + "<b>x</b>" * 3000 + "<p></p>" * 3000
    assert paper_of(page).text == "One.\n\n" + "x" * 3000


@pytest.mark.parametrize(("split", "left_over"), [("", ""), ("</p>", "<p>")], ids=["from the site", "by a browser"])
def test_words_after_a_list_go_on_in_the_paragraph_that_held_it(split: str, left_over: str) -> None:
    page = (
        f'<div class="tei-div3" id="d1"><p class="tei-p3">He wants: {split}<ul class="tei-list9"><li>oil;</li></ul>'
        f' and soon.{left_over}</p><p class="tei-p3">Next.</p></div>'
    )
    assert paper_of(page).text == "He wants:\n\noil; and soon.\n\nNext."


def test_control_characters_in_a_page_do_no_harm() -> None:
    assert paper_of('<html><body><a href="x&#1;y">a\x01b&#x2;c</a></body></html>').text == "a b c"
