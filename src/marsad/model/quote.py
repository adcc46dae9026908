"""Quotes: what a source in the article states, as PARC 3.0 has it (source, cue, content)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuoteKind(StrEnum):
    """Whether the words are the speaker's own or the writer's."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stated content with its speaker.

    `speaker` is an entity id or None for a source without a name; `verb` is the cue as written
    without a joined و or ف; `via` names the credited source that carried it; `addressee` is an
    entity id.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    verb: str
    speaker: str | None = None
    via: str | None = None
    addressee: str | None = None
    rule: str = ""
