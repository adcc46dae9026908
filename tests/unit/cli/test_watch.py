"""`marsad watch` as a process: it stops cleanly on a signal, and another takes up what was waiting."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from marsad.archive.archive import Archive
from marsad.archive.overview import overview
from marsad.archive.search.beside import folder_beside
from marsad.archive.search.index import SearchIndex
from marsad.model.source import Source, SourceKind, source_id

STORY = (
    "<html><body><article><h1>{0}</h1><p>وصل الوزير، الأحد، إلى العاصمة في زيارة رسمية.</p></article></html>"
)


@pytest.fixture
def place(tmp_path: Path, site: Any) -> Path:
    items = ""
    for number in range(4):
        link = site.says(f"/news/{number}", 200, STORY.format(f"الوزير في العاصمة {number}"))
        items += f"<item><title>خبر</title><link>{link}</link><pubDate>{formatdate()}</pubDate></item>"
    address = site.says("/feed", 200, f"<rss><channel><title>صحيفة</title>{items}</channel></rss>")
    path = tmp_path / "news.db"
    with Archive.open(path, create=True) as archive:
        archive.sources.put_source(Source(source_id(address), address, SourceKind.FEED, "صحيفة"))
    return path


@contextmanager
def watching(place: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "marsad", "watch", "--archive", str(place), "--allow-private"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def events(process: subprocess.Popen[str], most: int) -> list[str]:
    assert process.stderr is not None
    return [json.loads(process.stderr.readline())["event"] for _ in range(most)]


def waiting(place: Path) -> int:
    with Archive.open(place) as archive:
        left = len(archive.sources.waiting(datetime.now(UTC) + timedelta(days=1), 9))
        assert archive.count() == 4 - left
    return left


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly_and_another_goes_on(place: Path, number: signal.Signals) -> None:
    with watching(place) as first:
        assert events(first, 2) == ["source checked", "page kept"]
        first.send_signal(number)
        _, rest = first.communicate()
    assert (first.returncode, "Traceback" in rest) == (0, False)
    left = waiting(place)
    assert left < 4
    with watching(place) as second:
        assert events(second, left) == ["page kept"] * left
        second.terminate()
        second.communicate()
    assert second.returncode == 0
    assert waiting(place) == 0
    with Archive.open(place) as archive, archive.reading() as connection:
        assert overview(connection).behind == {"desk": 0, "stories": 0}
        assert SearchIndex.open(folder_beside(archive)).searcher().num_docs == 4
