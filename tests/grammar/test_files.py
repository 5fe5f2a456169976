"""File numbers as printed."""

import pytest

from redept.grammar.files import read_file_number


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("711.62114/9–2444: Telegram", "711.62114/9-2444"),
        ("761.93/1723", "761.93/1723"),
        ("740.00119 Control (Korea)/4–1849", "740.00119 Control (Korea)/4-1849"),
        ("794.5–MSP/3–2255", "794.5-MSP/3-2255"),
        ("737.56361/11 – 1762", "737.56361/11-1762"),
        ("Central Files, POL 27 VIET S. Secret", "POL 27 VIET S"),
        ("at 10:30 for $8.24", None),
    ],
)
def test_every_dash_becomes_a_hyphen(words: str, expected: str | None) -> None:
    assert read_file_number(words) == expected
