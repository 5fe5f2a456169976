"""Pages as the series' site writes them, made from a paper's words, and the ways in which such pages are copied.

Three ways are the tools themselves (Resiliparse, Inscriptis, Markdownify). The others are written out here as those
programs leave a page: a selection copied in Chromium (checked by `getSelection().toString()`), a copy in a browser
before December 2021 (numbers of the list from `li/@value`), Resiliparse from 0.15.2 on (checked with 2.0.1), the text
and the Markdown of a reader view (checked with Readability 0.6 and Turndown 7); trafilatura 2.3 loses all notes.
"""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

MARKER = re.compile(r"\{([^{}]+)\}")
PAGE = re.compile(r"\[Page (\w+)\]")


@dataclass(frozen=True)
class Paper:
    """A paper as printed: `{66}` in a line stands for the marker 66; `notes` are their words, paragraphs in each."""

    heading: str
    dateline: str
    lines: tuple[str, ...]
    signature: str
    notes: tuple[tuple[str, ...], ...]

    @property
    def markers(self) -> list[str]:
        return [found for line in (self.heading, *self.lines) for found in MARKER.findall(line)]


def page(paper: Paper) -> str:
    """The page of a paper, in the site's elements and classes."""
    numbers = iter(range(1, 99))

    def with_links(words: str) -> str:
        words = escape(words, quote=False)
        words = PAGE.sub(r'<a href="pg_\1" id="pg_\1" class="tei-pb1">\n            [Page \1]\n        </a>', words)
        return MARKER.sub(lambda found: anchor(found[1], next(numbers)), words)

    heading = f'<h3 class="tei-head7">{with_links(paper.heading)}</h3>'
    body = "\n".join(f'<p class="tei-p3">{with_links(line)}</p>' for line in paper.lines)
    notes = "\n".join(
        entry(marker, number, words)
        for number, (marker, words) in enumerate(zip(paper.markers, paper.notes, strict=True), start=1)
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><title>Historical Documents</title></head><body>'
        '<main id="content"><div id="content-inner"><div id="content-container"><div class="content">'
        f'<div class="tei-div3" id="d57">\n{heading}\n<div class="tei-dateline"><span class="tei-date">'
        f"{escape(paper.dateline)}</span></div>\n{body}\n"
        f'<div class="tei-closer"><div class="tei-signed1">{escape(paper.signature)}</div></div></div>\n'
        f'<div class="footnotes"><ol>\n{notes}\n</ol></div></div></div></div></main></body></html>'
    )


def anchor(marker: str, number: int) -> str:
    return f'<span id="fnref:1.{number}"><a href="#fn:1.{number}" class="note" rel="footnote">{marker}</a></span>'


def entry(marker: str, number: int, words: tuple[str, ...]) -> str:
    inside = "".join(f'<p class="tei-p3">{escape(one)}</p>' for one in words) if len(words) > 1 else escape(words[0])
    return (
        f'<li class="footnote" id="fn:1.{number}" value="{marker}"><span class="fn-content">{inside}</span>'
        f'<a href="#fnref:1.{number}" class="fn-back">↩</a></li>'
    )


# ---------------------------------------------------------------- the ways


def resiliparse(paper: Paper) -> str:
    """Resiliparse to 0.14.9 by itself: dateline dropped, notes 1 to k; most stored pages have this form."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page(paper), main_content=True, alt_texts=False))


def inscriptis(paper: Paper) -> str:
    """Inscriptis by itself: all lines indented, the list's own numbers, arrows."""
    from inscriptis import get_text

    return str(get_text(page(paper)))


def markdownify(paper: Paper) -> str:
    """Markdownify by itself: links stay, notes 1 to k."""
    return markdown_of(paper)


def markdownify_without_links(paper: Paper) -> str:
    return markdown_of(paper, strip=["a"])


def markdown_of(paper: Paper, **options: Any) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from markdownify import markdownify as convert

        return str(convert(page(paper), **options))


def bare(words: str) -> str:
    return MARKER.sub(r"\1", words)


def lines_of(paper: Paper, joint: str) -> str:
    """Heading, dateline, body and signature, as they are shown."""
    return joint.join([bare(paper.heading), paper.dateline, *map(bare, paper.lines), paper.signature])


def chromium(paper: Paper) -> str:
    """A selection copied in Chromium: no numbers, an arrow after each note."""
    notes = ["\n\n".join(words) + ("\n\n↩" if len(words) > 1 else "↩") for words in paper.notes]
    head = f"{bare(paper.heading)}\n{paper.dateline}\n"
    return head + "\n\n".join([*map(bare, paper.lines), paper.signature]) + "\n" + "\n".join(notes)


def older_browser(paper: Paper) -> str:
    """A browser before December 2021: its own numbers by value, `60a` shown as 60, a symbol as the next number."""
    numbers: list[int] = []
    for marker in paper.markers:
        digits = re.match(r"\d+", marker)
        numbers.append(int(digits[0]) if digits else (numbers[-1] + 1 if numbers else 1))
    notes = [f"    {number}. {chr(10).join(words)} ↩" for number, words in zip(numbers, paper.notes, strict=True)]
    return lines_of(paper, "\n\n") + "\n\n" + "\n".join(notes)


def newer_resiliparse(paper: Paper) -> str:
    """Resiliparse from 0.15.2 on: the volume's title above, a blank line between notes of two paragraphs."""
    notes = [
        f"{number:>3}. " + "\n\n    ".join(words) + ("\n" if len(words) > 1 else "")
        for number, words in enumerate(paper.notes, start=1)
    ]
    title = "Foreign Relations of the United States, 1958–1960, Western Europe, Volume VII, Part 2\n\n"
    return title + lines_of(paper, "\n\n") + "\n" + "\n".join(notes)


def reader_view(paper: Paper) -> str:
    """A reader view's text: path of links glued together, no dateline, no numbers, an arrow after each note."""
    path = "HomeHistorical DocumentsForeign Relations of the United States, 1958–1960, Volume VIIDocument 57\n"
    notes = ["".join(words) + "↩" for words in paper.notes]
    return (
        path + "\n\n".join([bare(paper.heading), *map(bare, paper.lines), paper.signature]) + "\n\n" + "\n".join(notes)
    )


def turndown(paper: Paper) -> str:
    """A reader view turned into Markdown: path of links as a list, escapes, links to and from notes."""
    site = "https://history.state.gov"
    count = iter(range(1, 99))

    def linked(words: str) -> str:
        words = re.sub(r"^(\d+)\.", r"\1\\.", PAGE.sub(rf"[\\[Page \1\\]]({site}/pg_\1)", words))
        return MARKER.sub(lambda found: f"[{found[1].replace('*', chr(92) + '*')}](#fn:1.{next(count)})", words)

    notes = [
        f"{number}.  " + "\n    \n    ".join(words) + f"[↩](#fnref:1.{number})"
        for number, words in enumerate(paper.notes, start=1)
    ]
    path = f"1.  [Home]({site}/)\n2.  [Document 57]({site}/historicaldocuments/frus1944v99/d57)\n\n"
    shown = [f"### {linked(paper.heading)}", *map(linked, paper.lines), paper.signature]
    return path + "\n\n".join(shown) + "\n\n" + "\n".join(notes)


WAYS: tuple[Callable[[Paper], str], ...] = (
    resiliparse,
    inscriptis,
    markdownify,
    markdownify_without_links,
    chromium,
    older_browser,
    newer_resiliparse,
    reader_view,
    turndown,
)
NEEDED = {"resiliparse": "resiliparse", "inscriptis": "inscriptis", "markdown": "markdownify"}
