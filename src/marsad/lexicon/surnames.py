"""The surnames pack: family names and their elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Surname:
    """A family name or a token of one; `origin` is `arab` or `foreign`.

    `ambiguous` is `yes` where the token is also an ordinary word or an adjective of a place
    (المصري, الشريف), so that it takes a given name beside it.
    """

    pack: ClassVar[str] = "surnames"
    name: str
    origin: str
    ambiguous: str
