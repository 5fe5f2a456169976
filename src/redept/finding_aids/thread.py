"""The exchange a document belongs to: what it answers, what answers it, what cites it, wanted papers in their place."""

import re
from collections.abc import Iterator, Mapping

from redept.corpus import Reader
from redept.finding_aids.ends import Ends, ends_of
from redept.model import Document, Entry, Interpretation, Record, Reference, Resolution, Wanted

STEPS = 3
"""How many papers away from the one asked for an answer or a continuation is still followed."""

MOST = 200
"""Papers of one exchange; a longer one is cut where it is farthest from the paper asked for."""

RELATIONS = ("answers", "takes up", "follows", "cites")

OPENING = 160
"""Code points at the beginning of a paper in which it says what it answers."""

REPLYING = re.compile(r"(?:repl|respon|answer)\w*\W+(?:\w+\W+){0,6}$", re.IGNORECASE)

Found = tuple[Reference, Interpretation | None, Resolution | None]


class Link(Record, frozen=True, kw_only=True):
    """What one paper of an exchange says of another: `relation` is one of RELATIONS.

    "answers": it goes back the way the other came, and names it in its opening or as what it replies to; "takes up":
    it goes back the same way, and names it farther on; "follows": it goes the way the other went; "cites": all else.
    `to` is the id of a document or of a wanted paper; `reference` the words it rests on; `because` the reasons why
    these words mean that paper.
    """

    relation: str
    to: str
    reference: str
    text: str
    because: tuple[str, ...] = ()


