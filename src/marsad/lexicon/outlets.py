"""The outlets pack: news outlets and agencies with their names, domains, country and kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from marsad.lexicon.org_heads import OrgHead
from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold

_QUOTES = ' «»"“”()'
_WORD = re.compile(r"\d+|[^\W\d_]+")
_LONGEST_NAME = 100
_PUBLIC_LEVELS = 2  # the fewest labels a domain can have: example.net


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: `name` as it is credited, other `names`, web `domains`, `country` and `kind`.

    `country` is ISO 3166-1 alpha-2 or None for one of no country; `kind` is a `CreditKind`
    value. `common` are those of its names that are ordinary words or places too. `example` is a
    credit line or sentence in which it stands.
    """

    pack: ClassVar[str] = "outlets"
    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    kind: str
    common: tuple[str, ...]
    example: str

    @property
    def forms(self) -> tuple[str, ...]:
        """All its names, the one it is credited by first."""
        return (self.name, *self.names)


def name_key(name: str) -> str:
    """The form in which names of sources are compared: folded words parted by single blanks.

    >>> name_key("«أ.ف.ب»") == name_key("أ ف ب")
    True
    >>> name_key("فرانس24")
    'فرانس 24'
    """
    return _name_key(name) if len(name) <= _LONGEST_NAME else _name_key.__wrapped__(name)


@lru_cache(maxsize=8192)
def _name_key(name: str) -> str:
    """As `name_key`, kept: the names of a page are asked for many times over."""
    return " ".join(_WORD.findall(fold(name).lower()))


@dataclass(frozen=True, slots=True)
class OutletNames:
    """The outlets by the keys of their names and by domain; `common` are the keys that need a cue.

    `types` are the nouns that may stand before a name and are no part of it (جريدة المرفأ).
    """

    by_key: dict[str, Outlet]
    by_domain: dict[str, Outlet]
    common: frozenset[str]
    types: frozenset[str]

    def named(self, name: str) -> Outlet | None:
        """The outlet that bears `name` under any spelling, or None."""
        return self.by_key.get(name_key(name))

    def one_name(self, name: str) -> str:
        """The one name of an outlet: the pack's, or where it is not known the name without its type noun."""
        known = self.named(name)
        if known is not None:
            return known.name
        head, _, rest = name.strip().partition(" ")
        if fold(head) not in self.types or not name_key(rest):
            return name
        return self.one_name(rest.strip(_QUOTES))

    def at_domain(self, host: str) -> Outlet | None:
        """The outlet whose domain `host` is or lies under, or None."""
        labels = host.lower().split(".")
        for first in range(len(labels) - _PUBLIC_LEVELS + 1):
            if outlet := self.by_domain.get(".".join(labels[first:])):
                return outlet
        return None


def outlet_names(lexicon: Lexicon) -> OutletNames:
    """The index of the outlets pack; a name that two outlets bear is the first one's."""
    by_key: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    common: set[str] = set()
    for outlet in lexicon.rows(Outlet):
        for form in outlet.forms:
            by_key.setdefault(name_key(form), outlet)
        for domain in outlet.domains:
            by_domain.setdefault(domain, outlet)
        common.update(map(name_key, outlet.common))
    types = (fold(row.head) for row in lexicon.rows(OrgHead) if (row.kind, row.name) == ("media", "out"))
    return OutletNames(by_key, by_domain, frozenset(common), frozenset(types))
