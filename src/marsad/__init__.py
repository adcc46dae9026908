"""Marsad (مرصد): an observatory for Arabic news.

>>> import marsad
>>> page = marsad.Page("p", "وزير الطاقة في عمان\\nوصل وزير الطاقة العراقي، الأحد، إلى عمان في زيارة رسمية.")
>>> [article.headline for article in marsad.read(page)]
['وزير الطاقة في عمان']

Names are loaded when they are first asked for, so importing one part does not load the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.api import read
    from marsad.errors import MarsadError, PageError
    from marsad.export.record import to_json, to_record
    from marsad.harvest.limits import Limits
    from marsad.harvest.sources import open_pages
    from marsad.model.article import Article, Credit, Dateline, Published
    from marsad.model.entity import Entity
    from marsad.model.event import Event
    from marsad.model.page import Page
    from marsad.model.quote import Quote
    from marsad.model.span import Span
    from marsad.model.time import TimeExpression

_HOMES = {
    "Article": "marsad.model.article",
    "Credit": "marsad.model.article",
    "Dateline": "marsad.model.article",
    "Entity": "marsad.model.entity",
    "Event": "marsad.model.event",
    "Limits": "marsad.harvest.limits",
    "MarsadError": "marsad.errors",
    "Page": "marsad.model.page",
    "PageError": "marsad.errors",
    "Published": "marsad.model.article",
    "Quote": "marsad.model.quote",
    "Span": "marsad.model.span",
    "TimeExpression": "marsad.model.time",
    "open_pages": "marsad.harvest.sources",
    "read": "marsad.api",
    "to_json": "marsad.export.record",
    "to_record": "marsad.export.record",
}

__all__ = [
    "Article",
    "Credit",
    "Dateline",
    "Entity",
    "Event",
    "Limits",
    "MarsadError",
    "Page",
    "PageError",
    "Published",
    "Quote",
    "Span",
    "TimeExpression",
    "open_pages",
    "read",
    "to_json",
    "to_record",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'marsad' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
