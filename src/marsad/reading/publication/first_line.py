"""Reads the outlet's name from the line that heads a page: "بوابة المرفأ | أخبار البلاد"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.masthead_words import masthead_patterns
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.reading.publication.mottos import (
    is_bulletin,
    is_label,
    is_motto,
    is_section,
    is_topic,
    name_before_motto,
    names_news,
)
from marsad.reading.publication.set_apart import LONGEST_SIGNING, is_set_apart, speaks_apart
from marsad.reading.publication.sources import OWN_KINDS, SourceReader, source_reader

_BETWEEN = re.compile(r"\s*(?:[|»·•●○◆◇■□▪★]|::)\s*|\s+(?:[–—>›-]|\.\.+|/)\s+")
_COLON = re.compile(r"\s+:\s+")  # موقع المرفأ : ملف الطاقة
_STEP = re.compile(r"\s+[>›]{1,2}\s+")
CRUMBS = re.compile(r"\W*(?:الرئيسي[ةه]|home)(?!\w)", re.IGNORECASE)  # opens a trail of sections
PROMOTES = re.compile(
    r"تطبيق|واتس|تلي?غرام|تيلي?[غج]رام|فيسبوك|يوتيوب|تابع|انضم|حم[لّ]|قنا[ةه]|نشر[ةه]|©|حقوق|محفوظ",
    re.IGNORECASE,
)
_NEWEST = ("آخر", "عاجل", "أهم")
_SECTIONS = ("أخبار", "اخبار", *_NEWEST)  # أخبار محلية is a menu's, المرفأ الإخبارية is a name
_UNSIGNED = frozenset(("خاص", "متابعات", "متابعة", "وكالات"))
_NAMED_SO = re.compile(r"ال\w+\s+ال(?:جديدة?|حرة?|مستقلة?|أخرى|آخر)")  # المسار الجديد, الكلمة الحرة
_GATHERS = re.compile(r"محرك بحث|مجم[ّ]?ع (?:ال)?أخبار|قارئ (?:ال)?أخبار")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|[a-z]{2})", re.IGNORECASE
)
_RULES = " =*_~#■□●▪★"  # == المرفأ ==
_WAVE = re.compile(  # إذاعة المرفأ 92.4 إف إم
    r"\s+(?:(?:إف|اف|أف)\s*(?:إم|ام|أم)|FM)?\s*\d{2,4}[.,]\d{1,2}(?:\s*(?:(?:إف|اف|أف)\s*(?:إم|ام|أم)|FM))?$",
    re.IGNORECASE,
)
YEAR = re.compile(r"\s*(?:19|20)\d{2}\s*$")
LONGEST = 100  # characters
_MOST_PARTS = 5  # the name and a motto of some words: المرفأ بوست | أخبار - تقارير - صور
MOST_WORDS = 5  # of the name, and of the motto
_NEAR = 5  # lines beneath, one of which must do as the headline
_LEAST_HEADLINE = 4  # words
LEAST_MENU = 3  # entries


def parts_of_line(line: str) -> list[str]:
    """What bars and dashes part on a line, a station without its wave: إذاعة المرفأ 92.4 إف إم."""
    parts = (_WAVE.sub("", part.strip(_RULES)) for part in _BETWEEN.split(line.strip()))
    return [part for part in parts if part]


def is_trail(line: str, lexicon: Lexicon) -> bool:
    """Whether a line leads from section to section: محليات > أخبار مجلس الوزراء."""
    parts = _STEP.split(line) if len(line) <= LONGEST else []
    short = all(len(part.split()) <= MOST_WORDS for part in parts)
    return len(parts) > 1 and short and is_section(parts[0], lexicon)


def name_on_first_line(shown: Sequence[str], lexicon: Lexicon, *, plain: bool) -> str | None:
    """The outlet's name that the first of the lines `shown` gives, None where it is no masthead.

    Of a page that is `plain` text a name that nothing shows may be told by its place and form.
    """
    line = shown[0]
    if len(line) > LONGEST or CRUMBS.match(line) or is_trail(line, lexicon):
        return None
    parts = [part for part in parts_of_line(line) if not is_bulletin(part, lexicon)]
    parts = [part for part in parts if not _ADDRESS.fullmatch(part)]
    if parts and (named := name_before_motto(parts[0], lexicon)):
        parts = [named, parts[0][len(named) :].strip(), *parts[1:]]
    if not parts or len(parts) > _MOST_PARTS or (len(parts) > 1 and _is_labelled(parts, lexicon)):
        return None
    if any(_GATHERS.search(part) for part in parts):  # كل الأنباء | محرك بحث إخباري
        return None
    if not any(len(text.split()) >= _LEAST_HEADLINE for text in shown[1:_NEAR]):
        return None
    head = _Head(shown[1:], plain, source_reader(lexicon), lexicon)
    halves = _COLON.split(parts[0]) if len(parts) == 1 else []
    if len(halves) > 1 and all(map(head.is_beside, halves[1:])):
        parts = halves
    if not all(len(part.split()) <= MOST_WORDS or head.is_beside(part) for part in parts):
        return None
    return head.official(line) or (head.alone(parts[0]) if len(parts) == 1 else head.among(parts))


def _is_labelled(parts: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a label opens the line, no word that credits nobody before a name: خاص - ضفاف الميناء."""
    unsigned = parts[0] in _UNSIGNED and len(parts) == 2 and len(parts[1].split()) < _LEAST_HEADLINE
    return is_label(parts[0], lexicon) and not unsigned


