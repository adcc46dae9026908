"""Finds boxes that repeat: cards that lead to other stories, and entries of a comment list.

Both may hold more words than a short story does, so they must not be taken for it. A card has a
title that is a link, and little text; a comment opens with a name, and names differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from marsad.model.page import BlockKind
from marsad.reading.html.outline import Outline, Strip

_FEWEST_ALIKE = 2
_FEWEST_COMMENTS = 3
_MOST_CARD_WORDS = 90
_MOST_NAME_WORDS = 6
_DIGITS = re.compile(r"[\d\W]+")


@dataclass(slots=True)
class Sum:
    """What the strips below a box add up to; `first` is the number of the first, -1 for none."""

    first: int = -1
    strips: int = 0
    words: int = 0
    linked_words: float = 0.0
    link_titles: int = 0
    prose: int = 0
    headings: int = 0


def sums_of(outline: Outline) -> list[Sum]:
    """The sums of all boxes, each with those inside it."""
    sums = [Sum() for _ in outline.boxes]
    for number, strip in enumerate(outline.strips):
        _count(sums[strip.box], number, strip)
    for box in reversed(outline.boxes):
        if box.parent >= 0:
            _merge(sums[box.parent], sums[box.number])
    return sums


def _count(total: Sum, number: int, strip: Strip) -> None:
    if total.first < 0:
        total.first = number
    total.strips += 1
    total.words += strip.words
    total.linked_words += strip.linked * strip.words
    total.link_titles += is_link_title(strip)
    total.prose += is_prose(strip)
    total.headings += strip.level > 0


def _merge(total: Sum, part: Sum) -> None:
    if part.first >= 0 and (total.first < 0 or part.first < total.first):
        total.first = part.first
    total.strips += part.strips
    total.words += part.words
    total.linked_words += part.linked_words
    total.link_titles += part.link_titles
    total.prose += part.prose
    total.headings += part.headings


def is_link_title(strip: Strip) -> bool:
    """Whether a line is a title that leads elsewhere."""
    return strip.linked >= 0.9 and strip.words >= 3


def is_prose(strip: Strip) -> bool:
    """Whether a line reads as running text, by its length and links alone."""
    if strip.kind in (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TIME, BlockKind.TABLE_ROW):
        return False
    return strip.linked < 0.5 and (strip.words >= 9 or (strip.words >= 5 and strip.text[-1] in ".؟!?۔…"))


def find_cards(outline: Outline, sums: list[Sum]) -> set[int]:
    """The boxes of cards: two alike side by side at least, each a linked title with little text."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for box in outline.boxes:
        total = sums[box.number]
        if total.link_titles and total.prose <= 2 and total.words <= _MOST_CARD_WORDS and box.tag != "p":
            groups[box.parent, box.signature].append(box.number)
    return {number for alike in groups.values() if len(alike) >= _FEWEST_ALIKE for number in alike}


def find_comments(outline: Outline, sums: list[Sum]) -> set[int]:
    """The boxes of comments that no class names: alike, each a differing name and running text."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for box in outline.boxes:
        if _could_be_comment(outline, sums[box.number]):
            groups[box.parent, box.signature].append(box.number)
    return {
        number
        for alike in groups.values()
        if len(alike) >= _FEWEST_COMMENTS and _names_differ(outline, sums, alike)
        for number in alike
    }


def _could_be_comment(outline: Outline, total: Sum) -> bool:
    if total.prose == 0 or total.strips < 2 or total.headings or total.link_titles:
        return False
    opening = outline.strips[total.first]
    return opening.words <= _MOST_NAME_WORDS and not is_prose(opening)


def _names_differ(outline: Outline, sums: list[Sum], alike: list[int]) -> bool:
    """Updates of a live page open alike (`تحديث 3 — 22:50`), comments do not."""
    openings = [_DIGITS.sub(" ", outline.strips[sums[number].first].text).strip() for number in alike]
    return len(set(openings)) * 2 > len(openings) and all(openings)
