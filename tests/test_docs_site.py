"""The site of the documents: every page is in its navigation, and every link leads somewhere."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")

TOOL = Path(__file__).parent.parent / "tools" / "docs_site.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_site", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(tool: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert tool.build(folder) == len(list(folder.glob("*.html")))
    return folder


def test_every_page_is_in_the_navigation(tool: ModuleType, site: Path) -> None:
    named = {name for _, names in tool.GROUPS for name in names}
    assert named == {page.stem for page in site.glob("*.html")}


def test_every_link_leads_somewhere(site: Path) -> None:
    for page in site.glob("*.html"):
        for target in re.findall(r'href="([^"]+)"', page.read_text("utf-8")):
            if "://" in target or target.startswith("mailto:"):
                continue
            name, _, anchor = target.partition("#")
            linked = site / (name or page.name)
            if linked.suffix == ".html":
                assert linked.exists(), f"{page.name} links to {target}"
                assert not anchor or f'id="{anchor}"' in linked.read_text("utf-8"), f"{page.name} links to {target}"
