"""The static room: every link leads to a file of it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from redept.errors import RedeptError
from redept.web import addresses, site


@pytest.fixture(scope="module")
def folder(specimen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "room"
    assert site.write(specimen, folder) == 57
    return folder


def broken_links(folder: Path) -> list[tuple[Path, str]]:
    """Links and fragments of a site that lead to nothing."""
    pages = {path: html.document_fromstring(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    ids = {path: set(tree.xpath("//@id")) for path, tree in pages.items()}
    broken = []
    for path, tree in pages.items():
        for link in tree.xpath("//a/@href | //link/@href | //script/@src"):
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme == "https", link
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            here = {"", *ids.get(target, {unquote(parts.fragment)})}
            if not target.is_file() or unquote(parts.fragment) not in here:
                broken.append((path.relative_to(folder), link))
    return broken


def test_every_link_and_fragment_leads_to_something(folder: Path) -> None:
    assert not broken_links(folder)


def test_a_site_of_some_papers_leads_elsewhere_for_the_rest(specimen: Path, tmp_path: Path) -> None:
    assert site.write(specimen, tmp_path / "some", query="from:moscow") < 57
    assert not broken_links(tmp_path / "some")


def test_the_site_has_no_form_and_each_paper_its_record(folder: Path) -> None:
    assert not any("<form" in path.read_text("utf-8") for path in folder.rglob("*.html"))
    assert (folder / "specimen" / "d5.json").is_file()


def test_reasons_stand_on_the_page_itself(folder: Path) -> None:
    assert "number 2212 agrees" in (folder / "specimen" / "d5.html").read_text("utf-8")


def test_a_folder_with_something_in_it_is_left_alone(specimen: Path, folder: Path) -> None:
    with pytest.raises(RedeptError, match="not an empty folder"):
        site.write(specimen, folder)


@pytest.mark.parametrize(
    ("address", "name"), [("/", "index.html"), ("/a/..%2f", "a/=2e.=252f.html"), ("/a b", "a=20b.html")]
)
def test_names_of_files_stay_inside_the_folder(address: str, name: str) -> None:
    assert addresses.file_name(address) == name
