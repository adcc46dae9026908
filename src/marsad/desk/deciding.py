"""What a person decides, in the numbers and words that lists show, as corrections of the archive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from marsad.archive.corrections.kinds import (
    Change,
    FactKind,
    FixPlace,
    FixSpeaker,
    KeepApart,
    MergeIdentities,
    MergeStories,
    Named,
    Passage,
    RejectFact,
    SplitIdentity,
    SplitStory,
    passage_of,
)
from marsad.archive.loading import Archived, by_rows
from marsad.archive.stories_schema import identity_mentions, story_articles
from marsad.errors import CorrectionError
from marsad.model.article import Article

_MOST_STAYING = 20  # of the articles that stay, so many say whom a name that is split off is not


def merge_stories(connection: Connection, one: int, other: int) -> Change:
    """Two stories are one. Raises CorrectionError."""
    first, second = (_members(connection, number)[0] for number in (one, other))
    return MergeStories(first, second)


def split_story(connection: Connection, number: int, away: Sequence[int]) -> Change:
    """These articles (rows) do not tell the story. Raises CorrectionError."""
    members = _members(connection, number)
    _check_among(away, members, f"story {number}")
    return SplitStory(tuple(away), tuple(row for row in members if row not in away))


def merge_names(connection: Connection, one: int, other: int) -> Change:
    """Two people, bodies or places are one. Raises CorrectionError."""
    if one == other:
        raise CorrectionError(f"name {one}", "it is one already")
    first, second = (_namings(connection, number)[0] for number in (one, other))
    return MergeIdentities(first, second)


def keep_apart(connection: Connection, one: int, other: int) -> Change:
    """Two people, bodies or places that may be one are two. Raises CorrectionError."""
    if one == other:
        raise CorrectionError(f"name {one}", "one and the same cannot be kept apart; split it")
    first, second = (_namings(connection, number)[0] for number in (one, other))
    return KeepApart(first, second)


def split_name(connection: Connection, number: int, away: Sequence[int]) -> Change:
    """In these articles (rows) the name stands for somebody else. Raises CorrectionError."""
    namings = _namings(connection, number)
    _check_among(away, [each.article for each in namings], f"name {number}")
    gone = tuple(each for each in namings if each.article in away)
    return SplitIdentity(gone, tuple(each for each in namings if each not in gone)[:_MOST_STAYING])


def fix_speaker(held: Archived, words: str, speaker: str | None) -> Change:
    """The quote with these words is of whom `speaker`, as written in the article, names; None: of nobody."""
    quote = _fact(held.article, words, ((each.start, each.end) for each in held.article.quotes), "quote")
    return FixSpeaker(held.row, quote, _written(held.article, speaker))


def fix_place(held: Archived, words: str, place: str | None) -> Change:
    """The event told with these words happens at `place`, as written in the article; None: nowhere named."""
    triggers = ((each.trigger.start, each.trigger.end) for each in held.article.events)
    return FixPlace(held.row, _fact(held.article, words, triggers, "event"), _written(held.article, place))


def reject(held: Archived, kind: FactKind, words: str) -> Change:
    """The fact of that kind with these words is none. Raises CorrectionError."""
    return RejectFact(held.row, kind, _fact(held.article, words, _spans(held.article, kind), kind.value))


def _spans(article: Article, kind: FactKind) -> list[tuple[int, int]]:
    mentions = [(m.start, m.end) for entity in article.entities for m in entity.mentions]
    if kind in (FactKind.ENTITY, FactKind.MENTION):
        return mentions
    if kind is FactKind.EVENT:
        return [(each.trigger.start, each.trigger.end) for each in article.events]
    if kind is FactKind.CREDIT:
        return [(each.span.start, each.span.end) for each in article.credits if each.span]
    facts = article.quotes if kind is FactKind.QUOTE else article.times
    return [(each.start, each.end) for each in facts]


def _fact(article: Article, words: str, spans: Iterable[tuple[int, int]], what: str) -> Passage:
    """The passage of the one fact that has these words."""
    found = [(start, end) for start, end in spans if words.strip() and words in article.body[start:end]]
    exact = [(start, end) for start, end in found if article.body[start:end] == words]
    chosen = exact[:1] or found
    if len(chosen) != 1:
        how = "no" if not chosen else "more than one"
        raise CorrectionError(f"article {article.id}", f"{how} {what} with the words {words!r}")
    return passage_of(article.body, *chosen[0])


def _written(article: Article, words: str | None) -> Passage | None:
    if words is None:
        return None
    at = article.body.find(words) if words.strip() else -1
    if at < 0:
        raise CorrectionError(f"article {article.id}", f"{words!r} is not written in it")
    return passage_of(article.body, at, at + len(words))


def _members(connection: Connection, number: int) -> list[int]:
    query = select(story_articles.c.article).where(story_articles.c.story == number)
    rows = list(connection.scalars(query.order_by(story_articles.c.article)))
    if not rows:
        raise CorrectionError(f"story {number}", "no story of that number; `marsad stories` lists them")
    return rows


def _namings(connection: Connection, number: int) -> list[Named]:
    """The first mention in each article that names an identity, the newest article first."""
    mention = identity_mentions.c
    query = select(mention.article, mention.entity).where(mention.identity == number)
    named = connection.execute(query.order_by(mention.article, mention.entity.desc()))
    found = {each.article: each.entity for each in named}
    if not found:
        raise CorrectionError(f"name {number}", "no name of that number; `marsad person` shows them")
    return [_naming(each, found[each.row]) for each in by_rows(connection, sorted(found, reverse=True))]


def _naming(held: Archived, entity: int) -> Named:
    mention = held.article.entities[entity].mentions[0]
    return Named(held.row, passage_of(held.article.body, mention.start, mention.end))


def _check_among(away: Sequence[int], members: Sequence[int], what: str) -> None:
    if strangers := set(away) - {*members}:
        raise CorrectionError(what, f"{len(strangers)} of the articles named are not of it")
    if not set(members) - {*away}:
        raise CorrectionError(what, "a split needs something that goes and something that stays")
