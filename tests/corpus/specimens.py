"""Invented papers for tests of the rooms that read a corpus."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from redept.corpus import Settled, Writer, open_writer
from redept.model import (
    Candidate,
    Document,
    Interpretation,
    Judgement,
    Note,
    OwnNumber,
    Party,
    Reason,
    Reference,
    Resolution,
    Volume,
    Wanted,
)

Paper = tuple[Document, tuple[Reference, ...]]
Decision = tuple[Interpretation, Resolution]


def reference(document: str, start: int, text: str, *, note: int | None = None, **known: object) -> Reference:
    """A reference by its words and place."""
    place = f"n{note}:{start}-{start + len(text)}" if note else f"{start}-{start + len(text)}"
    fields = {"kind": "telegram", "rule": "numbered", "number": (re.findall(r"\d+", text) or [None])[0], **known}
    return Reference(
        id=f"{document}@{place}",
        document=document,
        layer="note" if note else "body",
        note=note,
        start=start,
        end=start + len(text),
        text=text,
        **fields,
    )


def paper(name: str, text: str, *pointing: str, **known: object) -> Paper:
    """A document in volume "vol" (or where its id says), with a reference on each of the pointing words."""
    document = name if "/" in name else f"vol/{name}"
    fields = {"volume": document.partition("/")[0], "heading": None, "form": "Telegram", "file_number": None, **known}
    found = tuple(reference(document, text.index(words), words) for words in pointing)
    return Document(id=document, text=text, body_end=len(text), **fields), found  # type: ignore[arg-type]


def telegram(
    name: str, number: str, date: str, text: str = "Nothing to add.", *pointing: str, **known: object
) -> Paper:
    """A telegram from Moscow to the Department."""
    own = OwnNumber(number=number, from_="Moscow", to="Department")
    return paper(name, text, *pointing, numbers=(own,), **{"date": date, "date_basis": "dateline", **known})


def decided(one: Reference, target: str | None = None, *, status: str | None = None, **known: object) -> Decision:
    """A decision on a reference; absent unless it has a target."""
    candidates = (Candidate(id=target, confidence=0.99, reasons=(REASON,)),) if target else ()
    fields = {"because": ("number agrees",), "confidence": 0.99 if target else None, "candidates": candidates, **known}
    return (
        Interpretation(reference=one.id, from_="Moscow", to="Department", date="1944-09-15"),
        Resolution(
            reference=one.id,
            status=status or ("resolved" if target else "absent"),
            target=target,
            **fields,  # type: ignore[arg-type]
        ),
    )


REASON = Reason(name="number", sentence="number agrees", weight=1.0)


def judgement(one: Reference, target: str | None, *, by: str = "Ada", when: str = "2024-05-01T12:00:00") -> Judgement:
    """A person's decision on a reference."""
    return Judgement(
        reference=one.id,
        document=one.document,
        target=target,
        by=by,
        when=when,
        because="read it",
        quote=one.text,
        layer=one.layer,
        note=one.note,
        start=one.start,
    )


def stored(path: Path, *papers: Paper, name: str = "/papers/vol.xml", digest: str = "1", volume: str = "vol") -> Path:
    """A corpus file with these papers, all of one source file."""
    with open_writer(path) as writer:
        put(writer, *papers, name=name, digest=digest, volume=volume)
    return path


def put(writer: Writer, *papers: Paper, name: str = "/papers/vol.xml", digest: str = "1", volume: str = "vol") -> None:
    """Store these papers as what one source file gave."""
    writer.store_source(name, digest, Volume(id=volume), papers)


EXCHANGE = (
    telegram(
        "d1",
        "2212",
        "1944-09-15T20:00",
        "711.62114/9-1544: Telegram\n\nNo prisoner shall be delivered against his will. See my 2100, September 1.",
        "my 2100, September 1",
        heading="The Secretary of State to the Ambassador in the Soviet Union (Harriman)",
        file_number="711.62114/9-1544",
        sender=(Party(name=None, office="Secretary of State"),),
        recipient=(Party(name="Harriman", office="Ambassador in the Soviet Union"),),
        signatures=("Hull",),
        place="Washington",
        classification="Top Secret",
        handling=("Eyes Only",),
        sequence=0,
    ),
    telegram(
        "d2",
        "3652",
        "1944-09-24",
        "711.62114/9-2444: Telegram\n\n3652. ReDept’s 2212, September 15, 8 p.m. The Combined Chiefs may wish to know.1"
        "\n\n     1. Aide-mémoire not printed.",
        "ReDept’s 2212, September 15, 8 p.m.",
        heading="The Ambassador in the Soviet Union (Harriman) to the Secretary of State",
        file_number="711.62114/9-2444",
        sender=(Party(name="Harriman", office="Ambassador in the Soviet Union"),),
        recipient=(Party(name=None, office="Secretary of State"),),
        signatures=("Harriman",),
        notes=(Note(marker="1", start=107, end=108, text="Aide-mémoire not printed.", list_start=118, list_end=143),),
        classification="Secret",
        precedence=("Niact",),
        handling=("Nodis",),
        sequence=1,
    ),
    paper(
        "d3",
        "Memorandum of Conversation\n\nThe Ambassador spoke of repatriation and of prisoners.",
        heading="Memorandum of Conversation, by the Secretary of State",
        form="Memorandum of Conversation",
        date="1944-09?",
        file_number="POL 27 VIET S",
        sequence=2,
    ),
)
"""Two telegrams, the second of which cites the first, and a memorandum."""

WANTED = Wanted(
    id="wanted/1",
    kind="telegram",
    number="2100",
    cited_by=("vol/d1",),
    quotes=("my 2100",),
    references=("vol/d1@81-101",),
)


def with_decisions(path: Path) -> Path:
    """The exchange in a corpus, decided."""
    with open_writer(path) as writer:
        put(writer, *EXCHANGE)
        (first,), (second,) = EXCHANGE[0][1], EXCHANGE[1][1]
        settle(writer, [decided(first, wanted="wanted/1"), decided(second, "vol/d1")], [WANTED])
    return path


def settle(writer: Writer, pairs: Iterable[Decision], wanted: Sequence[Wanted] = ()) -> None:
    """Store decisions, document by document, as the whole of what is decided."""
    by_document: dict[str, list[Decision]] = {}
    for seen, one in pairs:
        by_document.setdefault(seen.reference.rpartition("@")[0], []).append((seen, one))
    statuses = Counter(one.status for decided in by_document.values() for _, one in decided)
    settled = [Settled(document=document, decided=decided) for document, decided in by_document.items()]
    writer.store_decisions(settled, wanted, statuses=statuses)
