"""Signs messages as Standard Webhooks (standardwebhooks.com) has it: HMAC-SHA256 over id, time and body."""

from __future__ import annotations

import hmac
from base64 import b64encode
from datetime import datetime

_PREFIX = "whsec_"


def shown_secret(secret: str) -> str:
    """A secret as a subscriber's library takes it.

    >>> shown_secret("00ff")
    'whsec_AP8='
    """
    return _PREFIX + b64encode(bytes.fromhex(secret)).decode()


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """The value of the header `webhook-signature`.

    >>> signature("00ff", "msg_1", 0, b"{}")
    'v1,g/aX6rQp2OniLy0cVa72HA5DEOXOxZ0oKVq4+7moQZM='
    """
    signed = b"%s.%d.%s" % (message_id.encode(), timestamp, body)
    return "v1," + b64encode(hmac.digest(bytes.fromhex(secret), signed, "sha256")).decode()


def signed_headers(secret: str, message_id: str, body: bytes, when: datetime) -> dict[str, str]:
    """The headers of a message that is sent at `when`."""
    timestamp = int(when.timestamp())
    return {
        "Content-Type": "application/json; charset=utf-8",
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, message_id, timestamp, body),
    }
