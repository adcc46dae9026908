"""Articles come back from their stored bytes exactly, also where what was packed last is not at hand."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from marsad.archive.archive import Archive
from marsad.archive.packing import pack_article, unpack_article, unpack_data
from marsad.archive.plain import from_plain
from marsad.archive.schema import articles
from marsad.model.article import Article


def test_stored_articles_are_read_as_they_were_packed(news: Path) -> None:
    with Archive.open(news) as archive, archive.reading() as connection:
        stored = connection.scalars(select(articles.c.content)).all()
    for content in stored:
        article = from_plain(Article, unpack_data(content))
        assert unpack_article(content) == article
        assert from_plain(Article, unpack_data(pack_article(article))) == article
