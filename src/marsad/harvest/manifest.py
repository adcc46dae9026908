"""Manifests: JSON Lines that name saved pages (`{"id", "path" | "html" | "text", "url", "fetched"}`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from marsad.model.page import Page


def read_manifest(path: Path) -> Iterator[Page]:
    """The pages that the manifest at `path` names, in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        file = Path(row["path"])
        fetched = datetime.fromisoformat(row["fetched"]) if row.get("fetched") else None
        yield Page(
            id=row["id"],
            text=file.read_text(encoding="utf-8", errors="replace"),
            form="html" if file.suffix == ".html" else "text",
            url=row.get("url"),
            path=str(file),
            fetched=fetched,
        )
