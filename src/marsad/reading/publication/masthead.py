"""Tells a page's masthead from its headline: a first line such as "بوابة المرفأ | أخبار البلاد"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.calendars.dates import find_dates
from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.model.article import CreditKind
from marsad.model.page import Document
from marsad.reading.publication.mottos import is_bulletin, is_label, is_motto, is_section, is_topic
from marsad.reading.publication.sources import SourceReader, source_reader

_BETWEEN = re.compile(r"\s*[|»·•]\s*|\s+(?:[–—>›-]|\.\.+|/)\s+")
_STEP = re.compile(r"\s+[>›]\s+")
CRUMBS = re.compile(r"\W*(?:الرئيسي[ةه]|home)(?!\w)", re.IGNORECASE)  # opens a trail of sections
_PROMOTES = re.compile(
    r"تطبيق|واتس|تلي?غرام|تيلي?[غج]رام|فيسبوك|يوتيوب|تابع|حم[لّ]|قنا[ةه]|نشر[ةه]|©|حقوق|محفوظ", re.IGNORECASE
)
_NEWEST = ("آخر", "عاجل", "أهم")
_SECTIONS = ("أخبار", "اخبار", *_NEWEST)  # أخبار محلية is a menu's, المرفأ الإخبارية is a name
_UNSIGNED = frozenset(("خاص", "متابعات", "متابعة", "وكالات"))
_OWNED = re.compile(  # © ضفاف الميناء, ضفاف الميناء 2024
    r"©\s*(?P<name>[^\d©|]{3,30}?)\.?|(?P<dated>[^\d©|]{3,30}?)\s*[-–—|©]*\s*(?:19|20)\d{2}"
)
_NAMED_SO = re.compile(r"ال\w+\s+ال(?:جديدة?|حرة?|مستقلة?|أخرى|آخر)")  # المسار الجديد, الكلمة الحرة
_GATHERS = re.compile(r"محرك بحث|مجم[ّ]?ع (?:ال)?أخبار|قارئ (?:ال)?أخبار")
_RULES = " =*_~#■□●▪★"  # == المرفأ ==
_YEAR = re.compile(r"\s*(?:19|20)\d{2}\s*$")
_LONGEST = 100  # characters
_MOST_PARTS = 5  # the name and a motto of some words: المرفأ بوست | أخبار - تقارير - صور
_MOST_WORDS = 5  # of the name, and of the motto
_NEAR = 5  # lines beneath, one of which must do as the headline
_LEAST_HEADLINE = 4  # words
_CUT_HEADLINE = 3  # words of a headline by which it is known again
_LONGEST_SIGNING = 10  # words, of a line that names the outlet again: a dateline, rights, an app
OWN_KINDS = frozenset((CreditKind.OUTLET, CreditKind.BROADCASTER))


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the first and the last line of a page say of it.

    `name` is the outlet's, None where neither line gives one; `opens` says that the first line is no
    headline; `bulletin` is what a bulletin without a name calls itself (الموجز), None for other pages.
    """

    name: str | None = None
    opens: bool = False
    bulletin: str | None = None


def masthead_of(document: Document, lexicon: Lexicon) -> Masthead:
    """The masthead of a page, read once.

    A masthead is a name, mostly with a motto behind a bar or dash, and has a headline beneath it. The
    name is a known outlet's, has a word such as بوابة or نيوز, or stands again on a short line of the
    page; one without a motto must stand on a line of promotion or rights.

    The last line stands in for the first where it is nothing but a name behind its type noun.
    """
    return document.once(_read, lexicon)


def _read(document: Document, lexicon: Lexicon) -> Masthead:
    shown, reader = document.shown, source_reader(lexicon)
    if not shown:
        return Masthead()
    bulletin = _bulletin(shown[0], lexicon)
    first = _on_first_line(shown, reader, lexicon)
    last = None if first else _on_last_line(shown[-1], reader, lexicon)
    name = None if last and bulletin == name_key(last) else first or last
    headless = _is_trail(shown[0], lexicon) or _is_page_title(shown, reader)
    return Masthead(name, bool(bulletin or first or headless), bulletin)


def _bulletin(line: str, lexicon: Lexicon) -> str | None:
    """What a first line that says what kind of bulletin the page is calls it: الموجز for موجز المساء."""
    parts = _parts(line) if len(line) <= _LONGEST else []
    if not parts or not is_bulletin(parts[0], lexicon):
        return None
    return f"ال{name_key(parts[0]).split()[0]}"


def _is_trail(line: str, lexicon: Lexicon) -> bool:
    """Whether a line leads from section to section: محليات > أخبار مجلس الوزراء."""
    parts = _STEP.split(line) if len(line) <= _LONGEST else []
    return len(parts) > 1 and all(is_section(part, lexicon) for part in parts)


def _is_page_title(shown: Sequence[str], reader: SourceReader) -> bool:
    """Whether the first line is a medium's name with the headline beneath: كونا : الأمير يهنئ 02/09/2025."""
    name, colon, title = shown[0].partition(":")
    opening = name_key(title).split()[:_CUT_HEADLINE]
    if not colon or len(opening) < _CUT_HEADLINE or len(shown[0]) > _LONGEST:
        return False
    source = reader.one(name)
    beneath = (name_key(text).split()[:_CUT_HEADLINE] for text in shown[1:_NEAR])
    return source is not None and source.outlet is not None and opening in beneath


def _parts(line: str) -> list[str]:
    """What bars and dashes part on a line."""
    return [part for part in (part.strip(_RULES) for part in _BETWEEN.split(line.strip())) if part]


