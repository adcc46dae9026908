"""A clause: a finite verb with the stretch it governs, and what opens it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from marsad.facts.vocabulary import VerbReading
from marsad.lexicon.event_words import EventWord


class Opening(StrEnum):
    """What opens a clause."""

    MAIN = "main"
    CONTENT = "content"
    RELATIVE = "relative"
    SIDE = "side"
    JOINED = "joined"
    COMMA = "comma"
    SHARED = "shared"  # its subject is that of the auxiliary before it: كان الوزير قد وصل
    BARE = "bare"  # it describes the noun before it: قمة عقدت


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in tokens: its `verb`, the zone from `first` before it, its tail up to `last`.

    `opener` is the word that opens it, None where no word does; `readings` say what the verb may be,
    `classes` are those of all of them. `told` are the events that the likeliest reading may name beside
    the words of this clause: عرض names a proposal only where one stands behind it.
    """

    verb: int
    first: int
    last: int
    opening: Opening
    opener: int | None
    readings: tuple[VerbReading, ...]
    classes: frozenset[str] = frozenset()
    told: tuple[EventWord, ...] = ()

    def ended(self, last: int, told: tuple[EventWord, ...]) -> Clause:
        """The clause up to token `last`, with the events that its words allow."""
        return Clause(
            self.verb, self.first, last, self.opening, self.opener, self.readings, self.classes, told
        )

    @property
    def form(self) -> VerbReading:
        """The likeliest reading."""
        return self.readings[0]

    def has_class(self, *kinds: str) -> bool:
        """Whether the verb belongs to one of the classes, by any reading."""
        return not self.classes.isdisjoint(kinds)
