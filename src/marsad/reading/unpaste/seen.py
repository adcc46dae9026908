"""A page line as un-pasting sees it: its words, its shape, and the role its wording gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from marsad.lexicon.pack import Lexicon
from marsad.model.line import Line, LineRole
from marsad.model.page import Block, BlockKind, Document, Metadata
from marsad.reading.publication.masthead import has_form_of_menu, masthead_of
from marsad.reading.publication.mottos import is_motto
from marsad.reading.publication.own_names import promoted_names
from marsad.reading.unpaste.cohesion import stems
from marsad.reading.unpaste.dumps import is_headline_dump
from marsad.reading.unpaste.glue import split_glued
from marsad.reading.unpaste.markup import judge_markup
from marsad.reading.unpaste.opening import LoneDateline, index_places, lone_datelines
from marsad.reading.unpaste.phrases import folded_lines, folded_words, words_of
from marsad.reading.unpaste.shape import MOST_TITLE_WORDS, Shape, continues, ends_sentence, shape_of
from marsad.reading.unpaste.vocabulary import KEPT_IN_BOILERPLATE, Verdict, Wording, index_wording
from marsad.reading.unpaste.wording import CLOCK_ALONE, LIVE, judge_wording, may_name_boilerplate
from marsad.reading.unpaste.wrapped import unwrap

_ASKS = re.compile(r"[؟?!][»”\"')\]]+\s*$")  # a headline that closes with a question in marks
_MASTHEAD = Verdict(LineRole.MASTHEAD, "the page's name and motto")
_CLOSING = (LineRole.CREDIT, LineRole.TAGS, LineRole.COPYRIGHT, LineRole.COMMENT)
_RULED = ("nothing but marks", "mark")  # how the rules are called that see a line drawn
_LIKE_DATELINES = (LineRole.CREDIT, LineRole.DATE)  # what a dateline alone may seem by its wording


@dataclass(frozen=True, slots=True)
class Seen:
    """A line, or a piece of one, with what tells of it alone.

    `verdict` is None for content, whose part only its neighbours decide. `dateline` says that
    the line is nothing but a dateline; `shape` is that of content, a scrap for other lines. `placed`
    says that a place with a و of its own opens it: ويندهوك.
    """

    position: int
    text: str
    words: tuple[str, ...]
    shape: Shape
    verdict: Verdict | None
    dateline: bool
    block: Block
    placed: bool = False

    @property
    def content(self) -> bool:
        """Whether wording and markup leave the line's part open."""
        return self.verdict is None

    @property
    def paragraph(self) -> bool:
        """Whether the line reads as running text."""
        return self.verdict is None and self.shape is Shape.PARAGRAPH and not self.dateline

    @property
    def title(self) -> bool:
        """Whether the line could be a headline."""
        return self.verdict is None and self.shape is Shape.TITLE and not self.dateline

    @property
    def joined(self) -> bool:
        """Whether the line opens with a word that joins it to what precedes."""
        return bool(self.words) and not self.placed and continues(self.words)

    @property
    def closes(self) -> bool:
        """Whether the line tells that the story before it is over: a rule, its source, its tags."""
        verdict = self.verdict
        return verdict is not None and (verdict.role in _CLOSING or verdict.rule.startswith(_RULED))

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return stems(self.words[:400])

    def role(self) -> LineRole | None:
        """The role that wording or markup gives, None for content."""
        return self.verdict.role if self.verdict else None

    def line(self, role: LineRole, rule: str) -> Line:
        """The finished line."""
        return Line(self.text, role, rule, self.position)


def see(document: Document, lexicon: Lexicon) -> list[Seen]:
    """Every visible line of the page; paragraphs with glued boilerplate come as several pieces."""
    wording = lexicon.derive(index_wording)
    whole_page = len(document.blocks) <= 2
    markup = judge_markup(document.blocks)
    numbered = unwrap(document.blocks, wording)
    folded = folded_lines([block.text for _, block in numbered])
    lines: list[Seen] = []
    masthead = masthead_of(document, lexicon)
    own = [words_of(name) for name in (masthead.name or "", *promoted_names(document, lexicon))]
    look = _Look(wording, lexicon.derive(lone_datelines), own)
    for (position, block), line_folded in zip(numbered, folded, strict=True):
        of_block = folded_words(line_folded)
        if markup[position] is not None:  # boilerplate as a whole
            lines.append(look.at(position, block.text, of_block, block, markup[position]))
            continue
        for piece in split_glued(block.text, line_folded, wording, whole_page=whole_page):
            of_piece = of_block if piece.text is block.text else words_of(piece.text)
            line = look.at(position, piece.text, of_piece, block)
            lines.append(
                line if piece.verdict is None else replace(line, verdict=piece.verdict, dateline=False)
            )
    if masthead.opens:
        lines = _under_masthead(lines, lexicon)
    lines = _without_bylines(lines, lexicon)
    return _with_entries(_with_titles(lines, document.metadata))


