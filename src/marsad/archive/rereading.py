"""Puts a new reading of a kept page in the place of the old one, and says what facts came and went.

Only articles whose current text comes from that very page change; later fetches of the same address
have pages of their own. What people corrected is applied to the new reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select, update

from marsad.archive.adding import Reading
from marsad.archive.article_rows import EDITED, REREAD, insert_article, insert_version, rewrite_article
from marsad.archive.columns import Found
from marsad.archive.fact_keys import fact_keys
from marsad.archive.kept_pages import KeptPage
from marsad.archive.keys import address_key, address_of
from marsad.archive.lineage import Kept, match
from marsad.archive.packing import unpack_article
from marsad.archive.schema import articles, pages, versions
from marsad.archive.writing import Writing
from marsad.model.article import Article


@dataclass(slots=True)
class Reread:
    """What rereading changed, summed over pages.

    `gained` and `lost` count facts by kind; a fact that changed is one of each. `withdrawn` articles are no
    longer found on their page; `recut` ones have another headline or body.
    """

    pages: int = 0
    articles: int = 0
    changed: int = 0
    new: int = 0
    recut: int = 0
    withdrawn: int = 0
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def compare(self, old: Article | None, new: Article | None) -> None:
        """Counts what facts the one has and the other has not."""
        before, after = fact_keys(old), fact_keys(new)
        for kind in before.keys() | after.keys():
            gained, lost = after[kind] - before[kind], before[kind] - after[kind]
            self.gained[kind] += gained.total()
            self.lost[kind] += lost.total()


@dataclass(slots=True)
class Rereading:
    """Rereads pages within one transaction; with `dry` it only compares."""

    writing: Writing
    read_with: str
    result: Reread
    dry: bool = False

    def reread(self, page: KeptPage, reading: Reading) -> None:
        """Takes in the new reading of a page."""
        current = self._current(page)
        older = self._older(page)
        before = match(_kept([*current, *older, *self._elsewhere(page)]), reading.articles)
        mine = {row.row: row for row in current}
        for n, article in enumerate(reading.articles):
            if n not in before:
                self._new(page, article)
            elif before[n].row in mine:
                self._replace(page, mine.pop(before[n].row), before[n].article, article)
        self._withdraw(mine.values())
        self._count_page(page, reading)

    def _current(self, page: KeptPage) -> Sequence[Found]:
        columns = ("row", "version", "page", "withdrawn", "content")
        query = select(*(articles.c[name] for name in columns)).where(articles.c.page == page.row)
        return self.writing.connection.execute(query.order_by(articles.c.row)).all()

    def _older(self, page: KeptPage) -> Sequence[Found]:
        """Texts of this page that later ones replaced."""
        query = select((-versions.c.id).label("row"), versions.c.content)
        edited = (versions.c.page == page.row, versions.c.reason == EDITED)
        return self.writing.connection.execute(query.where(*edited)).all()

    def _elsewhere(self, page: KeptPage) -> Sequence[Found]:
        """Texts of other fetches of the address: what this page holds of them is no article of its own."""
        key = address_key(address_of(page.page))
        query = select((-articles.c.row).label("row"), articles.c.content)
        other = (articles.c.address == key, articles.c.page != page.row)
        return self.writing.connection.execute(query.where(*other)).all()

    def _new(self, page: KeptPage, article: Article) -> None:
        self.result.new += 1
        self.result.compare(None, article)
        if not self.dry:
            insert_article(self.writing, article, page.row, address_key(address_of(page.page)))

    def _replace(self, page: KeptPage, kept: Found, before: Article, article: Article) -> None:
        self.result.articles += 1
        if article == before and not kept.withdrawn:
            return
        self.result.changed += 1
        self.result.recut += article.id != before.id
        self.result.compare(None if kept.withdrawn else before, article)
        if self.dry:
            return
        if article.id != before.id:
            insert_version(self.writing, kept, before, article, page.row, REREAD)
        version = kept.version + (article.id != before.id)
        rewrite_article(self.writing, article, page.row, kept.row, version)

    def _withdraw(self, gone: Iterable[Found]) -> None:
        for row in (row for row in gone if not row.withdrawn):
            self.result.withdrawn += 1
            self.result.compare(unpack_article(row.content), None)
            if not self.dry:
                values = {"withdrawn": 1, "seq": self.writing.next_seq(), "changed": self.writing.stamp}
                self.writing.connection.execute(
                    update(articles).where(articles.c.row == row.row).values(**values)
                )

    def _count_page(self, page: KeptPage, reading: Reading) -> None:
        self.result.pages += 1
        if not self.dry:
            values = {
                "read_with": self.read_with,
                "articles": len(reading.articles),
                "why_empty": reading.why_empty,
            }
            self.writing.connection.execute(update(pages).where(pages.c.id == page.row).values(**values))


def _kept(rows: Iterable[Found]) -> list[Kept]:
    return [Kept(row.row, unpack_article(row.content)) for row in rows]
