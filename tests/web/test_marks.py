from hypothesis import given, settings
from hypothesis import strategies as st

from redept.web.marks import claims

LIST = "telegrams 12, 13, and 15"


def owned(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, int]]:
    return [(text[claim.start : claim.end], claim.owner) for claim in claims(text, spans)]


def test_each_member_of_a_list_keeps_its_own_digits() -> None:
    assert owned(LIST, [(0, 12), (0, 16), (0, 24)]) == [("telegrams 12", 0), ("13", 1), ("15", 2)]


def test_a_reference_inside_another_keeps_its_words() -> None:
    assert owned("note 3 to my telegram 5", [(0, 23), (13, 23)]) == [("note 3 to my ", 0), ("telegram 5", 1)]


def test_of_two_references_on_the_same_words_the_first_has_them() -> None:
    assert owned("my 5", [(0, 4), (0, 4)]) == [("my 5", 0)]


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="ab, and1", min_size=1, max_size=60),
    places=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_no_letter_belongs_to_two_references(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(a, b) for a, b in places if a < b <= len(text)]
    reached = 0
    for claim in claims(text, spans):
        assert reached <= claim.start < claim.end
        assert spans[claim.owner][0] <= claim.start and claim.end <= spans[claim.owner][1]
        reached = claim.end
