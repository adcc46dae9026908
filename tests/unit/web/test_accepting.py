"""Servers that share one socket share its connections; what is open outlives them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest

from marsad.web.accepting import SharingLoop, SharingServer

CLIENTS = 20
Client = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Echo(asyncio.Protocol):
    """Sends back what it is sent."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._transport.write(data)


@pytest.fixture
def bound() -> Iterator[socket.socket]:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        yield made


async def serve(bound: socket.socket) -> SharingServer:
    made = await asyncio.get_running_loop().create_server(Echo, sock=bound, backlog=100)
    assert isinstance(made, SharingServer)
    return made


async def echoed(bound: socket.socket) -> Client:
    """A client whose connection is accepted."""
    reader, writer = await asyncio.open_connection(*bound.getsockname())
    writer.write(b"?")
    assert await reader.readexactly(1) == b"?"
    return reader, writer


def test_connections_are_shared_out(bound: socket.socket) -> None:
    async def share() -> list[int]:
        servers = [await serve(bound), await serve(other)]
        clients = await asyncio.gather(*(echoed(bound) for _ in range(CLIENTS)))
        counts = [server.connections() for server in servers]
        for _, writer in clients:
            writer.close()
        return counts

    with bound.dup() as other, asyncio.Runner(loop_factory=SharingLoop) as runner:
        counts = runner.run(share())
    assert sum(counts) == CLIENTS
    assert min(counts) >= CLIENTS // 4


def test_what_is_open_outlives_the_server(bound: socket.socket) -> None:
    async def outlive() -> bytes:
        server = await serve(bound)
        reader, writer = await echoed(bound)
        server.close()
        await server.wait_closed()
        writer.write(b"still here")
        answer = await reader.readexactly(10)
        writer.close()
        return answer

    with asyncio.Runner(loop_factory=SharingLoop) as runner:
        assert runner.run(outlive()) == b"still here"


def test_who_has_gone_counts_no_more(bound: socket.socket) -> None:
    async def leave() -> list[int]:
        server = await serve(bound)
        reader, writer = await echoed(bound)
        counts = [server.connections()]
        writer.close()
        await writer.wait_closed()
        while server.connections():
            await asyncio.sleep(0.001)
        assert await reader.read() == b""
        return [*counts, server.connections()]

    with asyncio.Runner(loop_factory=SharingLoop) as runner:
        assert runner.run(asyncio.wait_for(leave(), 10)) == [1, 0]
