"""The event words pack: verbs and nouns that name a PLOVER event, with the frame each stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class EventWord:
    """A verb or noun that names an event.

    `word` is the lemma: a verb's perfect, or a noun. `forms` are a verb's imperfect and active
    participle, or a noun's further forms (plural, masculine). `kind` is `verb` or `noun`; `type` and `mode`
    are PLOVER's. `companions` are words one of which must follow in the same clause (قطع needs
    علاقات); a word ending in `-` stands for all that begin so. `frame` says who is who:

    - `meet`: subject, object and whoever stands behind مع, بين or بـ are all actors
    - `host`: the subject receives the object; both are actors
    - `visit`: the subject goes to the object, which is recipient or place
    - `object`: the subject acts on the object; `toward`: on whoever stands behind a preposition
    - `genitive`: the noun's genitive acts; `victim`: the noun's genitive is acted on
    - `alone`: only the subject counts
    """

    pack: ClassVar[str] = "event_words"
    word: str
    kind: str
    forms: tuple[str, ...]
    type: str
    mode: str | None
    companions: tuple[str, ...]
    frame: str
    example: str
    counter: str
