"""Papers in HTML: a saved page of the series' site, or any page by its main text."""

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from redept.errors import SourceError
from redept.model import Problem, SourceText, Volume
from redept.sources.decoding import refuse_long_lines
from redept.sources.html_tree import classes, turn_back
from redept.sources.tei import first_page, subtype
from redept.sources.tei_document import set_document

LARGEST = 64_000_000
"""Characters of a page; the longest document of the series makes a page of some 2 million."""

ADDRESS = re.compile(r"historicaldocuments/(frus[\w.-]+)(?:/([\w.-]+))?")
SAVED_FROM = re.compile(r"<!-- saved from url=\S*?" + ADDRESS.pattern)
REPORTED_AS = re.compile(r"historicaldocuments%2F(frus[\w.-]+?)(?:%2F([\w.-]+?))?(?:%60|&|\")")
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    r"|&#(?:0*(?:[0-9]|[12][0-9]|3[01])|[xX]0*(?:1?[0-9a-fA-F]|[fF]{3}[eEfF]))(?:;|(?![0-9a-fA-F]))"
)
"""Characters that no tree can hold, and control characters written as references."""

NUMBER = re.compile(r"Document (\S+)")
FURNITURE = ("nav", "script", "style", "header", "footer", "aside", "noscript", "template", "form", "button", "head")


def read_html(
    text: str, *, volume: str | None, stem: str, name: str, problems: tuple[Problem, ...] = ()
) -> tuple[Volume, SourceText]:
    """A page as one paper, with its volume; `SourceError` where the page has no paper in it.

    A page of the series names its volume and document itself. Where the user names the volume, the file's stem is
    the document's id.
    """
    if len(text) > LARGEST:
        raise SourceError(name, f"is a page of {len(text):,} characters", remedy="save one document in a page")
    refuse_without_marks(text, name)
    root = parse(text, name)
    try:
        document = division(root, name)
        if document is not None:
            own = address(root, text)
            return series_page(root, document, own, volume=volume, stem=stem, name=name, problems=problems)
        return other_page(root, volume=volume, stem=stem, name=name, problems=problems)
    except ValueError as error:
        raise SourceError(name, f"cannot be read as HTML ({error})", remedy="save the paper as text") from None
    except RecursionError:
        raise too_deep(name) from None


MOST_WITHOUT_MARKS = 10_000_000


def refuse_without_marks(text: str, name: str) -> None:
    """A page with more words between two marks than any paper has is refused before it is parsed."""
    at = 0 if len(text) > MOST_WITHOUT_MARKS else len(text)
    while at < len(text):
        mark = text.find("<", at)
        mark = len(text) if mark < 0 else mark
        if mark - at > MOST_WITHOUT_MARKS:
            what = f"has {mark - at:,} characters without a mark"
            raise SourceError(name, what, remedy="no paper has such a paragraph: check that this is a page of one")
        at = mark + 1


def parse(text: str, name: str) -> Any:
    """The root of a page, read leniently as browsers do; nothing outside it is opened."""
    text = UNPRINTABLE.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1))
    text = with_whole_paragraphs(text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )  # without `huge_tree` a long paragraph would be lost without a word
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(name, f"cannot be read as HTML ({error})", remedy="save the page again, or as text") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise too_deep(name)
    if root is None:
        raise no_paper(name)
    return root


def with_whole_paragraphs(text: str) -> str:
    """A page of the series whose paragraphs a parser will not split where they hold a list, table or quotation.

    The site writes what HTML forbids: a `p` round blocks. An element without rules of its own stays whole.
    """
    if 'class="tei-' not in text or len(PARAGRAPH.findall(text)) != text.count("</p>"):
        return text
    return PARAGRAPH.sub("<tei-p", text).replace("</p>", "</tei-p>")


PARAGRAPH = re.compile(r"<p(?=[\s>])")


def too_deep(name: str) -> SourceError:
    return SourceError(name, "is nested too deeply for a page", remedy="save the paper as text")


def no_paper(name: str) -> SourceError:
    return SourceError(name, "is a page without text", remedy="save the page of one document, or its text")


def division(root: Any, name: str) -> Any:
    """The division of a page of the series that holds its document; None on other pages."""
    found = [element for element in root.iter("div") if "tei-div" in (element.get("class") or "")]
    if not found:
        if any("osd-wrapper" in classes(element) for element in root.iter("section")):
            raise SourceError(name, "shows the image of a page, not a document", remedy="save the document's own page")
        return None
    if any("list" in classes(element) for element in found[0].iter("hr")):
        raise SourceError(
            name, "is a list of the documents of a chapter, not a document", remedy="save the document's own page"
        )
    return found[0]


