"""A citation by a style file in the Citation Style Language, rendered by citeproc-py; three styles come with redept.

Needs the extra `redept[csl]`. A style of notes gives the note, one of dates in the text gives the entry of the list.
"""

import warnings
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from redept.errors import RedeptError
from redept.exports.csl_json import Item

SHIPPED = ("printed-note", "archive-note", "author-date")
"""Styles of our own: in the printed volume, in the archive, by author and date."""


def sheet(style: str) -> Path | None:
    """The file of a style: one of SHIPPED, or a path that ends in .csl; None for all other names."""
    if style in SHIPPED:
        return Path(str(files("redept.exports") / "csl" / f"{style}.csl"))
    return Path(style) if style.endswith(".csl") else None


def render(item: Item, path: Path) -> str:
    """An item in a style; RedeptError where the file is no style, or the processor is not there."""
    citeproc = processor()
    style = read(path, path.stat().st_mtime_ns if path.is_file() else 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of variables that the processor does not know
        try:
            source = citeproc.source.json.CiteProcJSON([item])
            list_ = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
            cited = citeproc.Citation([citeproc.CitationItem(item["id"])])
            list_.register(cited)
            if style.root.get("class") == "note" or not style.has_bibliography():
                return one_line(list_.cite(cited, lambda _: None))
            return one_line("".join(map(str, list_.bibliography())))
        except RedeptError:
            raise
        except Exception as error:  # what a style asks for may be anything
            raise RedeptError(f"{path}: the style cannot be followed ({type(error).__name__}: {error})") from None


def one_line(words: object) -> str:
    return " ".join(str(words).split())


@lru_cache(8)
def read(path: Path, changed: int) -> Any:
    """The style in a file, as it was when it was last changed."""
    try:
        words = path.read_bytes()
    except OSError as error:
        raise RedeptError(f"{path}: cannot be read ({error.strerror}); name a CSL file") from None
    if b"<!DOCTYPE" in words or b"<!ENTITY" in words:
        raise RedeptError(f"{path}: has a DOCTYPE, which no style needs; take it out")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return processor().CitationStylesStyle(str(path), validate=False)
        except Exception as error:
            raise RedeptError(f"{path}: is no CSL style ({error}); name a file of citationstyles.org") from None


def processor() -> Any:
    """The library that renders."""
    try:
        import citeproc
        import citeproc.formatter.plain
        import citeproc.source.json
    except ImportError:
        raise RedeptError("CSL styles need citeproc-py; `pip install redept[csl]` brings it") from None
    return citeproc
