"""Writes one article: its row, its facts, and the version that it replaces."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update

from marsad.archive.clock import day_of, moment_of
from marsad.archive.columns import Found
from marsad.archive.corrections.applying import apply
from marsad.archive.corrections.records import in_force, mark_unmet
from marsad.archive.fact_rows import fact_rows, problem_rows
from marsad.archive.keys import storable
from marsad.archive.packing import pack_article, unpack_article
from marsad.archive.schema import FACT_TABLES, articles, problems, versions
from marsad.archive.text_diff import changes
from marsad.archive.writing import Writing
from marsad.model.article import Article

EDITED, REREAD = "edited", "reread"


def insert_article(writing: Writing, article: Article, page: int, address: int) -> int:
    """Inserts a new article; gives its row."""
    row = writing.next_seq()
    own = {"row": row, "address": address, "stored": writing.stamp, "corrections": 0}
    writing.insert(articles, [{**own, **_described(writing, article, page, row), "version": 1}])
    _insert_facts(writing, article, row)
    return row


def insert_article_as(writing: Writing, article: Article, own: dict[str, Any]) -> None:
    """Inserts an article of another archive, with all that its content does not decide in `own`."""
    content = {"content": pack_article(article), "corrections": 0}
    writing.insert(articles, [{**described(article), **content, **own}])
    _insert_facts(writing, article, own["row"])


def replace_article(writing: Writing, article: Article, page: int, kept: Found, before: Article) -> bool:
    """Puts `article` in the place of `before`, which becomes a version; gives whether that changed anything.

    The text of an earlier fetch that comes in late becomes a version itself.
    """
    if article.id == before.id and not kept.withdrawn:
        return False
    if article.id != before.id and _is_earlier(article, kept):
        insert_version(writing, kept, article, before, page)
        _update(writing, kept.row, {"version": kept.version + 1})
        return True
    if article.id != before.id:
        insert_version(writing, kept, before, article, kept.page)
    version = kept.version + (article.id != before.id)
    rewrite_article(writing, article, page, kept.row, version)
    return True


def rewrite_article(writing: Writing, article: Article, page: int, row: int, version: int) -> None:
    """Writes an article's row and facts anew, as people corrected them."""
    _update(writing, row, {**_described(writing, article, page, writing.next_seq()), "version": version})
    _correct_facts(writing, article, row)


def correct_article(writing: Writing, row: int) -> None:
    """Writes an article's facts anew after its corrections changed."""
    found = select(articles.c.content).where(articles.c.row == row)
    content: bytes = writing.connection.execute(found).scalar_one()
    _update(writing, row, {"seq": writing.next_seq(), "changed": writing.stamp})
    _correct_facts(writing, unpack_article(content), row)


def _correct_facts(writing: Writing, article: Article, row: int) -> None:
    """Puts the facts of `article`, corrected, in the place of the row's; marks corrections not met."""
    for table in (*FACT_TABLES, problems):
        writing.connection.execute(delete(table).where(table.c.article == row))
    changes = in_force(writing.connection, [row]).get(row, {})
    met = {}
    for number, change in changes.items():
        met[number] = apply(article, change)
        article = met[number] or article
    mark_unmet(writing, {number: after is None for number, after in met.items()})
    _update(writing, row, {"corrections": len(changes)})
    _insert_facts(writing, article, row)


def _insert_facts(writing: Writing, article: Article, row: int) -> None:
    for table, rows in fact_rows(article, row).items():
        writing.insert(table, rows)
    writing.insert(problems, problem_rows(article, row, writing.stamp))


def _update(writing: Writing, row: int, values: dict[str, Any]) -> None:
    writing.flush()  # the page that the row will name must be there
    writing.connection.execute(update(articles).where(articles.c.row == row).values(**values))


def _is_earlier(article: Article, kept: Found) -> bool:
    mine, theirs = moment_of(article.page.fetched or ""), moment_of(kept.fetched or "")
    return mine is not None and theirs is not None and mine < theirs


def insert_version(
    writing: Writing, kept: Found, old: Article, new: Article, page: int, reason: str = EDITED
) -> None:
    """Keeps `old` as the version of its number that `new` replaced."""
    writing.insert(
        versions,
        [
            {
                "article": kept.row,
                "version": kept.version,
                "article_id": old.id,
                "reason": reason,
                "page": page,
                "replaced": writing.stamp,
                "diff": difference(old, new),
                "content": pack_article(old),
            }
        ],
    )


def difference(old: Article, new: Article) -> dict[str, Any]:
    """What the later version changed: the two headlines where they differ, the changed places of the body."""
    made = changes(old.body, new.body)
    return {
        "headline": [old.headline, new.headline] if old.headline != new.headline else None,
        "body": [[change.start, change.end, change.old, change.new] for change in made],
    }


def _described(writing: Writing, article: Article, page: int, seq: int) -> dict[str, Any]:
    moment = moment_of(_told(article))
    return {
        **described(article),
        "seq": seq,
        "page": page,
        "moment": moment_of(writing.stamp) if moment is None else moment,
        "withdrawn": 0,
        "changed": writing.stamp,
        "content": pack_article(article),
    }


def described(article: Article) -> dict[str, Any]:
    """The columns of an article's row that its content alone decides."""
    published = article.published.value if article.published else None
    dateline = article.dateline
    return {
        "id": article.id,
        "position": article.page.position,
        "headline": _storable(article.headline),
        "language": article.language,
        "published": published,
        "day": day_of(published) if published else None,
        "outlet": _storable(article.outlet),
        "dateline_place": _storable(dateline.place) if dateline else None,
        "dateline_source": _storable(dateline.source) if dateline else None,
        "characters": len(article.body),
    }


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _told(article: Article) -> str:
    """When it was published: a page that gives the day alone, when it was fetched on that day."""
    published, fetched = article.published, article.page.fetched or ""
    if published is None:
        return fetched
    return fetched if fetched[: len("2024-05-24")] == published.value else published.value
