"""An httpx transport over checked connections, with the network's failures told in Marsad's own errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

import httpcore
import httpx

from marsad.errors import AddressRefused, FetchError, TooSlow, Unreachable


class CheckedTransport(httpx.BaseTransport):
    """Sends each request over a connection of its own from `connect`."""

    def __init__(self, connect: httpcore.NetworkBackend, seconds: float) -> None:
        self._seconds = seconds
        # Connections are not kept: each has one request's time to live.
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=connect,
            max_keepalive_connections=0,
            max_connections=None,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response, its body still to come.

        Raises AddressRefused, Unreachable and TooSlow, now and while the body is read.
        """
        url = request.url
        if url.scheme not in ("http", "https") or not url.host:
            raise AddressRefused(str(url), "only http and https addresses are asked")
        with self._told(url):
            answer = self._pool.handle_request(_for_core(request))
        body = _Body(self, url, cast("Iterable[bytes]", answer.stream))
        return httpx.Response(
            answer.status, headers=answer.headers, stream=body, extensions=answer.extensions
        )

    def close(self) -> None:
        """Closes the connections."""
        self._pool.close()

    @contextmanager
    def _told(self, url: httpx.URL) -> Iterator[None]:
        """Turns what goes wrong on the network into an error that names the address."""
        try:
            yield
        except FetchError as error:
            slow = isinstance(error, TooSlow)
            reason = f"took longer than {self._seconds:g} seconds" if slow else error.reason
            raise type(error)(str(url), reason) from error
        except httpcore.TimeoutException as error:
            raise TooSlow(str(url), f"took longer than {self._seconds:g} seconds") from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Unreachable(str(url), f"no answer ({error or type(error).__name__})") from error


class _Body(httpx.SyncByteStream):
    def __init__(self, transport: CheckedTransport, url: httpx.URL, stream: Iterable[bytes]) -> None:
        self._transport = transport
        self._url = url
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with self._transport._told(self._url):
            yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


def _for_core(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=cast("Iterable[bytes]", request.stream),
        extensions=request.extensions,
    )
