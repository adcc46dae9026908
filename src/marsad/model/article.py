"""An article: what one outlet published, cut out of its page, with the facts it states.

Field names follow the article record (`docs/reference/record.md`), IPTC NewsML-G2 and
schema.org NewsArticle.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from marsad.model.entity import Entity
from marsad.model.event import Event
from marsad.model.line import Line
from marsad.model.problem import Problem
from marsad.model.quote import Quote
from marsad.model.span import Span
from marsad.model.time import TimeExpression


class CreditKind(StrEnum):
    """What sort of source an article credits."""

    AGENCY = "agency"
    OUTLET = "outlet"
    BROADCASTER = "broadcaster"
    OFFICIAL = "official"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Credit:
    """A source that the article itself credits.

    `span` points into the body; None when the credit stands outside it ("Source: X").
    """

    name: str
    kind: CreditKind
    span: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the article was filed and who signs it, as written: أنقرة (زمان التركية)."""

    place: str
    source: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When the article was published.

    `value` is an ISO 8601 date or date-time with its offset; `source` names what decided
    (`date line`, `json-ld`, `relative to fetched`, …) and `text` is the wording read.
    """

    value: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class PageRef:
    """Which page the article was read from: number `position` (from 0) of its `of` articles."""

    id: str
    url: str | None = None
    path: str | None = None
    fetched: str | None = None
    position: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class Article:
    """One article, its credit and its facts.

    All spans are offsets in code points into `body`. `lines` are the page lines that were
    given to this article and left out of its body, each with its role and rule; `related` are
    the bare headlines that the page offers beside it.
    """

    id: str
    page: PageRef
    body: str
    headline: str | None = None
    language: str = "ar"
    published: Published | None = None
    outlet: str | None = None
    outlet_from: str | None = None
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    lines: tuple[Line, ...] = field(default=(), repr=False)
    related: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
