"""The outline of a page: its block-level elements as boxes, its visible lines as strips.

Boxes are numbered in document order, so a parent's number is always lower than its children's
and a whole tree is summed by going through the numbers once, backwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.model.page import BlockKind, Zone
from marsad.reading.html.hints import Marks


@dataclass(slots=True)
class Box:
    """A block-level element: its parent box, tag, first class and what its names say.

    `kind` and `level` are those of the text directly in it; `last` is the number of the last box
    inside it.
    """

    number: int
    parent: int
    tag: str
    signature: str
    marks: Marks
    kind: BlockKind
    level: int
    last: int = 0

    @property
    def body(self) -> bool:
        """Whether its names say that it holds an article's text."""
        return self.marks.zone is Zone.MAIN


@dataclass(frozen=True, slots=True)
class Strip:
    """A visible line: its text, its box, the share inside links, and how many words it has."""

    text: str
    box: int
    linked: float
    words: int
    kind: BlockKind
    level: int


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A `<time datetime>` element: its value and the strip at or after which it stands."""

    value: str
    strip: int
    box: int


@dataclass(slots=True)
class Outline:
    """A page's boxes and strips in document order, and its time elements."""

    boxes: list[Box] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    times: list[TimeMark] = field(default_factory=list)

    def ancestors(self, number: int) -> list[int]:
        """The box and those around it, innermost first."""
        chain = []
        while number >= 0:
            chain.append(number)
            number = self.boxes[number].parent
        return chain

    def holds(self, outer: int, inner: int) -> bool:
        """Whether box `inner` is `outer` or stands inside it."""
        return outer <= inner <= self.boxes[outer].last
