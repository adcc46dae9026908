"""Tells tables of data from tables that only lay out the page, as older templates do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from marsad.model.page import BlockKind
from marsad.reading.html.outline import Outline

_ROW = BlockKind.TABLE_ROW
_LONGEST_CELL = 25  # words; running text is longer


def settle_tables(outline: Outline) -> None:
    """Makes the text of layout cells paragraphs, so that only rows of data stay table rows."""
    cells = [number for number, strip in enumerate(outline.strips) if strip.kind is _ROW]
    if not cells:
        return
    tables = _nearest_tables(outline)
    layout = _layout_tables(outline, tables)
    for number in cells:
        strip = outline.strips[number]
        if tables[strip.box] in layout:
            outline.strips[number] = replace(strip, kind=BlockKind.PARAGRAPH)


def _nearest_tables(outline: Outline) -> list[int]:
    """For each box the number of the innermost table it stands in, -1 for none."""
    tables: list[int] = []
    for box, parent in enumerate(outline.parents):
        above = tables[parent] if parent >= 0 else -1
        tables.append(box if outline.marks[box].tag == "table" else above)
    return tables


def _layout_tables(outline: Outline, tables: list[int]) -> set[int]:
    """Tables of one line, with running text, a heading or another table; cells outside a table."""
    lines = Counter(tables[strip.box] for strip in outline.strips)
    layout = {-1, *(table for table, count in lines.items() if count == 1)}
    for strip in outline.strips:
        long = strip.words > _LONGEST_CELL and strip.linked < 0.5
        if tables[strip.box] >= 0 and (strip.kind is BlockKind.HEADING or long):
            layout.add(tables[strip.box])
    for box, parent in enumerate(outline.parents):
        if parent >= 0 and outline.marks[box].tag == "table":
            layout.add(tables[parent])
    return layout
