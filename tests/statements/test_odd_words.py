"""Whatever words stand around a cue, reading them ends without an error."""

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from redept.pipeline import find_statements, read

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
