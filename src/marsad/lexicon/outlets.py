"""The outlets pack: news outlets and agencies with their names, domains, country and kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: `name` as it is credited, other `names`, web `domains`, `country` and `kind`.

    `country` is ISO 3166-1 alpha-2 or None for one of no country; `kind` is a `CreditKind`
    value. `example` is a credit line or sentence in which it stands.
    """

    pack: ClassVar[str] = "outlets"
    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    kind: str
    example: str
