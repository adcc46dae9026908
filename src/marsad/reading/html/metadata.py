"""What a page's head says of it: JSON-LD, OpenGraph, meta tags, microdata, title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from marsad.model.page import Metadata
from marsad.reading.html.linked_data import LinkedArticle, read_linked_data

# Fields in the order they are believed; names are compared in lower case.
_PUBLISHED = """article:published_time og:article:published_time datepublished rnews:datepublished
    parsely-pub-date sailthru.date dcterms.date dc.date.issued dcterms.created dc.date dcterms.issued
    article:published og:published_time og:pubdate pubdate publishdate publish-date publish_date
    published-date publication_date publisheddate article_date_original cxenseparse:recs:publishtime
    shareaholic:article_published_time bt:pubdate originalpublicationdate dc.date.created datecreated
    datetime date article.published article-published date_published date.available""".split()
_MODIFIED = """article:modified_time og:updated_time datemodified last-modified dcterms.modified
    article:updated_time lastmod dc.date.modified""".split()
_HEADLINES = """og:title twitter:title headline parsely-title sailthru.title dc.title dcterms.title
    title""".split()
_SITES = """og:site_name dc.publisher dcterms.publisher application-name apple-mobile-web-app-title
    copyright""".split()
_AUTHORS = """author article:author parsely-author sailthru.author byl dc.creator dcterms.creator
    article:author_name creator""".split()
_SECTIONS = "article:section parsely-section section og:article:section category".split()
_LANGUAGES = "og:locale content-language dc.language inlanguage language".split()
_KNOWN = frozenset(
    (*_PUBLISHED, *_MODIFIED, *_HEADLINES, *_SITES, *_AUTHORS, *_SECTIONS, *_LANGUAGES, "og:url")
)
_SELECTOR = "meta, title, link[rel=canonical], script[type*=ld]"
_NAMINGS = ("property", "name", "itemprop", "http-equiv")
_LOGO = (
    ", ".join(
        f"[{attribute}*={part}]"
        for part in ("logo", "brand", "site-title", "site-name", "sitename", "site_name", "site_title")
        for attribute in ("class", "id")
    )
    + ", header a[href='/'], header h2"
)
_PICTURED = re.compile(r"^\s*(?:شعار|لوغو|لوجو|logo)\b|\blogo\s*$", re.IGNORECASE)  # شعار صحيفة الضحى
_LONGEST_LOGO = 6  # words
_LONGEST = 2_000  # characters of one field


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """The page's metadata, each field None where nothing says it."""
    fields, titles, links, scripts = _collect(tree)
    linked = read_linked_data(scripts) or LinkedArticle()
    published, published_from = _published(fields, linked)
    site_name = fields.get("og:site_name") or linked.publisher or _field(fields, _SITES)
    return Metadata(
        headline=linked.headline or _field(fields, _HEADLINES),
        title=titles[0] if titles else None,
        published=published,
        published_from=published_from,
        modified=linked.modified or _field(fields, _MODIFIED),
        site_name=site_name,
        author=linked.author or _author(fields),
        language=_root_language(tree) or linked.language or _field(fields, _LANGUAGES),
        canonical=links[0] if links else fields.get("og:url"),
        section=_field(fields, _SECTIONS) or linked.section,
        logo=None if site_name else _logo(tree),
    )


def _logo(tree: LexborHTMLParser) -> str | None:
    """The words of the page's logo, or of its header's link to the front page."""
    for node in tree.css(_LOGO):
        image = node if node.tag == "img" else node.css_first("img[alt]")
        named = [image.attributes.get("alt")] if image else []
        shown = next(
            filter(None, (node.text(separator=" ", strip=True), *named, node.attributes.get("title"))), ""
        )
        words = _PICTURED.sub("", shown or "").split()
        if 0 < len(words) <= _LONGEST_LOGO:
            return " ".join(words)
    return None


def with_time_element(metadata: Metadata, value: str | None) -> Metadata:
    """`metadata`, which has no date, with that of a time element."""
    if not value:
        return metadata
    return replace(metadata, published=value, published_from="time")


def _collect(tree: LexborHTMLParser) -> tuple[dict[str, str], list[str], list[str], list[str]]:
    """The meta fields (the first of each name), titles, canonical addresses and JSON-LD scripts."""
    fields: dict[str, str] = {}
    titles: list[str] = []
    links: list[str] = []
    scripts: list[str] = []
    for node in tree.css(_SELECTOR):
        tag = node.tag
        if tag == "meta":
            _collect_meta(fields, node.attributes)
        elif tag == "script":
            scripts.append(node.text() or "")
        elif tag == "link":
            links += [href.strip() for href in [node.attributes.get("href")] if href]
        elif node.parent is not None and node.parent.tag in ("head", "body", "html"):
            titles += [text for text in [" ".join((node.text() or "").split())] if text]
    return fields, titles, links, scripts


def _collect_meta(fields: dict[str, str], attributes: dict[str, str | None]) -> None:
    content = attributes.get("content")
    if not content:
        return
    for naming in _NAMINGS:
        for name in (attributes.get(naming) or "").lower().split():
            if name in _KNOWN and name not in fields and (value := " ".join(content[:_LONGEST].split())):
                fields[name] = value


def _published(fields: dict[str, str], linked: LinkedArticle) -> tuple[str | None, str | None]:
    if linked.published:
        return linked.published, "json-ld"
    name = next((name for name in _PUBLISHED if name in fields), None)
    return (fields[name], name) if name else (None, None)


def _field(fields: dict[str, str], names: Iterable[str]) -> str | None:
    return next((fields[name] for name in names if name in fields), None)


def _author(fields: dict[str, str]) -> str | None:
    """The first author field that holds a name and no address."""
    values = (fields[name] for name in _AUTHORS if name in fields)
    return next((value for value in values if "://" not in value), None)


def _root_language(tree: LexborHTMLParser) -> str | None:
    root = tree.root
    language = (root.attributes.get("lang") or root.attributes.get("xml:lang")) if root is not None else None
    return language.strip() or None if language else None
