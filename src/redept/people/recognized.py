"""Names that a spaCy pipeline of the user's takes for persons.

Comes in: the pipeline's name or folder, and texts. Goes out: whole names. Needs the extra `redept[spacy]`; nothing else
depends on it, and what it finds is joined to nobody but by the whole name.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from redept.errors import RedeptError
from redept.people.name_forms import TOKEN, fold, titles

LABELS = frozenset({"PERSON", "PER"})
LONGEST = 500_000
"""Letters of a text that are given to a pipeline at a time."""


class PipelineError(RedeptError):
    """A spaCy pipeline cannot be used."""


class Recognizer:
    """A pipeline made ready; `name` is what the user called it."""

    def __init__(self, name: str) -> None:
        self.name, self.pipeline = name, load(name)

    def names(self, texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The whole names of persons in each text; a text comes with what it is called, and so do its names."""
        for called, text in texts:
            yield called, self.in_text(text)

    def in_text(self, text: str) -> tuple[str, ...]:
        """The whole names in one text, each once, without titles; surnames alone are left out.

        `PipelineError` where the pipeline fails on the text.
        """
        found: list[str] = []
        for begin in range(0, len(text), LONGEST):
            try:
                entities = self.pipeline(text[begin : begin + LONGEST]).ents
            except Exception as error:  # a pipeline is anybody's code
                raise PipelineError(
                    f"{self.name}: the spaCy pipeline fails ({type(error).__name__}: {error}); try it by itself"
                ) from error
            found += [name for one in entities if one.label_ in LABELS and (name := whole_name(one.text))]
        return tuple(dict.fromkeys(found))


def load(name: str) -> Any:
    """The pipeline; `PipelineError` where spaCy or the pipeline is not there, or is of another version."""
    try:
        import spacy
    except ImportError:
        raise PipelineError("names by a pipeline need spaCy; `pip install redept[spacy]` brings it") from None
    try:
        return spacy.load(name)
    except Exception as error:  # a pipeline is anybody's code
        said = next(iter(str(error).splitlines()), type(error).__name__)
        raise PipelineError(
            f"{name}: no spaCy pipeline that can be loaded ({said[:160]}); "
            "`python -m spacy validate` lists those that are installed"
        ) from None


def whole_name(words: str) -> str | None:
    """A name of two words or more without the titles before it; None for less."""
    name = " ".join(words.split()).strip(" .,;:'’“”()[]")
    while (first := TOKEN.match(name)) and fold(first[0]) in titles() and " " in name:
        name = name.partition(" ")[2].strip()
    return name if sum(1 for word in TOKEN.findall(name) if len(word) > 1) > 1 else None
