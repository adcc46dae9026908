"""For all tests: faults of Marsad's own are raised, and an archive holds the demo's news."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marsad.archive.archive import Archive
from marsad.desk.desk import Desk
from marsad.errors import PageError
from marsad.harvest.sources import open_manifest
from marsad.pipeline import read_with_lines

os.environ["MARSAD_STRICT"] = "1"
NEWS = Path(__file__).parents[1] / "demo" / "news" / "manifest.jsonl"


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the archive."""
    path = tmp_path_factory.mktemp("news") / "news.db"
    pages = [page for page in open_manifest(NEWS) if not isinstance(page, PageError)]
    with Archive.open(path, create=True) as archive:
        archive.add([read_with_lines(page) for page in pages])
        Desk(archive).catch_up()
    return path
