"""The aggregators pack: sites and apps that show others' news and are no outlet of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon


@dataclass(frozen=True, slots=True)
class Aggregator:
    """An aggregator: `name`, further `names`, an example line in which it stands."""

    pack: ClassVar[str] = "aggregators"
    name: str
    names: tuple[str, ...]
    example: str


def aggregator_keys(lexicon: Lexicon) -> frozenset[str]:
    """The keys of all names of all aggregators."""
    rows = lexicon.rows(Aggregator)
    return frozenset(name_key(form) for row in rows for form in (row.name, *row.names))
