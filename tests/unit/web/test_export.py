"""Exports hold all that the lists do, in forms that other programs read."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from marsad.web.api import export
from marsad.web.app import create_app
from marsad.web.settings import Settings


@pytest.fixture(scope="module")
def client(news: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(archive=str(news)))) as opened:
        yield opened


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_AT_A_TIME", 7)


def listed(client: TestClient, **wanted: str) -> list[str]:
    return [
        each["id"] for each in client.get("/api/articles", params={**wanted, "limit": "200"}).json()["items"]
    ]


def test_json_lines_hold_every_article_newest_first(client: TestClient) -> None:
    answer = client.get("/api/export/articles.jsonl")
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert "marsad-articles.jsonl" in answer.headers["content-disposition"]
    records = [json.loads(line) for line in answer.text.splitlines()]
    assert [record["id"] for record in records] == listed(client)
    assert records[0] == client.get(f"/api/articles/{records[0]['id']}").json()


def test_csv_opens_as_arabic_in_a_spreadsheet(client: TestClient) -> None:
    answer = client.get("/api/export/articles.csv", params={"person": "رجب طيب أردوغان"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == listed(client, person="رجب طيب أردوغان")
    assert rows


def test_parquet_holds_the_facts_as_nested_lists(client: TestClient) -> None:
    table = pq.read_table(BytesIO(client.get("/api/export/articles.parquet").content))
    assert table.column("id").to_pylist() == listed(client)
    assert any(table.column("events").to_pylist())


def test_events_are_exported_by_the_filter_of_the_events_table(client: TestClient) -> None:
    wanted = {"type": "CONSULT", "country": "TR"}
    rows = list(csv.DictReader(StringIO(client.get("/api/export/events.csv", params=wanted).text)))
    assert len(rows) == client.get("/api/events", params=wanted).json()["total"] > 0
    assert {row["event_type"] for row in rows} <= {"CONSULT", "AGREE"}
    page = client.get("/events", params=wanted).text
    assert "/api/export/events.csv?type=CONSULT&amp;country=TR" in page


def test_an_export_of_events_has_all_of_an_article(client: TestClient) -> None:
    all_of = client.get("/api/export/articles.plover.csv").text
    every = client.get("/api/export/events.csv").text
    assert sorted(all_of.splitlines()) == sorted(every.splitlines())


def test_a_filter_that_cannot_be_understood_is_refused_before_anything_is_sent(client: TestClient) -> None:
    answer = client.get("/api/export/articles.jsonl", params={"since": "yesterday"})
    assert answer.status_code == 422
    assert "since" in answer.json()["detail"]
