"""Tells a page's masthead from its headline: a first line such as "بوابة المرفأ | أخبار البلاد"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.model.article import CreditKind
from marsad.model.page import Document
from marsad.reading.publication.sources import SourceReader, source_reader

_BETWEEN = re.compile(r"\s*[|»]\s*|\s+[–—-]\s+")
_CRUMBS = re.compile(r"\W*(?:الرئيسي[ةه]|home)(?!\w)", re.IGNORECASE)  # opens a trail of sections
_PROMOTES = re.compile(
    r"تطبيق|واتس|تلي?غرام|تيلي?[غج]رام|فيسبوك|يوتيوب|تابع|حم[لّ]|قنا[ةه]|نشر[ةه]|©|حقوق|محفوظ", re.IGNORECASE
)
_LONGEST = 100  # characters
_MOST_WORDS = 5  # of the name, and of the motto
_NEAR = 5  # lines beneath, one of which must do as the headline
_LEAST_HEADLINE = 4  # words
_LONGEST_SIGNING = 10  # words, of a line that names the outlet again: a dateline, rights, an app
_OWN_KINDS = frozenset((CreditKind.OUTLET, CreditKind.BROADCASTER))


def masthead_name(document: Document, lexicon: Lexicon) -> str | None:
    """The outlet's name on the page's first line, None where that line is no masthead.

    A masthead is a name, mostly with a motto behind a bar or dash, and has a headline beneath it. The
    name is a known outlet's, has a word such as بوابة or نيوز, or stands again on a short line of the
    page; one without a motto must stand on a line of promotion or rights.
    """
    shown = [block.text for block in document.blocks if block.text.strip()]
    if not shown or len(shown[0]) > _LONGEST or _CRUMBS.match(shown[0]):
        return None
    parts = [part.strip() for part in _BETWEEN.split(shown[0].strip())]
    if len(parts) > 3 or not all(0 < len(part.split()) <= _MOST_WORDS for part in parts):
        return None
    if not any(len(text.split()) >= _LEAST_HEADLINE for text in shown[1:_NEAR]):
        return None
    reader = source_reader(lexicon)
    signing = [text for text in shown[1:] if len(text.split()) <= _LONGEST_SIGNING]
    if len(parts) == 1:
        owned = [text for text in signing if _PROMOTES.search(text)]
        return parts[0] if _could_name_alone(parts[0], reader) and _stands_in(parts[0], owned) else None
    return next((part for part in parts if _names_outlet(part, reader, signing)), None)


def _names_outlet(part: str, reader: SourceReader, signing: Iterable[str]) -> bool:
    if not _could_name(part, reader):
        return False
    source = reader.one(part)
    shown = (source is not None and source.outlet) or part.isascii() or reader.has_outlet_word(part)
    return bool(shown) or _stands_in(part, signing)


def _could_name(part: str, reader: SourceReader) -> bool:
    """Whether a part may be an outlet's name: an agency alone is none."""
    source = reader.one(part)
    return source is not None and (source.outlet is None or source.kind in _OWN_KINDS)


def _could_name_alone(part: str, reader: SourceReader) -> bool:
    """Whether a line of this one part may be a masthead: a single word that no pack knows is a menu's."""
    known = (source := reader.one(part)) is not None and source.outlet is not None
    return (known or " " in part) and _could_name(part, reader)


def _stands_in(name: str, lines: Iterable[str]) -> bool:
    key = f" {name_key(name)} "
    return any(key in f" {name_key(line)} " for line in lines)
