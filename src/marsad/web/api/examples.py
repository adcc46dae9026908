"""Examples of answers in the OpenAPI document: what the demo's archive answered, in `examples.json`.

`python -m tools.docs` writes them anew, and a test keeps them as the code answers.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

_JSON = "application/json"


def add_examples(document: dict[str, Any]) -> dict[str, Any]:
    """`document` with an example beside the schema of each answer that there is one of."""
    for operation, example in examples().items():
        method, path = operation.split()
        responses = document["paths"][path][method.lower()]["responses"]
        answer = next(response for status, response in sorted(responses.items()) if status < "300")
        answer["content"][_JSON]["example"] = example
    return document


@cache
def examples() -> dict[str, Any]:
    """An answer of each operation, by its method and path."""
    text = (files("marsad.web.api") / "examples.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made
