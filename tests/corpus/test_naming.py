"""Papers whose id is taken get another, and say so."""

from redept.corpus.naming import unclashed
from redept.model import Part
from tests.corpus.specimens import paper


def test_papers_with_ids_of_their_own_are_left_alone() -> None:
    papers = [paper("d1", "a"), paper("d2", "b")]
    assert unclashed(papers, lambda name: False) == papers


def test_a_taken_id_gets_the_first_suffix_that_is_free() -> None:
    taken = {"vol/d1", "vol/d1.2"}
    ((document, _),) = unclashed([paper("d1", "a")], taken.__contains__)
    assert document.id == "vol/d1.3"
    (problem,) = document.problems
    assert (problem.code, problem.message) == (
        "doubled-id",
        "another paper has the id vol/d1; this one is kept as vol/d1.3",
    )


def test_parts_and_references_move_with_their_document() -> None:
    first = paper("d1", "see telegram 5", "telegram 5", parts=(Part(id="vol/d1a", start=0, end=3),))
    _, (document, (found,)) = unclashed([first, first], lambda name: False)
    assert [part.id for part in document.parts] == ["vol/d1.2a"]
    assert (found.id, found.document, found.start, found.end) == ("vol/d1.2@4-14", "vol/d1.2", 4, 14)
