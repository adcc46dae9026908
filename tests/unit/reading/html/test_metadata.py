"""Metadata from JSON-LD in every state of repair, meta tags, microdata and the title."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from marsad.model.page import Metadata
from marsad.reading.html.linked_data import read_linked_data
from marsad.reading.html.metadata import read_metadata


def head(html: str) -> Metadata:
    return read_metadata(LexborHTMLParser(f"<head>{html}</head>"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ('property="article:published_time"', "2020-01-02T03:04:05Z"),
        ('name="dcterms.date"', "2020-01-02"),
        ('name="DC.date.issued"', "2020-01-02"),
        ('itemprop="datePublished"', "2020-01-02"),
        ('name="parsely-pub-date"', "2020-01-02"),
        ('name="sailthru.date"', "2020-01-02"),
        ('name="pubdate"', "20200102"),
    ],
)
def test_dates_in_meta_tags(name: str, value: str) -> None:
    metadata = head(f'<meta {name} content="{value}">')
    assert metadata.published == value
    assert metadata.published_from == name.partition('"')[2].rstrip('"').lower()


def test_a_page_without_metadata() -> None:
    assert head("") == Metadata()


def test_json_ld_is_believed_before_meta_tags() -> None:
    script = (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-02-03"}</script>'
    )
    metadata = head(f'<meta property="article:published_time" content="2020-01-02">{script}')
    assert (metadata.published, metadata.published_from) == ("2021-02-03", "json-ld")


def test_title_of_a_picture_is_not_the_page_title() -> None:
    assert head("<title>عنوان الصفحة</title><svg><title>شعار</title></svg>").title == "عنوان الصفحة"


def test_other_fields() -> None:
    metadata = head(
        '<meta property="og:site_name" content="أفق"><meta name="author" content="سمر علي">'
        '<link rel="canonical" href="https://example.org/1"><meta property="article:section" content="محلي">'
        '<meta property="article:author" content="https://example.org/samar">'
    )
    assert (metadata.site_name, metadata.author) == ("أفق", "سمر علي")
    assert (metadata.canonical, metadata.section) == ("https://example.org/1", "محلي")


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "datePublished": "2020-01-02", }',
        '<!-- {"@type": "NewsArticle", "datePublished": "2020-01-02"} -->',
        '{"@type": "NewsArticle", "description": "سطر\nآخر", "datePublished": "2020-01-02"}',
        '{"@type": "NewsArticle", "description": "قال "نعم" أمس", "datePublished": "2020-01-02"}',
        '[{"@type": "Organization"}, {"@graph": [{"@type": ["Article"], "datePublished": ["2020-01-02"]}]}]',
        '{"datePublished": "2020-01-02", "broken": ',
    ],
)
def test_json_ld_in_every_state_of_repair(script: str) -> None:
    linked = read_linked_data([script])
    assert linked is not None
    assert linked.published == "2020-01-02"


@pytest.mark.parametrize("script", ["", "null", "[]", '{"@type": "Organization"}', "{" * 5000, "[" * 200_000])
def test_json_ld_without_an_article(script: str) -> None:
    assert read_linked_data([script]) is None


def test_author_by_reference() -> None:
    linked = read_linked_data(
        ['{"@graph":[{"@type":"Article","author":{"@id":"#7"}},{"@type":"Person","@id":"#7","name":"سمر"}]}']
    )
    assert linked is not None
    assert linked.author == "سمر"
