"""The light verbs pack: verbs whose subject does what their object noun names (أجرى مباحثات)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A light verb by its principal parts; `participle` may be empty."""

    pack: ClassVar[str] = "light_verbs"
    verb: str
    imperfect: str
    participle: str
    example: str
