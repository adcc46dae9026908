"""Entities: people, organisations and places, each with every mention in the article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """The types of the record: ACE/OntoNotes names."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention in the body; `rule` says what found it (a rule, a pack or the tagger)."""

    start: int
    end: int
    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place under all its forms in one article.

    `country` is ISO 3166-1 alpha-2, of the office a person holds or of the place. `role` is the
    fullest role phrase as written. `reasons` say why its forms were taken as one.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    name_latin: str | None = None
    country: str | None = None
    role: str | None = None
    reasons: tuple[str, ...] = ()
