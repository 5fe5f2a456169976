"""Volumes in TEI: the documents of one, in their order, each set as text when it is asked for.

Documents are `div type="document"` by local names, in whatever namespace: the series changed its own twice. No
document type definition, external entity or inclusion is ever opened.
"""

import re
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from redept.errors import SourceError
from redept.model import Mark, Problem, SourceText, Volume
from redept.sources.tei_document import Setter, heading_words, set_document
from redept.sources.tei_persons import listed_persons
from redept.sources.tree import XML_ID, local

ROOTS = frozenset({"TEI", "teiCorpus", "TEI.2"})


class RefusedResource(ValueError):
    """A source asked for a file or address outside itself."""


class NothingOutside(etree.Resolver):  # type: ignore[misc, unused-ignore]
    """Refuses every resource outside the source, local files too."""

    def resolve(self, system_url: str | None, public_id: str | None, context: object) -> object:
        raise RefusedResource(system_url or public_id or "")


def parser() -> Any:
    """A parser that opens nothing, expands no entities, and takes doubled ids, which volumes have.

    Without collecting ids the underlying library reads external definitions from disk unless a resolver refuses
    them. Repairing is off: half a file is an error, not half a volume.
    """
    strict = etree.XMLParser(
        collect_ids=False, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    strict.resolvers.add(NothingOutside())
    return strict


def parse(data: bytes, name: str) -> Any:
    """The root of a well-formed TEI file; `SourceError` with the line of the fault otherwise."""
    try:
        root = etree.fromstring(data, parser())
    except RefusedResource as error:
        raise refused(name, f"it asks for another file ({error})") from None
    except etree.XMLSyntaxError as error:
        raise ill_formed(error, name) from None
    except (ValueError, LookupError) as error:
        raise SourceError(name, f"cannot be read as XML ({error})", remedy="save it again as UTF-8") from None
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and (subset.system_url or any(True for _ in subset.iterentities())):
        raise refused(name, "it has a document type definition with files or entities of its own")
    if local(root) not in ROOTS and root.get("type") != "document":
        raise SourceError(
            name,
            f"is XML, but not TEI: its root is <{local(root)}>",
            line=root.sourceline or 1,
            remedy="give a TEI volume, a page in HTML, or text",
        )
    return root


def ill_formed(error: Any, name: str) -> SourceError:
    message = " ".join(str(error.msg or "").split()) or "unknown fault"
    if "resource" in message or ("ntity" in message and "load" in message):
        return refused(name, message)
    return SourceError(
        name,
        f"is not well-formed XML: {message}",
        line=error.lineno or 1,
        remedy="fetch or copy the file again; if it is whole, mend this line",
    )


def refused(name: str, why: str) -> SourceError:
    return SourceError(
        name, f"{why}, which is never opened", remedy="take the DOCTYPE out, or resolve it with an XML tool first"
    )


def read_tei(
    data: bytes, *, volume: str | None, stem: str, name: str
) -> tuple[Volume, Iterator[SourceText], tuple[Problem, ...]]:
    """The volume, its documents (each set when asked for), and what is odd in the volume as a whole."""
    root = parse(data, name)
    record = volume_record(root, volume, stem)
    documents = [division for division in root.iter("{*}div") if division.get("type") == "document"]
    if not documents:
        raise SourceError(
            name, 'is TEI without documents (no <div type="document">)', remedy="give a volume with its documents"
        )
    ids, odd = document_ids(documents, record.id)
    return record, Volumes(root, record.id, name, ids, odd).papers(), tuple(odd.values())


def volume_record(root: Any, volume: str | None, stem: str) -> Volume:
    """The volume as its header names it; its id: `volume`, the root's xml:id, the idno of the series, the stem."""
    titles: dict[str, str] = {}
    frus = None
    header = next(root.iter("{*}teiHeader"), None)
    if header is not None:
        for title in header.iter("{*}title"):
            titles.setdefault((title.get("type") or "").replace("-", ""), words(title))
        frus = next((words(idno) for idno in header.iter("{*}idno") if idno.get("type") == "frus"), None)
    number = titles.get("volumenumber", "").removeprefix("Volume ").strip()
    return Volume(
        id=volume or root.get(XML_ID) or frus or stem,
        title=titles.get("complete") or titles.get("") or titles.get("main") or None,
        subseries=titles.get("subseries", "").removeprefix("Foreign Relations of the United States, ") or None,
        number=number or None,
        persons=listed_persons(root),
        editors=editors(header),
        published=published(header),
    )


def editors(header: Any) -> tuple[str, ...]:
    """Names of the editors, the general editor last."""
    if header is None:
        return ()
    named = [(one.get("role") == "general", words(one)) for one in header.iter("{*}editor")]
    return tuple(dict.fromkeys(name for _, name in sorted(named, key=itemgetter(0)) if name))


def published(header: Any) -> str | None:
    """The year in which the volume came out; of several dates the one that says so, else the plain one."""
    statement = None if header is None else next(header.iter("{*}publicationStmt"), None)
    if statement is None:
        return None
    dates = {one.get("type") or "publication-date": words(one) for one in statement.iter("{*}date")}
    year = YEAR.search(dates.get("publication-date", ""))
    return year[0] if year else None


YEAR = re.compile(r"[12]\d{3}")


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def document_ids(documents: list[Any], volume: str) -> tuple[dict[Any, str], dict[Any, Problem]]:
    """An id for each document: its xml:id; with a suffix and a problem where it has none or another has the same."""
    ids: dict[Any, str] = {}
    odd: dict[Any, Problem] = {}
    given = {document.get(XML_ID) for document in documents}
    taken: Counter[str] = Counter()
    for place, document in enumerate(documents, start=1):
        said = document.get(XML_ID)
        own = said or f"{volume}.{place}"
        taken[own] += 1
        now = own
        while taken[own] > 1 and (now == own or now in given):
            now = f"{own}.{taken[own]}"
            taken[own] += now in given
        ids[document] = now
        if now != said:
            odd[document] = odd_id(said, now, document.sourceline or 1)
    return ids, odd


def odd_id(said: str | None, now: str, line: int) -> Problem:
    return Problem(
        code="doubled-id" if said else "missing-id",
        message=f"the document at line {line} has "
        + (f"the id {said}, which another document has too" if said else "no id")
        + f"; it is called {now} here",
        expected="an xml:id of its own",
        remedy="give it an xml:id of its own in the file",
    )


WITHOUT_TEXT = Problem(
    code="document-without-text",
    message="the document has no words",
    expected="a heading and a text",
    remedy="look whether the file is whole",
)


class Volumes:
    """A parsed volume whose documents are set one after the other."""

    def __init__(self, root: Any, volume: str, name: str, ids: dict[Any, str], odd: dict[Any, Problem]) -> None:
        self.root, self.volume, self.name, self.ids, self.odd = root, volume, name, ids, odd
        self.setters: dict[str, Setter] = {}
        self.chapters: dict[Any, str | None] = {}
        self.note_ids: dict[str, str] = {}

    def papers(self) -> Iterator[SourceText]:
        """The documents in their order. The page that is open where one begins is its first page."""
        page: str | None = None
        for element in self.root.iter("{*}pb", "{*}div"):
            if element in self.ids:
                yield self.paper(element, page)
            elif local(element) == "pb":
                page = element.get("n") or page

    def paper(self, document: Any, page: str | None) -> SourceText:
        text, marks = set_document(document, self.setters)
        own = self.ids[document]
        problems = [self.odd[document]] if document in self.odd else []
        if not text:
            problems.append(WITHOUT_TEXT)
        return SourceText(
            volume=self.volume,
            document=own,
            text=text,
            format="tei",
            place_in_file=f"{self.name}:{document.sourceline or 1}",
            marks=marks,
            document_number=document.get("n") or None,
            first_page=first_page(text, marks) or page,
            subtype=subtype(document, text, marks),
            chapter=self.chapter(document.getparent()),
            problems=tuple(problems),
        )

    def chapter(self, division: Any) -> str | None:
        """The heading of the nearest division round a document that has one."""
        if division is None or local(division) != "div":
            return None
        if division not in self.chapters:
            head = next((child for child in division if local(child) == "head"), None)
            own = heading_words(head) if head is not None else ""
            self.chapters[division] = own or self.chapter(division.getparent())
        return self.chapters[division]


def first_page(text: str, marks: tuple[Mark, ...]) -> str | None:
    """The page that begins where the document begins, before any word of it."""
    found = None
    at = 0
    for mark in marks:
        if mark.kind == "page" and not text[at : mark.start].strip():
            found, at = mark.value, mark.end
    return found


def subtype(document: Any, text: str, marks: tuple[Mark, ...]) -> str | None:
    """What the source calls a document, by its attribute, its heading, or the stub's count of pages."""
    said: str | None = document.get("subtype")
    if said:
        return said
    heading = next((text[mark.start : mark.end] for mark in marks if mark.kind == "heading"), "")
    if heading.rpartition("\n")[2].lstrip("0123456789. ").lower().startswith("editorial note"):
        return "editorial-note"
    if any(local(child) == "page-count-according-to-citation" for child in document):
        return "microfiche-stub"
    return None
