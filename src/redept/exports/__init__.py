"""Out: what a corpus holds in forms that other programs read, one module a form.

Comes in: a reader on a corpus. Goes out: lines of text, written as they come (FORMS), or files in a folder (FOLDERS).
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports import (
    bibtex,
    cmif,
    csl_json,
    csv_tables,
    documents,
    gexf,
    graphml,
    jsonld,
    parquet,
    people,
    references,
    ris,
    sqlite,
    statements,
    tei,
    wanted,
    zotero_rdf,
)
from redept.finding_aids.authorities import Register

Lines = Callable[[Reader, str | None], Iterator[str]]
Files = Callable[[Reader, Path, str | None], None]

FORMS: dict[str, Lines] = {
    "documents": documents.lines,
    "references": references.lines,
    "wanted": wanted.lines,
    "people": people.lines,
    "statements": statements.lines,
    "csl-json": csl_json.lines,
    "ris": ris.lines,
    "bibtex": bibtex.lines,
    "zotero-rdf": zotero_rdf.lines,
    "cmif": cmif.lines,
    "jsonld": jsonld.lines,
    "graphml": partial(graphml.lines, of="letters"),
    "gexf": partial(gexf.lines, of="letters"),
}
"""Forms that are one file."""

FOLDERS: dict[str, Files] = {
    "csv": csv_tables.write,
    "parquet": parquet.write,
    "tei": tei.write,
}
"""Forms that are a folder of files."""

DATABASES: dict[str, Files] = {"sqlite": sqlite.write}
"""Forms that are one file, but no lines."""


NETWORKS: dict[str, Callable[..., Iterator[str]]] = {"graphml": graphml.lines, "gexf": gexf.lines}
"""Forms that draw a network of letters or of citations."""

WITH_REGISTER: dict[str, Callable[..., Iterator[str]]] = {
    "people": people.lines,
    "cmif": cmif.lines,
    "jsonld": jsonld.lines,
}
"""Forms that say more of persons where a register of office holders is at hand."""


def write(
    reader: Reader,
    form: str,
    out: TextIO,
    query: str | None = None,
    of: str | None = None,
    register: Register | None = None,
) -> None:
    """Write what a corpus holds to `out` in one of FORMS; with a query, only what concerns the documents it finds.

    `of` says which network "graphml" and "gexf" draw: "letters" or "citations". `register` names persons by their ids.
    """
    if form not in FORMS:
        raise RedeptError(f"{form}: there is no such export; choose one of {', '.join([*FORMS, *FOLDERS, *DATABASES])}")
    lines = FORMS[form]
    if form in NETWORKS and of:
        lines = partial(NETWORKS[form], of=of)
    if form in WITH_REGISTER:
        lines = partial(WITH_REGISTER[form], register=register)
    for line in lines(reader, query):
        out.write(line + "\n")


def write_folder(reader: Reader, form: str, folder: Path, query: str | None = None, *, in_place: bool = False) -> None:
    """Write what a corpus holds to a new or empty folder in one of FOLDERS; what stands there is never overwritten.

    `in_place` is for "tei": references stand round their words too.
    """
    next(reader.ids(query), None)  # a query that cannot be read is told before anything is written
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise RedeptError(f"{folder}: the folder is not empty; name a new one")
        write_files = partial(tei.write, in_place=in_place) if form == "tei" else FOLDERS[form]
        write_files(reader, folder, query)
    except OSError as error:
        raise RedeptError(f"{folder}: cannot be written ({error.strerror}); name another folder") from None


def write_database(reader: Reader, form: str, path: Path, query: str | None = None) -> None:
    """Write what a corpus holds to a new file in one of DATABASES."""
    next(reader.ids(query), None)  # a query that cannot be read is told before anything is written
    try:
        DATABASES[form](reader, path, query)
    except OSError as error:
        raise RedeptError(f"{path}: cannot be written ({error.strerror}); name another file") from None
