"""Whatever words stand around a cue, reading them ends without an error."""

from io import BytesIO
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from redept.pipeline import find_statements, read
from redept.statements.sheets import LONGEST, stretches

CUES = "told informed advised assured asked said request suggests favors agrees position appreciate Obtain Inform"
SMALL = "he that to of about whether if not the Minister Bell we please should is would and but , . ; : ? ( ) 1 I you"
WORDS = (*CUES.split(), *SMALL.split(), "", " ", "  ")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_order_of_cues_and_small_words_is_read(words: list[str]) -> None:
    heading = "1. Telegram From the Embassy in Italy to the Department of State"
    paper = f"{heading}\n\nRome, May 5, 1955.\n\n{' '.join(words)}\n"
    for document in read(BytesIO(paper.encode())):
        for one in find_statements(document).statements:
            assert 0 <= one.start < one.end <= len(document.text)


def test_a_text_without_a_stop_is_read_in_pieces_of_the_longest_sentence() -> None:
    text = "he said " * 4000
    pieces = list(stretches(text, 0, len(text)))
    assert max(end - start for start, end in pieces) <= LONGEST
    assert pieces[0][0] == 0 and pieces[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in pairwise(pieces))


def test_a_word_without_an_end_is_cut_where_the_longest_sentence_ends() -> None:
    assert list(stretches("a" * (LONGEST + 5), 0, LONGEST + 5)) == [(0, LONGEST), (LONGEST, LONGEST + 5)]
