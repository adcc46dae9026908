"""Asks the site over the demo's news, and keeps what it answers as the examples of the API."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi.testclient import TestClient
from tools.docs.demo_site import news_archive

from marsad.archive.accounts import Role, add_token, add_user
from marsad.archive.archive import Archive
from marsad.web.accounts.passwords import hash_password
from marsad.web.app import create_app
from marsad.web.settings import Settings

PLACE = Path(__file__).resolve().parents[2] / "src" / "marsad" / "web" / "api" / "examples.json"
_MOST = 2  # items of a list: enough to see what one is
_NOW = "2024-05-24T10:00:00Z"  # in place of when the demo's archive was made
_TIMES = frozenset({"changed", "created"})
_WHOLE = frozenset({"pulse", "marks"})
_PERSON = "بشار الأسد"


def write() -> Path:
    """Writes the examples; gives the file."""
    with tempfile.TemporaryDirectory() as folder:
        text = rendered(news_archive(Path(folder, "demo.db")))
    PLACE.write_text(text, encoding="utf-8")
    return PLACE


def rendered(news: Path) -> str:
    """What the file holds for an archive of the demo's news, which is left as it is."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(shutil.copy(news, folder))
        made = {operation: _brief(answer) for operation, answer in _answers(place)}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _answers(place: Path) -> Iterator[tuple[str, Any]]:
    with TestClient(create_app(Settings(archive=str(place)))) as site:
        site.headers["Authorization"] = f"Bearer {_token(place)}"
        yield from _asked(site, _numbers(site))
        sent = site.get("/api/openapi.json").json()["components"]["schemas"]
        for path, body in (("/api/read", "SentPage"), ("/api/searches", "NewSearch")):
            yield f"POST {path}", _json(site, "POST", path, _first_examples(sent[body]))
        yield "GET /api/searches", _json(site, "GET", "/api/searches")


def _asked(site: TestClient, numbers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is only looked at: a short page of each list, and one of each thing."""
    for path in ("articles", "events", "agenda", "stories"):
        yield f"GET /api/{path}", _json(site, "GET", f"/api/{path}?limit=1")
    yield "GET /api/names", _json(site, "GET", f"/api/names?{urlencode({'part': _PERSON, 'limit': 1})}")
    yield "GET /api/search", _json(site, "GET", f"/api/search?{urlencode({'q': 'إيران', 'limit': 1})}")
    yield "GET /api/outlets", _json(site, "GET", "/api/outlets")
    for path, number in numbers.items():
        yield f"GET /api/{path}", _json(site, "GET", f"/api/{path}".format(number=number))


def _numbers(site: TestClient) -> dict[str, Any]:
    """Which article, story and name to show: the newest, the one most told, one that has met and spoken."""
    article = _json(site, "GET", "/api/articles?limit=1")["items"][0]["id"]
    stories = _json(site, "GET", "/api/stories?limit=200")["items"]
    story = max(stories, key=lambda each: (each["articles"], -each["id"]))["id"]
    name = _json(site, "GET", f"/api/names?{urlencode({'part': _PERSON})}")["items"][0]["id"]
    return {
        "articles/{number}": article,
        "stories/{number}": story,
        "stories/{number}/related": story,
        "names/{number}": name,
    }


def _json(site: TestClient, method: str, address: str, body: Any = None) -> Any:
    answer = site.request(method, address, json=body)
    answer.raise_for_status()
    return answer.json()


def _first_examples(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The body that the document itself shows: the first example of each field."""
    fields = schema["properties"].items()
    return {name: field["examples"][0] for name, field in fields if "examples" in field}


def _token(place: Path) -> str:
    token = "of the examples alone"
    with Archive.open(place) as archive, archive.writing() as writing:
        user = add_user(writing.connection, "salma", Role.READER, hash_password("a long enough password"))
        add_token(writing.connection, user, "examples", token)
    return token


def _brief(value: Any, name: str = "") -> Any:
    """`value` with short lists and without the time of the day it was made on."""
    if isinstance(value, dict):
        return {key: _brief(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return value if name in _WHOLE else [_brief(each) for each in value[:_MOST]]
    return _NOW if name in _TIMES else value
