"""What a search finds, taken away in a form for programs."""

from collections.abc import Iterator
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import StreamingResponse

from redept import exports
from redept.web import openapi
from redept.web.pages.search import Asked
from redept.web.room import Room
from redept.web.routes import asked_of
from redept.web.waiting import in_thread


class Export:
    """What a search finds, in a form for programs."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        name = str(request.path_params["form"])
        form = name.partition(".")[0]
        if form not in exports.FORMS:
            raise HTTPException(404)
        asked = asked_of(request)
        await in_thread(self.look, asked)
        ending, kind = openapi.files_of(form)
        headers = {"content-disposition": f'attachment; filename="{form}{ending}"'}
        await StreamingResponse(self.lines(form, asked), media_type=kind, headers=headers)(scope, receive, send)

    def look(self, asked: Asked) -> None:
        """Say that a query cannot be read before anything is given out."""
        if asked.query:
            with self.room.reader() as reader:
                next(iter(reader.ids(asked.query)), None)

    def lines(self, form: str, asked: Asked) -> Iterator[str]:
        """The lines of an export."""
        with self.room.reader(limit=None) as reader:
            for line in exports.FORMS[form](reader, asked.query or None):
                yield line + "\n"