def _without_bylines(lines: list[Seen], lexicon: Lexicon) -> list[Seen]:
    """The lines, no datelines those bylines above the date line: المرفأ نيوز - إربد, عدن ـ هبة سالم."""
    places, datelines = lexicon.derive(index_places), lexicon.derive(lone_datelines)
    return [
        replace(line, dateline=False)
        if line.dateline
        and _over_date(following)
        and not line.text.startswith("(")  # (أ ف ب) - بروكسل
        and (places.at(line.words, 0) is None or not datelines.is_signed(line.text))
        else line
        for line, following in zip_longest(lines, lines[1:])
    ]


def _over_date(following: Seen | None) -> bool:
    return following is not None and following.role() is LineRole.DATE


def _under_masthead(lines: list[Seen], lexicon: Lexicon) -> list[Seen]:
    """The lines, the first of which is the page's masthead, and so is a motto or menu on the next."""
    first = next(i for i, line in enumerate(lines) if line.text.strip())
    end = first + 1
    beneath = lines[end].text if end < len(lines) and lines[end].content else ""
    if beneath and (is_motto(beneath, lexicon) or has_form_of_menu(beneath)):
        end += 1
    heads = (replace(line, verdict=_MASTHEAD, shape=Shape.SCRAP, dateline=False) for line in lines[first:end])
    return [*lines[:first], *heads, *lines[end:]]


def known_headlines(metadata: Metadata) -> list[tuple[str, ...]]:
    """The words of the headline and the title that the page's head gives."""
    return [words_of(text) for text in (metadata.headline, metadata.title) if text]


def _with_titles(lines: list[Seen], metadata: Metadata) -> list[Seen]:
    """The lines, paragraphs that are headlines for their place or the page's head made titles.

    The first open line of a page is none for its length or joining word alone: ويليام يزور عمّان.
    """
    known = known_headlines(metadata)
    first = next((i for i, line in enumerate(lines) if line.content and line.words), None)
    return [
        replace(line, shape=Shape.TITLE)
        if line.paragraph and (_is_title(line, known, i == first) or _stands_between(lines, i))
        else line
        for i, line in enumerate(lines)
    ]


def _stands_between(lines: Sequence[Seen], i: int) -> bool:
    """Whether an open block over a date line and a paragraph is a headline in the middle of a page."""
    if lines[i].block.kind is not BlockKind.PARAGRAPH or i + 2 >= len(lines):
        return False
    headed = len(lines[i].words) <= MOST_TITLE_WORDS and not ends_sentence(lines[i].text)
    return headed and lines[i + 1].role() is LineRole.DATE and lines[i + 2].paragraph


def _is_title(line: Seen, known: Sequence[tuple[str, ...]], first: bool) -> bool:
    if len(line.words) >= 4 and any(words[: len(line.words)] == line.words for words in known):
        return True
    closed = ends_sentence(line.text) and not _ASKS.search(line.text)
    return first and len(line.words) <= MOST_TITLE_WORDS and not closed


def _with_entries(lines: list[Seen]) -> list[Seen]:
    """The lines, those under times of day made paragraphs where there are several: live coverage."""
    clocks = {i for i, line in enumerate(lines) if line.verdict and line.verdict.rule == CLOCK_ALONE}
    if len(clocks) < LIVE:
        return lines
    return [
        replace(line, shape=Shape.PARAGRAPH) if line.title and i - 1 in clocks else line
        for i, line in enumerate(lines)
    ]


class _Look:
    """Looks at the lines of one page, from its first to its last."""

    def __init__(self, wording: Wording, datelines: LoneDateline, own: Sequence[tuple[str, ...]]) -> None:
        self._wording = wording
        self._datelines = datelines
        self._own = own  # the words of the names that the page bears
        self._opened = False  # whether a line of content has been seen

    def at(
        self, position: int, text: str, words: tuple[str, ...], block: Block, markup: Verdict | None = None
    ) -> Seen:
        """The line as seen; a heading is no dateline."""
        verdict = _verdict(text, words, self._wording, markup)
        dateline = False
        if block.kind is not BlockKind.HEADING and (verdict is None or verdict.role in _LIKE_DATELINES):
            dateline = self._is_dateline(text, words, verdict)
            verdict = None if dateline else verdict
        self._opened = self._opened or (verdict is None and len(words) > 1)
        shape = shape_of(text, words, block) if verdict is None else Shape.SCRAP
        placed = text.startswith("و") and self._datelines.places.at(words, 0) is not None
        return Seen(position, text, words, shape, verdict, dateline, block, placed)

    def _is_dateline(self, text: str, words: tuple[str, ...], verdict: Verdict | None) -> bool:
        if verdict is not None and verdict.role is LineRole.DATE:
            return self._datelines.is_dated(words)
        return self._datelines.is_one(text, words, first=not self._opened, own=self._own)


def _verdict(text: str, words: tuple[str, ...], wording: Wording, markup: Verdict | None) -> Verdict | None:
    """What markup and wording make of a line: markup decides, but for parts that wording names better."""
    if markup is None and is_headline_dump(text):
        return Verdict(LineRole.NAVIGATION, "headlines glued into one line")
    if markup is not None and not may_name_boilerplate(text, words, wording):
        return markup
    by_wording = judge_wording(text, words, wording)
    if markup is None or (by_wording is not None and by_wording.role in KEPT_IN_BOILERPLATE):
        return by_wording
    return markup
