"""Identities: one person, organisation or place across articles, under all spellings."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.entity import EntityType


@dataclass(frozen=True, slots=True)
class Named:
    """How one article names someone: the facts that tell who is meant.

    `forms` are all spellings in the article; `day` is the article's ISO day, None where it has none;
    `unnamed` says that only the office is given (الرئيس المصري).
    """

    type: EntityType
    name: str
    forms: tuple[str, ...] = ()
    name_latin: str | None = None
    country: str | None = None
    role: str | None = None
    day: str | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Identification:
    """Which identity a naming is, `known` whether it was there before, and why.

    `doubts` are other identities it may be too: they are left to a person, never merged. `taken_for` is
    whom the name stands for where a person merged that one into `number`.
    """

    number: int
    known: bool
    reason: str
    doubts: tuple[tuple[int, str], ...] = ()
    taken_for: int | None = None
