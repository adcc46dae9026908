"""The reference of the API, from its OpenAPI document."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.archive.archive import Archive
from marsad.web.app import create_app
from marsad.web.settings import Settings

_HEAD = """# The API

Written by `python -m tools.docs` from the OpenAPI document, which the site gives out at `/api/openapi.json`.
[Use the API](../how-to/use-the-api.md) shows it at work. Errors are `{"detail": …}` with a status that fits.

| method, path | gives |
| --- | --- |
"""


def reference() -> str:
    """The page, as Markdown."""
    document = openapi()
    operations = list(_operations(document))
    table = "".join(f"| `{method} {path}` | {each['description']} |\n" for method, path, each in operations)
    sections = (_section(document, method, path, each) for method, path, each in operations)
    return _HEAD + table + "".join(sections)


def openapi() -> dict[str, Any]:
    """The OpenAPI document of a site over an empty archive."""
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder, "empty.db"))
        Archive.open(place, create=True).close()
        app = create_app(Settings(archive=place))
        app.state.store.archive.close()
        return app.openapi()


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in sorted(document["paths"].items()):
        for method, operation in methods.items():
            first = operation.get("description", operation["summary"]).split("\n\n")[0].replace("\n", " ")
            yield method.upper(), path, {**operation, "description": first}


def _section(document: dict[str, Any], method: str, path: str, operation: dict[str, Any]) -> str:
    parts = [f"\n## {method} {path}\n", f"{operation['description']}\n"]
    rows = [_parameter(document, each) for each in operation.get("parameters", ())]
    if rows:
        parts.append("| parameter | in | takes | |\n| --- | --- | --- | --- |\n" + "".join(rows))
    body = operation.get("requestBody", {}).get("content", {})
    if body:
        parts.append(f"Body: {_contents(document, body)}.\n")
    parts.append(f"Answers {_answers(document, operation['responses'])}.\n")
    return "\n".join(parts)


def _parameter(document: dict[str, Any], parameter: dict[str, Any]) -> str:
    schema = parameter["schema"]
    about = parameter.get("description", schema.get("description", ""))
    needed = " (needed)" if parameter.get("required") else ""
    return f"| `{parameter['name']}`{needed} | {parameter['in']} | {_kind(document, schema)} | {about} |\n"


def _answers(document: dict[str, Any], responses: dict[str, Any]) -> str:
    told = (
        f"{status}: {_contents(document, response.get('content', {}))}"
        for status, response in sorted(responses.items())
        if status < "400"
    )
    refused = [status for status in sorted(responses) if status >= "400"]
    return "; ".join(told) + (f"; refuses with {', '.join(refused)}" if refused else "")


def _contents(document: dict[str, Any], content: dict[str, Any]) -> str:
    told = (f"`{kind}` {_kind(document, each.get('schema', {}))}" for kind, each in content.items())
    return ", ".join(each.strip() for each in told) or "nothing"


def _kind(document: dict[str, Any], schema: dict[str, Any]) -> str:
    """What a value may be, in a few words: names of a model's fields, choices, bounds."""
    if "$ref" in schema:
        return _model(document, schema["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in schema:
        kinds = (_kind(document, each) for each in schema["anyOf"] if each.get("type") != "null")
        return " or ".join(dict.fromkeys(kinds))
    if "enum" in schema:
        return " \\| ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(document, schema.get('items', {}))}"
    bounds = [f"{name} {schema[key]}" for key, name in _BOUNDS.items() if key in schema]
    return " ".join([schema.get("const", schema.get("type", "")), *bounds]).strip()


def _model(document: dict[str, Any], name: str) -> str:
    schema = document["components"]["schemas"][name]
    if "properties" not in schema:
        return _kind(document, schema)
    return f"{name} ({', '.join(f'`{each}`' for each in schema['properties'])})"


_BOUNDS = {"minimum": "from", "maximum": "to", "maxLength": "of at most", "pattern": "like"}
