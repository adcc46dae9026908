"""Points a denied event at the quote that denies it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.quote import Quote
from marsad.model.span import Span


def denying_quote(quotes: Sequence[Quote], trigger: Span, sentence: Span) -> int | None:
    """The index of the quote whose content holds the denied act, else of the only one in its sentence."""
    holding = [
        i for i, quote in enumerate(quotes) if quote.start <= trigger.start and trigger.end <= quote.end
    ]
    if holding:
        return min(holding, key=lambda i: (quotes[i].end - quotes[i].start, i))
    near = [i for i, quote in enumerate(quotes) if sentence.start <= quote.start < sentence.end]
    return near[0] if len(near) == 1 else None
