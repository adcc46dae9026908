"""The outline of a page: its block-level elements as boxes, its visible lines as strips.

Boxes and strips are numbered in document order. Boxes nest, so each covers a run of boxes and a
run of strips, and what the strips of a box add up to is a difference of two running totals. Boxes
are kept as columns: a page has hundreds, and most of them matter only as somebody's parent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from marsad.model.page import BlockKind
from marsad.reading.html.hints import Marks

_NO_PROSE = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TIME, BlockKind.TABLE_ROW)


@dataclass(slots=True)
class Strip:
    """A visible line: its text, its box, the share inside links, and how many words it has."""

    text: str
    box: int
    linked: float
    words: int
    kind: BlockKind
    level: int

    @property
    def is_link_title(self) -> bool:
        """Whether it is a title that leads elsewhere."""
        return self.linked >= 0.9 and self.words >= 3

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does, and is no mere phrase."""
        return self.words >= 5 and self.text[-1] in ".؟!?۔…"

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text, by its length and links alone."""
        if self.linked >= 0.5 or self.words < 5 or self.kind in _NO_PROSE:
            return False
        return self.words >= 9 or self.is_sentence


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A `<time datetime>` element: its value and the strip at or after which it stands."""

    value: str
    strip: int
    box: int


@dataclass
class Outline:
    """A page's boxes and strips in document order, and its time elements.

    Of box `n`: `parents[n]` is the box around it (-1 for the outermost), `marks[n]` what its names
    say, `ends[n]` the number after its last inner box, and `first_strips[n]` to `end_strips[n]` its
    strips.
    """

    parents: list[int] = field(default_factory=list)
    marks: list[Marks] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first_strips: list[int] = field(default_factory=list)
    end_strips: list[int] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    times: list[TimeMark] = field(default_factory=list)

    def ancestors(self, box: int) -> list[int]:
        """The box and those around it, innermost first."""
        chain = []
        while box >= 0:
            chain.append(box)
            box = self.parents[box]
        return chain

    def holds(self, outer: int, inner: int) -> bool:
        """Whether box `inner` is `outer` or stands inside it."""
        return outer <= inner < self.ends[outer]

    def strips_of(self, box: int) -> range:
        """The numbers of the strips in a box."""
        return range(self.first_strips[box], self.end_strips[box])

    @cached_property
    def filled(self) -> list[int]:
        """The boxes that hold a strip."""
        bounds = zip(self.first_strips, self.end_strips, strict=True)
        return [box for box, (first, end) in enumerate(bounds) if end > first]

    @cached_property
    def prose(self) -> list[bool]:
        """For each strip whether it is running text."""
        return [strip.is_prose for strip in self.strips]

    @cached_property
    def words(self) -> list[float]:
        """For each box its words."""
        return self._totals([strip.words for strip in self.strips])

    @cached_property
    def plain_words(self) -> list[float]:
        """For each box its words that stand outside links."""
        return self._totals([strip.words * (1 - strip.linked) for strip in self.strips])

    @cached_property
    def prose_lines(self) -> list[float]:
        """For each box how many lines of running text it holds."""
        return self._totals(self.prose)

    @cached_property
    def link_titles(self) -> list[float]:
        """For each box how many linked titles it holds."""
        return self._totals([strip.linked >= 0.9 and strip.words >= 3 for strip in self.strips])

    @cached_property
    def headings(self) -> list[float]:
        """For each box how many headings it holds."""
        return self._totals([strip.level > 0 for strip in self.strips])

    def _totals(self, values: Iterable[float]) -> list[float]:
        """For each box what the values of its strips add up to."""
        running = list(accumulate(values, initial=0))
        bounds = zip(self.first_strips, self.end_strips, strict=True)
        return [running[end] - running[first] for first, end in bounds]
