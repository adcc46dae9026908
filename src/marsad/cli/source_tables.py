"""Sources and their health as a table for people, or as JSON Lines for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.cli.printable import printable
from marsad.harvest.health import Condition
from marsad.harvest.source_list import Standing

_COLOURS = {
    Condition.FAILING: "red",
    Condition.SILENT: "yellow",
    Condition.DOUBTFUL: "yellow",
    Condition.WELL: "green",
}


def print_table(rows: Iterable[Standing], console: Console) -> None:
    """A table, a source a line, what was found below it."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("id", "condition", "kind", "last success", "a day", "name", "address"):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*_cells(row))
        for finding in row.health.findings:
            table.add_row("", Text(f"└ {printable(str(finding))}", "dim"))
    console.print(table)


def to_json(row: Standing) -> str:
    """One source as a JSON object in a line."""
    source, state, health = row.source, row.state, row.health
    plain = {
        "id": source.id,
        "name": source.name,
        "address": source.address,
        "kind": source.kind.value,
        "country": source.country,
        "tags": list(source.tags),
        "verified": source.verified,
        "condition": health.condition.value,
        "findings": [str(finding) for finding in health.findings],
        "last_success": _iso(state.last_success),
        "last_new": _iso(state.last_new),
        "silent_since": _iso(health.silent_since),
        "next_check": _iso(state.next_check),
        "usual_per_day": health.usual,
        "errors": dict(state.errors),
        "push": bool(state.push and state.push.until),
    }
    return json.dumps(plain, ensure_ascii=False)


def _cells(row: Standing) -> list[str | Text]:
    source, state, condition = row.source, row.state, row.health.condition
    usual = "" if row.health.usual is None else f"{row.health.usual:g}"
    seen = f"{state.last_success:%Y-%m-%d %H:%M}" if state.last_success else ""
    colour = _COLOURS.get(condition, "")
    named = (printable(source.name), printable(source.address))
    return [source.id, Text(condition.value, colour), source.kind.value, seen, usual, *named]


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
