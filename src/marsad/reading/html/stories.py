"""Finds the stories of a page that holds several: list pages, and pages that load one after another."""

from __future__ import annotations

from collections import defaultdict

from marsad.model.page import Zone
from marsad.reading.html.anchor import Anchor
from marsad.reading.html.core import Core
from marsad.reading.html.outline import Outline

_SECTION_NAME = 4  # words; a longer headline is a story's own
_STORY_WORDS = 18
_FULL_STORY_WORDS = 35


def find_stories(
    outline: Outline, zones: list[Zone | None], anchor: Anchor | None, core: Core | None
) -> list[int]:
    """The boxes that each hold one story, in page order; empty where the page has one at most."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for box in outline.filled:
        if zones[box] is None and outline.prose_lines[box] and _tells_a_story(outline, box):
            groups[outline.parents[box], outline.marks[box].signature].append(box)
    best: list[int] = []
    for alike in groups.values():
        stories = _stories_among(outline, alike, anchor)
        if _words_in(outline, stories) > _words_in(outline, best) and not _beside_core(
            outline, stories, core
        ):
            best = stories
    return best


def _words_in(outline: Outline, boxes: list[int]) -> float:
    return sum(outline.plain_words[box] for box in boxes)


def _tells_a_story(outline: Outline, box: int) -> bool:
    """Whether a box opens with a title, by heading or link, and has some text under it."""
    if outline.marks[box].tag == "p":
        return False
    opening = outline.strips[outline.first_strips[box]]
    if not outline.headings[box] and not opening.is_link_title:
        return False
    own = 0 if opening.linked >= 0.5 else opening.words
    return outline.plain_words[box] - own >= _STORY_WORDS


def _stories_among(outline: Outline, alike: list[int], anchor: Anchor | None) -> list[int]:
    """Those of the like boxes that are stories, given where the page's headline stands.

    With a headline in one of them, the others must be full stories too. With one above them all,
    they are updates or sections of its story, unless it only names the page's section or each
    has a heading that leads to a page of its own.
    """
    if len(alike) < 2:
        return []
    if anchor is None or not anchor.sure:
        return alike
    headline = outline.strips[anchor.strip]
    own = next((box for box in alike if outline.holds(box, headline.box)), None)
    if own is not None:
        full = [box for box in alike if box == own or _is_full(outline, box)]
        return full if len(full) > 1 else []
    section = headline.words <= _SECTION_NAME
    return alike if section or all(_leads_elsewhere(outline, box) for box in alike) else []


def _is_full(outline: Outline, box: int) -> bool:
    return outline.prose_lines[box] >= 2 and outline.plain_words[box] >= _FULL_STORY_WORDS


def _leads_elsewhere(outline: Outline, box: int) -> bool:
    return any(outline.strips[n].is_link_title for n in outline.strips_of(box)[:3])


def _beside_core(outline: Outline, stories: list[int], core: Core | None) -> bool:
    """Whether the boxes only stand beside an article that is longer than each of them."""
    if core is None or not stories:
        return False
    if any(outline.holds(box, core.box) or outline.holds(core.box, box) for box in stories):
        return False
    return core.words > max(outline.plain_words[box] for box in stories)
