"""The packs of wording that tells which part a page line plays: labels, promotion, cues, date words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LineCue:
    """Wording that gives a line its `role` (a `LineRole` value) where it stands in `place`."""

    pack: ClassVar[str] = "line_cues"
    phrase: str
    variants: tuple[str, ...]
    role: str
    place: str
    example: str


@dataclass(frozen=True, slots=True)
class ReadAlsoLabel:
    """A label that announces other stories; `kind` is `label`, `item`, `cry` or `ranking`."""

    pack: ClassVar[str] = "read_also"
    label: str
    variants: tuple[str, ...]
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class PromotionWord:
    """A word of promotion lines; `kind` says what it does there (see the pack's header)."""

    pack: ClassVar[str] = "promotions"
    word: str
    variants: tuple[str, ...]
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class DateLineWord:
    """A word of date lines; `kind` is `weekday`, `month`, `part`, `clock`, `ago` or `unit`."""

    pack: ClassVar[str] = "date_line_words"
    word: str
    variants: tuple[str, ...]
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class NoArticleCue:
    """Wording of a page without an article; `kind` names the page: recipe, login page, error page …"""

    pack: ClassVar[str] = "no_article_cues"
    cue: str
    variants: tuple[str, ...]
    kind: str
    example: str
