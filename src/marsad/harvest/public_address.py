"""Tells the addresses of the public Internet from private, loopback, link-local and other inner ones."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST6 = ipaddress.ip_network("2000::/3")  # all that is handed out of IPv6, and so all that is public
# Not handed out to anybody, though older tables take them for public.
_SPECIAL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the Internet may ask.

    An IPv4 address carried inside an IPv6 one (mapped, 6to4, NAT64) must be public as well.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_open(each) for each in _all_forms(parsed))


def written_as_number(host: str) -> str | None:
    """The IP address that `host` is in any notation, the odd ones of C libraries too; None for a name.

    >>> written_as_number("2130706433"), written_as_number("0x7f.1"), written_as_number("a.example")
    ('127.0.0.1', '127.0.0.1', None)
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return str(ipaddress.ip_address(bare.partition("%")[0]))
    except ValueError:
        pass  # no canonical notation: one that only C libraries know, or a name
    try:
        return socket.inet_ntoa(socket.inet_aton(bare)) if bare.isascii() and " " not in bare else None
    except OSError:
        return None


def _is_open(address: Address) -> bool:
    if any(address in net for net in _SPECIAL if net.version == address.version):
        return False
    if isinstance(address, ipaddress.IPv6Address) and address not in _UNICAST6:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _all_forms(address: Address) -> Iterator[Address]:
    carried = _carried(address) if isinstance(address, ipaddress.IPv6Address) else None
    if carried is not None:
        yield carried
    if carried is None or not _is_wrapper(address):
        yield address


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _is_wrapper(address: Address) -> bool:
    """A mapped or NAT64 address is nothing but its IPv4 address written long."""
    return isinstance(address, ipaddress.IPv6Address) and (
        address in _NAT64 or address.ipv4_mapped is not None
    )
