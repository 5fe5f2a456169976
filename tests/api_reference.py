"""The reference of the Python package, made from its docstrings: `docs/api.md`."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import redept
from redept import errors as errors_
from redept import exports, model, pipeline
from redept.exports import styles
from redept.finding_aids import notebook
from redept.pipeline import fetching

HEAD = """# Python reference

Made from the docstrings of the package; the commands of [commands.md](commands.md) are a thin layer over it. The keys
of the records are explained in [records.md](records.md).
"""

SECTIONS: tuple[tuple[str, str, tuple[Any, ...]], ...] = (
    ("The package", "redept", (redept.read, redept.find_references, redept.open_corpus, redept.fetch)),
    ("A corpus", "redept", (redept.Corpus,)),
    ("What a notebook shows", "redept.finding_aids.notebook", (notebook.Table, notebook.Exchange, notebook.Paper)),
    (
        "Citations and exports",
        "redept.exports",
        (styles.cite, exports.write, exports.write_folder, exports.write_database, pipeline.look_up),
    ),
    ("Fetching", "redept.pipeline.fetching", (fetching.fetch, fetching.meant, fetching.Fetched)),
    (
        "Records",
        "redept.model",
        (
            *(model.Document, model.Party, model.OwnNumber, model.ArchivalSource, model.Drafting, model.PageBreak),
            *(model.Note, model.Part, model.Problem, model.Reference, model.Interpretation, model.Resolution),
            *(model.Candidate, model.Wanted, model.Judgement, model.Entry, model.Volume, model.Cited),
        ),
    ),
)


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, room, things in SECTIONS:
        parts.append(f"## {title}\n\n`{room}`\n")
        parts += [one for thing in things for one in described(thing)]
    parts.append(
        f"## Errors\n\n```text\n{inspect.cleandoc(errors_.__doc__ or '').partition(chr(10) * 2)[2].strip()}\n```\n"
    )
    return "\n".join(parts)


def described(thing: Any) -> Iterator[str]:
    """A function, or a class with its methods."""
    yield f"### {thing.__name__}\n\n```python\n{signature(thing)}\n```\n\n{words(thing)}\n"
    if inspect.isclass(thing) and not issubclass(thing, model.Record):
        for name, method in vars(thing).items():
            if not name.startswith("_") and inspect.isfunction(method) and method.__doc__:
                yield f"#### {thing.__name__}.{name}\n\n```python\n{signature(method)}\n```\n\n{words(method)}\n"


def signature(thing: Any) -> str:
    """How it is called, or which fields it has."""
    if inspect.isclass(thing):
        if issubclass(thing, model.Record):
            return "\n".join(f"{name}: {kind}" for name, kind in fields(thing)) or thing.__name__
        return f"class {thing.__name__}"
    said = re.sub(r"<function (\w+) at \w+>", r"\1", str(inspect.signature(thing)).replace("'", ""))
    return f"{thing.__name__}{PREFIX.sub('', said)}"


def fields(record: Any) -> Iterator[tuple[str, str]]:
    """The fields of a record with their types, as they are written."""
    for name, kind in record.__annotations__.items():
        shown = kind if isinstance(kind, str) else getattr(kind, "__name__", None) if kind in PLAIN else str(kind)
        yield name.rstrip("_"), PREFIX.sub("", str(shown))


PREFIX = re.compile(r"\b(?:redept(?:\.\w+)*|typing|collections\.abc|pathlib(?:\._local)?)\.(?=[A-Z])")
PLAIN = (str, int, float, bool, bytes)


def words(thing: Any) -> str:
    """The docstring, with its examples as code."""
    lines = inspect.cleandoc(thing.__doc__ or "").splitlines()
    made: list[str] = []
    inside = False
    for line in lines:
        example = line.startswith((">>>", "...")) or (inside and bool(line.strip()))
        if example and not inside:
            made.append("```python")
        if inside and not example:
            made.append("```")
        inside = example
        made.append(line)
    return "\n".join([*made, "```"] if inside else made)
