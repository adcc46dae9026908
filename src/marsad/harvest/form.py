"""Tells HTML from bare text by what the page holds; its name only settles doubtful cases."""

from __future__ import annotations

import re

_HEAD_CHARACTERS = 65_536
_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}>\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:html|head|body|title|meta|link|script|style|div|p|br|span|a|img|table|tr|td|ul|ol|li|h[1-6]|"
    r"article|section|main|header|footer|strong|b|em|font|center|figure|iframe)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_TAGS_OF_A_PAGE = 3


def form_of(text: str, declared: str | None = None) -> str:
    """`html` or `text`. `declared` is what a file name or an HTTP header says, if anything.

    >>> form_of("<p>خبر</p><p>آخر</p>"), form_of("خبر <عاجل>")
    ('html', 'text')
    """
    head = text[:_HEAD_CHARACTERS]
    if _OPENING.match(head):
        return "html"
    needed = 1 if declared == "html" else _TAGS_OF_A_PAGE
    found = sum(1 for _, _ in zip(range(needed), _TAG.finditer(head), strict=False))
    return "html" if found == needed else "text"


def declared_form(name: str, content_type: str | None = None) -> str | None:
    """What a file name or a content type says of the form, or None where they say nothing.

    >>> declared_form("page.html.gz"), declared_form("page"), declared_form("x", "text/plain")
    ('html', None, 'text')
    """
    stem = name.lower().removesuffix(".gz")
    if "html" in (content_type or "") or stem.endswith(
        (".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx")
    ):
        return "html"
    if (content_type or "").startswith("text/plain") or stem.endswith(".txt"):
        return "text"
    return None
