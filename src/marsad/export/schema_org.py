"""An article as schema.org NewsArticle, for JSON-LD."""

from __future__ import annotations

from typing import Any

from marsad.model.article import Article
from marsad.model.entity import EntityType

_TYPES = {EntityType.PERSON: "Person", EntityType.ORG: "Organization"}


def to_schema_org(article: Article) -> dict[str, Any]:
    """The article as a schema.org object (schema.org/NewsArticle), absent values left out."""
    values = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": article.id,
        "headline": article.headline,
        "inLanguage": article.language,
        "datePublished": article.published.value if article.published else None,
        "dateline": article.dateline.place if article.dateline else None,
        "url": article.page.url,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "creditText": "، ".join(credit.name for credit in article.credits) or None,
        "mentions": [
            {"@type": _TYPES.get(entity.type, "Place"), "name": entity.name} for entity in article.entities
        ]
        or None,
        "articleBody": article.body,
    }
    return {name: value for name, value in values.items() if value is not None}
