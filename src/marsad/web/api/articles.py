"""Articles: newest first by any filter, and one whole as the article record, ninjs or schema.org."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Path, Request

from marsad.archive.listing import Cursor, Filter
from marsad.errors import NotArchived
from marsad.export.ninjs import to_ninjs
from marsad.export.record import to_record
from marsad.export.schema_org import to_schema_org
from marsad.web.api.answers import After, Articles, Limit
from marsad.web.filters import article_filter
from marsad.web.store import archive_of

router = APIRouter(tags=["articles"])
FORMS = {"record": to_record, "ninjs": to_ninjs, "schema.org": to_schema_org}
Form = Literal["record", "ninjs", "schema.org"]


@router.get("/articles")
def articles(
    request: Request,
    wanted: Annotated[Filter, Depends(article_filter)],
    limit: Limit = 50,
    after: After = None,
) -> Articles:
    """Articles of the filter, newest first."""
    found = archive_of(request).newest(wanted, Cursor.of(after) if after else None, limit)
    return Articles(found, str(found[-1].cursor) if len(found) == limit else None)


@router.get("/articles/{number}")
def article(
    request: Request,
    number: Annotated[str, Path(max_length=64, description="The article's id.")],
    form: Form = "record",
) -> dict[str, Any]:
    """One article with all its facts, each with its offsets into the body."""
    try:
        found = archive_of(request).article(number)
    except NotArchived as error:
        raise HTTPException(404, str(error)) from error
    return FORMS[form](found)
