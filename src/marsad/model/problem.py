"""A problem: something Marsad saw and could not settle, kept with the article it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """What a step could not settle: the step's name, the reason and where in the body."""

    step: str
    reason: str
    span: Span | None = None