@dataclass(frozen=True, slots=True)
class _Head:
    """Judges the parts of a first line by the lines `beneath` it."""

    beneath: Sequence[str]
    plain: bool
    reader: SourceReader
    lexicon: Lexicon

    def official(self, line: str) -> str | None:
        """The name behind what a site calls itself: الموقع الرسمي لصحيفة المرفأ."""
        said = self.lexicon.derive(masthead_patterns).official.match(line.strip())
        parts = parts_of_line(line[said.end() :]) if said else []
        if not said or not parts:
            return None
        source = self.reader.one(f"ال{parts[0]}" if said["article"] else parts[0])
        return source.name if source and source.kind in OWN_KINDS else None

    def alone(self, part: str) -> str | None:
        """The name on a line of its own."""
        owned = [text for text in self._signing() if PROMOTES.search(text)]
        return self._worded(part, owned) or self._headed(part)

    def among(self, parts: Sequence[str]) -> str | None:
        """The name among the parts of a line, the rest of which are sections, mottos, a day or a town.

        A known or worded name is taken wherever it stands, any other only where it opens the line. A
        section that could be a name (أخبار الساحل, العالم) comes last.
        """
        if len(parts) == 2 and (own := self._beside_nobody(parts)):
            return own
        signing = self._signing()
        named = [part for part in parts if not (is_motto(part, self.lexicon) or part.startswith(_NEWEST))]
        own_parts = [part for part in named if not is_section(part, self.lexicon)]
        own_parts.sort(key=str.isascii)  # Marfa Today | المرفأ اليوم
        latin = parts[0].isascii() and len(own_parts) > 1 and not own_parts[0].isascii()
        if parts[0] in own_parts and not latin and self._stands_beside(parts):
            return parts[0]
        for some in (own_parts, filter(self._could_head, named)):
            if known := next((part for part in some if self._names_outlet(part, signing)), None):
                return known
        return None

    def _stands_beside(self, parts: Sequence[str]) -> bool:
        """Whether the first part may be a name and the others stand beside names: ضفاف الميناء | سياسة.

        What stands beside one alone may be a motto of any words: ضفاف الميناء | الحقيقة من قلب الحدث.
        """
        first, *rest = parts
        if not is_bare_name(first, self.reader, self.lexicon):
            return False
        if all(map(self.is_beside, rest)):
            return True
        free = self.plain and len(rest) == 1 and speaks_apart(rest[0], self.beneath, self.lexicon)
        return free and is_set_apart(first, self.beneath, self.lexicon)

    def _could_head(self, part: str) -> bool:
        """Whether what reads as a section could be a name: العالم, أخبار السنابل; not أخبار أوروبا."""
        source = self.reader.one(part)
        known = source is not None and source.outlet is not None and source.key == name_key(part)
        return known or names_news(part, self.lexicon)

    def is_beside(self, part: str) -> bool:
        """Whether a part stands beside a name: a motto, a section, a day, a town, an issue."""
        return is_motto(part, self.lexicon) or is_section(part, self.lexicon)

    def _signing(self) -> list[str]:
        return [text for text in self.beneath if len(text.split()) <= LONGEST_SIGNING]

    def _worded(self, part: str, owned: Iterable[str]) -> str | None:
        """The name that its words show: a single word that no pack knows is a menu's."""
        source = self.reader.one(part)
        if source is None or not could_name(part, self.reader) or not (source.outlet or " " in part):
            return None
        if YEAR.search(part):  # موجز الاثنين 20 مارس 2023
            return None
        if is_section(part, self.lexicon) and not self._could_head(part):
            return None
        words = name_key(part).split()
        shown = _NAMED_SO.fullmatch(part) is not None and not is_topic(part, self.lexicon)
        typed = self.reader.words.has("type", words[0]) or shown
        worded = not part.startswith(_SECTIONS) and self.reader.can_only_be_outlet(source)
        return source.name if typed or worded or _stands_in(part, owned) else None

    def _headed(self, part: str) -> str | None:
        """The name above a motto or a menu of three entries, in marks, or set apart from the text."""
        bare, below = part.strip('«»"()'), self.beneath[0]
        if not is_bare_name(bare, self.reader, self.lexicon):
            return bare if names_news(bare, self.lexicon) else None
        if part[0] in '«"' and bare != part:
            return bare
        if any(PROMOTES.search(text) and _stands_in(bare, (text,)) for text in self.beneath[1:]):
            return bare
        menu = is_menu(below, self.lexicon) or is_motto(below, self.lexicon) or CRUMBS.match(below)
        shown = bare if part.startswith("(") else part
        return shown if menu or self._heads_headline(bare) else None

    def _heads_headline(self, name: str) -> bool:
        """Whether a name that nothing shows stands over the headline, at most a day or a section between."""
        if not self.plain:
            return False
        between = takewhile(
            lambda text: len(text.split()) < _LEAST_HEADLINE or self.is_beside(text), self.beneath
        )
        if not all(map(self.is_beside, between)):
            return False
        return is_set_apart(name, self.beneath, self.lexicon)

    def _beside_nobody(self, parts: Sequence[str]) -> str | None:
        """The name beside a word that credits nobody: المرفأ - متابعات; خاص - ضفاف الميناء."""
        nobody = [part for part in parts if part in _UNSIGNED]
        named = [part for part in parts if part not in _UNSIGNED and could_name(part, self.reader)]
        if not (nobody and named) or self.reader.shows_person(named[0]):
            return None
        return None if name_key(named[0]) in self.lexicon.derive(place_keys) else named[0]

    def _names_outlet(self, part: str, signing: Iterable[str]) -> bool:
        if not could_name(part, self.reader):
            return False
        source = self.reader.one(part)
        latin = part.isascii() and any(map(str.isalpha, part))
        worded = " " in part and self.reader.has_outlet_word(part)
        return bool(source and source.outlet) or latin or worded or _stands_in(part, signing)


def is_menu(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is a menu of three entries or more: سياسة | اقتصاد | رياضة."""
    entries = [entry.strip() for entry in _BETWEEN.split(line)]
    return len(entries) >= LEAST_MENU and all(is_section(entry, lexicon) for entry in entries)


def is_bare_name(part: str, reader: SourceReader, lexicon: Lexicon) -> bool:
    """Whether a part may be a name that no word shows: neither a section nor a place nor a person."""
    if not could_name(part, reader) or len(part.split()) >= MOST_WORDS or is_section(part, lexicon):
        return False
    return reader.has_outlet_word(part) or not reader.shows_person(part)


def could_name(part: str, reader: SourceReader) -> bool:
    """Whether a part may be an outlet's name: an agency alone is none."""
    source = reader.one(part)
    return source is not None and (source.outlet is None or source.kind in OWN_KINDS)


def _stands_in(name: str, lines: Iterable[str]) -> bool:
    key = f" {name_key(name)} "
    return any(key in f" {name_key(line)} " for line in lines)
