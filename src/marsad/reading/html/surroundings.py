"""The lines of what surrounds an article: menus, related titles, comments, footers.

Three quarters of a news page's nodes stand in such parts, and all that matters of them is their
lines: they are read in one plain loop that knows of nothing but text, links and line ends, and
menus by their bare texts.
"""

from __future__ import annotations

from functools import lru_cache

from selectolax.lexbor import LexborNode

from marsad.model.page import BlockKind
from marsad.reading.html.elements import (
    BREAK,
    FALLBACK,
    INLINE,
    LINK,
    SKIPPED,
    breaks_line,
    kind_of_tag,
    part_of_tag,
)
from marsad.reading.html.lines import LineMaker
from marsad.reading.html.outline import Strip

_LINE = -1  # an element that starts a line of its own
_WITH_HIDDEN_TEXT = "script, style, svg, select, template, textarea, iframe"
_BETWEEN = "\x1f"  # between the texts of a menu
_HALF = 0.5


def read_menu(top: LexborNode, lines: LineMaker, box: int) -> None:
    """Reads every text below `top` as a line; half linked, so neither text nor title."""
    for node in top.css(_WITH_HIDDEN_TEXT):
        node.decompose()
    for text in top.text(separator=_BETWEEN, skip_empty=True).split(_BETWEEN):
        words = text.split()
        if words:
            lines.strips.append(Strip(" ".join(words), box, _HALF, len(words), BlockKind.PARAGRAPH, 0))


def read_surroundings(top: LexborNode, lines: LineMaker, box: int) -> None:
    """Reads the lines below `top`, all of which stand in `box`."""
    path: list[tuple[LexborNode, int]] = []
    node = top.first_child
    while node is not None or path:
        if node is None:
            node, part = path.pop()
            if part != INLINE:
                _close(part, lines, box)
        elif (text := node.text_content) is not None:
            lines.take(text)
        else:
            tag = node.tag
            part = _part(tag)
            if part == BREAK:
                lines.break_at(box)
            elif part != SKIPPED:
                if part != INLINE:
                    _open(part, tag, lines, box)
                path.append((node, part))
                node = node.first_child
                continue
        node = node.next
    lines.end(box)


def _open(part: int, tag: str | None, lines: LineMaker, box: int) -> None:
    if part == LINK:
        lines.links += 1
    else:
        lines.end(box)
        lines.kinds.append(kind_of_tag(tag or ""))


def _close(part: int, lines: LineMaker, box: int) -> None:
    if part == LINK:
        lines.links -= 1
    else:
        lines.end(box)
        lines.kinds.pop()


@lru_cache(maxsize=1024)
def _part(tag: str | None) -> int:
    """What an element within surroundings does."""
    part = part_of_tag(tag or "")
    if part is None:
        return _LINE if breaks_line(tag or "") else INLINE
    return SKIPPED if part == FALLBACK else part
