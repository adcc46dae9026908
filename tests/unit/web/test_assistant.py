"""The tools that assistants call give citable data, and say what is not there."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from marsad.archive.archive import Archive
from marsad.web.assistant import create_assistant


def call(news: Path, tool: str, **arguments: Any) -> Any:
    with Archive.open(news) as archive:
        answer = asyncio.run(create_assistant(archive).call_tool(tool, arguments))
    given = json.loads(answer.model_dump_json())["structured_content"]
    return given.get("result", given)


def test_a_person_comes_with_offices_and_meetings(news: Path) -> None:
    (erdogan,) = call(news, "person", name="أردوغان")
    assert erdogan["country"] == "TR"
    assert [office["role"] for office in erdogan["offices"]] == ["الرئيس التركي"]
    assert any("السوداني" in meeting["other_name"] for meeting in erdogan["met"])


def test_the_agenda_holds_what_was_announced(news: Path) -> None:
    rows = call(news, "agenda", since="2023-04-01", until="2023-04-30")
    assert any(row["state"] == "held" for row in rows)


def test_an_unknown_article_is_said_to_be_unknown(news: Path) -> None:
    assert "no article" in call(news, "article", id="nothing")["problem"]


def test_a_page_is_read_without_being_stored(news: Path) -> None:
    text = "وزير الطاقة في عمان\nوصل وزير الطاقة العراقي، الأحد، إلى عمان في زيارة رسمية."
    (article,) = call(news, "read_page", text=text)
    assert article["headline"] == "وزير الطاقة في عمان"
    with Archive.open(news) as archive:
        assert archive.count() == 65
