"""The Arabic pages have the commands of the English ones; comments are in their own language."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from .blocks import ROOT, blocks_of

ENGLISH, ARABIC = ROOT / "docs", ROOT / "docs" / "ar"
PAGES = sorted(ARABIC.rglob("*.md"))
_COMMENT = re.compile(r"\s+# .*")


def typed(page: Path) -> list[tuple[str, list[str]]]:
    """The language of each block and its lines less their comments."""
    return [
        (block.language, [_COMMENT.sub("", line).rstrip() for line in io.StringIO(block.text)])
        for block in blocks_of(page, "sh", "python", "toml", "cron")
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ARABIC)))
def test_an_arabic_page_has_the_same_commands(page: Path) -> None:
    assert typed(page) == typed(ENGLISH / page.relative_to(ARABIC))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ARABIC)))
def test_an_arabic_page_runs_from_right_to_left(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith('<div dir="rtl" lang="ar">\n\n# ')
    assert text.endswith("\n\n</div>\n")
    headings = [len(re.findall(r"^#+ ", each, re.MULTILINE)) for each in (text, _english(page))]
    assert headings[0] <= headings[1]


def _english(page: Path) -> str:
    return (ENGLISH / page.relative_to(ARABIC)).read_text(encoding="utf-8")
