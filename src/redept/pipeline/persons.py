"""People's decisions on persons."""

import difflib
import getpass
from datetime import UTC, datetime
from pathlib import Path

from redept import corpus
from redept.errors import UnknownPerson
from redept.model import PersonJudgement
from redept.people import entries_of


def judge_persons(
    corpus_path: str | Path, one: str, other: str, *, same: bool, because: str, by: str | None = None
) -> PersonJudgement:
    """Keep a person's decision whether two entries of the volumes' lists are one person.

    `UnknownPerson` where the corpus has no such entry, or where both are one.
    """
    with corpus.open_writer(corpus_path) as writer:
        known = [entry.id for volume in writer.reader.volumes() for entry in entries_of(volume.id, volume.persons)]
        for entry in (one, other):
            if entry not in known:
                like = difflib.get_close_matches(entry, known) or ["`redept people` lists them"]
                raise UnknownPerson(
                    f"{entry}: no entry of a list of persons in {corpus_path} has this id; perhaps {' or '.join(like)}"
                )
        if one == other:
            raise UnknownPerson(f"{one}: both are one entry; name two")
        judgement = PersonJudgement(
            one=one,
            other=other,
            same=same,
            because=because,
            by=by or getpass.getuser(),
            when=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        writer.judge_persons(judgement)
    return judgement
