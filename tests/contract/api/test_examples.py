"""The examples of the OpenAPI document are answers of the demo's archive, and fit their schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tools.docs import api_examples, api_pages

from marsad.web.api.examples import examples

RECORDS = frozenset(
    {"body", "headline"}
)  # of an article, whose further fields are there where it states them


def fields(answer: dict[str, Any]) -> set[str]:
    """The fields of an answer and of the first of its items."""
    first = answer["items"][0] if answer.get("items") else {}
    found = set(answer) | {f"items.{name}" for name in first}
    return found & RECORDS if found >= RECORDS else found


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return api_pages.openapi()


def test_the_examples_have_the_fields_of_what_the_demo_answers(news: Path) -> None:
    """Values follow the rules of reading; `python -m tools.docs` brings them up to date."""
    now = json.loads(api_examples.rendered(news))
    assert {operation: fields(answer) for operation, answer in now.items()} == {
        operation: fields(answer) for operation, answer in examples().items()
    }, "run: python -m tools.docs"


def test_every_answer_in_json_has_an_example(document: dict[str, Any]) -> None:
    told = {
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if any(
            "application/json" in each.get("content", {})
            for s, each in operation["responses"].items()
            if s < "300"
        )
    }
    assert {each for each in told if "/export/" not in each} == set(examples())


@pytest.mark.parametrize("operation", sorted(examples()))
def test_an_example_fits_its_schema(document: dict[str, Any], operation: str) -> None:
    method, path = operation.split()
    responses = document["paths"][path][method.lower()]["responses"]
    shown = next(each["content"]["application/json"] for s, each in sorted(responses.items()) if s < "300")
    schema = {**shown["schema"], "components": document["components"]}
    assert list(Draft202012Validator(schema).iter_errors(shown["example"])) == []
