"""No packet leaves for an inner address, however it is led to: given, by redirect, by DNS, in odd notations.

A recorder stands in for the network and a table for the DNS; real sockets raise.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import pytest

from marsad.errors import AddressRefused, FetchError, Unreachable
from marsad.harvest.asking import Asker
from marsad.harvest.checked_connect import CheckedConnect
from marsad.harvest.pacing import Pacer

PUBLIC = "8.8.8.8"
NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class Recorder(httpcore.NetworkBackend):
    """Notes whom it is asked to connect to and answers from a script, one connection after the other."""

    def __init__(self, *answers: bytes) -> None:
        self.connected: list[tuple[str, int]] = []
        self._answers = list(answers)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.connected.append((host, port))
        return httpcore.MockStream([self._answers.pop(0), b""])


@pytest.fixture(autouse=True)
def _no_real_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Any real socket or DNS question fails the test."""
    tried: list[Any] = []

    def refuse(*args: object, **_options: object) -> None:
        tried.append(args)
        raise AssertionError(f"the real network was asked: {args}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    yield tried
    assert tried == []


def asker(network: Recorder, names: dict[str, list[str]] | None = None) -> Asker:
    def lookup(host: str, _port: int) -> list[str]:
        try:
            return (names or {})[host]
        except KeyError:
            raise Unreachable(host, "unknown") from None

    return Asker(pacer=Pacer(wait=lambda _: None), connect=CheckedConnect(5, lookup=lookup, connect=network))


def redirect(status: int, target: str) -> bytes:
    return f"HTTP/1.1 {status} Moved\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode()


GIVEN = [
    "http://127.0.0.1/",
    "http://127.0.0.1:8080/feed",
    "https://10.0.0.7/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://0.0.0.0/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://127.0.0.1./",
    "http://127。0。0。1/",
]


@pytest.mark.parametrize("address", GIVEN)
def test_a_given_inner_address_is_refused(address: str) -> None:
    network = Recorder()
    with asker(network) as asks, pytest.raises(AddressRefused):
        asks.ask(address)
    assert network.connected == []


@pytest.mark.parametrize(
    "address",
    [
        "http://0177.0.0.1/",
        "http://１２７.０.０.１/",
        "http://ⓛocalhost/",
        "http://a@127.0.0.1/",
        "not one",
        "",
    ],
)
def test_what_is_no_web_address_is_not_asked(address: str) -> None:
    network = Recorder()
    with asker(network) as asks, pytest.raises(FetchError):
        asks.ask(address)
    assert network.connected == []


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://news.example/", "gopher://news.example:70/", "http:///x"]
)
def test_other_schemes_are_refused(address: str) -> None:
    network = Recorder()
    with asker(network, {"news.example": [PUBLIC]}) as asks, pytest.raises(AddressRefused):
        asks.ask(address)
    assert network.connected == []


@pytest.mark.parametrize(
    "answer", ["127.0.0.1", "10.1.1.1", "169.254.169.254", "::1", "fe80::1", "64:ff9b::a00:1"]
)
@pytest.mark.parametrize("beside", [[], [PUBLIC]], ids=["alone", "beside a public one"])
def test_a_name_with_an_inner_address_is_refused(answer: str, beside: list[str]) -> None:
    network = Recorder()
    with asker(network, {"news.example": [*beside, answer]}) as asks, pytest.raises(AddressRefused):
        asks.ask("http://news.example/")
    assert network.connected == []


@pytest.mark.parametrize("target", [*GIVEN, "http://inner.example/", "//127.0.0.1/", "file:///etc/passwd"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_an_inner_address_is_refused(target: str, status: int) -> None:
    network = Recorder(NO_ROBOTS, redirect(status, target))
    names = {"news.example": [PUBLIC], "inner.example": ["192.168.0.1"]}
    with asker(network, names) as asks, pytest.raises(AddressRefused):
        asks.ask("http://news.example/")
    assert network.connected == [(PUBLIC, 80), (PUBLIC, 80)]


def test_a_redirect_of_robots_is_checked_too() -> None:
    network = Recorder(redirect(302, "http://169.254.169.254/"))
    with asker(network, {"news.example": [PUBLIC]}) as asks, pytest.raises(AddressRefused):
        asks.ask("http://news.example/")
    assert network.connected == [(PUBLIC, 80)]


def test_a_hub_is_checked_too() -> None:
    network = Recorder()
    with asker(network) as asks, pytest.raises(AddressRefused):
        asks.post("http://127.0.0.1/hub", {"hub.mode": "subscribe"})
    assert network.connected == []


def test_a_name_is_resolved_once_a_connection_and_connected_by_what_was_checked() -> None:
    answers = iter([[PUBLIC], [PUBLIC], ["127.0.0.1"]])
    network = Recorder(NO_ROBOTS, b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    connect = CheckedConnect(5, lookup=lambda _host, _port: next(answers), connect=network)
    with Asker(pacer=Pacer(wait=lambda _: None), connect=connect) as asks:
        assert asks.ask("http://news.example/").data == b"ok"
        with pytest.raises(AddressRefused):  # the name has turned inwards since
            asks.ask("http://news.example/2")
    assert network.connected == [(PUBLIC, 80), (PUBLIC, 80)]


def test_private_addresses_pass_where_allowed() -> None:
    network = Recorder(NO_ROBOTS, b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    connect = CheckedConnect(5, allow_private=True, connect=network)
    with Asker(pacer=Pacer(wait=lambda _: None), connect=connect) as asks:
        assert asks.ask("http://127.0.0.1:8000/").data == b"ok"
    assert network.connected == [("127.0.0.1", 8000)] * 2
