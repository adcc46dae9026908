"""Reads the credits that stand outside the body: source lines, bylines, and names on the date line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.calendars.dates import find_dates
from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.outlets import name_key, outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.model.line import Line, LineRole, Section
from marsad.reading.publication.dateline import Filing, read_dateline
from marsad.reading.publication.sources import MARKS, Source, source_reader

_LABEL = re.compile(
    r"^[\s*(\[«\-–—•]*(?:المصدر الأصلي|مصدر الخبر|مصدر المقال|المصادر|المصدر|مصدر|نقل[اً]*\s+عن|منقول عن|عن"
    r"|source|via)"
    r"(?!\w)\s*[:|/\-–—=]*\s*",
    re.IGNORECASE,
)
_LINK = re.compile(r"^\W*رابط\s+\w+\s+(?:في|على|ب)?\s*(?P<where>[^:\n]*):?")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?:/\S*)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_INITIALS_ONLY = re.compile(r"(?:\w\W+)*\w")
_FIGURE = re.compile(r"\d")
_CREDITING = (LineRole.CREDIT, LineRole.CAPTION, LineRole.BYLINE, LineRole.DATE)
_LONGEST_LINE = 200  # characters; a longer one is no credit


def outside_credits(section: Section, lexicon: Lexicon) -> tuple[Source, ...]:
    """The sources that the lines of `section` outside its body credit, in page order."""
    sources: list[Source] = []
    for line in section.lines:
        if line.role in _CREDITING and len(line.text) <= _LONGEST_LINE:
            sources += _line_sources(line, lexicon)
    return tuple(sources)


def outside_filing(section: Section, lexicon: Lexicon) -> Filing | None:
    """A dateline of a known place on a byline, or on a date line that a source signs."""
    places, openers = lexicon.derive(place_keys), lexicon.derive(_place_openers)
    for role in (LineRole.BYLINE, LineRole.DATE):
        for text in section.texts(role):
            if openers.isdisjoint(name_key(text).split()):
                continue
            filing = read_dateline(text, lexicon)
            if filing is None or filing.place is None or name_key(filing.place) not in places:
                continue
            if role is LineRole.BYLINE or any(_shows(source, lexicon) for source in filing.sources):
                return filing
    return None


def _place_openers(lexicon: Lexicon) -> frozenset[str]:
    """The first words of all places: a line without one names none."""
    return frozenset(key.split(" ", 1)[0] for key in lexicon.derive(place_keys))


def _shows(source: Source, lexicon: Lexicon) -> bool:
    """Whether a name on a byline can only be a source's: a known one, or one with an outlet's word."""
    return source.outlet is not None or source_reader(lexicon).has_outlet_word(source.name)


def _line_sources(line: Line, lexicon: Lexicon) -> Iterator[Source]:
    if line.role is LineRole.CREDIT:
        yield from _credit_line(line.text, lexicon)
    elif line.role is LineRole.CAPTION and _IN_BRACKETS.fullmatch(line.text.strip()):
        yield from _known(line.text, lexicon)
    elif line.role is LineRole.BYLINE:
        filing = read_dateline(line.text, lexicon)
        signed = filing.sources if filing else _credit_line(line.text, lexicon)
        yield from (source for source in signed if _shows(source, lexicon))
    elif line.role is LineRole.DATE:
        common = lexicon.derive(outlet_names).common - _AGENCIES
        yield from (s for s in _known(line.text, lexicon) if name_key(s.name) not in common)


_AGENCIES = frozenset(map(name_key, ("وكالات", "الوكالات", "وكالات الأنباء")))


def _credit_line(text: str, lexicon: Lexicon) -> Iterator[Source]:
    reader = source_reader(lexicon)
    if link := _LINK.match(text):
        yield from (source for source in reader.read(text, *link.span("where")) if source.outlet)
        return
    label = _LABEL.match(text)
    start = label.end() if label else 0
    if address := _ADDRESS.search(text, start):
        yield from _at_address(address, lexicon)
        return
    places, common = lexicon.derive(place_keys), lexicon.derive(outlet_names).common - _AGENCIES
    for source in reader.read(text, start):
        if source.outlet is None and name_key(source.name) in places:
            continue
        if label or text[:1] in MARKS or _stands_alone(source, common):
            yield source


def _stands_alone(source: Source, common: frozenset[str]) -> bool:
    """Whether a name is a credit where no label says so: no common word, no editor's initials."""
    if source.outlet is None:
        return not _INITIALS_ONLY.fullmatch(source.name)
    return name_key(source.name) not in common


def _at_address(address: re.Match[str], lexicon: Lexicon) -> Iterator[Source]:
    outlet = lexicon.derive(outlet_names).at_domain(address["host"])
    if outlet:
        found = source_reader(lexicon).one(outlet.name)
        yield from (found,) if found else ()


def _known(text: str, lexicon: Lexicon) -> Iterator[Source]:
    """The known sources of a line whose dates part its names."""
    sources = source_reader(lexicon).read(without_dates(text, lexicon))
    yield from (source for source in sources if source.outlet)


def without_dates(text: str, lexicon: Lexicon) -> str:
    """The text with bars in place of its dates in figures, so that they part the names around them."""
    if not _FIGURE.search(text):
        return text
    for date in find_dates(text, lexicon):
        text = f"{text[: date.start]}{'|' * (date.end - date.start)}{text[date.end :]}"
    return text
