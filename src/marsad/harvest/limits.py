"""How much of one page Marsad takes in before it refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.errors import PageTooComplex, PageTooLarge

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_NO_END_TAG = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option".split()
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one page may cost.

    `page_bytes` bounds a page packed and unpacked: Common Crawl too cuts a page at five megabytes,
    and news pages are a tenth of that. `parts` bounds the tags and lines in it: each costs memory of its
    own, and a long portal page has ten thousand. `depth` bounds the tags inside each other: parsing costs
    time by its square. `line_bytes` bounds a line of a manifest, which may hold a page escaped.
    `fetch_seconds` and `redirects` bound the asking of one address.
    """

    page_bytes: int = 5_000_000
    parts: int = 200_000
    depth: int = 30_000
    line_bytes: int = 20_000_000
    fetch_seconds: float = 20.0
    redirects: int = 5

    def check(self, size: int, name: str) -> None:
        """Nothing where a page of `size` bytes is within the limit; else raises PageTooLarge."""
        if size > self.page_bytes:
            raise PageTooLarge(name, f"more than {megabytes(self.page_bytes)}, the limit for one page")

    def check_parts(self, parts: int, name: str) -> None:
        """Nothing where so many tags and lines are within the limit; else raises PageTooComplex."""
        if parts > self.parts:
            raise PageTooComplex(name, f"more than {self.parts:,} tags or lines, the limit for one page")

    def check_depth(self, html: str, name: str) -> None:
        """Nothing where the tags nest within the limit; else raises PageTooComplex."""
        if html.count("<") > self.depth and depth_of(html) > self.depth:
            raise PageTooComplex(
                name, f"more than {self.depth:,} tags inside each other, the limit for one page"
            )


def depth_of(html: str) -> int:
    """How deep the tags of a page nest at most, those that need no end tag left out.

    >>> depth_of("<div><p>a<br><p><b>b</b></div>")
    2
    """
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _NO_END_TAG:
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def megabytes(size: int) -> str:
    """A size in words.

    >>> megabytes(5_000_000)
    '5 MB'
    """
    return f"{size / 1_000_000:.3g} MB"
