"""Takes records of the portable form into an archive; what is there already stays as it is.

Numbers are kept as long as nobody else has written: a new archive becomes the old one's twin. Elsewhere
pages, articles and corrections get new numbers, and corrections are rewritten to name the new ones.
"""

from __future__ import annotations

from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from marsad.archive import article_rows
from marsad.archive.corrections.kinds import KINDS, Change, OfArticle, with_rows
from marsad.archive.corrections.records import insert_correction
from marsad.archive.exchange.form import ARTICLE, CORRECTION, ITEM, PAGE, SOURCE, Record
from marsad.archive.keys import address_key, digest_of
from marsad.archive.packing import pack_article, pack_bytes, unpack_article
from marsad.archive.plain import from_plain, to_plain
from marsad.archive.schema import articles, corrections, pages, source_items, sources, versions
from marsad.archive.writing import Writing
from marsad.model.article import Article

_EMPTY_PAGE = dict.fromkeys(
    (
        "url",
        "path",
        "encoding",
        "damage",
        "fetched",
        "status",
        "content_type",
        "headers",
        "source",
        "why_empty",
    )
)


@dataclass(slots=True)
class Imported:
    """What came of an import: records taken in by kind, and those that were there."""

    taken: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Numbers:
    """What the file's pages and articles are called here; `last` is the file's last running number."""

    last: int
    pages: dict[int, int] = field(default_factory=dict)
    articles: dict[int, int] = field(default_factory=dict)


class Importing:
    """Takes records in within one transaction.

    Raises KeyError, TypeError, ValueError, AttributeError or ArchiveError of one that is none.
    """

    def __init__(self, writing: Writing, numbers: Numbers, result: Imported) -> None:
        self._writing = writing
        self._numbers = numbers
        self._result = result
        self._as_they_were = writing.reserve(numbers.last)

    def take(self, kind: str, record: Record) -> None:
        """Takes one record in."""
        takers: dict[str, Callable[[Record], bool]] = {
            SOURCE: self._source,
            ITEM: self._item,
            PAGE: self._page,
            ARTICLE: self._article,
            CORRECTION: self._correction,
        }
        taken = takers[kind](record)
        (self._result.taken if taken else self._result.known)[kind] += 1

    @property
    def _connection(self) -> Connection:
        return self._writing.connection

    def _source(self, record: Record) -> bool:
        if self._there(select(sources.c.n).where(sources.c.id == record["id"])):
            return False
        self._connection.execute(insert(sources).values(**record))
        return True

    def _item(self, record: Record) -> bool:
        key = (source_items.c.source == record["source"], source_items.c.address == record["address"])
        if self._there(select(source_items.c.status).where(*key)):
            return False
        self._connection.execute(insert(source_items).values(**record))
        return True

    def _page(self, record: Record) -> bool:
        number = record.pop("id")
        payload = b64decode(record.pop("base64")) if "base64" in record else record.pop("text").encode()
        row = {
            **_EMPTY_PAGE,
            **record,
            "address": address_key(record.get("url") or record["name"]),
            "digest": digest_of(payload),
            "payload_bytes": len(payload),
        }
        same = (pages.c[name] == row[name] for name in ("address", "digest", "fetched"))
        known = self._connection.scalar(select(pages.c.id).where(*same).order_by(pages.c.id.desc()).limit(1))
        if known is not None:
            self._numbers.pages[number] = known
            return False
        here = self._number(number, select(pages.c.id).where(pages.c.id == number))
        self._numbers.pages[number] = here
        self._writing.insert(pages, [{**row, "id": here, "payload": pack_bytes(payload)}])
        return True

    def _article(self, record: Record) -> bool:
        article = from_plain(Article, record["content"])
        earlier = [(each, from_plain(Article, each["content"])) for each in record.get("versions", ())]
        found = self._row_of([article.id, *(old.id for _, old in earlier)])
        here = self._insert(record, article, earlier) if found is None else found
        self._numbers.articles[record["row"]] = here
        return found is None or self._replace(record, article, found)

    def _row_of(self, ids: Sequence[str]) -> int | None:
        """The row that has the first of these ids, or elsewhere than in a twin one of them at any time."""
        current = select(articles.c.row).where(articles.c.id == ids[0])
        row: int | None = self._connection.scalar(current)
        if row is not None or self._as_they_were:
            return row
        now = select(articles.c.row).where(articles.c.id.in_(ids))
        once = select(versions.c.article).where(versions.c.article_id.in_(ids))
        return self._connection.scalar(now.union(once).limit(1))

    def _replace(self, record: Record, article: Article, row: int) -> bool:
        """Makes the article a new version of the row's; nothing where the row has or had that text."""
        had = select(versions.c.id).where(versions.c.article == row, versions.c.article_id == article.id)
        columns = (articles.c[name] for name in ("row", "id", "page", "version", "withdrawn", "content"))
        query = select(*columns, pages.c.fetched).join(pages, articles.c.page == pages.c.id)
        kept = self._connection.execute(query.where(articles.c.row == row)).one()
        if kept.id == article.id or self._there(had):
            return False
        before = unpack_article(kept.content)
        page = self._numbers.pages[record["page"]]
        return article_rows.replace_article(self._writing, article, page, kept, before)

    def _insert(self, record: Record, article: Article, earlier: Sequence[tuple[Record, Article]]) -> int:
        row, seq = record["row"], record["seq"]
        here = self._number(
            row, select(articles.c.row).where((articles.c.row == row) | (articles.c.seq == seq))
        )
        own = {
            **{name: record[name] for name in ("version", "moment", "withdrawn", "stored", "changed")},
            "row": here,
            "seq": seq if here == row else here,
            "page": self._numbers.pages[record["page"]],
            "address": address_key(article.page.url or article.page.id),
        }
        article_rows.insert_article_as(self._writing, article, own)
        self._writing.insert(versions, [self._version_row(here, each, old) for each, old in earlier])
        return here

    def _version_row(self, article: int, record: Record, old: Article) -> Record:
        return {
            **{"diff": None, **{name: value for name, value in record.items() if name != "content"}},
            "article": article,
            "article_id": old.id,
            "page": self._numbers.pages[record["page"]],
            "content": pack_article(old),
        }

    def _correction(self, record: Record) -> bool:
        wanted: Any = KINDS[record["kind"]]
        change: Change = with_rows(from_plain(wanted, record["change"]), self._numbers.articles)
        same = (corrections.c[name] == record[name] for name in ("kind", "made", "made_by"))
        for held in self._connection.scalars(select(corrections.c.change).where(*same)):
            if held == to_plain(change):
                return False
        self._writing.flush()
        times = {name: record.get(name) for name in ("made", "undone", "undone_by")}
        insert_correction(self._writing, change, record["made_by"], record["reason"], times)
        if isinstance(change, OfArticle) and record.get("undone") is None:
            article_rows.correct_article(self._writing, change.article)
        return True

    def _number(self, number: int, taken: Select[Any]) -> int:
        """`number` itself in a twin, where nothing else has it; else the next one."""
        return number if self._as_they_were and not self._there(taken) else self._writing.next_seq()

    def _there(self, query: Select[Any]) -> bool:
        return self._connection.execute(query.limit(1)).first() is not None
