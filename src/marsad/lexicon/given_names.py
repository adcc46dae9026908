"""The given names pack: first names that Arabic news writes, with gender and origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name: `gender` is `m`, `f` or `mf`, `origin` is `arab` or `foreign`.

    `ambiguous` is `yes` where the name is also an ordinary word (كريم, أمل) and takes a cue.
    """

    pack: ClassVar[str] = "given_names"
    name: str
    gender: str
    origin: str
    ambiguous: str
