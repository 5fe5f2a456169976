"""Words that the lexicon does not hold are listed, most frequent first."""

from redept.references.unknown import unknown_words


def test_unknown_short_forms_and_series_are_listed_with_their_papers() -> None:
    papers = [
        "Wigtel 12 and Deptel 3. Wigtel 13 too.",
        "12. Zocus 44. Your Wigtel no. 5.",
        "Secto 18. The hotel 12 blocks away.",
    ]
    found = [(one.word, one.looks_like, one.papers) for one in unknown_words(papers)]
    assert found == [("Wigtel", "short form", 2), ("Zocus", "series", 1)]


def test_an_example_shows_the_words_around() -> None:
    assert "see Wigtel 12 there" in unknown_words(["see Wigtel 12 there"])[0].example
