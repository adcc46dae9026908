"""What is known of one identity, and the keys by which later namings find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from marsad.model.entity import EntityType
from marsad.stories.name_likeness import words_of
from marsad.text.name_spelling import SHORTEST_SLIP, skeleton

PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
SPLIT = "split "  # how the canonical names of those begin that a person's decision set apart
MOST_FORMS = 40
MOST_ROLES = 40
_PART = SHORTEST_SLIP // 2  # letters: a word of that length with one slip keeps so many at one end


@dataclass(slots=True)
class Known:
    """What the book knows of one identity."""

    number: int
    type: EntityType
    name: str
    canonical: str | None = None
    forms: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    name_latin: str | None = None
    reasons: list[str] = field(default_factory=list)

    @property
    def country(self) -> str | None:
        """The country most often named with it."""
        return min(self.countries, key=lambda code: (-self.countries[code], code)) if self.countries else None

    @property
    def keys(self) -> set[str]:
        """All keys that it is found by: spellings of a person, the one name of what stands alone under it."""
        canonical = self.canonical
        own = set() if canonical is None else {canonical_key(self.type, canonical, self._country_of_key())}
        return own | self.keys_of(self.forms)

    def keys_of(self, forms: Iterable[str]) -> set[str]:
        """The keys that it is found by as one who has these spellings.

        A single word is nobody's name alone: who is known by one is told by country and office, and who is
        named by one is looked for in one country.
        """
        if self.type is not EntityType.PERSON or (self.canonical or "").startswith(SPLIT):
            return set()
        name, lasts = words_of(self.name), {bones(words[-1]) for form in forms if (words := words_of(form))}
        alone = "last" if len(name) > 1 else "bare"
        found = {f"{alone} {country} {last}" for last in lasts for country in self.countries if self._is_told}
        if len(name) > 1:
            firsts = [f"name {name[0]}", *_spelt_like(name[0])]
            found |= {f"{first} {last}" for last in lasts for first in firsts}
        return found

    @property
    def _is_told(self) -> bool:
        return bool(self.roles) or len(words_of(self.name)) > 1

    def _country_of_key(self) -> str | None:
        """The country that is part of a canonical key: of bodies and offices that no pack names."""
        canonical = self.canonical or ""
        return None if canonical.startswith(("person ", SPLIT)) or canonical == self.name else self.country


def canonical_key(kind: EntityType, canonical: str, country: str | None) -> str:
    """The key of what goes by a name that stands for one person, body or place."""
    return f"={kind_of(kind)} {country or '-'} {canonical}"


def keys_to_look_under(full: str, country: str | None, *, spelt: bool) -> list[str]:
    """The keys of all that a person's name may be a spelling of.

    `spelt` says whether its first word may be spelt in several ways, as foreign names are.
    """
    words = words_of(full)
    if not words:
        return []
    last = bones(words[-1])
    bare = [f"bare {country} {last}"] if country else []
    if len(words) == 1:
        return [*bare, f"last {country} {last}"] if country else []
    firsts = _spelt_like(words[0]) if spelt else [f"name {words[0]}"]
    return [*bare, *(f"{first} {last}" for first in firsts)]


def kind_of(kind: EntityType) -> str:
    """`person`, `body` or `place`: whose names never stand for one of another kind."""
    if kind in PLACES:
        return "place"
    return "person" if kind is EntityType.PERSON else "body"


def bones(word: str) -> str:
    """The consonants of a word; the word itself where it has none."""
    return skeleton(word) or word


def _spelt_like(first: str) -> list[str]:
    """What two spellings of a first word have in common, one of these at the least (`may_be_one`).

    One slip in a longer word leaves its first letters or its last ones as they are.
    """
    slips = [f"head {first[:_PART]}", f"tail {first[-_PART:]}"] if len(first) >= SHORTEST_SLIP else []
    return [f"bones {bones(first)}", *slips]
