"""Collects the text between two line ends into a strip, with its share of links and its kind."""

from __future__ import annotations

from marsad.model.page import BlockKind
from marsad.reading.html.outline import Strip

_LONGEST_STAMP = 90  # characters of a date line
_LONGEST_CAPTION = 400
_TIME, _CAPTION = _BOUNDED = (BlockKind.TIME, BlockKind.CAPTION)


class LineMaker:
    """The line under way and the strips made so far.

    `pieces` are its texts, `links` how many links are open, `linked` the words inside links,
    `kinds` the kinds and heading levels of the open elements that start lines, `noted` the kind
    that an inline element gives the line it opens.
    """

    def __init__(self, strips: list[Strip]) -> None:
        self.strips = strips
        self.pieces: list[str] = []
        self.links = self.linked = 0
        self.kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self.noted: BlockKind | None = None

    def take(self, text: str) -> None:
        """Takes the text of a text node in."""
        if not text.isspace():
            self.pieces.append(text)
            if self.links:
                self.linked += len(text.split())
        elif self.pieces:
            self.pieces.append(" ")

    def take_lines(self, text: str, box: int) -> None:
        """Takes preformatted text in: its line ends are the reader's."""
        *lines, last = text.split("\n")
        for line in lines:
            self.pieces.append(line)
            self.end(box)
        self.pieces.append(last)

    def break_at(self, box: int) -> None:
        """A `<br>`: a new line, but inside a heading only a space."""
        if self.kinds[-1][1]:
            self.pieces.append(" ")
        else:
            self.end(box)

    def end(self, box: int) -> None:
        """Ends the line under way, which stands in `box`; nothing where there is none."""
        if not self.pieces:
            return
        words = "".join(self.pieces).split()
        self.pieces.clear()
        if words:
            text, count = " ".join(words), len(words)
            kind, level = self.kinds[-1]
            if self.noted is not None or kind in _BOUNDED:
                kind = _kind_of_text(text, kind, self.noted, level)
            linked = min(1.0, self.linked / count) if self.linked else 0.0
            self.strips.append(Strip(text, box, linked, count, kind, level))
        self.linked = 0
        self.noted = None


def _kind_of_text(text: str, kind: BlockKind, noted: BlockKind | None, level: int) -> BlockKind:
    """The kind of a line by its box and inline marks: no long line is a caption or a time."""
    for claimed in (noted, kind):
        if claimed is None or (claimed is noted and level):
            continue
        caption = claimed is _CAPTION and len(text) <= _LONGEST_CAPTION
        stamp = claimed is _TIME and len(text) <= _LONGEST_STAMP and any(map(str.isdigit, text))
        if caption or stamp or claimed not in _BOUNDED:
            return claimed
    return BlockKind.PARAGRAPH
