"""The documents as a site: `make docs` writes `build/docs` from README, CHANGELOG, `docs/*.md` and the notebooks.

Every page is set from its Markdown; links between pages become links between HTML files. Nothing is fetched from
anywhere, and the site can be read from a folder.
"""

import json
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parent.parent
GROUPS = (
    ("Begin", ("index", "tutorial", "commands")),
    ("For", ("howto_historian", "howto_editor", "howto_archivist", "howto_data_scientist")),
    ("Explained", ("explanation", "references", "reading", "statements", "people", "files", "finding_aids")),
    ("Reference", ("records", "exports", "corpus", "reading_room", "errors", "api")),
    ("How well", ("accuracy", "evaluation", "sizing", "annotating")),
    ("Notebooks", ("an_exchange_followed", "who_wrote_to_whom")),
    ("The project", ("README", "ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG")),
)
HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>")
LINK = re.compile(r'href="([^"#:]*)(\.md|\.ipynb)(#[^"]*)?"')
STYLE = """
:root { color-scheme: light dark }
body { margin: 0; font: 1rem/1.55 system-ui, sans-serif; display: grid; grid-template-columns: 15rem minmax(0, 50rem) }
nav { padding: 1.5rem; border-right: 1px solid #8884; font-size: .9rem } nav b { display: block; margin-top: 1rem }
nav a { display: block; padding: .1rem 0 } main { padding: 1.5rem 2rem 4rem; overflow-wrap: anywhere }
pre { overflow: auto; padding: .8rem; background: #8881; border-radius: .3rem } code { font-size: .9em }
table { border-collapse: collapse; display: block; overflow: auto }
td, th { border: 1px solid #8885; padding: .25rem .6rem; text-align: left; vertical-align: top }
a[aria-current] { font-weight: bold }
@media (max-width: 50rem) { body { display: block } nav { border: 0 } }
"""


def sources() -> dict[str, Path]:
    """Every page by its name."""
    docs = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "notebooks").glob("*.ipynb")]
    return {path.stem: path for path in [*docs, *ROOT.glob("*.md")]}


def markdown(path: Path) -> str:
    """The page's Markdown; a notebook's cells one after the other."""
    if path.suffix != ".ipynb":
        return path.read_text("utf-8")
    cells = json.loads(path.read_text("utf-8"))["cells"]
    pieces = ["".join(cell["source"]) for cell in cells]
    kinds = [cell["cell_type"] for cell in cells]
    return "\n\n".join(
        words if kind == "markdown" else f"```python\n{words}\n```" for kind, words in zip(kinds, pieces, strict=True)
    )


def anchor(heading: str) -> str:
    """The name of a heading, as links write it."""
    plain = re.sub(r"<[^>]+>", "", heading)
    return re.sub(r"[^\w -]", "", plain.lower()).replace(" ", "-")


def body(path: Path) -> str:
    """The page as HTML."""
    words = str(MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown(path)))
    words = HEADING.sub(lambda one: f'<h{one[1]} id="{anchor(one[2])}">{one[2]}</h{one[1]}>', words)
    return LINK.sub(lambda one: f'href="{Path(one[1]).name}.html{one[3] or ""}"', words)


def title(path: Path) -> str:
    """The first heading."""
    found = re.search(r"^# (.+)$", markdown(path), re.MULTILINE)
    return found[1] if found else path.stem


def navigation(pages: dict[str, Path], here: str) -> Iterator[str]:
    for group, names in GROUPS:
        yield f"<b>{group}</b>"
        for name in names:
            mark = ' aria-current="page"' if name == here else ""
            yield f'<a href="{name}.html"{mark}>{escape(title(pages[name]))}</a>'


def build(folder: Path) -> int:
    """Write the site; gives the number of pages."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = sources()
    for name, path in pages.items():
        words = (
            f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>{escape(title(path))} · redept</title><style>{STYLE}</style>"
            f"<nav>{''.join(navigation(pages, name))}</nav><main>{body(path)}</main></html>\n"
        )
        (folder / f"{name}.html").write_text(words, "utf-8")
    return len(pages)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "docs")
    print(f"{target}: {build(target)} pages; begin with {target / 'index.html'}")
