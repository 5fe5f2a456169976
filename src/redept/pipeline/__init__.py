"""The order of things: the only room that names every stage.

A paper goes through sources, reading, references and statements into the corpus (`files`, `adding`); when all have gone
in, resolution decides every reference, since one may point to a paper that came later (`deciding`).
"""

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
    Reading,
    StatementRow,
    digest_of,
    find_references,
    find_statements,
    paths,
    place_by_id,
    proposed_statements,
    read,
    read_file,
    read_papers,
    row_weights,
    source_name,
    volume_source,
)
from redept.pipeline.judging import export_judgements, import_judgements, judge, withdraw
from redept.pipeline.persons import judge_persons
from redept.pipeline.progress import Progress, quiet
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
