"""The archive: pages, articles and facts in SQLite or PostgreSQL, one schema for both."""

from __future__ import annotations

from marsad.archive.archive import Archive

__all__ = ["Archive"]
