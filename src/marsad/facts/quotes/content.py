"""What was said, as a range of tokens: the content of a quote."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.quote import QuoteKind


@dataclass(frozen=True, slots=True)
class Content:
    """What was said: tokens `[first, last)`, its kind, and the rule that found it.

    `gap_end` is where the words between verb and content end: the subject stands before it. `skip`
    counts the letters of a preposition glued to the first word.
    """

    first: int
    last: int
    kind: QuoteKind
    rule: str
    gap_end: int
    skip: int = 0
