"""A patched volume differs from its source only in the `ref` elements that were added."""

import re
from importlib.resources import files
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import redept
from redept.corpus import Reader
from redept.errors import RedeptError
from redept.exports import tei_patch
from redept.exports.tei_tree import TOKEN, documents, streams
from redept.model import Document, Reference, Resolution, encoding

SOURCE = (files("redept") / "specimen" / "specimen.xml").read_text("utf-8")
ADDED = re.compile(r'<ref target="[^"]*">|</ref>')


@pytest.fixture
def patched(specimen: Reader) -> tei_patch.Patch:
    return tei_patch.patch(specimen, SOURCE, "specimen")


def pieces(source: str) -> list[str]:
    """Tags whole, words sign by sign."""
    found: list[str] = []
    at = 0
    for token in TOKEN.finditer(source):
        found += [*source[at : token.start()], token[0]]
        at = token.end()
    return [*found, *source[at:]]


def test_nothing_but_refs_was_added(patched: tei_patch.Patch) -> None:
    before = pieces(SOURCE)
    at = more = 0
    for piece in pieces(patched.text):
        if at < len(before) and before[at] == piece:
            at += 1
        else:
            assert ADDED.fullmatch(piece)
            more += 1
    assert at == len(before)
    assert more == 2 * patched.counts()["added"] > 0


def test_each_ref_holds_the_words_of_its_reference(patched: tei_patch.Patch, specimen: Reader) -> None:
    root = etree.fromstring(patched.text.encode())
    held = [
        ("".join("".join(ref.itertext()).split()), ref.get("target"))
        for ref in root.iter("{*}ref")
        if ref.get("target").startswith("#")
    ]
    for one in patched.outcomes:
        if one.what == "added":
            assert ("".join(one.text.split()), f"#{one.target.removeprefix('specimen/')}") in held
            assert one.line and one.because
    resolved = [1 for found in specimen.decided_references() for _, _, one in found if one and one.target]
    assert len(patched.outcomes) == len(resolved)


def test_a_volume_of_which_the_corpus_has_no_paper_is_told(specimen: Reader) -> None:
    with pytest.raises(RedeptError, match="holds no paper of this volume"):
        tei_patch.patch(specimen, SOURCE, "frus1944v04")


def test_a_second_patch_adds_nothing(patched: tei_patch.Patch, specimen: Reader) -> None:
    again = tei_patch.patch(specimen, patched.text, "specimen")
    assert again.counts()["added"] == 0
    assert again.text == patched.text


def test_the_patched_volume_is_read_as_the_same_papers(patched: tei_patch.Patch) -> None:
    before, after = (
        [encoding.to_json(one) for one in redept.read(BytesIO(source.encode()), volume="specimen")]
        for source in (SOURCE, patched.text)
    )
    assert before == after


@pytest.mark.parametrize(
    ("markup", "marked"),
    [
        ("See telegram 5.", 'See <ref target="#d2">telegram 5</ref>.'),
        ("See <hi>telegram</hi> 5.", 'See <ref target="#d2"><hi>telegram</hi> 5</ref>.'),
        ("See <hi>telegram 5</hi>.", 'See <hi><ref target="#d2">telegram 5</ref></hi>.'),
        ("See <hi>the telegram</hi> 5.", "the words cut <hi> in two"),
        ("See telegram<note n='1'>No.</note> 5.", "a note stands among the words"),
        ("See tele<pb n='4'/>gram 5.", None),
        ("See <ref target='#d9'>telegram 5</ref>.", "#d9"),
        ("See tele&#103;ram&#160;5.", 'See <ref target="#d2">tele&#103;ram&#160;5</ref>.'),
        ("See telegram\n   5.<!-- telegram 5 -->", 'See <ref target="#d2">telegram\n   5</ref>.<!-- telegram 5 -->'),
    ],
)
def test_a_ref_goes_round_words_in_one_piece_of_markup(markup: str, marked: str | None) -> None:
    source = f'<TEI><div type="document" xml:id="d1"><p>{markup}</p></div></TEI>'
    (node,) = documents(source)
    text = " ".join("".join(etree.fromstring(f"<p>{markup}</p>").itertext()).split())
    plain = "See telegram1 5." if "note" in markup else text
    words = "telegram1 5" if "note" in markup else "telegram 5"
    start = plain.find(words)
    document = Document(id="v/d1", volume="v", heading=None, form=None, file_number=None, text=plain)
    one = Reference(
        id="v/d1@x",
        document="v/d1",
        layer="body",
        start=start,
        end=start + len(words),
        text=words,
        kind="telegram",
        rule="x",
    )
    inserts: list[Any] = []
    decided = Resolution(reference=one.id, status="resolved", target="v/d2")
    outcome = tei_patch.Sheet(document, node, source).place(one, decided, inserts)
    patched = tei_patch.applied(source, inserts)
    if outcome.what == "added":
        assert patched == f'<TEI><div type="document" xml:id="d1"><p>{marked}</p></div></TEI>'
    else:
        assert patched == source
        assert marked in (None, outcome.why, outcome.linked_to)


@given(st.text("<>&;/ab='\" !-[]n\n", max_size=60))
@settings(max_examples=150, deadline=None)
def test_odd_files_are_never_refused(source: str) -> None:
    for node in documents(f'<div type="document">{source}</div>'):
        streams(node, source)
