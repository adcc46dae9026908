"""The query language: what people type, made into a tree; anything else is a QueryError that helps."""

from __future__ import annotations

from marsad.archive.search.query.parsing import parse

__all__ = ["parse"]
