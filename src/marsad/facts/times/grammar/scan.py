"""The words a grammar rule looks at, with the indexes of calendar names and time words."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.calendars.clock import Zones, zones
from marsad.calendars.names import CalendarNames, MonthName, WeekdayName, calendar_names
from marsad.facts.times.grammar.known import KnownYears, known_years
from marsad.facts.times.words import TimeWord, TimeWords, UnitWord, time_words
from marsad.lexicon.around_times import AroundTimes, around_times
from marsad.lexicon.pack import Lexicon


@dataclass(frozen=True, slots=True)
class Scan:
    """Folded words of a text, ready for the rules of the grammar."""

    keys: tuple[str, ...]
    names: CalendarNames
    words: TimeWords
    zones: Zones
    known: KnownYears
    around: AroundTimes

    def key(self, i: int) -> str:
        """The word at `i`, empty beyond the text."""
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def month(self, i: int) -> MonthName | None:
        """The month named at `i`."""
        return self.names.month(self.keys, i)

    def weekday(self, i: int) -> WeekdayName | None:
        """The weekday named at `i`."""
        return self.names.weekday(self.keys, i)

    def unit(self, i: int) -> UnitWord | None:
        """The unit at `i`."""
        return self.words.unit(self.keys, i)

    def word(self, i: int, *kinds: str) -> TimeWord | None:
        """The word of time at `i`, of one of `kinds`."""
        return self.words.at(self.keys, i, *kinds)


def scan_of(keys: tuple[str, ...], lexicon: Lexicon) -> Scan:
    """A scan of `keys` with the lexicon's indexes."""
    return Scan(
        keys,
        lexicon.derive(calendar_names),
        lexicon.derive(time_words),
        lexicon.derive(zones),
        lexicon.derive(known_years),
        lexicon.derive(around_times),
    )
