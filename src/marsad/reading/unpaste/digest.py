"""Tells a digest: several short items on a page, each a title with a paragraph or two of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from marsad.reading.unpaste.seen import Seen

DIGEST_ITEM = "an item of a digest"  # the rule that gives the headline of one
_FEWEST_ITEMS = 3
_MOST_PARAGRAPHS = 2  # of one item
_OWN_WORDS = 2  # stems that a title shares with its paragraph, one where it is short
_SHORT_TITLE = 5  # words
_SHARED_WORDS = 1  # stems that two items in a row may share: sections of one article share its names


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a digest: the numbers of its title and its paragraphs."""

    title: int
    paragraphs: list[int]


def digest_items(lines: Sequence[Seen], *, bulletin: bool = False) -> list[Item]:
    """The items of a page that is a digest, in page order; none where it is anything else.

    Where the page calls itself a `bulletin`, or each item closes with a rule or its source, that is
    enough; elsewhere the items must be short and speak of different things.
    """
    items = _items(lines, bulletin=bulletin)
    if len(items) < _FEWEST_ITEMS:
        return []
    if bulletin or all(_is_closed(lines, one, other) for one, other in pairwise(items)):
        return [] if any(lines[item.paragraphs[0]].joined for item in items) else items
    if not all(_is_item(lines, item) for item in items):
        return []
    texts = [frozenset().union(*(lines[i].stems for i in (it.title, *it.paragraphs))) for it in items]
    apart = all(len(one & other) <= _SHARED_WORDS for one, other in pairwise(texts))
    return items if apart else []


def _items(lines: Sequence[Seen], *, bulletin: bool) -> list[Item]:
    """Titles with the paragraphs under them; none where a paragraph has no title or a title no paragraph.

    The page's own title may stand above the first, and what closes it beneath the last; in a `bulletin`
    a title may name the section that the one beneath it opens.
    """
    items: list[Item] = []
    for i, line in enumerate(lines):
        if line.title:
            if items and not items[-1].paragraphs and (len(items) == 1 or bulletin):
                items.pop()
            if items and not items[-1].paragraphs:
                return []
            items.append(Item(i, []))
        elif line.paragraph:
            if not items:
                return []
            items[-1].paragraphs.append(i)
    return items[:-1] if items and not items[-1].paragraphs else items


def _is_closed(lines: Sequence[Seen], one: Item, other: Item) -> bool:
    """Whether a line between two items tells that the first is over."""
    return any(line.closes for line in lines[one.paragraphs[-1] + 1 : other.title])


def _is_item(lines: Sequence[Seen], item: Item) -> bool:
    if len(item.paragraphs) > _MOST_PARAGRAPHS:
        return False
    title, first = lines[item.title], lines[item.paragraphs[0]]
    wanted = _OWN_WORDS if len(title.words) > _SHORT_TITLE else 1
    return not first.joined and len(title.stems & first.stems) >= wanted
