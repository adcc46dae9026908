"""Settles which part of the page each visible line stands in, and to which story it belongs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.model.page import Metadata, Zone
from marsad.reading.html.anchor import find_anchor
from marsad.reading.html.core import Core, find_core
from marsad.reading.html.extent import Extent, find_extent
from marsad.reading.html.named import named_zones, void_around, void_inside
from marsad.reading.html.outline import Outline, Strip
from marsad.reading.html.repeated import find_cards, find_comments
from marsad.reading.html.stories import find_stories
from marsad.reading.html.tables import settle_tables

_MAIN, _RELATED, _ASIDE, _HEADER = Zone.MAIN, Zone.RELATED, Zone.ASIDE, Zone.HEADER
_COMMENTS, _UNKNOWN = Zone.COMMENTS, Zone.UNKNOWN
_NEVER_TEXT = (Zone.COMMENTS, Zone.FOOTER)
_SHORT_STORY = 40  # words: with less, look whether names or cards hid the article
_FAR_MORE = 4
NEXT_TO_NOTHING = 12  # words: hardly a sentence


@dataclass(frozen=True, slots=True)
class Layout:
    """For each strip its zone and its container; `main_words` counts the running text found.

    `headed` says that the headline of the page's head was found among its lines; `doubtful` that
    names may have hidden the article: its headline stands in a part that is named as something
    else, or there is next to no text outside such parts.
    """

    zones: list[Zone]
    containers: list[int]
    main_words: float
    anchor: int | None
    headed: bool = False
    doubtful: bool = False


def lay_out(outline: Outline, metadata: Metadata) -> Layout:
    """The layout of a page, by names where they are given and by shape everywhere."""
    settle_tables(outline)
    plan = _Plan(outline, metadata)
    stories = find_stories(outline, plan.zones, plan.anchor, plan.core)
    if stories:
        return plan.with_stories(stories)
    return plan.with_core()


class _Plan:
    """What is known of a page while its lines get their zones."""

    def __init__(self, outline: Outline, metadata: Metadata) -> None:
        self.outline = outline
        self.zones = named_zones(outline)
        self.anchor = find_anchor(outline, metadata, self.zones)
        self.headed = self.anchor is not None and self.anchor.sure
        self.misnamed = False
        if self.anchor is not None:
            place = outline.strips[self.anchor.strip].box
            self.misnamed = self.zones[place] not in (None, Zone.HEADER)
            if void := void_around(outline, place):
                self.zones = named_zones(outline, void)
        self.cards = _spread(outline, find_cards(outline))
        self.comments = _spread(outline, self._comments_outside_bodies())
        self.core = self._find_core()

    def _comments_outside_bodies(self) -> set[int]:
        marks = self.outline.marks
        found = find_comments(self.outline)
        return {
            number
            for number in found
            if not any(marks[outer].zone is Zone.MAIN for outer in self.outline.ancestors(number))
        }

    def _find_core(self) -> Core | None:
        """The core by names; where it is tiny, the one that names or cards hid, if far larger."""
        core = self._core(by_names=True, by_shape=True)
        if core is not None and core.words >= _SHORT_STORY:
            return core
        headed = self.anchor is not None and self.anchor.sure and core is not None
        for by_names, by_shape in (
            ((False, True),) if headed else ((True, False), (False, True), (False, False))
        ):
            other = self._core(by_names=by_names, by_shape=by_shape)
            if other is not None and other.words > _FAR_MORE * (core.words if core else 2):
                return self._trust(other, by_names=by_names, by_shape=by_shape)
        return core

    def _core(self, *, by_names: bool, by_shape: bool) -> Core | None:
        counted = [self._counts(strip.box, by_names, by_shape) for strip in self.outline.strips]
        return find_core(self.outline, counted, self.anchor)

    def _counts(self, box: int, by_names: bool, by_shape: bool) -> bool:
        zone = self.zones[box]
        if self.comments[box] or (by_shape and self.cards[box]):
            return False
        return zone is None or (not by_names and zone not in _NEVER_TEXT)

    def _trust(self, core: Core, *, by_names: bool, by_shape: bool) -> Core:
        """Takes back what hid the core."""
        if not by_names:
            void = void_around(self.outline, core.box) | void_inside(self.outline, core.box)
            self.zones = named_zones(self.outline, void)
        if not by_shape:
            first, end = core.box, self.outline.ends[core.box]
            self.cards[first:end] = [False] * (end - first)
        return core

    def with_core(self) -> Layout:
        """The layout of a page with one article, or with none."""
        if self.core is None or (self.core.words < NEXT_TO_NOTHING and not self.headed):
            return self._layout(None)
        extent = find_extent(self.outline, self.core, self.anchor, self._is_open)
        return self._layout(extent)

    def with_stories(self, stories: list[int]) -> Layout:
        """The layout of a page with a story in each of the boxes `stories`."""
        layout = self._layout(None)
        words = 0
        for container, box in enumerate(stories, start=1):
            for number in self.outline.strips_of(box):
                layout.containers[number] = container
                if self.zones[self.outline.strips[number].box] is None:
                    layout.zones[number] = _MAIN
                    words += self.outline.strips[number].words * self.outline.prose[number]
        return replace(layout, main_words=words)

    def _layout(self, extent: Extent | None) -> Layout:
        told = self._told_zones()
        zones = [
            told[strip.box] or (self._zone(number, strip, extent) if extent else _UNKNOWN)
            for number, strip in enumerate(self.outline.strips)
        ]
        if extent is not None:
            _relate_labels(self.outline, zones)
        containers = [int(zone is _MAIN) for zone in zones]
        anchor = self.anchor.strip if self.anchor else None
        words = self.core.words if self.core and extent else 0
        doubtful = self.misnamed or words < _SHORT_STORY
        return Layout(zones, containers, words, anchor, self.headed, doubtful)

    def _is_open(self, box: int) -> bool:
        """Whether neither names nor repetition say that a box is no part of an article."""
        return self.zones[box] is None and not self.cards[box] and not self.comments[box]

    def _told_zones(self) -> list[Zone | None]:
        """The zone of each box that its names or its likeness to comments tell."""
        boxes = zip(self.zones, self.comments, strict=True)
        return [zone or (_COMMENTS if comment else None) for zone, comment in boxes]

    def _zone(self, number: int, strip: Strip, extent: Extent) -> Zone:
        """The zone of a strip whose box does not tell it."""
        if self.cards[strip.box]:
            return _RELATED if extent.near(number) else _ASIDE
        if number not in extent.members:
            return _HEADER if number < extent.first else _ASIDE
        return _RELATED if strip.is_link_title else _MAIN


def _spread(outline: Outline, boxes: set[int]) -> list[bool]:
    """For each box whether it or a box around it is one of `boxes`."""
    inside = [False] * len(outline.parents)
    for box in boxes:
        end = outline.ends[box]
        inside[box:end] = [True] * (end - box)
    return inside


def _relate_labels(outline: Outline, zones: list[Zone]) -> None:
    """A heading or label right above two related titles or more is their label, not a subhead."""
    for number in range(len(zones) - 3, -1, -1):
        if zones[number] is _MAIN and zones[number + 1] is zones[number + 2] is _RELATED:
            strip = outline.strips[number]
            if strip.level > 1 or strip.words <= 4:
                zones[number] = _RELATED
