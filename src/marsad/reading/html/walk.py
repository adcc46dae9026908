"""One pass over the lexbor tree: elements become boxes, visible text becomes strips.

The walk keeps its own path, so ten thousand nested tags need no recursion.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from marsad.model.page import BlockKind, Zone
from marsad.reading.html.elements import (
    CAPTIONS,
    CELLS,
    HEADINGS,
    NEVER_SHOWN,
    SHOWN_WITHOUT_SCRIPT,
    breaks_line,
)
from marsad.reading.html.hints import Marks, marks_of
from marsad.reading.html.outline import Box, Outline, Strip, TimeMark

_SKIPPED, _CLOSES_NOTHING, _CLOSES_BOX, _CLOSES_LINK, _CLOSES_PRE = range(5)
_LONGEST_STAMP = 90  # characters of a date line
_LONGEST_CAPTION = 400


def outline_of(body: LexborNode, *, lenient: bool = False) -> Outline:
    """The outline of everything below `body`.

    `lenient` also takes what is shown only without a script or after one has run: the second
    try on a page that shows nothing otherwise.
    """
    builder = _Builder(lenient)
    path: list[tuple[LexborNode, int]] = []
    node: LexborNode | None = body
    while node is not None:
        closes = builder.open(node)
        child = node.first_child if closes >= _CLOSES_NOTHING else None
        if child is not None:
            path.append((node, closes))
            node = child
            continue
        builder.close(closes)
        node = _after(node, path, builder)
    return builder.finish()


def _after(node: LexborNode, path: list[tuple[LexborNode, int]], builder: _Builder) -> LexborNode | None:
    """The next node in document order, once all that ends before it is closed."""
    following = node.next if path else None
    while following is None and path:
        node, closes = path.pop()
        builder.close(closes)
        following = node.next if path else None
    return following


class _Builder:
    """Collects text into strips while elements open and close."""

    def __init__(self, lenient: bool) -> None:
        self.outline = Outline()
        self._lenient = lenient
        self._box = -1
        self._links = self._pre = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._kind: BlockKind | None = None

    def open(self, node: LexborNode) -> int:
        """Takes a node in; what its end closes, `_SKIPPED` where nothing below it is wanted."""
        tag = node.tag or ""
        if tag == "-text":
            self._take(node.text_content or "")
        elif tag == "br":
            self._break()
        elif tag not in NEVER_SHOWN and (self._lenient or tag not in SHOWN_WITHOUT_SCRIPT):
            return self._open_element(node, tag)
        return _SKIPPED

    def _open_element(self, node: LexborNode, tag: str) -> int:
        attributes = node.attributes
        marks = marks_of(tag, attributes)
        if marks.hidden and self._hides(marks) and tag != "body":
            return _SKIPPED
        if breaks_line(tag):
            self._open_box(tag, attributes, marks)
            self._pre += tag == "pre"
            return _CLOSES_PRE if tag == "pre" else _CLOSES_BOX
        if tag == "a" and attributes.get("href"):
            self._links += 1
            return _CLOSES_LINK
        self._note(tag, attributes, marks)
        return _CLOSES_NOTHING

    def close(self, closes: int) -> None:
        """Ends an element, given what `open` said of it."""
        if closes <= _CLOSES_NOTHING:
            return
        if closes == _CLOSES_LINK:
            self._links -= 1
            return
        self._pre -= closes == _CLOSES_PRE
        self._flush()
        box = self.outline.boxes[self._box]
        box.last = len(self.outline.boxes) - 1
        self._box = box.parent

    def finish(self) -> Outline:
        """The outline, complete."""
        self._flush()
        return self.outline

    def _hides(self, marks: Marks) -> bool:
        return marks.hidden == "never" or (marks.hidden != "" and not self._lenient)

    def _open_box(self, tag: str, attributes: dict[str, str | None], marks: Marks) -> None:
        self._flush()
        number = len(self.outline.boxes)
        above = self.outline.boxes[self._box] if self._box >= 0 else None
        signature = f"{tag} {(attributes.get('class') or '').partition(' ')[0]}"
        kind, level = _kind_of(tag, marks, above)
        if tag == "body" or (tag in HEADINGS and marks.zone not in (Zone.RELATED, Zone.COMMENTS)):
            marks = Marks(kind=marks.kind) if marks.zone else marks
        self.outline.boxes.append(Box(number, self._box, tag, signature, marks, kind, level))
        self._box = number

    def _note(self, tag: str, attributes: dict[str, str | None], marks: Marks) -> None:
        """Keeps what an inline element says of the line around it."""
        if tag == "time" and (value := attributes.get("datetime")):
            self.outline.times.append(TimeMark(value, len(self.outline.strips), self._box))
        if marks.kind is not None and not "".join(self._pieces).strip():
            self._kind = marks.kind

    def _take(self, text: str) -> None:
        if text.isspace():
            self._pieces.append(" ")
            return
        if self._pre and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self._add(line)
                self._flush()
        self._add(text)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.split())

    def _break(self) -> None:
        """A `<br>`: a new line, but inside a heading only a space."""
        if self._box >= 0 and self.outline.boxes[self._box].level:
            self._pieces.append(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        pieces, linked, kind = self._pieces, self._linked, self._kind
        if not pieces:
            return
        self._pieces, self._linked, self._kind = [], 0, None
        words = "".join(pieces).split()
        if not words:
            return
        text = " ".join(words)
        box = self.outline.boxes[self._box]
        share = min(1.0, linked / len(words))
        self.outline.strips.append(
            Strip(text, self._box, share, len(words), _kind_of_text(text, kind, box), box.level)
        )


def _kind_of(tag: str, marks: Marks, above: Box | None) -> tuple[BlockKind, int]:
    """The kind and heading level of the text that stands directly in a box."""
    if tag in HEADINGS:
        return BlockKind.HEADING, HEADINGS[tag]
    if tag in CAPTIONS or marks.kind is BlockKind.CAPTION:
        return BlockKind.CAPTION, 0
    if tag in CELLS:
        return BlockKind.TABLE_ROW, 0
    if tag == "blockquote":
        return BlockKind.QUOTE, 0
    if tag == "li":
        return BlockKind.LIST_ITEM, 0
    if marks.kind is BlockKind.TIME:
        return BlockKind.TIME, 0
    return _inherited(tag, above)


def _inherited(tag: str, above: Box | None) -> tuple[BlockKind, int]:
    """Paragraphs in a quote, cell or caption are part of it; a list item is inherited by `p` alone."""
    if above is None:
        return BlockKind.PARAGRAPH, 0
    if above.level:
        return BlockKind.HEADING, above.level
    kept = above.kind in (BlockKind.CAPTION, BlockKind.QUOTE, BlockKind.TABLE_ROW)
    if kept or (tag == "p" and above.tag == "li"):
        return above.kind, 0
    return BlockKind.PARAGRAPH, 0


def _kind_of_text(text: str, noted: BlockKind | None, box: Box) -> BlockKind:
    """The kind of a line: what its box is, but no long line is a time and no heading a caption."""
    kind = noted if noted is not None and not box.level else box.kind
    if kind is BlockKind.CAPTION and len(text) > _LONGEST_CAPTION:
        return BlockKind.PARAGRAPH
    if kind is BlockKind.TIME and (len(text) > _LONGEST_STAMP or not any(map(str.isdigit, text))):
        return box.kind if box.kind is not BlockKind.TIME else BlockKind.PARAGRAPH
    return kind
