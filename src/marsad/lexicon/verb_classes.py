"""The verb classes pack: verbs by what they do to a clause, or to the noun they govern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class VerbClass:
    """One class of verbs: its `kind`, what its `verbs` do, an example.

    A verb is given by its perfect and its imperfect, parted by a space.
    """

    pack: ClassVar[str] = "verb_classes"
    kind: str
    verbs: tuple[str, ...]
    meaning: str
    example: str

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Perfect and imperfect of each verb."""
        for verb in self.verbs:
            perfect, imperfect = verb.split(" ")
            yield perfect, imperfect