def _on_last_line(text: str, reader: SourceReader, lexicon: Lexicon) -> str | None:
    """The name of a last line that is one behind a type noun, a sign of copyright or before a year."""
    if len(text) > _LONGEST:
        return None
    name = _YEAR.sub("", _BETWEEN.split(text.strip())[0]).strip()
    words = name_key(name).split()
    if 1 < len(words) <= _MOST_WORDS and reader.words.has("type", words[0]):
        source = reader.one(name)
        return source.name if source and source.kind in OWN_KINDS else None
    owner = _OWNED.fullmatch(text.strip())
    owned = (owner["name"] or owner["dated"]).strip('«»" ') if owner else ""
    if _PROMOTES.search(owned) or find_dates(text, lexicon):  # مايو 2024
        return None
    return owned if _is_bare_name(owned, reader, lexicon) else None


def _on_first_line(shown: Sequence[str], reader: SourceReader, lexicon: Lexicon) -> str | None:
    if len(shown[0]) > _LONGEST or CRUMBS.match(shown[0]) or _is_trail(shown[0], lexicon):
        return None
    parts = [part for part in _parts(shown[0]) if not is_bulletin(part, lexicon)]
    if not parts or (len(parts) > 1 and is_label(parts[0], lexicon)):
        return None
    short = all(len(part.split()) <= _MOST_WORDS or is_motto(part, lexicon) for part in parts)
    if len(parts) > _MOST_PARTS or not short:
        return None
    gathers = any(_GATHERS.search(part) for part in parts)  # كل الأنباء | محرك بحث إخباري
    if gathers or not any(len(text.split()) >= _LEAST_HEADLINE for text in shown[1:_NEAR]):
        return None
    signing = [text for text in shown[1:] if len(text.split()) <= _LONGEST_SIGNING]
    if len(parts) == 1:
        owned = [text for text in signing if _PROMOTES.search(text)]
        return _alone(parts[0], reader, owned, lexicon) or _headed(parts[0], shown, reader, lexicon)
    if len(parts) == 2 and (own := _beside_nobody(parts, reader, lexicon)):
        return own
    named = [part for part in parts if not (is_motto(part, lexicon) or part.startswith(_NEWEST))]
    known = next((part for part in named if _names_outlet(part, reader, signing)), None)
    return known or _beside_sections(parts, named, reader, lexicon)


def _headed(part: str, shown: Sequence[str], reader: SourceReader, lexicon: Lexicon) -> str | None:
    """The name on a line of its own above a motto or a menu: the menu has three entries or more."""
    bare = part.strip('«»"()')
    if not _is_bare_name(bare, reader, lexicon):
        return None
    if part[0] in '«"' and bare != part:
        return bare
    entries = [entry.strip() for entry in _BETWEEN.split(shown[1])]
    if any(_PROMOTES.search(text) and _stands_in(bare, (text,)) for text in shown[2:]):
        return bare
    menu = len(entries) > 2 and all(is_section(entry, lexicon) for entry in entries)
    return part if menu or is_motto(shown[1], lexicon) or CRUMBS.match(shown[1]) else None


def _beside_sections(
    parts: Sequence[str], named: Sequence[str], reader: SourceReader, lexicon: Lexicon
) -> str | None:
    """The first part where a motto stands beside it, or nothing but sections, a town or an issue do."""
    first, *rest = parts
    if first not in named or not _is_bare_name(first, reader, lexicon):
        return None
    mottos = len(named) < len(parts)
    return first if mottos or all(is_section(part, lexicon) for part in rest) else None


def _is_bare_name(part: str, reader: SourceReader, lexicon: Lexicon) -> bool:
    """Whether a part may be a name that no word shows: neither a section nor a place nor a person."""
    could = _could_name(part, reader) and len(part.split()) < _MOST_WORDS
    return could and not (is_section(part, lexicon) or reader.shows_person(part))


def _beside_nobody(parts: Sequence[str], reader: SourceReader, lexicon: Lexicon) -> str | None:
    """The name beside a word that credits nobody: المرفأ - متابعات; خاص - ضفاف الميناء."""
    nobody = [part for part in parts if part in _UNSIGNED]
    named = [part for part in parts if part not in _UNSIGNED and _could_name(part, reader)]
    if not (nobody and named) or reader.shows_person(named[0]):
        return None
    return None if name_key(named[0]) in lexicon.derive(place_keys) else named[0]


def _names_outlet(part: str, reader: SourceReader, signing: Iterable[str]) -> bool:
    if not _could_name(part, reader):
        return False
    source = reader.one(part)
    latin = part.isascii() and any(map(str.isalpha, part))
    worded = " " in part and reader.has_outlet_word(part)
    return bool(source and source.outlet) or latin or worded or _stands_in(part, signing)


def _could_name(part: str, reader: SourceReader) -> bool:
    """Whether a part may be an outlet's name: an agency alone is none."""
    source = reader.one(part)
    return source is not None and (source.outlet is None or source.kind in OWN_KINDS)


def _alone(part: str, reader: SourceReader, owned: Iterable[str], lexicon: Lexicon) -> str | None:
    """The name that a line of one part gives: a single word that no pack knows is a menu's."""
    source = reader.one(part)
    if source is None or not _could_name(part, reader) or not (source.outlet or " " in part):
        return None
    if _YEAR.search(part):  # موجز الاثنين 20 مارس 2023
        return None
    words = name_key(part).split()
    shown = _NAMED_SO.fullmatch(part) is not None and not is_topic(part, lexicon)
    typed = reader.words.has("type", words[0]) or shown
    worded = not part.startswith(_SECTIONS) and reader.can_only_be_outlet(source)
    return source.name if typed or worded or _stands_in(part, owned) else None


def _stands_in(name: str, lines: Iterable[str]) -> bool:
    key = f" {name_key(name)} "
    return any(key in f" {name_key(line)} " for line in lines)
