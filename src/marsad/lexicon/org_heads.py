"""The organisation heads pack: the type nouns that open names of bodies (وزارة، مجلس، حزب)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class OrgHead:
    """A type noun without article: `name` is `in` where it belongs to the name, else `out`.

    `rest` says what may follow it (`noun`: a genitive, `adjective`, `office`). `bare` is `yes`
    where the definite noun alone names the body in an article that has no fuller name for it; `general`
    adjectives make no name of the definite noun (المنظمة الدولية).
    """

    pack: ClassVar[str] = "org_heads"
    head: str
    plural: str
    kind: str
    name: str
    rest: tuple[str, ...]
    bare: str
    general: tuple[str, ...]
    example: str
