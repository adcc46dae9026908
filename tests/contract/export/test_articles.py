"""An article in the formats of others, checked against what each allows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from marsad.export.ninjs import to_ninjs
from marsad.export.schema_org import to_schema_org
from marsad.model.article import Article, PageRef, Published

Faults = Callable[[str, object], list[str]]
# An address as people write it, and a moment without seconds or zone.
ODD = Article(
    "a1",
    PageRef("p", url="https://خبر.example/سياسة/1?a=b"),
    "متن الخبر.",
    published=Published("2024-05-24T10:30", "page", "٢٤ مايو"),
)


def test_every_article_is_valid_ninjs(articles: list[Article], faults_by: Faults) -> None:
    for article in [*articles, ODD, replace(ODD, published=Published("2024-05-24", "page", ""))]:
        assert faults_by("ninjs-2.0", to_ninjs(article)) == []


def test_every_article_is_valid_schema_org(articles: list[Article], faults_by: Faults) -> None:
    for article in [*articles, ODD]:
        assert faults_by("schema-org", to_schema_org(article)) == []


def test_articles_of_one_page_have_uris_of_their_own(articles: list[Article]) -> None:
    uris = [to_ninjs(article)["uri"] for article in articles]
    assert len(set(uris)) == len(articles)


def test_the_validators_see_what_is_wrong(articles: list[Article], faults_by: Faults) -> None:
    good = to_ninjs(articles[0])
    for change in (
        {"uri": "no uri"},
        {"representationType": "full"},
        {"contentcreated": "2024-05-24T10:30Z"},
    ):
        assert len(faults_by("ninjs-2.0", {**good, **change})) == 1
    linked = json.loads(json.dumps(to_schema_org(articles[0])))
    for change in (
        {"datePublished": "yesterday"},
        {"author": "x"},
        {"publisher": {"@type": "Person", "name": "x"}},
    ):
        assert len(faults_by("schema-org", {**linked, **change})) == 1
