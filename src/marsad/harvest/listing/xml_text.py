"""Mends the XML that feeds are written in: junk around it, HTML's entities, bare ampersands, doctypes."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|atom:feed|urlset|sitemapindex|sitemap:urlset)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:rss|feed|rdf:RDF|atom:feed|urlset|sitemapindex|sitemap:urlset)\s*>", re.IGNORECASE)
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_AMPERSAND = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_HEAD = 20_000


def bare_root(text: str) -> str | None:
    """`text` from the opening of a feed's or sitemap's root to its end, or None where it has no such root.

    What stands before (declarations, doctypes with their entities, warnings of the site's own programs) and
    after it goes.

    >>> bare_root('Warning: x <!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss> junk')
    '<rss><channel/></rss>'
    """
    opening = _ROOT.search(text, 0, _HEAD)
    if opening is None:
        return None
    ends = [closing.end() for closing in _END.finditer(text, opening.end())]
    return text[opening.start() : ends[-1] if ends else len(text)]


def mended(xml: str) -> str:
    """`xml` with the entities of HTML as characters and bare ampersands escaped; CDATA is left alone.

    >>> mended("<a>خبر&nbsp;أول & ثان &lt;</a>").replace("\\xa0", " ")
    '<a>خبر أول &amp; ثان &lt;</a>'
    """
    return "".join(
        part if part.startswith("<![CDATA[") else _AMPERSAND.sub(_entity, part) for part in _CDATA.split(xml)
    )


def tree(xml: str) -> Element | None:
    """The tree of well-formed `xml`, or None where it is not well-formed."""
    try:
        root: Element = ElementTree.fromstring(xml.encode())
    except (ParseError, DefusedXmlException, ValueError):
        return None
    return root


def local_name(element: Element) -> str:
    """An element's name without its namespace, in lower case."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _entity(match: re.Match[str]) -> str:
    name = match.group(1)
    if name is None:
        return "&amp;"
    if name in _OF_XML or name.startswith("#"):
        return match.group()
    character = html.unescape(match.group())
    return character if character != match.group() else f"&amp;{name};"
