"""An article as IPTC ninjs 2.0 (News in JSON)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from marsad.model.article import Article
from marsad.model.entity import EntityType

_STANDARD = {
    "name": "ninjs",
    "version": "2.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.0.json",
}
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})


def to_ninjs(article: Article) -> dict[str, Any]:
    """The article as a ninjs 2.0 object, absent values left out (IPTC, approved in October 2021).

    Its `uri` names the article, as one page may hold several; the page's address is an alternative id.
    """
    published = article.published.value if article.published else None
    values = {
        "standard": _STANDARD,
        "uri": f"urn:marsad:article:{article.id}",
        "altids": [{"role": "page", "value": article.page.url}] if article.page.url else None,
        "type": "text",
        "representationtype": "full",
        "profile": "article",
        "language": article.language,
        "contentcreated": _date_time(published),
        "headlines": [{"role": "main", "value": article.headline}] if article.headline else None,
        "bodies": [{"role": "main", "contenttype": "text/plain", "value": article.body}],
        "located": article.dateline.place if article.dateline else None,
        "infosources": [{"name": credit.name} for credit in article.credits] or None,
        "copyrightholder": article.outlet,
        "people": _named(article, EntityType.PERSON) or None,
        "organisations": _named(article, EntityType.ORG) or None,
        "places": [{"name": entity.name} for entity in article.entities if entity.type in _PLACES] or None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _named(article: Article, kind: EntityType) -> list[dict[str, str]]:
    return [{"name": entity.name} for entity in article.entities if entity.type is kind]


def _date_time(value: str | None) -> str | None:
    """An RFC 3339 date-time: a bare day begins at midnight, and what names no zone is UTC.

    >>> _date_time("2024-05-24"), _date_time("2024-05-24T10:30+03:00"), _date_time("2024-05")
    ('2024-05-24T00:00:00+00:00', '2024-05-24T10:30:00+03:00', None)
    """
    try:
        when = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()
