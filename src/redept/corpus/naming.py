"""What becomes of papers whose id is taken: a suffix, and a problem that says so."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from redept.model import Document, Part, Problem, Reference
from redept.model.statement import Dependence, Findings, Question, Statement

Paper = tuple[Document, tuple[Reference, ...]]


def unclashed(wished: Iterable[str], taken: Callable[[str], bool]) -> Iterator[str]:
    """For each wished id one that is neither `taken` nor given to an earlier one."""
    given: set[str] = set()
    for name in wished:
        given.add(free := free_id(name, lambda name: name in given or taken(name)))
        yield free


def free_id(wished: str, taken: Callable[[str], bool]) -> str:
    """The wished id, or with the first suffix that is free: "d1.2"."""
    name, number = wished, 1
    while taken(name):
        number += 1
        name = f"{wished}.{number}"
    return name


def renamed(document: Document, found: Sequence[Reference], new: str) -> Paper:
    """A paper under another id, its parts and references too, with a problem that says so."""
    old = document.id
    problem = Problem(
        code="doubled-id",
        message=f"another paper has the id {old}; this one is kept as {new}",
        remedy="give the file another name, or --volume with a name of its own",
    )
    replace = msgspec.structs.replace
    parts: tuple[Part, ...] = tuple(replace(part, id=moved(part.id, old, new)) for part in document.parts)
    references = tuple(
        replace(
            one,
            id=moved(one.id, old, new),
            document=new,
            part=moved(one.part, old, new) if one.part is not None else None,
        )
        for one in found
    )
    return replace(document, id=new, parts=parts, problems=(*document.problems, problem)), references


def findings_of(findings: Findings, new: str) -> Findings:
    """The findings of a paper under the id that it has in the corpus."""
    rows: tuple[Statement | Question, ...] = (*findings.statements, *findings.questions)
    old = rows[0].document if rows else new
    if old == new:
        return findings
    replace = msgspec.structs.replace
    return Findings(
        statements=tuple(replace(one, id=moved(one.id, old, new), document=new) for one in findings.statements),
        questions=tuple(question_of(one, old, new) for one in findings.questions),
    )


def question_of(question: Question, old: str, new: str) -> Question:
    """A question under its document's new id, and the one it hangs on."""
    hangs = question.depends_on
    return msgspec.structs.replace(
        question,
        id=moved(question.id, old, new),
        document=new,
        depends_on=Dependence(question=moved(hangs.question, old, new), answer=hangs.answer) if hangs else None,
    )


def moved(name: str, old: str, new: str) -> str:
    """An id that begins with its document's id, under the document's new id."""
    return new + name[len(old) :] if name.startswith(old) else name
