"""The exit codes are those that the documentation lists."""

from __future__ import annotations

import re
from pathlib import Path

from marsad.cli.exits import Exit

DOCS = Path(__file__).resolve().parents[3] / "docs" / "reference" / "exit-codes.md"


def test_the_documentation_lists_every_exit_code() -> None:
    listed = [
        int(code) for code in re.findall(r"^\| (\d+) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert listed == sorted(Exit)
