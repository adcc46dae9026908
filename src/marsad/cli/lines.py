"""Lines of standard output and standard error, for commands that list what an archive holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from marsad.cli.printable import printable


def print_lines(lines: Iterable[str]) -> None:
    """Each line on standard output."""
    for line in lines:
        sys.stdout.write(line + "\n")


def print_json(record: Mapping[str, Any]) -> None:
    """A record in one line of JSON."""
    print_lines([json.dumps(record, ensure_ascii=False)])


def say(text: str) -> None:
    """A line of Marsad's own on standard error."""
    sys.stderr.write(f"marsad: {printable(text)}\n")
