"""Connections shared out among the processes that serve one socket: the one with fewest open takes the next.

Left to asyncio, the first process to wake takes all that wait, twenty at a time, and the others idle.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import structlog

_A_CONNECTION = 0.0005  # seconds for which a process leaves a connection to others, for each it has open
_LONGEST = 0.02  # seconds that a connection waits at most so
_OUT_OF_FILES = 1.0  # seconds until the next try where the system has no more to give
_log = structlog.get_logger("marsad.web")

Making = Callable[[], asyncio.BaseProtocol]


class SharingLoop(asyncio.SelectorEventLoop):
    """An event loop whose servers share a bound socket with those of other processes."""

    async def create_server(self, *args: Any, **more: Any) -> SharingServer:  # type: ignore[override]
        """A server on the bound socket `sock`, where `backlog` connections may wait."""
        bound: socket.socket = more["sock"]
        bound.setblocking(False)
        bound.listen(more["backlog"])
        return SharingServer(self, args[0], bound)


class SharingServer:
    """Accepts connections one by one until it is closed: what uvicorn needs of an asyncio server."""

    def __init__(self, loop: asyncio.AbstractEventLoop, make: Making, bound: socket.socket) -> None:
        self._loop = loop
        self._make = make
        self._bound = bound
        self._open: list[asyncio.BaseTransport] = []
        self._accepting = loop.create_task(self._accept())

    def connections(self) -> int:
        """How many connections are open."""
        self._open = [each for each in self._open if not each.is_closing()]
        return len(self._open)

    def close(self) -> None:
        """Accepts no more; what is open stays open."""
        self._accepting.cancel()
        self._loop.remove_reader(self._bound)

    async def wait_closed(self) -> None:
        """Returns when nothing is accepted any more."""
        await asyncio.wait([self._accepting])

    async def _accept(self) -> None:
        while True:
            await self._waiting()
            await asyncio.sleep(min(self.connections() * _A_CONNECTION, _LONGEST))
            try:
                connection, _ = self._bound.accept()
            except (BlockingIOError, ConnectionAbortedError):
                continue  # another process was faster, or the caller has gone
            except OSError as error:
                _log.error("no connection accepted", reason=str(error))
                await asyncio.sleep(_OUT_OF_FILES)
                continue
            connection.setblocking(False)
            transport, _ = await self._loop.connect_accepted_socket(self._make, connection)
            self._open.append(transport)

    async def _waiting(self) -> None:
        """Returns when a connection waits."""
        ready = self._loop.create_future()
        self._loop.add_reader(self._bound, _tell, ready)
        try:
            await ready
        finally:
            self._loop.remove_reader(self._bound)


def _tell(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)
