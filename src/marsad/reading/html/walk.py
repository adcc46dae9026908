"""One pass over the lexbor tree: elements become boxes, visible text becomes strips.

The walk keeps its own path, so ten thousand nested tags need no recursion.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from marsad.model.page import BlockKind, Zone
from marsad.reading.html.elements import NEVER_SHOWN, SHOWN_WITHOUT_SCRIPT, UNNAMED, breaks_line, kind_of_tag
from marsad.reading.html.hints import Marks, marks_of
from marsad.reading.html.outline import Outline, Strip, TimeMark

_SKIPPED, _PLAIN, _LINK, _LINE, _BOX, _PRE, _SURROUNDINGS = range(7)
_FALLBACK = -1  # shown only where a script or a player is not
_PARTS = {
    **dict.fromkeys(UNNAMED, _PLAIN),
    **dict.fromkeys(NEVER_SHOWN, _SKIPPED),
    **dict.fromkeys(SHOWN_WITHOUT_SCRIPT, _FALLBACK),
    "a": _LINK,
    "br": _SKIPPED,
}
_SHALLOW = frozenset({Zone.NAVIGATION, Zone.FOOTER, Zone.ASIDE, Zone.RELATED, Zone.PROMOTION, Zone.COMMENTS})
_LONGEST_STAMP = 90  # characters of a date line
_LONGEST_CAPTION = 400


def outline_of(body: LexborNode, *, deep: bool = False, lenient: bool = False) -> Outline:
    """The outline of everything below `body`.

    What is named as surroundings (menus, related titles, comments) is one box with its lines;
    `deep` looks at the boxes in it too, for pages whose names mislead. Four fifths of a news
    page's elements stand in such parts. `lenient` also takes what is shown only without a script
    or after one has run: the last try on a page that shows nothing otherwise.
    """
    builder = _Builder(deep, lenient)
    path: list[tuple[LexborNode, int]] = []
    node: LexborNode | None = body
    while node is not None:
        tag = node.tag
        opened = builder.take(node.text_content) if tag == "-text" else builder.open(node, tag or "")
        if opened:
            path.append((node, opened))
            node = node.first_child
        else:
            node = node.next
        while node is None and path:
            ended, opened = path.pop()
            if opened > _PLAIN:
                builder.close(opened)
            node = ended.next if path else None
    return builder.outline


class _Builder:
    """Collects text into strips while elements open and close."""

    def __init__(self, deep: bool, lenient: bool) -> None:
        self.outline = Outline()
        self._deep = deep
        self._surroundings = False
        self._lenient = lenient
        self._box = -1
        self._kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]  # of the open boxes
        self._links = self._pre = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._noted: BlockKind | None = None

    def take(self, text: str | None) -> int:
        """Takes the text of a text node in."""
        if not text or text.isspace():
            if self._pieces:
                self._pieces.append(" ")
        elif self._pre:
            self._take_lines(text)
        else:
            self._pieces.append(text)
            if self._links:
                self._linked += len(text.split())
        return _SKIPPED

    def _take_lines(self, text: str) -> None:
        """Preformatted text: its line ends are the reader's."""
        *lines, last = text.split("\n")
        for line in lines:
            self._pieces.append(line)
            self._flush()
        self._pieces.append(last)

    def open(self, node: LexborNode, tag: str) -> int:
        """Takes an element in: what its end closes, `_SKIPPED` where nothing below it is wanted."""
        part = _PARTS.get(tag)
        if part is None:
            return self._open_line(tag) if self._surroundings else self._open_named(node, tag)
        if part == _LINK:
            return self._open_link(node)
        if tag == "br":
            self._break()
        return _PLAIN if part == _PLAIN or (part == _FALLBACK and self._lenient) else _SKIPPED

    def _open_line(self, tag: str) -> int:
        """An element within surroundings: all that matters is whether it starts a line."""
        if not breaks_line(tag):
            return _PLAIN
        if self._pieces:
            self._flush()
        self._kinds.append(kind_of_tag(tag))
        return _LINE

    def _open_link(self, node: LexborNode) -> int:
        """A link, unless it is a bare anchor; within surroundings that is not looked at."""
        if not self._surroundings and not node.attributes.get("href"):
            return _PLAIN
        self._links += 1
        return _LINK

    def _open_named(self, node: LexborNode, tag: str) -> int:
        attributes = node.attributes
        marks = marks_of(tag, attributes)
        if marks.hidden and (marks.hidden == "never" or not self._lenient):
            return _SKIPPED
        if not marks.breaks_line:
            self._note(tag, attributes, marks)
            return _PLAIN
        if self._pieces:
            self._flush()
        self._open_box(marks)
        if not self._deep and marks.zone in _SHALLOW:
            self._surroundings = True
            return _SURROUNDINGS
        self._pre += tag == "pre"
        return _PRE if tag == "pre" else _BOX

    def _open_box(self, marks: Marks) -> None:
        outline = self.outline
        box = len(outline.parents)
        above = outline.marks[self._box].tag if self._box >= 0 else ""
        self._kinds.append(_kind_of(marks, above, self._kinds[-1]))
        outline.parents.append(self._box)
        outline.marks.append(marks)
        outline.ends.append(box + 1)
        outline.first_strips.append(len(outline.strips))
        outline.end_strips.append(0)
        self._box = box

    def close(self, opened: int) -> None:
        """Ends an element, given what `open` said of it."""
        if opened == _LINK:
            self._links -= 1
            return
        if self._pieces:
            self._flush()
        self._kinds.pop()
        if opened != _LINE:
            self._close_box(opened)

    def _close_box(self, opened: int) -> None:
        outline, box = self.outline, self._box
        outline.ends[box] = len(outline.parents)
        outline.end_strips[box] = len(outline.strips)
        self._box = outline.parents[box]
        self._pre -= opened == _PRE
        self._surroundings = self._surroundings and opened != _SURROUNDINGS

    def _note(self, tag: str, attributes: dict[str, str | None], marks: Marks) -> None:
        """Keeps what an inline element says of the line it opens."""
        if tag == "time" and (value := attributes.get("datetime")):
            self.outline.times.append(TimeMark(value, len(self.outline.strips), self._box))
        if marks.kind is not None and not self._pieces:
            self._noted = marks.kind

    def _break(self) -> None:
        """A `<br>`: a new line, but inside a heading only a space."""
        if self._kinds[-1][1]:
            self._pieces.append(" ")
        elif self._pieces:
            self._flush()

    def _flush(self) -> None:
        """Ends the line under way."""
        text = " ".join("".join(self._pieces).split())
        if text:
            count = text.count(" ") + 1
            kind, level = self._kinds[-1]
            if self._noted is not None or kind in _BOUNDED:
                kind = _kind_of_text(text, kind, self._noted, level)
            linked = min(1.0, self._linked / count) if self._linked else 0.0
            self.outline.strips.append(Strip(text, self._box, linked, count, kind, level))
        self._pieces.clear()
        self._linked = 0
        self._noted = None


