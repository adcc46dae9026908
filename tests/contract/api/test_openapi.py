"""The API keeps to its OpenAPI document: bounded, seeded requests find no 5xx and no answer outside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from schemathesis.specs.openapi.schemas import OpenApiSchema

from marsad.archive.accounts import Role, add_token, add_user
from marsad.archive.archive import Archive
from marsad.web.accounts.passwords import hash_password
from marsad.web.app import API, create_app
from marsad.web.settings import Settings

TOKEN = "a token of the test alone"
EXAMPLES = 15  # of each operation


@pytest.fixture(scope="module")
def openapi(news: Path, tmp_path_factory: pytest.TempPathFactory) -> OpenApiSchema:
    """The document of the site over a copy of the demo's archive, for an editor's token is used."""
    place = tmp_path_factory.mktemp("openapi") / "news.db"
    shutil.copy(news, place)
    with Archive.open(place) as archive, archive.writing() as writing:
        user = add_user(writing.connection, "salma", Role.READER, hash_password("a long enough password"))
        add_token(writing.connection, user, "contract", TOKEN)
    schema: OpenApiSchema = schemathesis.openapi.from_asgi(
        "/api/openapi.json", create_app(Settings(archive=str(place)))
    )
    return schema


OPERATIONS = sorted(
    (f"/api{route.path}", method)
    for module in API
    for route in module.router.routes
    if isinstance(route, APIRoute)
    for method in route.methods
)


# What a query means is not told by a schema: these refuse requests that have the right shape.
_READ_FURTHER = ("/api/search", "/api/searches")


@pytest.mark.parametrize(
    ("path", "method"), OPERATIONS, ids=[f"{method} {path}" for path, method in OPERATIONS]
)
def test_answers_keep_to_the_document(openapi: OpenApiSchema, path: str, method: str) -> None:
    @given(case=openapi[path][method].as_strategy())
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def holds(case: schemathesis.Case) -> None:
        left_out = [positive_data_acceptance] if path in _READ_FURTHER else []
        case.call_and_validate(headers={"Authorization": f"Bearer {TOKEN}"}, excluded_checks=left_out)

    holds()
