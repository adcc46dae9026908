"""Finds boxes that repeat: cards that lead to other stories, and entries of a comment list.

Both may hold more words than a short story does, so they must not be taken for it. A card has a
title that is a link, and little text; a comment opens with a name, and names differ.
"""

from __future__ import annotations

import re
from collections import defaultdict

from marsad.reading.html.outline import Outline

_FEWEST_ALIKE = 2
_FEWEST_COMMENTS = 3
_MOST_CARD_WORDS = 90
_MOST_NAME_WORDS = 6
_DIGITS = re.compile(r"[\d\W]+")


def find_cards(outline: Outline) -> set[int]:
    """The boxes of cards: two alike side by side at least, each a linked title with little text."""
    links, prose, words = outline.link_titles, outline.prose_lines, outline.words
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for box in outline.filled:
        if (
            links[box]
            and prose[box] <= 2
            and words[box] <= _MOST_CARD_WORDS
            and outline.marks[box].tag != "p"
        ):
            groups[outline.parents[box], outline.marks[box].signature].append(box)
    return {box for alike in groups.values() if len(alike) >= _FEWEST_ALIKE for box in alike}


def find_comments(outline: Outline) -> set[int]:
    """The boxes of comments that no class names: alike, each a differing name and running text."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for box in outline.filled:
        if outline.end_strips[box] - outline.first_strips[box] >= 2 and _could_be_comment(outline, box):
            groups[outline.parents[box], outline.marks[box].signature].append(box)
    return {
        box
        for alike in groups.values()
        if len(alike) >= _FEWEST_COMMENTS and _names_differ(outline, alike)
        for box in alike
    }


def _could_be_comment(outline: Outline, box: int) -> bool:
    if not outline.prose_lines[box] or outline.headings[box] or outline.link_titles[box]:
        return False
    first = outline.first_strips[box]
    return outline.strips[first].words <= _MOST_NAME_WORDS and not outline.prose[first]


def _names_differ(outline: Outline, alike: list[int]) -> bool:
    """Updates of a live page open alike (`تحديث 3 — 22:50`), comments do not."""
    firsts = (outline.strips[outline.first_strips[box]].text for box in alike)
    openings = [_DIGITS.sub(" ", text).strip() for text in firsts]
    return len(set(openings)) * 2 > len(openings) and all(openings)
