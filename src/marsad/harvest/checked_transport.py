"""An httpx transport that resolves a host once, checks every answer and connects to what it checked.

Checking the name and connecting afterwards would let the DNS answer change in between.
"""

from __future__ import annotations

import socket

import httpx

from marsad.errors import AddressRefused, FetchError
from marsad.harvest.public_address import is_public

_PORTS = {"http": 80, "https": 443}


class CheckedTransport(httpx.BaseTransport):
    """Sends each request, a redirect's too, to a checked IP address under the host's own name."""

    def __init__(self, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        # Connections are pooled by IP address, and two hosts may share one: none is kept for the next.
        self._transport = httpx.HTTPTransport(retries=1, limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response; raises AddressRefused for an inner address, FetchError for an unknown host."""
        url = request.url
        address = self._resolve(url)
        request.url = url.copy_with(host=address)
        request.extensions = {**request.extensions, "sni_hostname": url.host}
        try:
            return self._transport.handle_request(request)
        finally:
            request.url = url

    def close(self) -> None:
        """Closes the connections."""
        self._transport.close()

    def _resolve(self, url: httpx.URL) -> str:
        if url.scheme not in _PORTS or not url.host:
            raise AddressRefused(str(url), "only http and https addresses are asked")
        port = url.port or _PORTS[url.scheme]
        try:
            answers = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(str(url), f"the host {url.host!r} is unknown to the DNS") from error
        addresses = [str(answer[4][0]) for answer in answers]
        if not self._allow_private and not all(map(is_public, addresses)):
            raise AddressRefused(str(url), "a private or local address; --allow-private lets it through")
        return addresses[0]
