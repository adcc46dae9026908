"""An article as IPTC ninjs 2.0 (News in JSON)."""

from __future__ import annotations

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
    """The article as a ninjs 2.0 object, absent values left out (IPTC, ninjs user guide)."""
    published = article.published.value if article.published else None
    values = {
        "standard": _STANDARD,
        "uri": article.page.url or f"urn:marsad:{article.id}",
        "altIds": [{"role": "marsad", "value": article.id}],
        "type": "text",
        "representationType": "complete",
        "profile": "article",
        "language": article.language,
        "contentCreated": _date_time(published),
        "headlines": [{"role": "main", "value": article.headline}] if article.headline else None,
        "bodies": [{"role": "main", "contentType": "text/plain", "value": article.body}],
        "located": article.dateline.place if article.dateline else None,
        "infoSources": [{"role": "credit", "name": credit.name} for credit in article.credits] or None,
        "copyrightHolder": {"name": article.outlet} if article.outlet else None,
        "people": _named(article, EntityType.PERSON) or None,
        "organisations": _named(article, EntityType.ORG) or None,
        "places": [{"name": entity.name} for entity in article.entities if entity.type in _PLACES] or None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _named(article: Article, kind: EntityType) -> list[dict[str, str]]:
    return [{"name": entity.name} for entity in article.entities if entity.type is kind]


def _date_time(value: str | None) -> str | None:
    """A JSON Schema date-time: a bare day begins at midnight UTC; a clock time without a zone is UTC."""
    if value is None or len(value) < len("2024-05-24"):
        return None
    if "T" not in value:
        return f"{value}T00:00:00Z"
    time = value.partition("T")[2]
    return value if time.endswith("Z") or "+" in time or "-" in time else f"{value}Z"
