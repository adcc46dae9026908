"""HTML to blocks of visible text in one pass over a lexbor tree.

`metadata` reads the head; `walk` goes through the tree once and gives an `outline` of boxes and
lines; `layout` settles where the article stands (`hints` by names, `anchor` by the headline,
`repeated` and `core` by shape, `extent` for what is split off, `stories` for pages of several).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.model.page import Block, Document, Metadata, Page, Zone
from marsad.reading.html.layout import NEXT_TO_NOTHING, Layout, lay_out
from marsad.reading.html.metadata import read_metadata, with_time_element
from marsad.reading.html.named import named_zones
from marsad.reading.html.outline import Outline
from marsad.reading.html.walk import outline_of


def parse_html(page: Page) -> Document:
    """The page's visible text as blocks in reading order, with the metadata of its head.

    Every block-level line of visible text is one block, also in the boilerplate around an
    article; `Zone.MAIN` marks the article. Text that only a script would show is taken where
    the page shows none otherwise.
    """
    tree = LexborHTMLParser(page.text.encode("utf-8", "replace"))  # faster than from text
    metadata = read_metadata(tree)
    outline, layout = _read(tree, metadata)
    if metadata.published is None:
        metadata = with_time_element(metadata, _time_of(outline, layout))
    return Document(page, _blocks(outline, layout), metadata)


def _read(tree: LexborHTMLParser, metadata: Metadata) -> tuple[Outline, Layout]:
    """The page by its names; where they give no article, by its shape; last, with hidden text."""
    body = tree.body
    outline = Outline() if body is None else outline_of(body)
    layout = lay_out(outline, metadata)
    if body is None or not layout.doubtful:
        return outline, layout
    outline = outline_of(body, deep=True)
    layout = lay_out(outline, metadata)
    for other in _last_resorts(body, outline):
        if layout.main_words >= NEXT_TO_NOTHING and layout.headed:
            break
        other_layout = lay_out(other, metadata)
        found = layout.main_words < NEXT_TO_NOTHING or (other_layout.headed and not layout.headed)
        if found and other_layout.main_words > layout.main_words:
            outline, layout = other, other_layout
    return outline, layout


def _last_resorts(body: LexborNode, outline: Outline) -> Iterator[Outline]:
    """The page with links around sentences ignored, as after an unclosed `<a>`; then with hidden text."""
    strips = [replace(strip, linked=0.0) if strip.is_sentence else strip for strip in outline.strips]
    yield replace(outline, strips=strips)
    yield outline_of(body, deep=True, lenient=True)


def _blocks(outline: Outline, layout: Layout) -> tuple[Block, ...]:
    return tuple(
        Block(strip.text, strip.kind, zone, strip.level, strip.linked, container)
        for strip, zone, container in zip(outline.strips, layout.zones, layout.containers, strict=True)
    )


def _time_of(outline: Outline, layout: Layout) -> str | None:
    """The value of the time element nearest the headline that stands in no list or comment."""
    if layout.anchor is None or not outline.times:
        return None
    zones = named_zones(outline)
    open_zones = (None, Zone.HEADER)
    marks = [mark for mark in outline.times if zones[mark.box] in open_zones]
    anchor = layout.anchor
    nearest = min(marks, key=lambda mark: abs(mark.strip - anchor), default=None)
    return None if nearest is None else nearest.value
