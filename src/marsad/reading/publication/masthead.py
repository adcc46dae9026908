"""Tells a page's masthead from its headline: a first line such as "بوابة المرفأ | أخبار البلاد"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from marsad.calendars.dates import find_dates
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.model.page import Document
from marsad.reading.publication.first_line import (
    LEAST_MENU,
    LONGEST,
    MOST_WORDS,
    PROMOTES,
    YEAR,
    is_bare_name,
    is_menu,
    is_trail,
    name_on_first_line,
    parts_of_line,
)
from marsad.reading.publication.mottos import is_bulletin, is_label, is_section, name_before_motto
from marsad.reading.publication.sources import OWN_KINDS, SourceReader, source_reader

_OWNED = re.compile(  # © ضفاف الميناء, ضفاف الميناء 2024
    r"©\s*(?P<name>[^\d©|]{3,30}?)\.?|(?P<dated>[^\d©|]{3,30}?)\s*[-–—|©]*\s*(?:19|20)\d{2}"
)
_AFTER_LABEL = re.compile(r"\s*(?:\.\.+|…|[:|])\s*")  # مباشر.. المكسيك تقطع علاقاتها
_FIGURE = re.compile(r"\d")
_NEAR = 5  # lines beneath, one of which the page's title names
_CUT_HEADLINE = 3  # words of a headline by which it is known again
_LONGEST_ENTRY = 3  # words, of a menu
_TITLES = 2  # lines, in which a page says that it is a bulletin
_MOST_MENUS = 8  # lines above the masthead


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
    plain, bulletin = document.page.form == "text", _bulletin(shown[:_TITLES], lexicon)
    first = name_on_first_line(shown, lexicon, plain=plain)
    below = None if first or not plain else _below_menus(shown, lexicon)
    last = None if first or below else _on_last_line(shown[-1], reader, lexicon)
    name = None if last and bulletin == name_key(last) else first or below or last
    headless = is_trail(shown[0], lexicon) or _is_page_title(shown, reader) or _heads_menu(shown)
    headless = headless or (plain and (_is_menu_over_headline(shown) or _is_live_page(shown, lexicon)))
    return Masthead(name, bool(bulletin or first or headless), bulletin)


def _below_menus(shown: Sequence[str], lexicon: Lexicon) -> str | None:
    """The name on the line beneath menus and entries of them that open a bare text page."""
    top = takewhile(lambda line: _is_menu_line(line, lexicon), shown[:_MOST_MENUS])
    menus = sum(1 for _ in top)
    return name_on_first_line(shown[menus:], lexicon, plain=True) if 0 < menus < len(shown) else None


def _bulletin(top: Sequence[str], lexicon: Lexicon) -> str | None:
    """What lines that say what kind of bulletin the page is call it: الموجز for موجز المساء."""
    parts = [part for line in top if len(line) <= LONGEST for part in parts_of_line(line)]
    title = next((part for part in parts if is_bulletin(part, lexicon)), None)
    return None if title is None else f"ال{name_key(title).split()[0]}"


def _is_menu_line(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is a menu or a short entry of one."""
    short = len(line.split()) <= _LONGEST_ENTRY and ":" not in line
    return is_menu(line, lexicon) or (short and is_section(line, lexicon))


def _heads_menu(shown: Sequence[str]) -> bool:
    """Whether a short first line stands over a menu."""
    return len(shown) > 1 and has_form_of_menu(shown[1]) and len(shown[0].split()) <= MOST_WORDS


def _is_menu_over_headline(shown: Sequence[str]) -> bool:
    """Whether the first line leads to a headline beneath it: الأمانة العامة | المركز الإعلامي | بيانات."""
    beneath = any(len(line.split()) > MOST_WORDS for line in shown[1:_NEAR])
    return beneath and has_form_of_menu(shown[0])


def _is_live_page(shown: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the first line is a live page's own and a headline beneath it says so again: مباشر.. …"""
    said, bar, _ = shown[0].partition("|")
    openings = (_AFTER_LABEL.split(line, maxsplit=1) for line in shown[1:_NEAR])
    again = any(len(parts) > 1 and is_label(parts[0], lexicon) for parts in openings)
    return bool(bar) and is_label(said, lexicon) and again


def has_form_of_menu(line: str) -> bool:
    """Whether bars part a line into short entries: النتائج | الترتيب | جدول المباريات."""
    entries = [entry.split() for entry in line.split("|")]
    short = all(0 < len(entry) <= _LONGEST_ENTRY for entry in entries)
    return len(entries) >= LEAST_MENU and short and not _FIGURE.search(line)


def _is_page_title(shown: Sequence[str], reader: SourceReader) -> bool:
    """Whether the first line is a medium's name with the headline beneath: كونا : الأمير يهنئ 02/09/2025."""
    name, colon, title = shown[0].partition(":")
    opening = name_key(title).split()[:_CUT_HEADLINE]
    if not colon or len(opening) < _CUT_HEADLINE or len(shown[0]) > LONGEST:
        return False
    source = reader.one(name)
    beneath = (name_key(text).split()[:_CUT_HEADLINE] for text in shown[1:_NEAR])
    return source is not None and source.outlet is not None and opening in beneath


def _on_last_line(text: str, reader: SourceReader, lexicon: Lexicon) -> str | None:
    """The name of a last line that is one behind a type noun, a sign of copyright or before a year."""
    if len(text) > LONGEST:
        return None
    name = YEAR.sub("", next(iter(parts_of_line(text)), ""))
    if (said := name_before_motto(name, lexicon)) and is_bare_name(said, reader, lexicon):
        source = reader.one(said)
        return source.name if source and source.kind in OWN_KINDS else None
    words = name_key(name).split()
    if 1 < len(words) <= MOST_WORDS and reader.words.has("type", words[0]):
        source = reader.one(name)
        return source.name if source and source.kind in OWN_KINDS else None
    owner = _OWNED.fullmatch(text.strip())
    owned = (owner["name"] or owner["dated"]).strip('«»" ') if owner else ""
    if PROMOTES.search(owned) or find_dates(text, lexicon):  # مايو 2024
        return None
    return owned if is_bare_name(owned, reader, lexicon) else None
