"""Which format a source has, seen from how it begins; a file's suffix only decides in doubt."""

import re

from redept.sources.decoding import BYTE_ORDER_MARKS

HEAD = 64 * 1024
PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE)
ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)([^<>]*)")
HTML_ROOTS = frozenset({"html", "head", "body", "main", "article", "section", "div", "p", "meta", "title"})
TAGS = re.compile(r"</?(?:html|head|body|main|article|div|p|span|br|h[1-6]|table|a|i|b|em|li)\b[^<>]*>", re.IGNORECASE)


def format_of(data: bytes, name: str) -> str:
    """ "tei" (any XML: whether it is TEI is seen when it is parsed), "html" or "text"."""
    head = beginning(data)
    suffix = name.lower().removesuffix(".gz").rpartition(".")[2]
    rest = head
    while found := PROLOGUE.match(rest):
        if "<!doctype html" in found[0].lower():
            return "html"
        rest = rest[found.end() :]
    root = ROOT.match(rest)
    if root:
        return by_root(root[1], root[2], suffix, has_prologue=head.lstrip().startswith("<?xml"))
    if suffix in {"xml", "tei"} or head.lstrip().startswith("<?xml"):
        return "tei"
    return "html" if suffix in {"html", "htm", "xhtml"} or len(TAGS.findall(head[:4096])) > 10 else "text"


def by_root(root: str, attributes: str, suffix: str, *, has_prologue: bool) -> str:
    if root in {"TEI", "teiCorpus", "TEI.2"} or re.search(r"\btype\s*=\s*.document\b", attributes):
        return "tei"
    if root.lower() in HTML_ROOTS or suffix in {"html", "htm", "xhtml"}:
        return "html"
    if suffix in {"xml", "tei"} or has_prologue:
        return "tei"
    return "text"


def beginning(data: bytes) -> str:
    """The first characters of a source, as far as its encoding can be told."""
    head = data[:HEAD]
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    if b"\0" in head[:200]:
        even, odd = head[0:200:2].count(0), head[1:200:2].count(0)
        return head.decode("utf-16-le" if odd > even else "utf-16-be", "ignore")
    return head.decode("utf-8", "ignore")
