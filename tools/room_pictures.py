"""Pictures of every kind of page of the reading room: `make pictures` writes them to `docs/pictures`.

Each shows a page of the specimen on screens of 1440, 820 and 390 points, beside each other, as a real Chromium shows
it: `chromium` on the path, or the one that REDEPT_CHROMIUM names. Names given after the command limit it to these.
"""

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
SCREENS = (1440, 820, 390)
SCREEN_HEIGHT = 1000
SHOWN_HEIGHT = 640

PAGES = {
    "front": "/",
    "search": "/search?q=prisoners",
    "none": "/search?q=from:lisbon+giraffe",
    "paste": "/paste?text=See+telegram+2212+to+Moscow,+September+15,+1944,+and+Embassy%27s+678+[687],+February+29.",
    "paper": "/specimen/d5",
    "chosen": "/specimen/d5?ref=107-142",
    "told": "/specimen/d5?layer=told",
    "several": "/specimen/d24",
    "volumes": "/volumes",
    "volume": "/specimen",
    "files": "/files",
    "file": "/files/711.62114/9-2444",
    "persons": "/people",
    "person": "/people?one=office+harriman+ambassador+in+the+soviet+union",
    "offices": "/offices",
    "wanted": "/wanted",
    "pull": "/wanted?order=file",
    "gaps": "/gaps",
    "chronology": "/chronology?q=prisoners",
    "questions": "/questions",
    "positions": "/positions",
    "check": "/check",
    "pictures": "/pictures",
    "timeline": "/pictures/timeline",
    "letters": "/pictures/letters",
    "links": "/pictures/links?id=specimen/d5",
    "map": "/pictures/map",
    "series": "/pictures/series",
    "help": "/help/references",
    "missing": "/specimen/d999",
}


def main(names: list[str]) -> None:
    """Write the pictures of these names, of all where none is given."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        corpus = specimen(Path(folder))
        browser = started.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        command = [sys.executable, "-m", "redept", "serve", str(corpus), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=UNBUFFERED) as server:
            try:
                assert server.stdout is not None
                address = server.stdout.readline().strip().rstrip("/")
                for name in names or PAGES:
                    show(browser, address + PAGES[name], FOLDER / f"{name}.jpg")
            finally:
                server.terminate()
        browser.close()


UNBUFFERED = os.environ | {"PYTHONUNBUFFERED": "1"}


def specimen(folder: Path) -> Path:
    """The corpus of the specimen, built in a folder."""
    subprocess.run([sys.executable, "-m", "redept", "demo", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return folder / "specimen.redept"


def chromium() -> str:
    """The browser that is used; an error that says what to do where there is none."""
    found = os.environ.get("REDEPT_CHROMIUM") or shutil.which("chromium")
    if found is None:
        sys.exit("no Chromium here; install it, or name it in REDEPT_CHROMIUM")
    return found


def show(browser: Any, address: str, target: Path) -> None:
    """One page on all screens, beside each other, as one picture."""
    shots = [shot(browser, address, width) for width in SCREENS]
    images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(one).decode()}">' for one in shots)
    page = browser.new_page(viewport={"width": 1, "height": 1}, device_scale_factor=1.2)
    page.set_content(f"<style>{FRAME}</style><div>{images}</div>")
    page.locator("div").screenshot(path=target, type="jpeg", quality=58)
    page.close()
    print(f"{target}: {target.stat().st_size:,} bytes")


FRAME = f"""
body {{ margin: 0 }}
div {{ display: inline-flex; gap: 16px; padding: 16px; background: #d8d8d8 }}
img {{ height: {SHOWN_HEIGHT}px; box-shadow: 0 1px 6px #0006 }}
"""


def shot(browser: Any, address: str, width: int) -> bytes:
    """A page on one screen."""
    page = browser.new_page(viewport={"width": width, "height": SCREEN_HEIGHT}, color_scheme="light")
    page.goto(address, wait_until="networkidle")
    taken: bytes = page.screenshot()
    page.close()
    return taken


if __name__ == "__main__":
    main(sys.argv[1:])
