"""How a source is doing: silence, failures, sudden drops, clocks that are off, out of its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

from marsad.model.source import Source, SourceKind, SourceState

_LEAST_DAYS = 5  # of record, before what is usual can be told
_DROP = 0.25
_LEAST_USUAL = 8.0
_SKEW_SECONDS = 300.0
_SILENT_GAPS = 6
_SHORTEST_SILENCE = timedelta(days=1)
_UNKNOWN_SILENCE = timedelta(days=3)
_WITHOUT_NEWS = frozenset((SourceKind.PAGE, SourceKind.FILES))


class Condition(StrEnum):
    """A source's condition in one word."""

    NEW = "new"  # never asked
    STOPPED = "stopped"  # by a person
    FAILING = "failing"
    SILENT = "silent"
    DOUBTFUL = "doubtful"  # answers, but something is odd
    WELL = "well"


class FindingKind(StrEnum):
    """What may be found of a source; each is told by a sentence, here in English."""

    FAILING = "failing"
    SILENT = "silent"
    DROP = "drop"
    CLOCK_AHEAD = "clock_ahead"
    CLOCK_BEHIND = "clock_behind"
    FUTURE = "future"
    UNDATED = "undated"
    MOVED = "moved"


_SENTENCES = {
    FindingKind.FAILING: "{trouble}, {times} times in a row: {error}",
    FindingKind.SILENT: "nothing new since {since:%Y-%m-%d %H:%M} UTC",
    FindingKind.DROP: "{yesterday} new items yesterday where {usual:g} a day are usual",
    FindingKind.CLOCK_AHEAD: "its clock is {minutes} minutes ahead",
    FindingKind.CLOCK_BEHIND: "its clock is {minutes} minutes behind",
    FindingKind.FUTURE: "{future} of {items} items are dated in the future",
    FindingKind.UNDATED: "none of its items has a date that can be read",
    FindingKind.MOVED: "moved for good to {address}",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found of a source, with the values that its sentence tells; as text it is that sentence."""

    kind: FindingKind
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        sentence = _SENTENCES[self.kind].format(**self.values)
        return sentence.replace("1 times in a row", "once") if self.values.get("times") == 1 else sentence


@dataclass(frozen=True, slots=True)
class Health:
    """A source's condition, what was found, how many items a day are usual."""

    condition: Condition
    findings: tuple[Finding, ...] = ()
    silent_since: datetime | None = None
    usual: float | None = None


def health_of(source: Source, state: SourceState, now: datetime) -> Health:
    """How `source` is doing at `now`."""
    usual = usual_per_day(state, now)
    silent = _silent_since(source, state, usual, now)
    oddities = tuple(_oddities(source, state, usual, now))
    failure = (_failure(state),) if state.failures else ()
    silence = (Finding(FindingKind.SILENT, {"since": silent}),) if silent else ()
    condition = _condition(source, state, bool(silent), bool(oddities))
    return Health(condition, (*failure, *silence, *oddities), silent, usual)


def usual_per_day(state: SourceState, now: datetime) -> float | None:
    """The median of new items a day over the whole days on record; None where these are too few."""
    counts = _whole_days(state, now)
    return float(median(counts)) if len(counts) >= _LEAST_DAYS else None


def _whole_days(state: SourceState, now: datetime) -> list[int]:
    today = now.date().isoformat()
    return [count for day, count in sorted(state.days.items()) if day < today]


def _condition(source: Source, state: SourceState, silent: bool, odd: bool) -> Condition:
    if not source.enabled:
        return Condition.STOPPED
    if state.last_checked is None:
        return Condition.NEW
    if state.failures:
        return Condition.FAILING
    return Condition.SILENT if silent else Condition.DOUBTFUL if odd else Condition.WELL


def _failure(state: SourceState) -> Finding:
    values = {"trouble": state.error_kind, "times": state.failures, "error": state.error}
    return Finding(FindingKind.FAILING, values)


def _silent_since(source: Source, state: SourceState, usual: float | None, now: datetime) -> datetime | None:
    """When a source that should have had news last had some, or None where it is not silent."""
    if source.kind in _WITHOUT_NEWS or state.last_success is None:
        return None
    since = state.last_new or source.added or state.last_success
    patience = max(timedelta(days=_SILENT_GAPS / usual), _SHORTEST_SILENCE) if usual else _UNKNOWN_SILENCE
    return since if now - since > patience else None


def _oddities(source: Source, state: SourceState, usual: float | None, now: datetime) -> Iterator[Finding]:
    yesterday = state.days.get((now.date() - timedelta(days=1)).isoformat())
    if usual is not None and usual >= _LEAST_USUAL and yesterday is not None and yesterday < _DROP * usual:
        yield Finding(FindingKind.DROP, {"yesterday": yesterday, "usual": usual})
    if abs(state.skew) > _SKEW_SECONDS:
        kind = FindingKind.CLOCK_AHEAD if state.skew > 0 else FindingKind.CLOCK_BEHIND
        yield Finding(kind, {"minutes": round(abs(state.skew) / 60)})
    if state.future:
        yield Finding(FindingKind.FUTURE, {"future": state.future, "items": state.items})
    if state.items and state.undated == state.items and source.kind is SourceKind.FEED:
        yield Finding(FindingKind.UNDATED)
    if state.moved_to:
        yield Finding(FindingKind.MOVED, {"address": state.moved_to})
