"""A phrase: who or what stands at one place of a clause, what governs it; and the subject of a verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.model.entity import Entity
from marsad.model.time import TimeExpression

SETTING_KINDS = frozenset({"time", "pronoun", "circumstance"})
EACH = frozenset({"كل", "كلا", "كلتا"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in tokens `[first, last)`.

    `entities` are those it refers to; `owners` those its noun belongs to (هجوم حماس). `preposition` is
    folded and empty for a bare phrase; `kind` is name, title, pair, noun, unnamed, pronoun or time.
    """

    kind: str
    first: int
    last: int
    entities: tuple[Entity, ...] = ()
    owners: tuple[Entity, ...] = ()
    preposition: str = ""
    head: str = ""
    time: TimeExpression | None = None

    def led(self, first: int, preposition: str) -> Phrase:
        """The phrase with what stands before it: where that begins, and the preposition."""
        return Phrase(
            self.kind, first, self.last, self.entities, self.owners, preposition, self.head, self.time
        )

    @property
    def is_bare(self) -> bool:
        """Whether it is a noun phrase that no preposition governs: a subject or an object."""
        return not self.preposition and self.kind not in SETTING_KINDS

    @property
    def parties(self) -> tuple[Entity, ...]:
        """Who the phrase speaks of, its noun's owner where it names nobody itself."""
        return self.entities or self.owners


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does something. `stated` is False where the verb leaves it out and `entities` were supplied.

    `after` is the token from which the verb's objects follow; `phrase` the phrase that names it.
    """

    entities: tuple[Entity, ...] = ()
    after: int = 0
    stated: bool = True
    phrase: Phrase | None = None


# Whom a dual or بلاده at a token stands for, by its folded key.
PairReader = Callable[[int, str], tuple[Entity, ...]]
