"""Related reports out of an archive: those that share names with an article, each with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, select

from marsad.archive.archive import Archive
from marsad.archive.keys import name_key
from marsad.archive.loading import Archived, by_rows
from marsad.archive.schema import entities
from marsad.archive.stories_schema import story_articles
from marsad.lexicon.pack import Lexicon, load
from marsad.model.article import Article
from marsad.model.story import Related
from marsad.stories.joining import joining
from marsad.stories.related import Candidate, names_of, related
from marsad.stories.report import report_of
from marsad.stories.words import StoryWords, plain_words, story_words

_LATEST = 300  # of the articles that hold a name, so many are looked at
_MOST_LOADED = 30
_MOST_NAMES = 30


def related_reports(
    archive: Archive, row: int, most: int = 5, lexicon: Lexicon | None = None
) -> list[Related]:
    """At most `most` reports to read beside the article of that row, the best first; none without a name.

    They are of other stories, and no copies; the stories must have been worked out before.
    """
    lexicon = lexicon or load()
    with archive.reading() as connection:
        found = by_rows(connection, [row])
        if not found:
            return []
        rows = _sharing_names(connection, found[0].article, row, lexicon.derive(story_words))
        known = [each for each in by_rows(connection, rows) if not each.withdrawn]
        story_of = _stories_of(connection, [row, *rows])
    target, *pool = (_candidate(each, story_of.get(each.row), lexicon) for each in (*found, *known))
    return related(target, pool, lexicon.derive(story_words), lexicon.derive(joining), most)


def _sharing_names(connection: Connection, article: Article, row: int, words: StoryWords) -> list[int]:
    """The articles that share most with one: names they hold, each weighed by how rare it is."""
    weights: Counter[int] = Counter()
    for key, weight in _weighed_names(article, words):
        held = select(entities.c.article).where(entities.c.name_key == key)
        for other in {*connection.scalars(held.order_by(entities.c.article.desc()).limit(_LATEST))}:
            weights[other] += weight
    del weights[row]
    ranked = sorted(weights, key=lambda other: (-weights[other], -other))
    return ranked[:_MOST_LOADED]


def _weighed_names(article: Article, words: StoryWords) -> list[tuple[str, int]]:
    """The keys of an article's names with weights, the rarest first."""
    keys = {name_key(entity.name) for entity in article.entities}
    ranked = sorted(keys, key=lambda key: (-_rarity(key, words), key))[:_MOST_NAMES]
    return [(key, round(10 * _rarity(key, words))) for key in ranked]


def _rarity(key: str, words: StoryWords) -> float:
    return words.rarest(plain_words(key))


def _candidate(each: Archived, story: int | None, lexicon: Lexicon) -> Candidate:
    report = report_of(each.article, each.row, each.moment, lexicon)
    return Candidate(report, story, names_of(each.article))


def _stories_of(connection: Connection, rows: Sequence[int]) -> dict[int, int]:
    query = select(story_articles.c.article, story_articles.c.story)
    found = connection.execute(query.where(story_articles.c.article.in_(rows)))
    return {each.article: each.story for each in found}
