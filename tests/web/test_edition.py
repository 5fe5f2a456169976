from pathlib import Path

import pytest

from redept.corpus import open_reader
from redept.web.edition import Block, Run, edition, is_table
from redept.web.typesetting import Setter


def words(block: Block) -> str:
    return "".join(run.text for run in block.runs if run.page is None)


@pytest.fixture(scope="module")
def telegram(specimen: Path) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    with open_reader(specimen) as reader:
        made = edition(reader.document("specimen/d5"), reader.references("specimen/d5"))
    return made.head, made.body


def test_the_head_has_source_line_and_heading(telegram: tuple[tuple[Block, ...], tuple[Block, ...]]) -> None:
    assert [block.kind for block in telegram[0]] == ["source", "heading"]


def test_notes_stand_with_the_paragraph_of_their_marker(telegram: tuple[tuple[Block, ...], ...]) -> None:
    assert [[note.marker for note in block.notes] for block in telegram[1]] == [[], ["66"], ["67"], ["68"], []]


def test_the_signature_is_set_as_one(telegram: tuple[tuple[Block, ...], ...]) -> None:
    assert (telegram[1][-1].kind, words(telegram[1][-1])) == ("signature", "Harriman")


def test_a_reference_is_a_run_with_its_anchor(telegram: tuple[tuple[Block, ...], ...]) -> None:
    run = next(run for run in telegram[1][0].runs if run.reference)
    assert (run.text, run.anchor, run.status) == ("ReDept’s 2212, September 15, 8 p.m.", "r107-142", "resolved")


def test_no_word_of_any_paper_is_lost_or_added(specimen: Path) -> None:
    with open_reader(specimen) as reader:
        for document in reader.documents():
            made = edition(document, reader.references(document.id))
            shown = "".join(
                f"[Page {run.text}]" if run.page else run.text
                for block in (*made.head, *made.body)
                for run in block.runs
            )
            assert "".join(shown.split()) == "".join(document.text[: document.body_end].split()), document.id
            numbers = [note.number for block in (*made.head, *made.body) for note in block.notes]
            numbers += [note.number for note in made.loose_notes]
            assert sorted(numbers) == list(range(1, len(document.notes) + 1))


def test_lines_with_cells_are_set_as_a_table() -> None:
    words = "By month\n1958:\tJan\tFeb\nLost\t10\t<b>"
    assert is_table(words) and not is_table("One\ttab and\tno second line") and not is_table("a\tb\n" * 20_001)
    runs = (Run(text=words[:14]), Run(text=words[14:17], reference="1-2", status="absent"), Run(text=words[17:]))
    made = str(Setter(str, "/a", "list").block(Block(kind="table", number=4, runs=runs)))
    assert '<td colspan="3">By month</td>' in made and 'id="p4"' in made
    assert '<td>Lost</td><td class="figure">10</td><td>&lt;b&gt;</td>' in made
    assert 'class="ref absent' in made and made.count("<tr>") == 3
