"""Bare text to blocks: one block a line, lines between blank lines kept together by number."""

from __future__ import annotations

from marsad.model.page import Block, Document, Page


def parse_text(page: Page) -> Document:
    """The page's non-empty lines as blocks, white space trimmed.

    The lines of one stretch without a blank line share a `container`.
    """
    blocks = []
    stretch = 0
    for line in page.text.splitlines():
        text = line.strip()
        if text:
            blocks.append(Block(text, container=stretch))
        else:
            stretch += 1
    return Document(page, tuple(blocks))
