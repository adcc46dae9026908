"""The speech verbs pack: verbs of saying and stance with their class and complements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of saying: its principal parts, its class and the complements it takes.

    `imperfect`, `participle` and `noun` may be empty. `kind` is the class (state, stress, deny,
    accuse, demand, promise, warn, ask, …). `frames` are the complements that make a quote:

    - `that`: a clause after أن or بأن
    - `direct`: words in marks or after a colon
    - `noun`: a noun as object; `noun:على` a noun after that preposition
    - `label`: what someone is called, after بأنه or بـ (وصف); `labels`: both objects (اعتبر)
    - `marks`: an act, whose words count only in marks of three words or more
    """

    pack: ClassVar[str] = "speech_verbs"
    verb: str
    imperfect: str
    participle: str
    noun: str
    kind: str
    frames: tuple[str, ...]
    example: str
