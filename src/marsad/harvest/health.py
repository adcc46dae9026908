"""How a source is doing: silence, failures, sudden drops, clocks that are off, out of its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

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


@dataclass(frozen=True, slots=True)
class Health:
    """A source's condition, what was found (each a sentence), how many items a day are usual."""

    condition: Condition
    findings: tuple[str, ...] = ()
    silent_since: datetime | None = None
    usual: float | None = None


def health_of(source: Source, state: SourceState, now: datetime) -> Health:
    """How `source` is doing at `now`."""
    usual = usual_per_day(state, now)
    silent = _silent_since(source, state, usual, now)
    oddities = tuple(_oddities(source, state, usual, now))
    failure = (_failure(state),) if state.failures else ()
    silence = (f"nothing new since {silent:%Y-%m-%d %H:%M} UTC",) if silent else ()
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


def _failure(state: SourceState) -> str:
    times = "once" if state.failures == 1 else f"{state.failures} times in a row"
    return f"{state.error_kind}, {times}: {state.error}"


def _silent_since(source: Source, state: SourceState, usual: float | None, now: datetime) -> datetime | None:
    """When a source that should have had news last had some, or None where it is not silent."""
    if source.kind in _WITHOUT_NEWS or state.last_success is None:
        return None
    since = state.last_new or source.added or state.last_success
    patience = max(timedelta(days=_SILENT_GAPS / usual), _SHORTEST_SILENCE) if usual else _UNKNOWN_SILENCE
    return since if now - since > patience else None


def _oddities(source: Source, state: SourceState, usual: float | None, now: datetime) -> list[str]:
    found = []
    yesterday = state.days.get((now.date() - timedelta(days=1)).isoformat())
    if usual is not None and usual >= _LEAST_USUAL and yesterday is not None and yesterday < _DROP * usual:
        found.append(f"{yesterday} new items yesterday where {usual:g} a day are usual")
    if abs(state.skew) > _SKEW_SECONDS:
        found.append(
            f"its clock is {abs(state.skew) / 60:.0f} minutes {'ahead' if state.skew > 0 else 'behind'}"
        )
    if state.future:
        found.append(f"{state.future} of {state.items} items are dated in the future")
    if state.items and state.undated == state.items and source.kind is SourceKind.FEED:
        found.append("none of its items has a date that can be read")
    if state.moved_to:
        found.append(f"moved for good to {state.moved_to}")
    return found
