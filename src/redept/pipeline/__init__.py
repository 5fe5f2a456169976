"""The order of things: the only room that names every stage.

A paper goes through sources, reading, references and statements into the corpus (`files`, `adding`); when all have gone
in, resolution decides every reference, since one may point to a paper that came later (`deciding`).

Modules are loaded when something of them is first asked for: a command that searches needs none that read.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redept.model import Change
    from redept.pipeline.adding import STAGES, Added, Tally, add, added_record
    from redept.pipeline.deciding import (
        Decision,
        Found,
        catalogue_of,
        changes,
        citations_of,
        decide_all,
        find_and_decide,
        is_citation,
        look_up,
        reason_weights,
        references_of,
        resolve,
        resolve_into,
    )
    from redept.pipeline.files import (
        Paper,
        ReadFile,
        digest_of,
        find_references,
        find_statements,
        paths,
        place_by_id,
        read,
        read_file,
        read_papers,
        source_name,
        volume_source,
    )
    from redept.pipeline.guard import load_rules
    from redept.pipeline.judging import export_judgements, import_judgements, judge, withdraw
    from redept.pipeline.persons import judge_persons
    from redept.pipeline.progress import Progress, quiet
    from redept.pipeline.proposing import Reading, StatementRow, proposed_statements, row_weights
    from redept.pipeline.registers import import_authority, own_registers, recognizer, register_for
    from redept.pipeline.uniting import United, unite
    from redept.pipeline.workers import Task, prepared, read_in_processes, read_many

__all__ = [
    "STAGES",
    "Added",
    "Change",
    "Decision",
    "Found",
    "Paper",
    "Progress",
    "ReadFile",
    "Reading",
    "StatementRow",
    "Tally",
    "Task",
    "United",
    "add",
    "added_record",
    "catalogue_of",
    "changes",
    "citations_of",
    "decide_all",
    "digest_of",
    "export_judgements",
    "find_and_decide",
    "find_references",
    "find_statements",
    "import_authority",
    "import_judgements",
    "is_citation",
    "judge",
    "judge_persons",
    "load_rules",
    "look_up",
    "own_registers",
    "paths",
    "place_by_id",
    "prepared",
    "proposed_statements",
    "quiet",
    "read",
    "read_file",
    "read_in_processes",
    "read_many",
    "read_papers",
    "reason_weights",
    "recognizer",
    "references_of",
    "register_for",
    "resolve",
    "resolve_into",
    "row_weights",
    "source_name",
    "unite",
    "volume_source",
    "withdraw",
]

_HOME = {
    name: module
    for module, names in {
        "redept.model": "Change",
        "redept.pipeline.adding": "STAGES Added Tally add added_record",
        "redept.pipeline.deciding": "Decision Found catalogue_of changes citations_of decide_all find_and_decide "
        "is_citation look_up reason_weights references_of resolve resolve_into",
        "redept.pipeline.files": "Paper ReadFile digest_of find_references find_statements paths place_by_id read "
        "read_file read_papers source_name volume_source",
        "redept.pipeline.proposing": "Reading StatementRow proposed_statements row_weights",
        "redept.pipeline.guard": "load_rules",
        "redept.pipeline.judging": "export_judgements import_judgements judge withdraw",
        "redept.pipeline.persons": "judge_persons",
        "redept.pipeline.progress": "Progress quiet",
        "redept.pipeline.registers": "import_authority own_registers recognizer register_for",
        "redept.pipeline.uniting": "United unite",
        "redept.pipeline.workers": "Task prepared read_in_processes read_many",
    }.items()
    for name in names.split()
}


def __getattr__(name: str) -> object:
    """What stands in a module of this room, loaded at the first call for it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOME[name]), name)
    globals()[name] = found
    return found
