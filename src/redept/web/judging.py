"""A visitor's judgement on a reference: the form that was sent, checked and kept."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse

from redept import pipeline
from redept.corpus import browsing
from redept.web import addresses, guards
from redept.web.pages.references import mark_of
from redept.web.room import Room
from redept.web.waiting import in_thread

LONGEST_REASON = 2_000


class Judge:
    """Keeps a visitor's decision on a reference."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        fields = await guards.form(request)
        if self.room.gate is not None:
            self.room.gate.check(request.headers.get("authorization", ""))
        guards.check_token(fields, self.room.token)
        reference = await in_thread(self.keep, fields)
        await RedirectResponse(addresses.of_reference(reference), 303)(scope, receive, send)

    def keep(self, fields: Any) -> str:
        if not self.room.judging:
            raise guards.Refused("this room is for reading; open the corpus on your own machine to judge")
        with self.room.reader() as reader:
            catalogue: Any = self.room.catalogue_now(reader)
        with self.room.settling:
            self.refuse_stale(fields)
            return self.settle(fields, catalogue)

    def settle(self, fields: Any, catalogue: Any) -> str:
        """Keep the judgement, or take the one that stands back."""
        reference = str(fields.get("reference", ""))
        if fields.get("target", "") == "program":
            pipeline.withdraw(self.room.path, reference, catalogue=catalogue)
            return reference
        target = target_of(fields)
        because = " ".join(fields.get("because", "").split())[:LONGEST_REASON]
        if not because:
            raise guards.Refused("a judgement needs its reason; go back and write why")
        name = " ".join(fields.get("by", "").split())[:100] or None
        return pipeline.judge(
            self.room.path, reference, target, because=because, by=name, catalogue=catalogue
        ).reference

    def refuse_stale(self, fields: Any) -> None:
        """Refuse a judgement whose writer has not seen the one that stands."""
        if "seen" not in fields:
            return
        reference = str(fields.get("reference", ""))
        with self.room.reader() as reader:
            listed = browsing.judgements_on(reader, reference.rpartition("@")[0])
        standing = next((one for one in listed if one.reference == reference), None)
        if standing is not None and mark_of(standing) != fields["seen"]:
            raise guards.Refused(
                f"{standing.by} has judged these words since you opened the page: {standing.because}; go back, load "
                "the page again, and judge if you still think otherwise"
            )


def target_of(fields: Any) -> str | None:
    """The paper that was chosen: one of those offered, another by its id, or None."""
    choice = fields.get("target", "")
    if choice == "none":
        return None
    found = addresses.name_in((fields.get("other", "") if choice in ("other", "") else str(choice)).strip())
    if not found:
        raise guards.Refused("no paper was chosen; go back and choose one, or “no paper here”")
    return found
