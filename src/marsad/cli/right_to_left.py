"""Lays text of either direction out in lines for a terminal.

Terminals that reorder Arabic do it line by line. A right-to-left isolate (U+2067 … U+2069) around
each line keeps its full stop, brackets and Latin words in place and, because isolates do not count
when a terminal guesses a line's direction, lets the spaces before it push it to the right edge.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

_RIGHT_TO_LEFT = frozenset(("ar", "fa", "ur", "ckb", "ps", "ug", "sd", "he"))
_RLI, _FSI, _PDI = "\u2067", "\u2068", "\u2069"
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide lines are, and whether they carry bidi marks: only a terminal understands them."""

    console: Console
    width: int
    marks: bool

    def paragraph(self, text: Text, language: str) -> list[Text]:
        """`text` in lines, right-to-left languages at the right edge."""
        rtl = language.partition("-")[0] in _RIGHT_TO_LEFT
        return [self._line(line, rtl) for line in text.wrap(self.console, self.width)]

    def cell(self, text: str, width: int, style: str = "") -> Text:
        """`text` in the lines of a table cell, each of them its own direction's."""
        lines = Text(text, style).wrap(self.console, max(width, 4))
        return Text("\n").join(self._isolated(_trimmed(line), _FSI) for line in lines)

    def _line(self, line: Text, rtl: bool) -> Text:
        line = _trimmed(line)
        if not rtl:
            return line
        padding = Text(" " * (self.width - line.cell_len))
        return padding + self._isolated(line, _RLI)

    def _isolated(self, line: Text, opening: str) -> Text:
        return Text(opening) + line + Text(_PDI) if self.marks and line.plain else line


def layout_for(console: Console) -> Layout:
    """The layout that suits a console."""
    return Layout(console, min(console.width, _WIDEST), console.is_terminal)


def _trimmed(line: Text) -> Text:
    line = line.copy()
    line.rstrip()
    return line
