"""The places where a printed page begins: "[Page 1254]", "[Page VII]", "[Facsimile Page 3]"."""

import re

from redept.model import PageBreak, SourceText

PAGE = re.compile(r"\[(?:Facsimile |Typeset )?Page ([A-Za-z]{0,3}[-–]?\d{1,4}[a-z]?|[IVXLCDMivxlcdm]{1,9})\]")


def page_breaks(paper: SourceText) -> tuple[PageBreak, ...]:
    """The page breaks of a paper in their order; `page` is the number of the page that begins there.

    `text[start:end]` is the bracket with its words. Marks of the source stand before reading.
    """
    marked = [mark for mark in paper.marks if mark.kind == "page" and mark.end > mark.start]
    if marked:
        return tuple(PageBreak(page=mark.value or "", start=mark.start, end=mark.end) for mark in marked)
    if "Page " not in paper.text:
        return ()
    return tuple(PageBreak(page=match[1], start=match.start(), end=match.end()) for match in PAGE.finditer(paper.text))
