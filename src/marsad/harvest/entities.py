"""Undoes one round too many of HTML escaping: `&amp;quot;` in a page, `&quot;` in bare text."""

from __future__ import annotations

import html
import re

# The names that publishing systems escape twice; any other `&amp;name;` may be meant.
_NAMES = "quot|nbsp|laquo|raquo|ldquo|rdquo|lsquo|rsquo|ndash|mdash|hellip|apos|zwnj|zwj|rlm|lrm|amp"
_TWICE = re.compile(rf"&(?:amp;)+(#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|{_NAMES});")
_ONCE = re.compile(rf"&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|lt|gt|{_NAMES});")


def unescape_twice(markup: str) -> str:
    """HTML with entities that were escaped twice escaped once.

    >>> unescape_twice("&amp;quot;السلام&amp;quot; &amp;amp;#1575;")
    '&quot;السلام&quot; &#1575;'
    """
    return _TWICE.sub(r"&\1;", markup) if "&amp;" in markup else markup


def unescape_text(text: str) -> str:
    """Bare text with the entities a scraper left in it as characters.

    >>> unescape_text("&quot;السلام&quot; &amp;#1575;")
    '"السلام" ا'
    """
    if "&" not in text:
        return text
    return _ONCE.sub(lambda match: html.unescape(match.group()), unescape_twice(text))
