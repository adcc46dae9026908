"""Reads the credits that stand outside the body: source lines, bylines, and names on the date line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from marsad.calendars.dates import find_dates
from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.outlets import name_key, outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.model.article import CreditKind
from marsad.model.line import UNDER_HEADLINE, Line, LineRole, Section
from marsad.reading.publication.bylines import beside_agency, own_special
from marsad.reading.publication.dateline import Filing, read_dateline
from marsad.reading.publication.sources import MARKS, Source, SourceReader, source_reader

_LABEL = re.compile(
    r"^[\s*(\[«\-–—•]*(?:المصدر الأصلي|(?:الخبر )?من المصدر|مصدر الخبر|مصدر المقال|المصادر|المصدر|مصدر"
    r"|(?:(?:تم )?نشر (?:هذا )?(?:الخبر|المقال) )?نقل[اً]*\s+عن|منقول عن|عن|نشر أول[اً]* (?:في|على)"
    r"|(?:لقراءة|اقرأ) الخبر (?:كاملا )?من (?:ال)?مصدره?|source|via)"
    r"(?!\w)\s*[:|/\-–—=]*\s*",
    re.IGNORECASE,
)
# ظهرت المقالة … أولاً على X, … مأخوذ من موقع X: what feeds and aggregators say beneath another's story
_FIRST_ON = re.compile(
    r"(?:^\W*(?:ظهر|نشر|تم نشر|هذا|هذه|The post).*?\s)"
    r"(?:أول[اًةى]*\s+(?:على|في|عبر)|(?:مأخوذ|منقول)[ةه]?\s+(?:من|عن)|appeared first on)"
    r"\s+(?P<name>[^\n]{2,40})$",
    re.IGNORECASE,
)
_PUBLISHED_IN = re.compile(r"نشرت? في\s+(?P<name>[^\d:]{2,30}?)\s+يوم\s+\d")
_WRITER = re.compile(r"^\W*(?:بواسطة|من|نشر بواسطة|by)\s*:?\s+", re.IGNORECASE)
_LINK = re.compile(r"^\W*رابط\s+\w+\s+(?:في|على|ب)?\s*(?P<where>[^:\n]*):?")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?:/\S*)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_INITIALS_ONLY = re.compile(r"(?:\w\W+)*\w")
_SIGNED_OFF = re.compile(r"(?:خاص|متابعات|متابعة|[-–—:/])\s*$")
_FIGURE = re.compile(r"\d")
_ENDS_IN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}\W*$")  # ضفاف الميناء 2024: the page's owner
_CREDITING = (LineRole.CREDIT, LineRole.CAPTION, LineRole.BYLINE, LineRole.DATE, LineRole.MASTHEAD)
_BENEATH = (LineRole.RELATED, LineRole.NAVIGATION, LineRole.CREDIT, LineRole.READ_MORE)
_LONGEST_LINE = 200  # characters; a longer one is no credit


def outside_credits(section: Section, lexicon: Lexicon, reader: SourceReader) -> tuple[Source, ...]:
    """The sources that the lines of `section` outside its body credit, in page order."""
    sources: list[Source] = []
    for line in section.lines:
        if line.role in _BENEATH and (first := _FIRST_ON.search(line.text)):
            found = source_reader(lexicon).one(line.text, *first.span("name"))
            sources += [found] if found else []
        elif line.role is LineRole.RELATED and (own := own_special(line.text, reader)):
            sources.append(own)
        elif line.role in _CREDITING and len(line.text) <= _LONGEST_LINE:
            sources += _line_sources(line, lexicon, reader)
    return tuple(sources)


def outside_filing(section: Section, lexicon: Lexicon, reader: SourceReader) -> Filing | None:
    """A dateline of a known place on a byline, or on a date line that a source signs.

    A byline above the date line must be signed too: عدن ـ هبة سالم says only where the reporter sits.
    """
    openers = lexicon.derive(_place_openers)
    for role in (LineRole.BYLINE, LineRole.DATE):
        for line, following in zip_longest(section.lines, section.lines[1:]):
            if line.role is not role or openers.isdisjoint(name_key(line.text).split()):
                continue
            filing = read_dateline(line.text, lexicon, reader)
            if filing is None or not _is_placed(filing, lexicon):
                continue
            dated = role is LineRole.DATE or (following and following.role is LineRole.DATE)
            if not dated or any(_shows(source, reader) for source in filing.sources):
                return filing
    return next(_on_mastheads(section, lexicon), None)


def _on_mastheads(section: Section, lexicon: Lexicon) -> Iterator[Filing]:
    """The datelines that stand above the headline: بغداد/ المرفأ برس; المرفأ اليوم - عدن - خاص.

    A masthead may name the outlet's town behind it (المرفأ اليوم - عدن), so there خاص or a mark must follow.
    """
    reader = source_reader(lexicon)
    for text in section.texts(LineRole.MASTHEAD):
        filing = read_dateline(text, lexicon, reader)
        if filing is None or filing.place is None or not _is_placed(filing, lexicon):
            continue
        signed = [source for source in filing.sources if _shows(source, reader)]
        behind = bool(signed) and signed[0].start < text.index(filing.place)
        if signed and not (behind and _SIGNED_OFF.search(text) is None):
            yield filing


def signers_behind_place(filing: Filing) -> tuple[Source, ...]:
    """The sources of a dateline outside the body but one before its place, a byline: المرفأ - إربد."""
    first = filing.sources[0] if filing.sources else None
    return () if first is None or first.start <= filing.span.start + 1 else filing.sources


def _place_openers(lexicon: Lexicon) -> frozenset[str]:
    """The first words of all places: a line without one names none."""
    return frozenset(key.split(" ", 1)[0] for key in lexicon.derive(place_keys))


def _shows(source: Source, reader: SourceReader) -> bool:
    """Whether a name on a byline can only be a source's: a known one, or one with an outlet's word."""
    return source.outlet is not None or reader.has_outlet_word(source.name)


def _line_sources(line: Line, lexicon: Lexicon, reader: SourceReader) -> Iterator[Source]:
    if line.role is LineRole.CREDIT:
        yield from _credit_line(line.text, lexicon)
    elif line.role is LineRole.CAPTION and _IN_BRACKETS.fullmatch(line.text.strip()):
        yield from _known(line.text, lexicon)
    elif line.role is LineRole.MASTHEAD and line.rule == UNDER_HEADLINE:
        yield from (s for s in _known(line.text, lexicon) if s.kind is CreditKind.AGENCY)
    elif line.role is LineRole.BYLINE and not _ENDS_IN_YEAR.search(line.text):
        yield from _on_byline(line.text, lexicon, reader)
    elif line.role is LineRole.DATE:
        yield from _published_in(line.text, lexicon)
        common = lexicon.derive(outlet_names).common - _AGENCIES
        yield from (s for s in _known(line.text, lexicon) if name_key(s.name) not in common)


def _published_in(text: str, lexicon: Lexicon) -> Iterator[Source]:
    """The outlet that an aggregator says first had the story: نشر في المرفأ يوم 12 - 03 - 2024."""
    match = _PUBLISHED_IN.search(text)
    found = source_reader(lexicon).one(text, *match.span("name")) if match else None
    if found and name_key(found.name) not in lexicon.derive(place_keys):
        yield found


def _on_byline(text: str, lexicon: Lexicon, reader: SourceReader) -> Iterator[Source]:
    """The sources of a byline; the page's own name credits nobody without a place: المرفأ - متابعة."""
    filing = read_dateline(text, lexicon, reader)
    if filing is None or not _is_placed(filing, lexicon):
        filing = read_dateline(text, lexicon)
    if filing and (filing.place is None or _is_placed(filing, lexicon)):
        yield from (source for source in filing.sources if _shows(source, reader))
        return
    if own := own_special(text, reader):
        yield own
        return
    named, alone = source_reader(lexicon).read(text), list(_credit_line(text, lexicon))
    agencies = [s for s in named if len(named) > 1 and s.outlet and s.kind is CreditKind.AGENCY]
    listed = [source for source in named if source in alone or source in agencies]
    yield from beside_agency(listed or alone, source_reader(lexicon), lexicon)


def _is_placed(filing: Filing, lexicon: Lexicon) -> bool:
    return filing.place is not None and name_key(filing.place) in lexicon.derive(place_keys)


_AGENCIES = frozenset(map(name_key, ("وكالات", "الوكالات", "وكالات الأنباء")))


def _credit_line(text: str, lexicon: Lexicon) -> Iterator[Source]:
    reader = source_reader(lexicon)
    if link := _LINK.match(text):
        yield from (source for source in reader.read(text, *link.span("where")) if source.outlet)
        return
    label = _LABEL.match(text)
    written = None if label else _WRITER.match(text)
    start = label.end() if label else written.end() if written else 0
    if address := _ADDRESS.search(text, start):
        yield from _at_address(address, lexicon)
        return
    places, common = lexicon.derive(place_keys), lexicon.derive(outlet_names).common - _AGENCIES
    listed = reader.read(text, start)
    if len(listed) > 1 and all(source.outlet for source in listed):  # وات + وكالات
        common = frozenset()
    for source in listed:
        if source.outlet is None and name_key(source.name) in places:
            continue
        if written and not reader.can_only_be_outlet(source):
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
