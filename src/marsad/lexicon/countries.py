"""The countries pack: every state and disputed territory with its names, adjectives and capitals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-2 `code`, its usual `name` and every other of its `names`.

    `demonyms` are masculine singular adjectives without the article, `peoples` the plurals that
    the adjective does not give by rule. `capitals` are the spellings of the city that stands for its
    government, `seats` other cities that do so too (لاهاي).
    """

    pack: ClassVar[str] = "countries"
    code: str
    name: str
    names: tuple[str, ...]
    name_latin: str
    demonyms: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    example: str

    @property
    def cities(self) -> tuple[str, ...]:
        """All names of the cities that stand for the government."""
        return (*self.capitals, *self.seats)
