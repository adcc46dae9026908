"""The text of a message."""

from __future__ import annotations

import json
from typing import Any

from marsad.archive.clock import now


def message_body(kind: str, data: dict[str, Any]) -> str:
    """The text of a message: `type`, `timestamp` and `data`, as Standard Webhooks has it."""
    return json.dumps({"type": kind, "timestamp": now(), "data": data}, ensure_ascii=False)