class Paper(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A paper of an exchange: a document, or one that is `wanted`.

    `steps` is how far it is from the paper asked for; `links` are what it says of the others of the exchange.
    `answered_by` are the ids of the papers of the exchange that answer it.
    """

    id: str
    date: str | None
    form: str | None
    heading: str | None
    steps: int
    wanted: bool = False
    number: str | None = None
    from_: str | None = None
    to: str | None = None
    links: tuple[Link, ...] = ()
    answered_by: tuple[str, ...] = ()


def thread(
    reader: Reader, document: str, *, steps: int = STEPS, wanted: Mapping[str, Wanted] | None = None
) -> list[Paper]:
    """The exchange of a document by date; `redept.errors.UnknownDocument` where there is none of that id.

    From the paper asked for, answers and continuations are followed both ways, `steps` papers far; what else these
    cite, and what else cites the paper asked for, stands at the edge. A paper answers another where a writer's
    reference to it was resolved, and it goes back the way the other came (frus1944v04/d1150 answers d1145). Who asks
    often gives the corpus's `wanted` papers by id; else they are read where one belongs to the exchange.
    """
    return Exchange(reader, steps, wanted).around(document)


class Exchange:
    """An exchange while it is gathered: each paper with its distance, and the links between them."""

    def __init__(self, reader: Reader, steps: int, wanted: Mapping[str, Wanted] | None = None) -> None:
        self.reader = reader
        self.known_wanted = wanted
        self.most_steps = steps
        self.entries: dict[str, Entry] = {}
        self.ends: dict[str, Ends] = {}
        self.steps: dict[str, int] = {}
        self.papers_read: dict[str, Document] = {}
        self.links: dict[str, dict[tuple[str, str], Link]] = {}

    def around(self, document: str) -> list[Paper]:
        """Everything around one document, by date."""
        self.entry(document)
        self.steps[document] = 0
        front = [document]
        for distance in range(1, self.most_steps + 1):
            front = [one for here in front for one in self.next_to(here, distance)]
            if len(self.steps) > MOST:
                break
        return self.papers()

    def entry(self, document: str) -> Entry:
        """The card of a document, read once."""
        if document not in self.entries:
            self.entries[document] = self.reader.entry(document)
            self.ends[document] = ends_of(self.entries[document])
        return self.entries[document]

    def next_to(self, here: str, distance: int) -> Iterator[str]:
        """Papers that stand one answer or continuation away and were not yet seen."""
        for found in self.reader.references(here):
            yield from self.take(here, found, distance)
        for found in self.reader.cited_by(here):
            if found[0].document != here:
                yield from self.take(found[0].document, found, distance, back=True)

    def take(self, citing: str, found: Found, distance: int, *, back: bool = False) -> Iterator[str]:
        """Keep the link of one reference; gives the paper at its other end where the exchange goes on from there."""
        reference, seen, decided = found
        target = (decided.target or decided.wanted) if decided else None
        if decided is None or target is None or target == citing:
            return
        relation = self.relation(citing, reference, seen, decided)
        other = citing if back else target
        if relation == "cites" and (other not in self.steps and distance > 1):
            return
        self.links.setdefault(citing, {}).setdefault(
            (target, relation),
            Link(relation=relation, to=target, reference=reference.id, text=reference.text, because=decided.because),
        )
        if other not in self.steps:
            self.steps[other] = distance
            if relation != "cites" and not decided.wanted:
                yield other

    def relation(self, citing: str, reference: Reference, seen: Interpretation | None, decided: Resolution) -> str:
        """What a reference says of the paper it means."""
        if reference.author != "writer" or reference.layer != "body" or reference.topical or reference.part:
            return "cites"
        self.entry(citing)
        here = self.ends[citing]
        if decided.target is None:
            there = Ends(named(seen.from_ if seen else None), named(seen.to if seen else None))
        else:
            self.entry(decided.target)
            there = self.ends[decided.target]
        if reference.issuer == "recipient" or here.answer(there):
            return "answers" if self.named_as_answered(citing, reference) else "takes up"
        return "follows" if reference.issuer == "writer" or here.follow(there) else "cites"

    def named_as_answered(self, citing: str, reference: Reference) -> bool:
        """Whether a paper names another where it says what it answers: in its opening, or behind "in reply to"."""
        if citing not in self.papers_read:
            self.papers_read[citing] = self.reader.document(citing)
        paper = self.papers_read[citing]
        opening = reference.start <= paper.body_start + OPENING
        return opening or REPLYING.search(paper.text, max(0, reference.start - 80), reference.start) is not None

    # ------------------------------------------------------------ the papers in their order

    def papers(self) -> list[Paper]:
        """The papers of the exchange by date; one without a date stands behind the papers it says something of."""
        wanted = self.wanted()
        answered: dict[str, list[str]] = {}
        for citing, links in self.links.items():
            for link in links.values():
                if link.relation == "answers":
                    answered.setdefault(link.to, []).append(citing)
        papers = [
            self.wanted_paper(wanted[one], answered) if one in wanted else self.paper(one, answered)
            for one in self.steps
            if one in wanted or not one.startswith("wanted-")
        ]
        return sorted(papers, key=lambda paper: (self.sorting_date(paper), paper.date is not None, paper.id))

    def wanted(self) -> dict[str, Wanted]:
        """The absent papers of the exchange by id."""
        ids = [one for one in self.steps if one.startswith("wanted-")]
        if not ids:
            return {}
        known = self.known_wanted
        if known is None:
            known = {one.id: one for one in self.reader.wanted()}
        return {one: known[one] for one in ids if one in known}

    def paper(self, document: str, answered: dict[str, list[str]]) -> Paper:
        """A document as a paper of the exchange; of several links to one paper the closest one is shown."""
        entry = self.entry(document)
        own = entry.numbers[0] if entry.numbers else None
        links = self.links.get(document, {})
        kept = [
            link
            for link in links.values()
            if link.to in self.steps and (link.relation != "cites" or not self.closer(links, link.to))
        ]
        return Paper(
            id=document,
            date=entry.date,
            form=entry.form,
            heading=entry.heading,
            steps=self.steps[document],
            number=own.number if own else None,
            from_=own.from_ if own else None,
            to=own.to if own else None,
            links=tuple(kept),
            answered_by=tuple(answered.get(document, ())),
        )

    def closer(self, links: dict[tuple[str, str], Link], target: str) -> bool:
        """Whether a paper is said to answer or follow another, so that its other words on it add nothing."""
        return any((target, relation) in links for relation in ("answers", "takes up", "follows"))

    def wanted_paper(self, wanted: Wanted, answered: dict[str, list[str]]) -> Paper:
        """An absent paper in its place."""
        return Paper(
            id=wanted.id,
            date=wanted.date,
            form=wanted.form or wanted.kind,
            heading=wanted.quotes[0] if wanted.quotes else None,
            steps=self.steps[wanted.id],
            wanted=True,
            number=wanted.number,
            from_=wanted.from_,
            to=wanted.to,
            answered_by=tuple(answered.get(wanted.id, ())),
        )

    def sorting_date(self, paper: Paper) -> str:
        """A paper's date; for one that has none the latest of the papers it cites, or the first of those citing it."""
        if paper.date and paper.date[0].isdigit():
            return paper.date
        known = [self.entries[link.to].date for link in paper.links if link.to in self.entries]
        citing = [self.entries[one].date for one in self.links if any(to == paper.id for to, _ in self.links[one])]
        dates = [one for one in known if one] or [one for one in citing if one]
        return (max(dates) if known else min(dates)) if dates else "9999"


def named(post: str | None) -> frozenset[str]:
    """A post that a reference names, as one end of the paper it means."""
    return frozenset((post,)) if post else frozenset()
