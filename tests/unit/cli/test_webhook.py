"""`marsad webhook` from registering to removing; `marsad watch` tells a subscriber of what it harvests."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from marsad.archive.archive import Archive
from marsad.model.source import Source, SourceKind, source_id

HEADLINE = "وزير الخارجية في عمّان"
PAGE = (
    "<html><body><article><h1>{0}</h1><p>وصل الوزير، الأحد، إلى العاصمة في زيارة رسمية.</p></article></html>"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    Archive.open(path, create=True).close()
    return path


def marsad(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "marsad", *arguments, "--archive", str(place)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_from_registering_to_removing(place: Path, site: Any) -> None:
    address = site.says("/hook", 200)
    refused = marsad(place, "webhook", "add", address, "--wants", "story.new")
    assert refused.returncode == 2
    assert "--allow-private lets it through" in refused.stderr
    added = marsad(place, "webhook", "add", address, "--wants", "story.new", "--allow-private")
    assert added.stdout.startswith("whsec_")
    assert marsad(place, "webhook", "test", "1").returncode == 0
    assert json.loads(site.sent[-1])["type"] == "test"
    listed = json.loads(marsad(place, "webhook", "list", "--json").stdout)
    assert (listed["id"], listed["wants"], listed["waiting"]) == (1, "story.new", 0)
    site.says("/hook", 500)
    failed = marsad(place, "webhook", "test", "1")
    assert (failed.returncode, "answered 500" in failed.stderr) == (4, True)
    assert marsad(place, "webhook", "deliver", "--once", "--again").returncode == 0
    assert marsad(place, "webhook", "remove", "1").returncode == 0
    gone = marsad(place, "webhook", "test", "1")
    assert (gone.returncode, "there is no such webhook" in gone.stderr) == (2, True)


def harvested(place: Path, site: Any, count: int) -> None:
    """Adds a feed of so many reports as a source."""
    items = ""
    for number in range(count):
        link = site.says(f"/news/{number}", 200, PAGE.format(HEADLINE))
        items += f"<item><title>خبر</title><link>{link}</link><pubDate>{formatdate()}</pubDate></item>"
    feed = site.says("/feed", 200, f"<rss><channel><title>صحيفة</title>{items}</channel></rss>")
    with Archive.open(place) as archive:
        archive.sources.put_source(Source(source_id(feed), feed, SourceKind.FEED, "صحيفة"))


def watched(place: Path, events: int) -> list[str]:
    """The first events of a watch, which then ends cleanly."""
    command = [sys.executable, "-m", "marsad", "watch", "--archive", str(place), "--allow-private"]
    command += ["--site", "https://marsad.example"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            heard = [json.loads(process.stderr.readline())["event"] for _ in range(events)]
            process.terminate()
            assert process.wait(20) == 0
        finally:
            process.kill()
    return heard


def test_a_watch_tells_of_what_it_harvests(place: Path, site: Any) -> None:
    harvested(place, site, 1)
    hook = site.says("/hook", 200)
    marsad(place, "webhook", "add", hook, "--wants", "story.new", "--allow-private")
    assert watched(place, 3) == ["source checked", "page kept", "message taken"]
    sent = json.loads(site.sent[-1])
    assert (sent["type"], sent["data"]["headline"]) == ("story.new", HEADLINE)
    assert sent["data"]["url"].startswith("https://marsad.example/story/")


def test_a_subscriber_that_hangs_does_not_hold_up_the_watch(place: Path, site: Any) -> None:
    harvested(place, site, 3)
    site.pages["/hook"] = lambda _headers: (time.sleep(6), (200, {}, b""))[1]
    hook = f"{site.address}/hook"
    marsad(place, "webhook", "add", hook, "--wants", "story.new", "--allow-private")
    assert watched(place, 5) == ["source checked", *["page kept"] * 3, "message taken"]
