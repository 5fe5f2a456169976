"""A visitor's judgement on a reference: the form that was sent, checked and kept."""

from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse

from redept import pipeline
from redept.web import addresses, guards
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
        target = target_of(fields)
        because = " ".join(fields.get("because", "").split())[:LONGEST_REASON]
        if not because:
            raise guards.Refused("a judgement needs its reason; go back and write why")
        name = " ".join(fields.get("by", "").split())[:100] or None
        with self.room.reader() as reader:
            catalogue: Any = self.room.catalogue_now(reader)
        with self.room.settling:
            kept = pipeline.judge(
                self.room.path, fields.get("reference", ""), target, because=because, by=name, catalogue=catalogue
            )
        return kept.reference


def target_of(fields: Any) -> str | None:
    """The paper that was chosen: one of those offered, another by its id, or None."""
    choice = fields.get("target", "")
    if choice == "none":
        return None
    words = (fields.get("other", "") if choice in ("other", "") else choice).strip()
    path = urlsplit(words).path if words.startswith(("http://", "https://")) else words
    found: str = path.removeprefix("/historicaldocuments").strip("/")
    if not found:
        raise guards.Refused("no paper was chosen; go back and choose one, or “no paper here”")
    return found
