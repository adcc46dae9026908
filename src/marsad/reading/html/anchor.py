"""Finds the headline among the visible lines: the line that says what the page's head says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from marsad.model.page import BlockKind, Metadata, Zone
from marsad.reading.html.outline import Outline, Strip
from marsad.text.normalise import fold

_HEADING = BlockKind.HEADING
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 3
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Anchor:
    """The strip that holds the page's headline; `sure` where the page's head has the same words."""

    strip: int
    sure: bool


def find_anchor(outline: Outline, metadata: Metadata, zones: list[Zone | None]) -> Anchor | None:
    """The headline's strip: a heading that matches the head, else such a line, else the first h1."""
    headings = [n for n, strip in enumerate(outline.strips) if strip.kind is _HEADING]
    verbatim = (n for n in headings if outline.strips[n].text == metadata.headline)
    same = next((n for n in verbatim if _stands_open(outline.strips[n], zones)), None)
    if same is not None:
        return Anchor(same, sure=True)
    wanted = _Wanted.of(metadata)
    lines = (n for n, strip in enumerate(outline.strips) if _could_be_headline(strip))
    for numbers in (headings, lines):
        found = _best_match(outline, numbers, wanted, zones)
        if found is not None:
            return Anchor(found, sure=True)
    tops = [n for n in headings if outline.strips[n].level == 1]
    first = next((n for n in tops if _stands_open(outline.strips[n], zones)), None)
    if first is None:
        first = next((n for n in tops if _could_head(outline.strips[n], zones)), None)
    return None if first is None else Anchor(first, sure=False)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The folded words of the head's headline and of its title, which may name the site too."""

    headlines: tuple[str, ...]
    title: str

    @classmethod
    def of(cls, metadata: Metadata) -> _Wanted:
        headline = words_key(metadata.headline or "")
        return cls((headline,) if headline else (), words_key(metadata.title or ""))

    def match(self, text: str) -> int:
        """2 for the headline's very words, 1 for a part of the title or headline, 0 for neither."""
        key = words_key(text)
        if key in self.headlines:
            return 2
        if key.count(" ") + 1 < _FEWEST_WORDS:
            return 0
        wholes = (self.title, *self.headlines)
        return int(
            any(f" {key} " in f" {whole} " or (whole and f" {whole} " in f" {key} ") for whole in wholes)
        )


def words_key(text: str) -> str:
    """The folded words of `text`, single spaces between: equal for two spellings of a headline."""
    return " ".join(_WORD.findall(fold(text).lower()))


def _best_match(
    outline: Outline, numbers: Iterable[int], wanted: _Wanted, zones: list[Zone | None]
) -> int | None:
    """The best matching strip: outside related parts and lists, then exact, then of higher level."""
    best, best_rank = None, (-1, -1, -1)
    for number in numbers:
        strip = outline.strips[number]
        degree = wanted.match(strip.text)
        if degree:
            place = int(zones[strip.box] in (None, Zone.HEADER)) + int(strip.linked < 0.5)
            rank = (place, degree, 7 - (strip.level or 7))
            if rank > best_rank:
                best, best_rank = number, rank
    return best


def _could_be_headline(strip: Strip) -> bool:
    return _FEWEST_WORDS <= strip.words <= _MOST_WORDS and strip.linked < 0.5 and strip.level == 0


def _could_head(strip: Strip, zones: list[Zone | None]) -> bool:
    """Whether a page's header holds the article's headline in it; a site's name is shorter."""
    return zones[strip.box] is Zone.HEADER and strip.linked < 0.5 and strip.words >= _FEWEST_WORDS


def _stands_open(strip: Strip, zones: list[Zone | None]) -> bool:
    return strip.linked < 0.5 and zones[strip.box] is None
