"""For all tests: faults of Marsad's own are raised, and an archive holds the demo's news."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tools.docs.demo_site import news_archive

os.environ["MARSAD_STRICT"] = "1"


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the archive."""
    return news_archive(tmp_path_factory.mktemp("news") / "news.db")
