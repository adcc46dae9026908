"""The lines of a page with the part each plays: headline, body, credit, promotion and so on.

Un-pasting gives every visible line exactly one role, so nothing is dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

UNDER_HEADLINE = "a source's name under the headline"
"""The rule of a masthead that stands there."""


class LineRole(StrEnum):
    """The part a visible line plays on its page."""

    HEADLINE = "headline"
    BODY = "body"
    DATE = "date line"
    BYLINE = "byline"
    CREDIT = "credit line"
    PROMOTION = "promotion"
    NAVIGATION = "navigation"
    READ_ALSO = "read-also label"
    RELATED = "related headline"
    TEASER = "lead of another story"
    TAGS = "tags"
    CAPTION = "caption"
    READ_MORE = "read-more line"
    COMMENT = "comment"
    COPYRIGHT = "copyright"
    MASTHEAD = "masthead"
    REPEAT = "repeat"  # says again what stands elsewhere in the article
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line, the role it plays and the rule that says so.

    `position` is its number on the page, from 0.
    """

    text: str
    role: LineRole
    rule: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one article on a page, in page order, its dropped lines among them."""

    lines: tuple[Line, ...]

    def texts(self, role: LineRole) -> tuple[str, ...]:
        """The texts of the lines that play `role`, in page order."""
        return tuple(line.text for line in self.lines if line.role is role)

    @property
    def headline(self) -> str | None:
        """The headline, or None where the article has none."""
        return next(iter(self.texts(LineRole.HEADLINE)), None)

    @property
    def body(self) -> str:
        """The paragraphs of the body, joined by one newline."""
        return "\n".join(self.texts(LineRole.BODY))
