"""The generated reference pages are those that the code gives."""

from __future__ import annotations

import pytest
from tools.docs.__main__ import PAGES, REFERENCE


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_one_that_the_code_gives(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == PAGES[name](), "run: python -m tools.docs"


def test_every_command_and_path_has_its_section() -> None:
    commands = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert all(f"\n## {name}\n" in commands for name in ("read", "archive add", "webhook deliver", "digest"))
    api = (REFERENCE / "api.md").read_text(encoding="utf-8")
    assert "\n## GET /api/articles/{number}\n" in api or "\n## GET /api/articles/{article}\n" in api
