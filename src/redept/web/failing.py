"""What is answered when a page cannot be made."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from redept.errors import CorpusBusy, CorpusError, QueryError, UnknownDocument
from redept.web import answering, guards
from redept.web.pages import lists
from redept.web.room import Room

LOG = logging.getLogger(__name__)


class Failure:
    """Says what went wrong, in words for people and with no path of the machine."""

    def __init__(self, room: Room) -> None:
        self.room = room

    async def __call__(self, request: Request, error: Exception) -> Response:
        status = status_of(error)
        if status == 500:
            LOG.error("%s could not be shown", request.url.path, exc_info=error)
        what, _, remedy = self.words(error).partition("; ")
        page = lists.ErrorPage(
            title="Not found" if status == 404 else "Not possible",
            address=request.url.path,
            room=self.room.name,
            status=status,
            what=what[:1].upper() + what[1:],
            remedy=remedy[:1].upper() + remedy[1:],
        )
        response = answering.make(page, request).response(request, status)
        if isinstance(error, guards.Unknown):
            response.headers["www-authenticate"] = 'Basic realm="judging", charset="UTF-8"'
        return response

    def words(self, error: Exception) -> str:
        if isinstance(error, HTTPException):
            return "there is no page at this address; begin at the front, or search"
        if isinstance(error, CorpusError | QueryError | UnknownDocument | guards.Refused | guards.Unreadable):
            return str(error).replace(str(self.room.path), self.room.name)
        return "the page could not be made; go back, or try again"


def status_of(error: Exception) -> int:
    """The HTTP status for an error."""
    for kind, status in STATUSES.items():
        if isinstance(error, kind):
            return status
    return error.status_code if isinstance(error, HTTPException) else 500


STATUSES: dict[type[Exception], int] = {
    guards.Unknown: 401,
    UnknownDocument: 404,
    QueryError: 400,
    guards.Unreadable: 400,
    guards.Refused: 403,
    CorpusBusy: 503,
    CorpusError: 503,
}
