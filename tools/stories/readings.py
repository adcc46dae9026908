"""The labelled articles as Marsad reads them, their time and outlet as ANT gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tools.stories.corpora import labels, records

from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article, PageRef, Published
from marsad.model.page import Page
from marsad.pipeline import add_facts
from marsad.reading.page import read_page


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled article with the facts Marsad finds in it; `moment` is when it was published."""

    article: Article
    moment: int
    window: int
    story: str


def labelled_articles(lexicon: Lexicon) -> list[Labelled]:
    """All labelled articles, in time order; those of one moment by id."""
    known = labels()
    found = [
        Labelled(read_record(row, lexicon), moment_of(row), *known[row["id"]])
        for row in records("ant")
        if row["id"] in known
    ]
    return sorted(found, key=lambda each: (each.moment, each.article.id))


def read_record(row: dict[str, Any], lexicon: Lexicon) -> Article:
    """A record of ANT as an article: headline and text go through reading, which cuts what was pasted in."""
    address, when = row["url"], datetime.fromisoformat(row["published"])
    page = Page(row["id"], f"{row['title']}\n{row['text']}", url=address, fetched=when)
    article = _first(read_page(page, lexicon).articles, row)
    published = Published(row["published"], "corpus", row["published"])
    return add_facts(replace(article, id=row["id"], outlet=row["outlet"], published=published), lexicon)


def _first(articles: tuple[Article, ...], row: dict[str, Any]) -> Article:
    """The page's article; a text too short for reading to take it for one is taken as it is."""
    return articles[0] if articles else Article(row["id"], PageRef(row["id"]), row["text"], row["title"])


def moment_of(row: dict[str, Any]) -> int:
    """When a record was published, in seconds since 1970."""
    return int(datetime.fromisoformat(row["published"]).timestamp())