def series_page(
    root: Any,
    document: Any,
    own: tuple[str | None, str | None],
    *,
    volume: str | None,
    stem: str,
    name: str,
    problems: tuple[Problem, ...],
) -> tuple[Volume, SourceText]:
    """A saved page of the series: the document in it, set as it would be from TEI."""
    own_volume, own_id = own
    number = printed_number(root)
    title = next((flat(element) for element in root.iter("h2") if element.get("id") == "navigation-title"), None)
    chapter = next((own_words(link) for link in root.iter("a") if "hsg-current" in classes(link)), None)
    line = document.sourceline or 1
    notes = {
        entry.get("id").removeprefix("fn:"): entry
        for entry in root.iter("li")
        if (entry.get("id") or "").startswith("fn:")
    }
    identity = document.get("id") or own_id
    odd = turn_back(document, notes)
    text, marks = set_document(document, {})
    if not text:
        raise no_paper(name)
    refuse_long_lines(text, name)
    record = Volume(id=volume or own_volume or "", title=title or None)
    paper = SourceText(
        volume=record.id or None,
        document=identity if own_volume and not volume and identity else stem,
        text=text,
        format="html",
        place_in_file=f"{name}:{line}",
        marks=marks,
        document_number=number,
        first_page=first_page(text, marks),
        subtype=subtype(document, text, marks),
        chapter=chapter or None,
        problems=problems + odd,
    )
    return record, paper


def address(root: Any, text: str) -> tuple[str | None, str | None]:
    """Volume and document as the page names them: its path of links, its neighbours, or where it was saved from."""
    volume = document = None
    for link in root.iter("a"):
        found = ADDRESS.search(link.get("href") or "")
        if found and link.get("aria-current") == "page":
            return found[1], found[2]
        if found and "hsg-breadcrumb__link" in classes(link):
            volume, document = found[1], found[2] or document
        elif volume is None and link.get("data-doc"):
            volume = link.get("data-doc").removesuffix(".xml")
    if volume is None:
        volume, document = address_in_margin(root, text)
    return volume, document


def address_in_margin(root: Any, text: str) -> tuple[str | None, str | None]:
    """Volume and document from what is not shown: a citation, the browser's remark, the link to report a fault."""
    for meta in root.iter("meta"):
        if meta.get("name") == "citation_public_url" and (found := ADDRESS.search(meta.get("content") or "")):
            return found[1], found[2]
    found = SAVED_FROM.search(text, 0, 4000) or REPORTED_AS.search(text)
    return (found[1], found[2]) if found else (None, None)


def printed_number(root: Any) -> str | None:
    """The number that the volume gives the document, from the last of the path of links."""
    for link in root.iter("a"):
        if link.get("aria-current") == "page" and (found := NUMBER.fullmatch(flat(link))):
            return found[1]
    for meta in root.iter("meta"):
        if meta.get("name") == "citation_title" and (found := NUMBER.fullmatch(meta.get("content") or "")):
            return found[1]
    return None


def flat(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def own_words(element: Any) -> str:
    """An element's words without those of the elements in it."""
    return " ".join((element.text or "").split())


def other_page(
    root: Any, *, volume: str | None, stem: str, name: str, problems: tuple[Problem, ...]
) -> tuple[Volume, SourceText]:
    """Any other page: its main text, without the furniture round it."""
    main = main_element(root)
    for element in list(main.iter(*FURNITURE)):
        if element is not main and element.getparent() is not None:
            drop(element)
    turn_back(main, {})
    text, marks = set_document(main, {})
    if not text:
        raise no_paper(name)
    refuse_long_lines(text, name)
    paper = SourceText(
        volume=volume,
        document=stem,
        text=text,
        format="html",
        place_in_file=f"{name}:{main.sourceline or 1}",
        marks=tuple(mark for mark in marks if mark.kind in {"link", "struck"}),
        problems=problems,
    )
    return Volume(id=volume or ""), paper


def main_element(root: Any) -> Any:
    """The element that holds the main text: main, one article, or the body."""
    for tag in ("main", "article", "body"):
        found = list(root.iter(tag))
        if found and (tag != "article" or len(found) == 1) and flat(found[0]):
            return found[0]
    return root


def drop(element: Any) -> None:
    """Take an element out and keep the words after it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
