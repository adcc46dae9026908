"""Time expressions, as TIMEX3 names them (ISO 24617-1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TimeType(StrEnum):
    """The four TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of the body with its TIMEX3 value.

    `rule` names the pattern that found it; `explain` gives anchor, rule and check in words.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    rule: str = ""
    explain: str = ""
