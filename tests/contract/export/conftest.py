"""Articles of the demo's news, and the site that gives them out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator, FormatChecker

from marsad.archive.archive import Archive
from marsad.model.article import Article
from marsad.web.app import create_app
from marsad.web.settings import Settings

HERE = Path(__file__).parent
FORMATS = FormatChecker(())


@FORMATS.checks("uri")
def is_uri(value: object) -> bool:
    """RFC 3986: a scheme, ASCII alone, no blanks."""
    text = str(value)
    return bool(urlsplit(text).scheme) and text.isascii() and not any(mark in text for mark in ' <>"{}|^`')


@FORMATS.checks("iri")
def is_iri(value: object) -> bool:
    """RFC 3987: as a URI, other letters allowed."""
    return is_uri(str(value).encode("ascii", "ignore").decode())


@FORMATS.checks("date-time", raises=ValueError)
def is_date_time(value: object) -> bool:
    """RFC 3339: a day, a clock time with seconds, a zone."""
    text = str(value)
    return datetime.fromisoformat(text).tzinfo is not None and text[10] == "T" and text[16] == ":"


@pytest.fixture(scope="session")
def faults_by() -> Callable[[str, object], list[str]]:
    """Says what is wrong with plain data by the schema of that name."""

    def faults(schema: str, value: object) -> list[str]:
        plain = json.loads((HERE / f"{schema}.json").read_text(encoding="utf-8"))
        validator = Draft202012Validator(plain, format_checker=FORMATS)
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]

    return faults


@pytest.fixture(scope="session")
def articles(news: Path) -> list[Article]:
    with Archive.open(news) as archive:
        return [held.article for held in archive.since(0, 500)]


@pytest.fixture(scope="module")
def client(news: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(archive=str(news), address="https://marsad.example"))) as opened:
        yield opened


@pytest.fixture
def first(client: TestClient) -> Callable[[str], Any]:
    """The first item of a list of the API."""

    def first_of(path: str) -> Any:
        return client.get(path).json()["items"][0]

    return first_of
