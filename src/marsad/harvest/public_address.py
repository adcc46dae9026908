"""Tells the addresses of the public Internet from private, loopback, link-local and other inner ones."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


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


def _is_open(address: Address) -> bool:
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
