"""The sources pack: Arabic news sources to begin with, by their published feed addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class StarterSource:
    """A source: `name`, `address`, `kind` (feed, sitemap or section), the `country` it reports from.

    `country` is ISO 3166-1 alpha-2. `verified` is the day on which the address last answered as a source
    of its kind, None where nobody has looked yet.
    """

    pack: ClassVar[str] = "sources"
    name: str
    address: str
    kind: str
    country: str | None
    verified: str | None
