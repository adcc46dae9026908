"""Related reports out of an archive: those that share names with an article, each with its reasons."""

from __future__ import annotations

import time
from collections import Counter, OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias

from sqlalchemy import Connection, Integer, bindparam, select

from marsad.archive.archive import Archive
from marsad.archive.keys import name_key
from marsad.archive.loading import Archived, by_rows
from marsad.archive.schema import articles, entities
from marsad.archive.stories_schema import story_articles
from marsad.lexicon.pack import Lexicon, load
from marsad.model.story import Related
from marsad.stories.joining import joining
from marsad.stories.related import Candidate, Name, names_of, related
from marsad.stories.report import Report, report_of
from marsad.stories.words import StoryWords, story_words

_LATEST = 300  # of the articles that hold a name, so many are looked at
_MOST_LOADED = 30
_MOST_NAMES = 30
_MOST_KEPT = 6_000  # articles, about 12 kB each
_READ_AHEAD = 1_000
_AT_A_TIME = 10
_PAUSE = 0.01  # seconds between parts that are read ahead: readers are answered meanwhile
_Key: TypeAlias = tuple[str, str]  # a folded name and the type of what it names

_HOLDING = (
    select(entities.c.article)
    .where(entities.c.name_key == bindparam("key"), entities.c.type == bindparam("type"))
    .order_by(entities.c.article.desc())
    .limit(bindparam("most", type_=Integer))
)
_NEWEST = (
    select(articles.c.row, articles.c.seq)
    .where(articles.c.withdrawn == 0)
    .order_by(articles.c.moment.desc(), articles.c.row.desc())
    .limit(bindparam("most", type_=Integer))
)
_ROWS = bindparam("rows", expanding=True, type_=Integer)
_STANDING = (
    select(articles.c.row, articles.c.seq, story_articles.c.story)
    .outerjoin(story_articles, story_articles.c.article == articles.c.row)
    .where(articles.c.row.in_(_ROWS), articles.c.withdrawn == 0)
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is needed of an article: `names` tie it to others, `keys` find them."""

    report: Report
    names: Mapping[Name, str]
    keys: frozenset[_Key]


class RelatedReports:
    """Finds what to read beside an article. Safe among threads.

    What it read of articles is kept: stories of the same days lead to the same reports.
    """

    def __init__(self, archive: Archive, lexicon: Lexicon | None = None) -> None:
        self._archive = archive
        self._lexicon = lexicon or load()
        self._kept: OrderedDict[tuple[int, int], _Read] = OrderedDict()
        self._lock = Lock()

    def warm_up(self) -> None:
        """Reads the newest articles, which the first pages would have to wait for."""
        self._lexicon.derive(joining)
        with self._archive.reading() as connection:
            found = connection.execute(_NEWEST, {"most": _READ_AHEAD}).all()
        for at in range(0, len(found), _AT_A_TIME):
            part = {each.row: each.seq for each in found[at : at + _AT_A_TIME]}
            with self._archive.reading() as connection:
                self._reports(connection, part)
            time.sleep(_PAUSE)

    def beside(self, row: int, most: int = 5) -> list[Related]:
        """At most `most` reports to read beside the article of that row, the best first; none without a name.

        They are of other stories, and no copies; the stories must have been worked out before.
        """
        words = self._lexicon.derive(story_words)
        with self._archive.reading() as connection:
            found = self._read(connection, [row])
            if not found:
                return []
            (target, keys), *_ = found
            pool = self._read(connection, _sharing_names(connection, keys, row, words))
        others = [candidate for candidate, _ in pool]
        return related(target, others, words, self._lexicon.derive(joining), most)

    def _read(self, connection: Connection, rows: Sequence[int]) -> list[tuple[Candidate, frozenset[_Key]]]:
        """The articles of these rows as candidates, each with its keys; withdrawn ones are left out."""
        found = connection.execute(_STANDING, {"rows": list(rows)}).all()
        read = self._reports(connection, {each.row: each.seq for each in found})
        story_of = {each.row: each.story for each in found}
        there = [(row, read[row]) for row in rows if row in read]
        return [(Candidate(each.report, story_of[row], each.names), each.keys) for row, each in there]

    def _reports(self, connection: Connection, seqs: Mapping[int, int]) -> dict[int, _Read]:
        """What is needed of articles, by row; `seqs` has the last change of each."""
        with self._lock:
            known = {row: self._kept.get((row, seq)) for row, seq in seqs.items()}
        for each in by_rows(connection, [row for row, kept in known.items() if kept is None]):
            known[each.row] = self._keep(each)
        return {row: kept for row, kept in known.items() if kept is not None}

    def _keep(self, each: Archived) -> _Read:
        report = report_of(each.article, each.row, each.moment, self._lexicon)
        keys = frozenset((name_key(entity.name), entity.type.value) for entity in each.article.entities)
        read = _Read(report, names_of(each.article), keys)
        with self._lock:
            self._kept[each.row, each.seq] = read
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return read


def _sharing_names(connection: Connection, keys: Collection[_Key], row: int, words: StoryWords) -> list[int]:
    """The articles that share most with that of `row`: names they hold, each weighed by how rare it is."""
    weights: Counter[int] = Counter()
    for (key, kind), weight in _weighed(keys, words):
        asked = {"key": key, "type": kind, "most": _LATEST}
        for other in {*connection.scalars(_HOLDING, asked)}:
            weights[other] += weight
    del weights[row]
    ranked = sorted(weights, key=lambda other: (-weights[other], -other))
    return ranked[:_MOST_LOADED]


def _weighed(keys: Collection[_Key], words: StoryWords) -> list[tuple[_Key, int]]:
    """The keys of an article's names with weights, the rarest first."""
    rarity = {key: words.rarest_in(key[0]) for key in keys}
    ranked = sorted(keys, key=lambda key: (-rarity[key], key))[:_MOST_NAMES]
    return [(key, round(10 * rarity[key])) for key in ranked]
