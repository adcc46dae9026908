"""The packs of time expressions: units in all numbers, and words of time with their kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TimeUnitRow:
    """A unit of time: its singular `name`, the accusative where it differs, duals and plurals."""

    pack: ClassVar[str] = "time_units"
    name: str
    unit: str
    accusative: tuple[str, ...]
    dual: tuple[str, ...]
    plural: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class TimeWordRow:
    """A word of time; the pack's header says what each `kind` and its `value` mean."""

    pack: ClassVar[str] = "time_words"
    word: str
    variants: tuple[str, ...]
    kind: str
    value: str
    example: str


@dataclass(frozen=True, slots=True)
class KnownDate:
    """An event that news calls by its date without the year; one of `cues` stands shortly before it."""

    pack: ClassVar[str] = "known_dates"
    name: str
    cues: tuple[str, ...]
    month: int
    day: int | None
    year: int
    example: str
