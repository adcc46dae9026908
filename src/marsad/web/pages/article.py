"""An article: its text with every fact marked and linked, its versions, what its page held beside it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from sqlalchemy import Connection
from starlette.responses import HTMLResponse

from marsad.archive.corrections.kinds import OfArticle
from marsad.archive.corrections.records import of_articles
from marsad.archive.loading import by_id, versions_of
from marsad.archive.views.articles import standing_of
from marsad.archive.views.identities import links
from marsad.export.schema_org import to_schema_org
from marsad.model.article import Article
from marsad.web.accounts.guard import is_editor
from marsad.web.article_view import view_of as article_view
from marsad.web.decisions import ShownCorrection, shown
from marsad.web.render import View, page, view_of
from marsad.web.store import archive_of

router = APIRouter()
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}


@router.get("/article/{number}")
def article(request: Request, number: str) -> HTMLResponse:
    """The article as it stands now."""
    with archive_of(request).reading() as connection:
        held = by_id(connection, number)
        if held is None:
            raise HTTPException(404)
        versions = versions_of(connection, held.row)[::-1] if held.version > 1 else []
        standing = standing_of(connection, held.row)
        identities = links(connection, held.row)
        decided = _decided(connection, held.row) if is_editor(request) else ()
    view = view_of(request)
    addresses = _addresses(view, held.article, identities)
    return page(
        request,
        "article.html",
        held=held,
        shown=article_view(held.article, view.t, view.timex, addresses.get),
        versions=versions,
        standing=standing,
        linked_data=to_schema_org(held.article),
        decided=decided,
    )


def _decided(connection: Connection, row: int) -> list[ShownCorrection]:
    """The corrections in force of the article's own facts, the newest first."""
    every = of_articles(connection, [row]).get(row, [])[::-1]
    return shown(
        connection, (each for each in every if each.undone is None and isinstance(each.change, OfArticle))
    )


def _addresses(view: View, article: Article, identities: dict[int, int]) -> dict[str, str]:
    """The address of each entity's page, by the entity's id in the article."""
    return {
        entity.id: view.to(f"/{KINDS[entity.type]}/{identities[n]}")
        for n, entity in enumerate(article.entities)
        if n in identities
    }
