"""What to read beside a story: reports of others, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.archive.views.cards import ArticleCard, cards
from marsad.archive.views.stories import StoryPage
from marsad.model.story import Reason
from marsad.web.store import Store

_MOST = 6


@dataclass(frozen=True, slots=True)
class ReadAlso:
    """A report worth reading beside a story, and what ties it to it."""

    article: ArticleCard
    reasons: tuple[Reason, ...]


def read_also(store: Store, story: StoryPage) -> list[ReadAlso]:
    """Reports of other stories that have to do with the last article of this one, the best first."""
    suggested = store.related.beside(story.articles[-1].row, _MOST)
    with store.archive.reading() as connection:
        shown = cards(connection, [each.row for each in suggested])
    return [ReadAlso(shown[each.row], each.reasons) for each in suggested]