_BOUNDED = frozenset({BlockKind.TIME, BlockKind.CAPTION})
_KEPT = frozenset({BlockKind.CAPTION, BlockKind.QUOTE, BlockKind.TABLE_ROW})


def _kind_of(marks: Marks, above: str, around: tuple[BlockKind, int]) -> tuple[BlockKind, int]:
    """The kind and heading level of text directly in a box, given the tag and kind of that around it.

    Paragraphs in a quote, cell or caption are part of it; a list item is inherited by `p` alone.
    """
    if around[1]:
        return around
    if marks.kind is not None and (marks.kind is not BlockKind.TIME or around[0] not in _KEPT):
        return marks.kind, marks.level
    if around[0] in _KEPT or (marks.tag == "p" and above == "li"):
        return around
    return BlockKind.PARAGRAPH, 0


def _kind_of_text(text: str, kind: BlockKind, noted: BlockKind | None, level: int) -> BlockKind:
    """The kind of a line by its box and inline marks: no long line is a caption or a time."""
    for claimed in (noted, kind):
        if claimed is None or (claimed is noted and level):
            continue
        caption = claimed is BlockKind.CAPTION and len(text) <= _LONGEST_CAPTION
        stamp = claimed is BlockKind.TIME and len(text) <= _LONGEST_STAMP and any(map(str.isdigit, text))
        if caption or stamp or claimed not in _BOUNDED:
            return claimed
    return BlockKind.PARAGRAPH
