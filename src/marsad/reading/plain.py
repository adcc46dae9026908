"""Bare text to blocks: one block a line."""

from __future__ import annotations

from marsad.model.page import Block, Document, Page


def parse_text(page: Page) -> Document:
    """The page's non-empty lines as blocks, white space trimmed."""
    lines = (line.strip() for line in page.text.splitlines())
    return Document(page, tuple(Block(line) for line in lines if line))
