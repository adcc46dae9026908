"""The event labels pack: Arabic words for the types, modes and status of events, to search by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class EventLabel:
    """A value of the record: `kind` is `type`, `mode` or `status`; `names` are Arabic words for it."""

    pack: ClassVar[str] = "event_labels"
    code: str
    kind: str
    names: tuple[str, ...]
