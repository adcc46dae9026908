"""Time expressions with TIMEX3 types and values."""

from __future__ import annotations

from marsad.facts.times.find import find_times

__all__ = ["find_times"]
