"""Citations by the manuals and by CSL style files, and the way back from each citation to its paper."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports import csl_style, styles
from redept.resolution.cited import Citations
from tests.exports.papers import cases, document, volume

CSL = pytest.mark.skipif(find_spec("citeproc") is None, reason="citeproc-py is not installed")
BY_ITSELF = ("series", "chicago-note", "chicago-bibliography", "turabian", "turabian-bibliography", "mla")
"""Styles that name the printed place, by which alone a paper is found."""


@pytest.mark.parametrize("case", cases("exports/manuals.toml"), ids=lambda case: f"{case['style']}: {case['name']}")
def test_a_paper_is_cited_as_the_manual_has_it(case: dict[str, str]) -> None:
    if case["style"] in csl_style.SHIPPED:
        pytest.importorskip("citeproc", reason="citeproc-py is not installed")
    papers = {one["name"]: one for one in cases("finding_aids/citing.toml")}
    said = papers[case["name"]]
    printed = volume({"volume": {**said["volume"], "editors": ("A. Bee", "C. Dee"), "published": "1975"}})
    assert styles.cite(document(said["document"]), printed, case["style"]) == case["words"]


@pytest.mark.parametrize("style", BY_ITSELF)
def test_a_citation_pasted_back_finds_its_paper(style: str, specimen: Reader) -> None:
    volumes = {one.id: one for one in specimen.volumes()}
    known = Citations(list(specimen.entries()), volumes.values())
    for paper in specimen.documents(None):
        words = styles.cite(paper, volumes.get(paper.volume or ""), style)
        (found,) = known.look_up(words)
        assert found.documents == (paper.id,), words
        assert words[found.start : found.end] == found.text


@pytest.mark.parametrize("style", ["item", "archival", "archival-short"])
def test_a_paper_named_by_itself_is_found_or_one_of_those_named_alike(style: str, specimen: Reader) -> None:
    volumes = {one.id: one for one in specimen.volumes()}
    known = Citations(list(specimen.entries()), volumes.values())
    alone = several = 0
    for paper in specimen.documents(None):
        try:
            words = styles.cite(paper, volumes.get(paper.volume or ""), style)
        except RedeptError:
            continue
        (found,) = known.look_up(words)
        documents = list(found.documents)
        assert paper.id in documents, words
        assert found.status == ("found" if len(documents) == 1 else "several")
        alone += documents == [paper.id]
        several += len(documents) > 1
    assert style == "archival-short" or alone > 5 * several  # a file holds several papers


@CSL
@pytest.mark.parametrize("style", csl_style.SHIPPED)
def test_a_shipped_style_cites_every_paper(style: str, specimen: Reader) -> None:
    volumes = {one.id: one for one in specimen.volumes()}
    for paper in specimen.documents(None):
        words = styles.cite(paper, volumes.get(paper.volume or ""), style)
        assert len(words) > 20
        assert "None" not in words
        assert ".." not in words.replace("...", "")


@CSL
def test_a_style_file_of_the_users_own_is_followed(specimen: Reader, tmp_path: Path) -> None:
    own = tmp_path / "own.csl"
    own.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>own</title>'
        "<id>urn:own</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout suffix="!"><text variable="archive_location"/></layout></citation></style>'
    )
    assert styles.cite(specimen.document("specimen/d5"), None, str(own)) == "711.62114/9-2444!"


@CSL
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("no xml", "no CSL style"),
        ("<html/>", "no CSL style|cannot be followed"),
        ('<!DOCTYPE style SYSTEM "file:///etc/passwd"><style/>', "DOCTYPE"),
    ],
)
def test_a_file_that_is_no_style_is_told(words: str, said: str, specimen: Reader, tmp_path: Path) -> None:
    own = tmp_path / "own.csl"
    own.write_text(words)
    with pytest.raises(RedeptError, match=said):
        styles.cite(specimen.document("specimen/d5"), None, str(own))
    with pytest.raises(RedeptError, match="cannot be read"):
        styles.cite(specimen.document("specimen/d5"), None, str(tmp_path / "nothing.csl"))
