"""The holders pack: who held which office, and from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Holder:
    """One office of one person: `name` as usually written, all other `names` it is written by.

    `country` is that of the office, None for international ones. `office` is the role phrase in
    Arabic. `start` and `end` are ISO dates, months or years; `end` is None while it is held. A
    person has a row an office; `name` is the same in all.
    """

    pack: ClassVar[str] = "holders"
    name: str
    names: tuple[str, ...]
    name_latin: str
    country: str | None
    office: str
    start: str
    end: str | None
