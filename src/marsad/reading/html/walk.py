"""One pass over the lexbor tree: elements become boxes, visible text becomes strips.

The walk keeps its own path, so ten thousand nested tags need no recursion. It reads the names of
elements only outside what is named as surroundings, whose lines `surroundings` reads.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from marsad.model.page import BlockKind, Zone
from marsad.reading.html.elements import BREAK, FALLBACK, INLINE, LINK, SKIPPED, part_of_tag
from marsad.reading.html.hints import Marks, marks_of
from marsad.reading.html.lines import LineMaker
from marsad.reading.html.outline import Outline, TimeMark
from marsad.reading.html.surroundings import read_menu, read_surroundings

_BOX, _PRE = 5, 6  # beside the parts of `elements`: an element that is a box, one that keeps line ends
_NAVIGATION = Zone.NAVIGATION
_SHALLOW = (Zone.NAVIGATION, Zone.FOOTER, Zone.ASIDE, Zone.RELATED, Zone.PROMOTION, Zone.COMMENTS)
_PARAGRAPH, _TIME = BlockKind.PARAGRAPH, BlockKind.TIME
_KEPT = (BlockKind.CAPTION, BlockKind.QUOTE, BlockKind.TABLE_ROW)


def outline_of(body: LexborNode, *, deep: bool = False, lenient: bool = False) -> Outline:
    """The outline of everything below `body`.

    What is named as surroundings (menus, related titles, comments) is one box with its lines;
    `deep` looks at the boxes in it too, for pages whose names mislead. `lenient` also takes what
    is shown only without a script or after one has run: the last try on a page that shows nothing
    otherwise.
    """
    builder = _Builder(deep, lenient)
    path: list[tuple[LexborNode, int]] = []
    node: LexborNode | None = body
    while node is not None:
        text = node.text_content
        opened = builder.open(node, node.tag or "") if text is None else builder.take(text)
        if opened >= INLINE:
            path.append((node, opened))
            node = node.first_child
        else:
            node = node.next
        while node is None and path:
            ended, opened = path.pop()
            builder.close(opened)
            node = ended.next if path else None
    return builder.outline


class _Builder:
    """Collects boxes and lines while elements open and close."""

    def __init__(self, deep: bool, lenient: bool) -> None:
        self.outline = Outline()
        self._lines = LineMaker(self.outline.strips)
        self._deep = deep
        self._lenient = lenient
        self._box = -1
        self._pre = 0

    def take(self, text: str) -> int:
        """Takes the text of a text node in."""
        if self._pre:
            self._lines.take_lines(text, self._box)
        else:
            self._lines.take(text)
        return SKIPPED

    def open(self, node: LexborNode, tag: str) -> int:
        """Takes an element in: what its end closes, `SKIPPED` where nothing below it is wanted."""
        part = part_of_tag(tag)
        if part is None:
            return self._open_named(node, tag)
        if part == LINK:
            if not node.attributes.get("href"):  # a bare anchor
                return INLINE
            self._lines.links += 1
        elif part == BREAK:
            self._lines.break_at(self._box)
        elif part == FALLBACK:
            return INLINE if self._lenient else SKIPPED
        return part

    def _open_named(self, node: LexborNode, tag: str) -> int:
        attributes = node.attributes
        marks = marks_of(tag, attributes)
        if marks.hidden and (marks.hidden == "never" or not self._lenient):
            return SKIPPED
        if not marks.breaks_line:
            self._note(tag, attributes, marks)
            return INLINE
        self._lines.end(self._box)
        self._open_box(marks)
        if not self._deep and marks.zone in _SHALLOW:
            read = read_menu if marks.zone is _NAVIGATION else read_surroundings
            read(node, self._lines, self._box)
            self.close(_BOX)
            return SKIPPED
        self._pre += tag == "pre"
        return _PRE if tag == "pre" else _BOX

    def _open_box(self, marks: Marks) -> None:
        outline, kinds = self.outline, self._lines.kinds
        box = len(outline.parents)
        above = outline.marks[self._box].tag if self._box >= 0 else ""
        kinds.append(_kind_of(marks, above, kinds[-1]))
        outline.parents.append(self._box)
        outline.marks.append(marks)
        outline.ends.append(box + 1)
        outline.first_strips.append(len(outline.strips))
        outline.end_strips.append(0)
        self._box = box

    def close(self, opened: int) -> None:
        """Ends an element, given what `open` said of it."""
        if opened == LINK:
            self._lines.links -= 1
        elif opened >= _BOX:
            self._lines.end(self._box)
            self._lines.kinds.pop()
            self._close_box()
            self._pre -= opened == _PRE

    def _close_box(self) -> None:
        outline, box = self.outline, self._box
        outline.ends[box] = len(outline.parents)
        outline.end_strips[box] = len(outline.strips)
        self._box = outline.parents[box]

    def _note(self, tag: str, attributes: dict[str, str | None], marks: Marks) -> None:
        """Keeps what an inline element says of the line it opens."""
        if tag == "time" and (value := attributes.get("datetime")):
            self.outline.times.append(TimeMark(value, len(self.outline.strips), self._box))
        if marks.kind is not None and not self._lines.pieces:
            self._lines.noted = marks.kind


def _kind_of(marks: Marks, above: str, around: tuple[BlockKind, int]) -> tuple[BlockKind, int]:
    """The kind and heading level of text directly in a box, given the tag and kind of that around it.

    Paragraphs in a quote, cell or caption are part of it; a list item is inherited by `p` alone.
    """
    if around[1]:
        return around
    if marks.kind is not None and (marks.kind is not _TIME or around[0] not in _KEPT):
        return marks.kind, marks.level
    if around[0] in _KEPT or (marks.tag == "p" and above == "li"):
        return around
    return _PARAGRAPH, 0
