"""The site answers hubs and tells how its sources are doing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from marsad.archive.archive import Archive
from marsad.model.source import Push, Source, SourceKind
from marsad.web.app import create_app
from marsad.web.settings import Settings

TOPIC = "https://x.example/feed"


def test_a_hub_is_answered_below_websub(tmp_path: Path) -> None:
    place = tmp_path / "news.db"
    with Archive.open(place, create=True) as archive:
        archive.sources.put_source(Source("s", TOPIC, SourceKind.FEED, "صحيفة"))
        archive.sources.save_push(
            "s", Push("https://hub.example/", TOPIC, "token", "secret", datetime.now(UTC))
        )
    with TestClient(create_app(Settings(archive=str(place)))) as site:
        query = {"hub.mode": "subscribe", "hub.topic": TOPIC}
        for challenge in ("one", "two"):
            answer = site.get("/websub/token", params={**query, "hub.challenge": challenge})
            assert (answer.status_code, answer.text) == (200, challenge)
        assert site.get("/websub/guess", params={**query, "hub.challenge": "c"}).status_code == 404
        assert site.post("/websub/token", content=b"<feed/>").status_code == 202
        assert 'marsad_sources{condition="new"} 1.0' in site.get("/metrics").text
