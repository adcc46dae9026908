"""The keys that rows are found by: addresses, payloads and names folded to what makes them equal."""

from __future__ import annotations

from hashlib import blake2b

from marsad.model.page import Page
from marsad.text.normalise import fold


def address_of(page: Page) -> str:
    """What tells a page from others when it is fetched again: its address, or else its name."""
    return page.url or page.id


def address_key(address: str) -> int:
    """`address` as a signed 64-bit number, for short indexes."""
    digest = blake2b(address.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def digest_of(payload: bytes) -> bytes:
    """A page's bytes as sixteen of them."""
    return blake2b(payload, digest_size=16).digest()


def name_key(name: str) -> str:
    """A name as people may also write it: alefs, hamzas and endings folded, one space between words.

    >>> name_key("إيمان  العلي") == name_key("ايمان العلى")
    True
    """
    return " ".join(storable(fold(name)).split()).casefold()


def storable(text: str) -> str:
    """`text` as both databases take it: without NUL and halves of characters.

    >>> storable("a\\x00b\\udc80")
    'a\\ufffdb\\ufffd'
    """
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
