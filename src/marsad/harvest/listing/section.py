"""Section pages: tells the links to articles from those to other sections, by address and wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.errors import FeedUnreadable
from marsad.harvest.listing.entry import Entry, Listing
from marsad.harvest.listing.wording import entry_address, entry_date, plain

_OUTSIDE = frozenset(("nav", "footer"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CARDS = frozenset(("article", "li"))
_DEPTH = 12
_FEWEST_WORDS = 4
_FEWEST_IN_HEADING = 3
_MOST_ENTRIES = 200
# Addresses of lists, people and services, not of articles.
_OF_LISTS = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies)|sections?|authors?|writers?|page|search|login|register|subscribe|"
    r"about(?:-us)?|contact(?:-us)?|privacy(?:-policy)?|terms|rss|feeds?|newsletters?|whatsapp|كاتب|وسم|قسم)"
    r"(?:/|$|\?)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|m3u8|zip|apk|xml|css|js)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\d)\d{4,}(?!\d)")
_DATE = re.compile(r"/(?:19|20)\d\d[/-]\d{1,2}(?:[/-]\d{1,2})?(?:/|-|$)")
_ID = re.compile(r"[0-9a-f]{8,}(?:-[0-9a-f]{4,}){2,}|(?<=[=/_-])\d{4,}|\d{4,}(?=[/_-])", re.IGNORECASE)
_SLUG_PARTS = 4


def read_section(text: str, address: str) -> Listing:
    """The articles that a section page at `address` links to, in page order.

    Raises FeedUnreadable where there is no link to an article.
    """
    parser = LexborHTMLParser(text)
    base = parser.css_first("base[href]")
    beside = urljoin(address, base.attributes.get("href") or "") if base else address
    found: dict[str, Entry] = {}
    for entry in _linked(parser, beside, address):
        before = found.get(entry.address)
        if before is None or len(entry.title or "") > len(before.title or ""):
            found[entry.address] = entry
    if not found:
        raise FeedUnreadable(address, "no link to an article on this page")
    title = parser.css_first("title")
    return Listing(
        "section page",
        tuple(found.values())[:_MOST_ENTRIES],
        title=plain(title.text()) or None if title else None,
        site=address,
    )


def _linked(parser: LexborHTMLParser, beside: str, address: str) -> Iterator[Entry]:
    home = urlsplit(address)
    for link in parser.css("a[href]"):
        target = entry_address(link.attributes.get("href"), beside)
        if target is None or not _same_site(urlsplit(target).netloc, home.netloc):
            continue
        wording, around = _wording(link), list(_ancestors(link))
        if _may_be_article(target, address) and _reads_as_headline(wording, link, around):
            yield Entry(target, wording, _date_beside(around))


def _may_be_article(target: str, page: str) -> bool:
    """Whether the address has the shape of an article's."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    if target.rstrip("/") == page.rstrip("/") or _OF_LISTS.search(path) or _FILE.search(path):
        return False
    last = path.rstrip("/").rpartition("/")[2]
    if _DATE.search(path) or _ID.search(f"{path}?{parts.query}") or _NUMBER.search(last):
        return True
    return len(re.split(r"[-_ ]+", last.removesuffix(".html"))) >= _SLUG_PARTS


def _reads_as_headline(wording: str, link: LexborNode, around: list[LexborNode]) -> bool:
    """Whether the words are a headline's, and do not stand among the page's own navigation."""
    tags = {node.tag for node in around}
    if tags & _OUTSIDE or ("header" in tags and not tags & _CARDS):
        return False
    words = len(wording.split())
    heading = tags & _HEADINGS or link.css_first("h1,h2,h3,h4,h5,h6") is not None
    return words >= (_FEWEST_IN_HEADING if heading else _FEWEST_WORDS)


def _wording(link: LexborNode) -> str:
    """The heading inside the link, its text, or what it shows in place of text."""
    heading = link.css_first("h1,h2,h3,h4,h5,h6")
    text = plain((heading or link).text(separator=" "))
    if text:
        return text
    picture = link.css_first("img[alt]")
    told = link.attributes.get("title") or link.attributes.get("aria-label")
    return plain(told or (picture.attributes.get("alt") if picture else ""))


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    for _ in range(_DEPTH):
        if parent is None or parent.tag in ("body", "html"):
            return
        yield parent
        parent = parent.parent


def _date_beside(around: list[LexborNode]) -> datetime | None:
    card = next((node for node in around if node.tag in _CARDS), None)
    clock = card.css_first("time[datetime]") if card else None
    return entry_date(clock.attributes.get("datetime")) if clock else None


def _same_site(host: str, home: str) -> bool:
    """Whether two hosts are one site's: the same but for `www.`, `m.` and the like."""
    bare, bare_home = host.lower().removeprefix("www."), home.lower().removeprefix("www.")
    return bare == bare_home or bare.endswith(f".{bare_home}") or bare_home.endswith(f".{bare}")
