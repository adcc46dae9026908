"""Finds the stories of a page that holds several: list pages, and pages that load one after another."""

from __future__ import annotations

from collections import defaultdict

from marsad.model.page import Zone
from marsad.reading.html.anchor import Anchor
from marsad.reading.html.core import Core
from marsad.reading.html.outline import Box, Outline
from marsad.reading.html.repeated import Sum, is_link_title

_SECTION_NAME = 4  # words; a longer headline is a story's own
_STORY_WORDS = 18
_FULL_STORY_WORDS = 60


def find_stories(
    outline: Outline, sums: list[Sum], zones: list[Zone | None], anchor: Anchor | None, core: Core | None
) -> list[int]:
    """The boxes that each hold one story, in page order; empty where the page has one at most."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for box in outline.boxes:
        if zones[box.number] is None and _tells_a_story(outline, box, sums):
            groups[box.parent, box.signature].append(box.number)
    best: list[int] = []
    for alike in groups.values():
        stories = _stories_among(outline, alike, sums, anchor)
        if _words(stories, sums) > _words(best, sums) and not _beside_core(outline, stories, core, sums):
            best = stories
    return best


def _tells_a_story(outline: Outline, box: Box, sums: list[Sum]) -> bool:
    total = sums[box.number]
    if not total.prose or not (total.headings or total.link_titles) or box.tag == "p":
        return False
    opening = outline.strips[total.first]
    text = total.words - opening.words
    return text - total.linked_words >= _STORY_WORDS and (total.headings > 0 or is_link_title(opening))


def _stories_among(outline: Outline, alike: list[int], sums: list[Sum], anchor: Anchor | None) -> list[int]:
    """Those of the like boxes that are stories, given where the page's headline stands.

    With a headline in one of them, the others must be full stories too. With one above them all,
    they are updates or sections of its story, unless it only names the page's section or each
    has a heading that leads to a page of its own.
    """
    if len(alike) < 2:
        return []
    if anchor is None or not anchor.sure:
        return alike
    place = outline.strips[anchor.strip].box
    own = next((number for number in alike if outline.holds(number, place)), None)
    if own is not None:
        full = [n for n in alike if n == own or _is_full(sums[n])]
        return full if len(full) > 1 else []
    section = outline.strips[anchor.strip].words <= _SECTION_NAME
    return alike if section or all(_leads_elsewhere(outline, sums[n]) for n in alike) else []


def _is_full(total: Sum) -> bool:
    return total.prose >= 2 and total.words - total.linked_words >= _FULL_STORY_WORDS


def _leads_elsewhere(outline: Outline, total: Sum) -> bool:
    return total.link_titles > 0 and is_link_title(outline.strips[total.first])


def _words(numbers: list[int], sums: list[Sum]) -> float:
    return sum(sums[number].words - sums[number].linked_words for number in numbers)


def _beside_core(outline: Outline, stories: list[int], core: Core | None, sums: list[Sum]) -> bool:
    """Whether the boxes only stand beside an article that is longer than each of them."""
    if core is None or not stories:
        return False
    if any(outline.holds(n, core.box) or outline.holds(core.box, n) for n in stories):
        return False
    return core.words > max(sums[n].words - sums[n].linked_words for n in stories)
