"""HTML to blocks of visible text in one pass over a lexbor tree."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from marsad.model.page import Block, Document, Page


def parse_html(page: Page) -> Document:
    """The page's visible text as blocks, with the metadata of its head."""
    tree = LexborHTMLParser(page.text)
    text = tree.body.text(separator="\n") if tree.body else ""
    return Document(page, tuple(Block(line.strip()) for line in text.splitlines() if line.strip()))
