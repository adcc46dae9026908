"""The archive for assistants, over the Model Context Protocol: search, stories, people, agenda, reading.

Every tool gives plain data with ids and addresses, so that an assistant can cite what it says.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from mcp.server import MCPServer

from marsad.archive.archive import Archive
from marsad.archive.views.agenda import AgendaFilter, agenda_rows
from marsad.archive.views.identities import named
from marsad.archive.views.stories import newest_stories, story_page, top_stories
from marsad.desk.person_records import person_record
from marsad.errors import NotArchived, PageError
from marsad.export.record import to_record
from marsad.harvest.form import form_of
from marsad.model.page import Page
from marsad.pipeline import read

_INSTRUCTIONS = (
    "Marsad holds Arabic news with the facts each article states. Cite articles by outlet, date and id; "
    "spans are offsets into `body`. Names may be given in Arabic or in Latin letters."
)
_MOST = 50


class Tools:
    """What assistants may ask; each public method is one tool, its docstring what they read of it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def stories(self, order: str = "top", limit: int = 20) -> list[dict[str, Any]]:
        """Stories as on the front page (`order` top) or the last told ones (`order` newest)."""
        with self._archive.reading() as connection:
            most = _within(limit)
            cards = top_stories(connection, most) if order == "top" else newest_stories(connection, most)
        return [asdict(card) for card in cards]

    def story(self, number: int) -> dict[str, Any]:
        """One story: its articles in time and which of them copy which."""
        with self._archive.reading() as connection:
            found = story_page(connection, number)
        return asdict(found) if found else {"problem": f"no story {number}"}

    def article(self, id: str) -> dict[str, Any]:  # noqa: A002  # the record's own name for it
        """One article with all its facts and their offsets into the body."""
        try:
            return to_record(self._archive.article(id))
        except NotArchived as error:
            return {"problem": str(error)}

    def person(self, name: str, limit: int = 5) -> list[dict[str, Any]]:
        """People whose name holds `name`: offices with dates, words, whom they met, what is announced."""
        with self._archive.reading() as connection:
            found = named(connection, "PERSON", name, min(_within(limit), 10))
            return [person_record(connection, each) for each in found]

    def agenda(self, since: str = "", until: str = "", state: str = "") -> list[dict[str, Any]]:
        """Announced events between two ISO days: planned, held, postponed, cancelled or no-trace."""
        wanted = AgendaFilter(state=state or None, since=since or None, until=until or None)
        with self._archive.reading() as connection:
            return [asdict(row) for row in agenda_rows(connection, wanted, _MOST)]

    def read_page(self, text: str) -> list[dict[str, Any]]:
        """The articles of a page's text or HTML with their facts; nothing is stored."""
        try:
            return [to_record(each) for each in read(Page("sent", text, form_of(text)))]
        except PageError as error:
            return [{"problem": error.reason}]


def create_assistant(archive: Archive) -> MCPServer:
    """The server over `archive`; `run()` speaks on standard input and output."""
    server: MCPServer = MCPServer("marsad", instructions=_INSTRUCTIONS)
    tools = Tools(archive)
    asked = (tools.stories, tools.story, tools.article, tools.person, tools.agenda, tools.read_page)
    for tool in asked:
        server.tool()(tool)
    return server


def _within(limit: int) -> int:
    return max(1, min(limit, _MOST))
