"""Articles back out of the archive, whole, with their facts and their earlier versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from marsad.archive.columns import Found
from marsad.archive.corrections.applying import corrected
from marsad.archive.corrections.kinds import OfArticle
from marsad.archive.corrections.records import in_force
from marsad.archive.listing import SHOWN, Listed, listed
from marsad.archive.packing import unpack_article, unpack_text
from marsad.archive.schema import articles, counters, versions
from marsad.model.article import Article

_MOST_IN_ONE = 500


@dataclass(frozen=True, slots=True)
class Archived:
    """An article, as people corrected it, with what the archive knows of it beyond its page.

    `seq` grows with every change; `page` is the row of the page it was read from; a `withdrawn` article is
    one that newer rules no longer find on its page.
    """

    row: int
    seq: int
    article: Article
    page: int
    version: int
    moment: int
    withdrawn: bool
    stored: str
    changed: str


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a later one replaced: `diff` is what changed from it to the next.

    `diff` has `headline` (`[old, new]` or null) and `body` (`[[start, end, old, new], …]`, offsets into this
    version's body); `reason` is `edited` or `reread`.
    """

    version: int
    article: Article
    reason: str
    page: int
    replaced: str
    diff: dict[str, Any] | None


_WHOLE = tuple(
    articles.c[name]
    for name in (
        "row",
        "seq",
        "content",
        "page",
        "version",
        "moment",
        "withdrawn",
        "stored",
        "changed",
        "corrections",
    )
)


# Statements that every page asks are made once: making one costs more than its answer.
_BY_ID = select(*_WHOLE).where(articles.c.id == bindparam("id"))
_BY_ROWS = select(*_WHOLE).where(articles.c.row.in_(bindparam("rows", expanding=True)))
_TEXTS = select(articles.c.row, articles.c.content).where(
    articles.c.row.in_(bindparam("rows", expanding=True))
)
_LAST_SEQ = select(counters.c.value).where(counters.c.name == "seq")


def by_id(connection: Connection, article: str) -> Archived | None:
    """The article that has, or in an earlier version had, the id `article`."""
    found = _all(connection, _BY_ID, id=article)
    if found:
        return found[0]
    earlier = select(versions.c.article).where(versions.c.article_id == article)
    row: int | None = connection.scalar(earlier.order_by(versions.c.id.desc()).limit(1))
    return next(iter(by_rows(connection, [row])), None) if row is not None else None


def by_rows(connection: Connection, rows: Sequence[int]) -> list[Archived]:
    """The articles of these rows, in their order; rows that are not there are left out."""
    found: dict[int, Archived] = {}
    for at in range(0, len(rows), _MOST_IN_ONE):
        part = _all(connection, _BY_ROWS, rows=list(rows[at : at + _MOST_IN_ONE]))
        found.update((each.row, each) for each in part)
    return [found[row] for row in rows if row in found]


def texts_by_rows(connection: Connection, rows: Sequence[int], *, names: bool = True) -> list[Article]:
    """The texts of the articles of these rows, in their order, as they were read; with the names in them."""
    found: dict[int, Article] = {}
    for at in range(0, len(rows), _MOST_IN_ONE):
        part = connection.execute(_TEXTS, {"rows": list(rows[at : at + _MOST_IN_ONE])})
        found.update((row.row, unpack_text(row.content, names=names)) for row in part)
    return [found[row] for row in rows if row in found]


def listed_by_rows(connection: Connection, rows: Sequence[int]) -> list[Listed]:
    """As `by_rows`, without texts and facts."""
    found: dict[int, Listed] = {}
    for at in range(0, len(rows), _MOST_IN_ONE):
        query = select(*SHOWN).where(articles.c.row.in_(rows[at : at + _MOST_IN_ONE]))
        found.update((row.row, listed(row)) for row in connection.execute(query))
    return [found[row] for row in rows if row in found]


def since(connection: Connection, seq: int, most: int) -> list[Archived]:
    """At most `most` articles that changed after `seq`, in the order of their last change."""
    query = select(*_WHOLE).where(articles.c.seq > seq).order_by(articles.c.seq).limit(most)
    return _all(connection, query)


def last_seq(connection: Connection) -> int:
    """The running number of the last change."""
    return connection.scalar(_LAST_SEQ) or 0


def versions_of(connection: Connection, row: int) -> list[Version]:
    """The earlier versions of an article, first to last."""
    query = select(versions).where(versions.c.article == row).order_by(versions.c.version)
    return [
        Version(
            each.version,
            unpack_article(each.content),
            each.reason,
            each.page,
            each.replaced,
            each.diff,
        )
        for each in connection.execute(query)
    ]


def _all(connection: Connection, query: Select[Any], **values: Any) -> list[Archived]:
    rows = connection.execute(query, values).all()
    changes = in_force(connection, [row.row for row in rows if row.corrections])
    return [_archived(row, changes.get(row.row, {}).values()) for row in rows]


def _archived(row: Found, changes: Iterable[OfArticle]) -> Archived:
    return Archived(
        row=row.row,
        seq=row.seq,
        article=corrected(unpack_article(row.content), changes),
        page=row.page,
        version=row.version,
        moment=row.moment,
        withdrawn=bool(row.withdrawn),
        stored=row.stored,
        changed=row.changed,
    )
