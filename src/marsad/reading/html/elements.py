"""Which HTML elements break lines, which are never shown, which hold running text."""

from __future__ import annotations

from marsad.model.page import BlockKind

NEVER_SHOWN = frozenset(
    "script style template head title meta link base svg math iframe embed applet map "
    "datalist select option optgroup textarea input progress meter "
    "noframes noembed param source track -comment !doctype".split()
)
SHOWN_WITHOUT_SCRIPT = frozenset({"noscript", "object", "audio", "video", "canvas"})
UNNAMED = frozenset("b strong i em u s font bdi bdo big small sub sup tt abbr mark nobr wbr img".split())
BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main marquee "
    "menu nav noscript ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CELLS = frozenset({"td", "th"})
CAPTIONS = frozenset({"figcaption", "caption"})
LEAVES = frozenset({"p", "li", "dd", "dt", "blockquote", *HEADINGS, *CELLS})  # hold text, not paragraphs


# What an element does to the text in it: nothing is shown, a line ends, it goes on, it is a link.
SKIPPED, BREAK, INLINE, LINK = range(4)
FALLBACK = 4  # shown only where a script or a player is not
_PARTS = {
    **dict.fromkeys(UNNAMED, INLINE),
    **dict.fromkeys(NEVER_SHOWN, SKIPPED),
    **dict.fromkeys(SHOWN_WITHOUT_SCRIPT, FALLBACK),
    "a": LINK,
    "br": BREAK,
}
_KINDS = {
    **{tag: (BlockKind.HEADING, level) for tag, level in HEADINGS.items()},
    **dict.fromkeys(CAPTIONS, (BlockKind.CAPTION, 0)),
    **dict.fromkeys(CELLS, (BlockKind.TABLE_ROW, 0)),
    "blockquote": (BlockKind.QUOTE, 0),
    "li": (BlockKind.LIST_ITEM, 0),
}
_PARAGRAPH = (BlockKind.PARAGRAPH, 0)


def part_of_tag(tag: str) -> int | None:
    """What an element does to the text in it by its tag alone, None where its names are to be read."""
    return _PARTS.get(tag)


def kind_of_tag(tag: str) -> tuple[BlockKind, int]:
    """The kind and heading level of text directly in an element, by its tag alone."""
    return _KINDS.get(tag, _PARAGRAPH)


def breaks_line(tag: str) -> bool:
    """Whether an element starts a line of its own; custom elements (`news-card`) are taken to."""
    return tag in BLOCKS or "-" in tag
