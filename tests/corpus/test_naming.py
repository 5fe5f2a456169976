"""Papers whose id is taken get another, and say so."""

from redept.corpus.naming import renamed, unclashed
from redept.model import Part
from tests.corpus.specimens import paper


def test_ids_of_their_own_are_left_alone() -> None:
    assert list(unclashed(["vol/d1", "vol/d2"], lambda name: False)) == ["vol/d1", "vol/d2"]


def test_a_taken_id_gets_the_first_suffix_that_is_free() -> None:
    taken = {"vol/d1", "vol/d1.2"}
    assert list(unclashed(["vol/d1", "vol/d1"], taken.__contains__)) == ["vol/d1.3", "vol/d1.4"]


def test_a_paper_under_another_id_says_so() -> None:
    document, _ = renamed(*paper("d1", "a"), "vol/d1.3")
    assert document.id == "vol/d1.3"
    (problem,) = document.problems
    assert (problem.code, problem.message) == (
        "doubled-id",
        "another paper has the id vol/d1; this one is kept as vol/d1.3",
    )


def test_parts_and_references_move_with_their_document() -> None:
    first = paper("d1", "see telegram 5", "telegram 5", parts=(Part(id="vol/d1a", start=0, end=3),))
    document, (found,) = renamed(*first, "vol/d1.2")
    assert [part.id for part in document.parts] == ["vol/d1.2a"]
    assert (found.id, found.document, found.start, found.end) == ("vol/d1.2@4-14", "vol/d1.2", 4, 14)
