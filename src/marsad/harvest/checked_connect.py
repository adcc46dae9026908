"""Opens connections for the harvest: resolves a host once, checks every answer, connects to what it checked.

Whatever leads to a connection (an address given, a redirect, a hub) ends here, so that no way leads round the
check; and as the name is not asked for again, the DNS answer cannot change in between.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from marsad.errors import AddressRefused, TooSlow, Unreachable
from marsad.harvest.public_address import is_public, written_as_number

Resolve = Callable[[str, int], list[str]]
_MOST_TRIED = 3


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of `host`; raises Unreachable where the DNS knows none."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(host, f"the host {host!r} is unknown to the DNS") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class CheckedConnect(httpcore.NetworkBackend):
    """Connects to public addresses only, unless `allow_private`; each connection lives `seconds` at most.

    `lookup` and `connect` stand for the DNS and the network, so that tests can stand in for them.
    """

    def __init__(
        self,
        seconds: float,
        allow_private: bool = False,
        lookup: Resolve = resolve,
        connect: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._seconds = seconds
        self._allow_private = allow_private
        self._lookup = lookup
        self._connect = connect or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to `host`; raises AddressRefused for an inner address, Unreachable for none."""
        end = time.monotonic() + self._seconds
        last: Exception | None = None
        for address in self._checked(host, port)[:_MOST_TRIED]:
            left = _left(end, timeout)
            try:
                stream = self._connect.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return _TimedStream(stream, end)
        raise Unreachable(host, f"no connection ({last})") from last

    def _checked(self, host: str, port: int) -> list[str]:
        """The addresses of `host`, none of them if any is an inner one."""
        number = written_as_number(host)
        addresses = [number] if number else self._lookup(host, port)
        if not addresses:
            raise Unreachable(host, f"the host {host!r} has no address")
        if not self._allow_private and not all(map(is_public, addresses)):
            raise AddressRefused(host, "a private or local address; --allow-private lets it through")
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection that ends at a set time, however slowly its bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream = stream
        self._end = end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; raises TooSlow when time is up."""
        return self._stream.read(max_bytes, _left(self._end, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes; raises TooSlow when time is up."""
        self._stream.write(buffer, _left(self._end, timeout))

    def close(self) -> None:
        """Closes the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection under TLS, with the same end."""
        stream = self._stream.start_tls(ssl_context, server_hostname, _left(self._end, timeout))
        return _TimedStream(stream, self._end)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection."""
        return self._stream.get_extra_info(info)


def _left(end: float, timeout: float | None) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TooSlow("connection", "time is up")
    return left if timeout is None else min(left, timeout)
