"""Tells what stands beside an outlet's name on a masthead: a motto, sections, a town, an issue's number."""

from __future__ import annotations

import re

from marsad.calendars.dates import find_dates
from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.line_words import LineCue
from marsad.lexicon.masthead_words import masthead_patterns
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.regions import Region
from marsad.lexicon.source_words import source_words

_ISSUE = re.compile(r"(?:العدد|عدد|السنه|رقم العدد)(?!\w).*|\d[\d/.\- ]*")
_ISSUED_BY = frozenset(("تصدر", "يصدر", "تصدرها", "يصدرها", "الصادرة", "الصادر"))  # تصدر عن دار الضحى
_LONGEST_NAME = 4  # words
_LONGEST_NEWS = 3  # words behind أخبار in a name
_JOINT = re.compile(r"\s+و\s*(?=\w)|\s*[-،/]\s*")


def is_motto(part: str, lexicon: Lexicon) -> bool:
    """Whether a part says what the paper is, not its name: صحيفة سياسية مستقلة, نافذتك على العالم.

    >>> from marsad.lexicon.pack import load
    >>> [is_motto(part, load()) for part in ("موقع إخباري مستقل", "صحيفة الضحى", "نافذتك على اليمن")]
    [True, False, True]
    """
    return lexicon.derive(masthead_patterns).motto.fullmatch(name_key(part)) is not None


def name_before_motto(part: str, lexicon: Lexicon) -> str | None:
    """The name that its motto follows with nothing between: الضحى جريدة إلكترونية مستقلة.

    >>> from marsad.lexicon.pack import load
    >>> name_before_motto("ضفاف الوطن صحيفة يومية مستقلة", load())
    'ضفاف الوطن'
    """
    words, types = part.split(), lexicon.derive(source_words).by_use["type"]
    for length in range(1, min(len(words) - 1, _LONGEST_NAME + 1)):
        typed = name_key(words[length]) in types
        issued = words[length] in _ISSUED_BY
        if issued or (typed and is_motto(" ".join(words[length:]), lexicon)):
            return " ".join(words[:length]).rstrip(" :،")
    return None


def is_owner(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a company that owns papers: دار المرفأ للنشر, شركة المرفأ."""
    return lexicon.derive(masthead_patterns).owner.match(name_key(name)) is not None


def is_bulletin(part: str, lexicon: Lexicon) -> bool:
    """Whether a part is a bulletin's title that names nobody: موجز المساء, نشرة أخبار العالم.

    >>> from marsad.lexicon.pack import load
    >>> [is_bulletin(part, load()) for part in ("موجز أنباء الظهيرة", "موجز تونس", "النشرة")]
    [True, False, False]
    """
    return lexicon.derive(masthead_patterns).bulletin.fullmatch(name_key(part)) is not None


def is_label(part: str, lexicon: Lexicon) -> bool:
    """Whether a part is what a page sets before a headline: عاجل, بث مباشر."""
    return lexicon.derive(masthead_patterns).label.fullmatch(name_key(part)) is not None


def is_topic(part: str, lexicon: Lexicon) -> bool:
    """Whether a part opens with what news is about: الأزمة الأوكرانية, أسعار النفط."""
    return lexicon.derive(masthead_patterns).topic.fullmatch(name_key(part)) is not None


def names_news(part: str, lexicon: Lexicon) -> bool:
    """Whether a part is a name that أخبار opens, no section: what follows is no place, sphere or topic.

    >>> from marsad.lexicon.pack import load
    >>> [names_news(part, load()) for part in ("أخبار السنابل", "أخبار أوروبا", "أخبار الرياضة")]
    [True, False, False]
    """
    opening, _, rest = part.strip().partition(" ")
    patterns = lexicon.derive(masthead_patterns)
    if name_key(opening) != name_key("أخبار") or not rest or len(rest.split()) > _LONGEST_NEWS:
        return False
    return not (patterns.news_of.match(name_key(rest)) or is_section(rest, lexicon))


def is_section(part: str, lexicon: Lexicon) -> bool:
    """Whether a part names a section, a place, a topic, a date or an issue: عربي ودولي, أفريقيا."""
    key = name_key(part)
    if not key or _ISSUE.fullmatch(key) or is_topic(part, lexicon):
        return True
    if is_bulletin(part, lexicon):
        return True
    if lexicon.derive(masthead_patterns).section.fullmatch(key):
        return True
    if find_dates(part, lexicon):
        return True
    known = lexicon.derive(_section_keys)
    return key in known or all(name_key(word) in known for word in _JOINT.split(part) if word)


def _section_keys(lexicon: Lexicon) -> frozenset[str]:
    """What menus are made up of, the regions and the places where news is filed."""
    cues = (
        form for cue in lexicon.rows(LineCue) if cue.place == "bar" for form in (cue.phrase, *cue.variants)
    )
    regions = (form for row in lexicon.rows(Region) for form in (row.name, *row.names))
    return frozenset(map(name_key, (*cues, *regions))) | lexicon.derive(place_keys)
