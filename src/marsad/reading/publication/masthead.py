"""Tells a page's masthead from its headline: a first line such as "بوابة المرفأ | أخبار البلاد"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.model.article import CreditKind
from marsad.model.page import Document
from marsad.reading.publication.sources import SourceReader, source_reader

_BETWEEN = re.compile(r"\s*[|»·•]\s*|\s+(?:[–—-]|\.\.+|/)\s+")
CRUMBS = re.compile(r"\W*(?:الرئيسي[ةه]|home)(?!\w)", re.IGNORECASE)  # opens a trail of sections
_PROMOTES = re.compile(
    r"تطبيق|واتس|تلي?غرام|تيلي?[غج]رام|فيسبوك|يوتيوب|تابع|حم[لّ]|قنا[ةه]|نشر[ةه]|©|حقوق|محفوظ", re.IGNORECASE
)
_SECTIONS = ("أخبار", "اخبار", "آخر", "عاجل", "أهم")  # أخبار محلية is a menu's, المرفأ الإخبارية is a name
_UNSIGNED = frozenset(("خاص", "متابعات", "متابعة", "وكالات"))
_YEAR = re.compile(r"\s*(?:19|20)\d{2}\s*$")
_LONGEST = 100  # characters
_MOST_PARTS = 5  # the name and a motto of some words: المرفأ بوست | أخبار - تقارير - صور
_MOST_WORDS = 5  # of the name, and of the motto
_NEAR = 5  # lines beneath, one of which must do as the headline
_LEAST_HEADLINE = 4  # words
_LONGEST_SIGNING = 10  # words, of a line that names the outlet again: a dateline, rights, an app
OWN_KINDS = frozenset((CreditKind.OUTLET, CreditKind.BROADCASTER))


def masthead_name(document: Document, lexicon: Lexicon) -> str | None:
    """The outlet's name on the page's first line, None where that line is no masthead.

    A masthead is a name, mostly with a motto behind a bar or dash, and has a headline beneath it. The
    name is a known outlet's, has a word such as بوابة or نيوز, or stands again on a short line of the
    page; one without a motto must stand on a line of promotion or rights.

    The last line stands in for the first where it is nothing but a name behind its type noun.
    """
    shown = _shown(document)
    reader = source_reader(lexicon)
    return _on_first_line(shown, reader, lexicon) or (_on_last_line(shown[-1], reader) if shown else None)


def opens_with_masthead(document: Document, lexicon: Lexicon) -> bool:
    """Whether the page's first line is its masthead, and so no headline."""
    return _on_first_line(_shown(document), source_reader(lexicon), lexicon) is not None


def _shown(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.text.strip()]


def _on_last_line(text: str, reader: SourceReader) -> str | None:
    name = _YEAR.sub("", _BETWEEN.split(text.strip())[0]).strip() if len(text) <= _LONGEST else ""
    words = name_key(name).split()
    if not 1 < len(words) <= _MOST_WORDS or not reader.words.has("type", words[0]):
        return None
    source = reader.one(name)
    return source.name if source and source.kind in OWN_KINDS else None


def _on_first_line(shown: Sequence[str], reader: SourceReader, lexicon: Lexicon) -> str | None:
    if not shown or len(shown[0]) > _LONGEST or CRUMBS.match(shown[0]):
        return None
    parts = [part.strip() for part in _BETWEEN.split(shown[0].strip())]
    if len(parts) > _MOST_PARTS or not all(0 < len(part.split()) <= _MOST_WORDS for part in parts):
        return None
    if not any(len(text.split()) >= _LEAST_HEADLINE for text in shown[1:_NEAR]):
        return None
    signing = [text for text in shown[1:] if len(text.split()) <= _LONGEST_SIGNING]
    if len(parts) == 1:
        return _alone(parts[0], reader, [text for text in signing if _PROMOTES.search(text)])
    if len(parts) == 2 and (own := _beside_nobody(parts, reader, lexicon)):
        return own
    return next((part for part in parts if _names_outlet(part, reader, signing)), None)


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


def _alone(part: str, reader: SourceReader, owned: Iterable[str]) -> str | None:
    """The name that a line of one part gives: a single word that no pack knows is a menu's."""
    source = reader.one(part)
    if source is None or not _could_name(part, reader) or not (source.outlet or " " in part):
        return None
    if _YEAR.search(part):  # موجز الاثنين 20 مارس 2023
        return None
    typed = reader.words.has("type", name_key(part).split()[0])
    worded = not part.startswith(_SECTIONS) and reader.can_only_be_outlet(source)
    return source.name if typed or worded or _stands_in(part, owned) else None


def _stands_in(name: str, lines: Iterable[str]) -> bool:
    key = f" {name_key(name)} "
    return any(key in f" {name_key(line)} " for line in lines)
