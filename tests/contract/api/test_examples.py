"""The examples of the OpenAPI document are answers of the demo's archive, and fit their schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tools.docs import api_examples, api_pages

from marsad.web.api.examples import examples


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return api_pages.openapi()


def test_the_examples_are_what_the_demo_answers(news: Path) -> None:
    kept = api_examples.PLACE.read_text(encoding="utf-8")
    assert kept == api_examples.rendered(news), "run: python -m tools.docs"


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
