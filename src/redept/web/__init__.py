"""The reading room: the corpus as pages that people read in a browser.

Comes in: a corpus file and addresses asked for. Goes out: pages in HTML and the same as JSON; a static site.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["serve", "write_site"]


def serve(
    corpus: Path,
    *,
    port: int = 8642,
    public: bool = False,
    processes: int = 0,
    tell: "Callable[[str], object]" = print,
) -> None:
    """Open the reading room on a corpus and keep it open; `tell` is given its address when it can be visited.

    It answers this machine alone, at localhost and 127.0.0.1; `public` lets others read, and lets nobody judge.
    """
    from redept.web import serving

    serving.serve(corpus, port=port, public=public, tell=tell, processes=processes)


def write_site(corpus: Path, folder: Path, *, query: str | None = None) -> int:
    """Write the room as static pages into a folder; gives the number of pages."""
    from redept.web import site

    return site.write(corpus, folder, query=query)
