"""Every kind of page before axe-core, light and dark, and the static site too.

Needs what test_browser needs, and axe-core's `axe.min.js` from its package: REDEPT_AXE names the file.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from redept.web import site
from tests.web.test_browser import PAGES, address, browser, pytestmark, visit

__all__ = ["address", "browser", "pytestmark", "visit"]

NAMED = os.environ.get("REDEPT_AXE")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false });
  return found.violations;
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    if NAMED is None or not Path(NAMED).is_file():
        pytest.skip("no axe-core here; take it from its package and name its axe.min.js in REDEPT_AXE")
    return Path(NAMED).read_text("utf-8")


def violations(page: Any, axe: str, where: str) -> list[str]:
    """What axe finds amiss on a page, each with its first place."""
    page.goto(where)
    page.evaluate(axe)
    return [
        f"{where}: {one['id']} ({one['impact']}) {one['nodes'][0]['html'][:160]}" for one in page.evaluate(RUN, RULES)
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation(visit: Any, address: str, axe: str, scheme: str) -> None:
    page = visit(color_scheme=scheme, bypass_csp=True)
    assert [words for one in PAGES for words in violations(page, axe, address + one)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_static_site_has_a_violation(
    visit: Any, specimen: Path, tmp_path: Path, axe: str, scheme: str
) -> None:
    site.write(specimen, tmp_path / "room", query="number:3652 OR number:2212")
    page = visit(color_scheme=scheme, bypass_csp=True)
    written = sorted((tmp_path / "room").rglob("*.html"))
    assert len(written) > 6
    assert [words for one in written for words in violations(page, axe, one.as_uri())] == []
