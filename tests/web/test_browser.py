"""The room walked through in a real Chromium, with scripts and without.

Needs playwright and a Chromium: `chromium` on the path, or the one that REDEPT_CHROMIUM names.
"""

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from redept.web.pages.help import TOPICS

BROWSER = os.environ.get("REDEPT_CHROMIUM") or shutil.which("chromium")
PLAYWRIGHT = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium here; install it or name it in REDEPT_CHROMIUM"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def address(specimen: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room served by the command itself."""
    corpus = Path(shutil.copy(specimen, tmp_path_factory.mktemp("served") / "specimen.redept"))
    command = [sys.executable, "-m", "redept", "serve", str(corpus), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip().rstrip("/")
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with PLAYWRIGHT.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    """`visit(scripts=False)`: a fresh page on which anything that the browser complains of fails the test."""
    contexts, said = [], []

    def visit(**options: Any) -> Any:
        context = browser.new_context(**options)
        context.set_default_timeout(5_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield visit
    for context in contexts:
        context.close()
    assert said == []


def test_a_reader_searches_opens_follows_returns_and_judges(visit: Any, address: str) -> None:
    page = visit()
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("nationals")
    page.keyboard.press("Enter")
    page.locator(".facets a", has_text="Telegram").first.click()
    page.locator("a[href='/specimen/d5']").first.click()
    page.wait_for_url("**/specimen/d5")
    page.keyboard.press("j")
    panel = page.locator("#chosen")
    assert "number 2212 agrees" in panel.inner_text()
    assert page.url.endswith("/specimen/d5?ref=107-142")
    page.keyboard.press("o")
    page.wait_for_url("**/specimen/d3")
    page.keyboard.press("u")
    page.wait_for_url("**/specimen/d5?ref=107-142")
    panel.locator(".judge summary").click()
    panel.locator("input[value=none]").check()
    panel.locator("textarea").fill("the words were misread")
    panel.locator("input[name=by]").fill("Ada")
    panel.locator("button").click()
    assert "Ada judged: the words were misread" in page.locator("#chosen .judged").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_url("**/specimen/d5")
    assert page.locator("#chosen").count() == 0


def test_a_reader_cites_pastes_looks_at_pictures_and_takes_hits_away(visit: Any, address: str) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    page.goto(address + "/specimen/d5")
    page.locator("#cite-item .copy").click()
    page.locator("#cite-item .copy", has_text="Copied").wait_for()
    assert "Telegram 3652, September 24, 1944" in page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        page.locator(".beside-it a", has_text="Zotero RDF").click()
    assert "711.62114/9-2444" in Path(download.value.path()).read_text("utf-8")
    page.goto(address + "/paste")
    page.locator("#text").fill("See telegram 2212 to Moscow, September 15, 1944, not printed.")
    page.get_by_role("button", name="Follow").click()
    assert page.locator("a.card[href='/specimen/d3']").count() == 1
    for picture in ("timeline", "letters", "map", "series", "links?id=specimen/d5"):
        page.goto(f"{address}/pictures/{picture}")
        assert page.locator(".picture svg a").count() > 1, picture
        if not page.locator("details.table[open]").count():
            page.locator("details.table summary").click()
        assert page.locator(".table tbody tr").first.is_visible(), picture
    page.goto(address + "/search?q=prisoners")
    hits = page.locator(".hits .id").all_inner_texts()
    with page.expect_download() as download:
        page.locator(".export a", has_text="papers").first.click()
    lines = Path(download.value.path()).read_text("utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == set(hits)


def test_a_first_view_is_light(visit: Any, address: str) -> None:
    page = visit()
    weights: dict[str, int] = {}
    page.on("response", lambda answer: weights.update({answer.url: len(answer.body())}))
    page.goto(address + "/specimen/d5", wait_until="networkidle")
    assert len(weights) <= 5, weights
    assert sum(size for url, size in weights.items() if url.endswith(".js")) < 200_000


def test_keys_turn_pages_and_show_their_sheet(visit: Any, address: str) -> None:
    page = visit()
    page.goto(address + "/specimen/d3")
    page.keyboard.press("n")
    page.wait_for_url("**/specimen/d4")
    page.keyboard.press("p")
    page.wait_for_url("**/specimen/d3")
    page.keyboard.press("?")
    page.locator("dialog[open] .keys").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.wait_for_url("**/wanted")
    page.keyboard.press("t")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_the_same_way_works_without_scripts(visit: Any, address: str) -> None:
    page = visit(java_script_enabled=False)
    page.goto(address)
    page.locator("#q").fill("combined chiefs")
    page.locator(".find button").click()
    page.locator("a[href='/specimen/d5']").first.click()
    page.locator("#r107-142").click()
    assert (
        "September 15, 1944 agrees" in page.locator("#chosen").inner_text()
        or "judged" in page.locator("#chosen").inner_text()
    )
    page.locator("#chosen nav a").last.click()
    assert page.locator("#chosen").is_visible()


def test_a_pasted_paragraph_is_marked(visit: Any, address: str) -> None:
    page = visit()
    page.goto(address + "/paste")
    page.locator("#text").fill("Telegram 2212 to Moscow, September 15, 1944, is of interest.")
    page.get_by_role("button", name="Follow").click()
    assert page.locator("a.card[href='/specimen/d3']").count() == 1


@pytest.mark.parametrize("picture", ["timeline", "letters", "series", "links?id=specimen/d5"])
def test_each_picture_has_its_table(visit: Any, address: str, picture: str) -> None:
    page = visit()
    page.goto(f"{address}/pictures/{picture}")
    assert page.locator(".picture svg a").count() > 1
    assert page.locator(".table tbody tr").count() > 0


PAGES = ["/", "/search?q=prisoners", "/specimen", "/specimen/d5", "/specimen/d5?ref=107-142", "/wanted", "/check"]
PAGES += ["/help", "/paste", "/pictures", "/pictures/timeline", "/pictures/letters", "/pictures/series", "/volumes"]
PAGES += ["/specimen/d5?layer=told", "/questions", "/positions", "/positions?actor=department+of+state"]
PAGES += ["/files", "/files/711.62114/9-2444", "/wanted?order=file", "/pictures/map", "/pictures/links?id=specimen/d5"]
PAGES += ["/help/" + one for one in TOPICS]
PAGES += ["/people", "/offices", "/gaps", "/chronology?q=from:moscow"]
PAGES += ["/search?q=telegram+status:absent", "/search?q=nothing-of-the-kind", "/search?q=from%3A"]


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_no_page_is_wider_than_its_screen(visit: Any, address: str, width: int) -> None:
    page = visit(viewport={"width": width, "height": 900})
    for one in PAGES:
        page.goto(address + one)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, one


CONTRAST = """
() => {
  const light = (c) => { const [r, g, b] = c.map((v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const numbers = (c) => { const n = c.match(/[\\d.]+/g).map(Number);
    return c.startsWith("color(") ? n.map((v, i) => i < 3 ? v * 255 : v) : n; };
  const ground = (e) => { for (; e; e = e.parentElement) { const c = numbers(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  const bad = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || e.closest("svg, .unseen, [aria-hidden=true]") || !e.offsetParent) continue;
    const style = getComputedStyle(e);
    const a = light(numbers(style.color).slice(0, 3)), b = light(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) bad.push([walk.currentNode.data.trim().slice(0, 30), Math.round(ratio * 100) / 100]);
  }
  return bad;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_their_ground(visit: Any, address: str, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    for one in PAGES:
        page.goto(address + one)
        assert page.evaluate(CONTRAST) == [], one


NAMELESS = """
() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea")]
  .filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length || e.title))
  .map((e) => e.outerHTML)
"""


def test_everything_that_can_be_used_has_a_name(visit: Any, address: str) -> None:
    page = visit()
    for one in PAGES:
        page.goto(address + one)
        assert page.evaluate(NAMELESS) == [], one
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map((one) => Number(one.tagName[1]))")
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (one, levels)


def test_the_layer_of_what_was_told_works_without_scripts(visit: Any, address: str) -> None:
    page = visit(java_script_enabled=False)
    page.goto(address + "/specimen/d5")
    page.click(".layers a")
    marked = page.locator("article a.said").first
    entry = marked.get_attribute("href")
    marked.click()
    assert page.url.endswith(f"/specimen/d5?layer=told{entry}")
    assert page.locator(f"li{entry}").is_visible()
