"""Writes stories, who is in them and copies as rows of the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from marsad.archive.plain import to_plain
from marsad.archive.schema import articles
from marsad.archive.stories_schema import (
    agenda,
    copies,
    happening_events,
    happenings,
    stories,
    story_articles,
)
from marsad.archive.writing import Writing
from marsad.model.story import Copy, LeadFact, Link, Member, Passage, PassageKind, Story

_TELLING_WORDS = 2  # a passage of fewer says nothing
_MOST_PASSAGES = 20  # of each kind in a copy's row
_MOST_IN_ONE = 500


def write_places(writing: Writing, story_of: Mapping[int, int], links: Mapping[int, Link | None]) -> None:
    """Puts articles into their stories, new or other ones, each with what joins it to the rest."""
    if not story_of:
        return
    forget_places(writing.connection, list(story_of))
    rows = [_place(row, story, links.get(row), writing.stamp) for row, story in sorted(story_of.items())]
    writing.connection.execute(insert(story_articles), rows)


def forget_places(connection: Connection, rows: Sequence[int]) -> None:
    """Takes articles out of their stories."""
    for at in range(0, len(rows), _MOST_IN_ONE):
        part = rows[at : at + _MOST_IN_ONE]
        connection.execute(delete(story_articles).where(story_articles.c.article.in_(part)))


def _place(row: int, story: int, link: Link | None, stamp: str) -> dict[str, Any]:
    reasons = to_plain(link) if link else None
    score = link.chance if link else None
    return {"article": row, "story": story, "score": score, "reasons": reasons, "added": stamp}


def make_rows(writing: Writing, numbers: Collection[int]) -> None:
    """Rows for the stories that have none yet, so that articles can be put into them."""
    there = set(writing.connection.scalars(select(stories.c.id).where(stories.c.id.in_(sorted(numbers)))))
    fresh = [_empty(number, writing) for number in sorted(set(numbers) - there)]
    if fresh:
        writing.connection.execute(insert(stories), fresh)


def _empty(number: int, writing: Writing) -> dict[str, Any]:
    return {
        "id": number,
        "state": "empty",
        "first_moment": 0,
        "last_moment": 0,
        "articles": 0,
        "outlets": 0,
        "seq": writing.next_seq(),
        "changed": writing.stamp,
    }


def members_of(connection: Connection, numbers: Iterable[int]) -> dict[int, list[Member]]:
    """The articles of stories, in time order."""
    wanted = sorted(numbers)
    found: dict[int, list[Member]] = {number: [] for number in wanted}
    query = select(
        story_articles.c.story, articles.c.row, articles.c.moment, articles.c.outlet, articles.c.headline
    ).join(articles, articles.c.row == story_articles.c.article)
    for at in range(0, len(wanted), _MOST_IN_ONE):
        of_part = story_articles.c.story.in_(wanted[at : at + _MOST_IN_ONE])
        for row in connection.execute(query.where(of_part).order_by(articles.c.moment, articles.c.row)):
            found[row.story].append(Member(row.row, row.moment, row.outlet, row.headline))
    return found


def write_stories(writing: Writing, made: Iterable[Story]) -> None:
    """Brings the rows of stories up to date."""
    rows = [_story(story, writing) for story in made]
    if rows:
        change = update(stories).where(stories.c.id == bindparam("number"))
        names = [name for name in rows[0] if name != "number"]
        writing.connection.execute(
            change.values({name: bindparam(f"b_{name}") for name in names}),
            [{"number": row["number"], **{f"b_{name}": row[name] for name in names}} for row in rows],
        )


def _story(story: Story, writing: Writing) -> dict[str, Any]:
    return {
        "number": story.number,
        "state": "live",
        "merged_into": None,
        "headline": story.headline,
        "first_moment": story.first.moment,
        "last_moment": story.members[-1].moment,
        "articles": len(story.members),
        "outlets": len(story.outlets),
        "first_article": story.first.row,
        "facts": plain_facts(story.facts),
        "seq": writing.next_seq(),
        "changed": writing.stamp,
    }


def plain_facts(facts: Iterable[LeadFact]) -> dict[str, list[Any]]:
    """Facts by standing (`agreed`, `updated`, `disputed`), and the `events` among them, as plain data."""
    found: dict[str, list[Any]] = defaultdict(list)
    for fact in facts:
        found[fact.standing.value].append(to_plain(fact))
        if fact.kind == "event":
            side = fact.sides[0]
            found["events"].append(
                {"text": side.text, "day": side.value or None, "articles": list(side.articles)}
            )
    return dict(found)


def end_stories(writing: Writing, ended: Mapping[int, int | None]) -> None:
    """Marks stories that hold no article any more, with the ones that most of theirs went to.

    Their first article stays: by it a merged story is known when the merging is undone.
    """
    for number, into in sorted(ended.items()):
        values = {
            "state": "merged" if into else "empty",
            "merged_into": into,
            "articles": 0,
            "outlets": 0,
            "seq": writing.next_seq(),
            "changed": writing.stamp,
        }
        writing.connection.execute(update(stories).where(stories.c.id == number).values(values))


def merged_stories(connection: Connection) -> dict[int, int]:
    """The stories that were merged into others, by their first articles; of several the latest."""
    query = select(stories.c.first_article, stories.c.id)
    query = query.where(stories.c.state == "merged", stories.c.first_article.is_not(None))
    return {row.first_article: row.id for row in connection.execute(query.order_by(stories.c.id))}


def follow_places(connection: Connection, rows: Sequence[int]) -> None:
    """Lets happenings and agenda entries follow the articles that tell of them into their stories."""
    of_entry = select(story_articles.c.story).where(story_articles.c.article == agenda.c.article)
    of_happening = (
        select(func.min(story_articles.c.story))
        .join(happening_events, happening_events.c.article == story_articles.c.article)
        .where(happening_events.c.happening == happenings.c.id)
    )
    for at in range(0, len(rows), _MOST_IN_ONE):
        part = rows[at : at + _MOST_IN_ONE]
        told = select(happening_events.c.happening).where(happening_events.c.article.in_(part))
        entries = update(agenda).where(agenda.c.article.in_(part))
        connection.execute(entries.values(story=of_entry.scalar_subquery()))
        joined = update(happenings).where(happenings.c.id.in_(told))
        connection.execute(joined.values(story=of_happening.scalar_subquery()))


def forget_copies(connection: Connection, rows: Sequence[int]) -> None:
    """Takes away all that is known of these articles as copies and originals."""
    for at in range(0, len(rows), _MOST_IN_ONE):
        part = rows[at : at + _MOST_IN_ONE]
        connection.execute(delete(copies).where(or_(copies.c.copy.in_(part), copies.c.original.in_(part))))


def write_copies(
    connection: Connection, found: Iterable[tuple[Copy, Sequence[Passage]]], bodies: Mapping[int, str]
) -> None:
    """Rows of copies with what changed; `bodies` has the text of both articles of each."""
    rows = [_copy(copy, told, bodies) for copy, told in found]
    if rows:
        connection.execute(insert(copies), rows)


def _copy(copy: Copy, told: Sequence[Passage], bodies: Mapping[int, str]) -> dict[str, Any]:
    return {
        "copy": copy.copy,
        "original": copy.original,
        "share": round(copy.share, 4),
        "share_of_original": round(copy.share_of_original, 4),
        "direction": copy.direction.value,
        "passages": _texts(told, bodies[copy.copy], bodies[copy.original]),
    }


def _texts(told: Sequence[Passage], copy: str, original: str) -> dict[str, list[Any]]:
    """The sentences that differ: added and dropped ones, and changed ones as `[before, after]`."""
    found: dict[str, list[Any]] = defaultdict(list)
    for each in told:
        texts = [span.of(text) for span, text in ((each.original, original), (each.copy, copy)) if span]
        if max(len(text.split()) for text in texts) < _TELLING_WORDS:
            continue  # a piece of an abbreviation: سي. إن. إن.
        if each.kind is not PassageKind.KEPT and len(found[each.kind.value]) < _MOST_PASSAGES:
            found[each.kind.value].append(texts if len(texts) > 1 else texts[0])
    return dict(found)
