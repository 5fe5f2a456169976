"""Numbers of papers."""

from redept.grammar.numbers import read_number


def test_a_number_loses_its_comma_and_takes_its_correction() -> None:
    assert read_number("No. 3652") == ("", "3652")
    assert read_number("678 [687]") == ("", "687")
    assert read_number("114,300") == ("", "114300")
    assert read_number("551–A") == ("", "551-A")
    assert read_number("A–405") == ("A", "405")
    assert read_number("CA 9611") == ("CA", "9611")
    assert read_number("none") is None
