"""Sends messages to subscribers: over checked connections, no redirects followed, little read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType

import httpx

from marsad.errors import FetchError
from marsad.harvest.asking import parsed
from marsad.harvest.checked_connect import CheckedConnect
from marsad.harvest.http_time import retry_after
from marsad.harvest.transport import CheckedTransport

SENDER = "Marsad/0.1 (Arabic news observatory; webhooks)"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a subscriber answered; `wait` is how many seconds it asks to be left alone, None for none."""

    status: int
    wait: float | None = None

    @property
    def taken(self) -> bool:
        """Whether the message was taken."""
        return 200 <= self.status < 300


class Poster:
    """Sends; a message takes `seconds` at most. Many threads may share one."""

    def __init__(self, seconds: float = 15.0, allow_private: bool = False) -> None:
        self._client = httpx.Client(
            transport=CheckedTransport(CheckedConnect(seconds, allow_private), seconds),
            headers={"User-Agent": SENDER},
            timeout=seconds,
            trust_env=False,
            follow_redirects=False,
        )

    def __enter__(self) -> Poster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes what is open."""
        self._client.close()

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Receipt:
        """Sends `body` to `address`; raises AddressRefused, Unreachable and TooSlow."""
        request = self._client.build_request(
            "POST", web_address(address), content=body, headers=dict(headers)
        )
        response = self._client.send(request, stream=True)
        response.close()  # what a subscriber says beyond its status is nothing to us
        return Receipt(
            response.status_code, retry_after(response.headers.get("retry-after"), datetime.now(UTC))
        )


def web_address(address: str) -> httpx.URL:
    """`address` taken apart; raises FetchError where it is no web address or holds a password."""
    url = parsed(address)
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(address, "no http or https address")
    return url
