"""The zones that names alone give: each box has its own, or that of the box around it."""

from __future__ import annotations

from collections.abc import Collection

from marsad.model.page import Zone
from marsad.reading.html.outline import Outline


def named_zones(outline: Outline, void: Collection[int] = ()) -> list[Zone | None]:
    """The zone of each box by names, None where none tells; the names of boxes in `void` are ignored.

    Whatever stands among the comments is a comment. `itemprop=articleBody` is the article's text
    even in a column that is named as a sidebar.
    """
    zones: list[Zone | None] = []
    for box in outline.boxes:
        around = zones[box.parent] if box.parent >= 0 else None
        own = None if box.number in void else box.marks.zone
        if own is None or around is Zone.COMMENTS:
            zones.append(around)
        elif own is Zone.MAIN:
            zones.append(None if box.marks.strong else around)
        else:
            zones.append(own)
    return zones


def void_around(outline: Outline, number: int) -> set[int]:
    """The boxes around `number` whose names cannot be true if it holds the article; comments stay."""
    return {
        outer for outer in outline.ancestors(number) if outline.boxes[outer].marks.zone is not Zone.COMMENTS
    }
