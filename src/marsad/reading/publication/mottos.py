"""Tells what stands beside an outlet's name on a masthead: a motto, sections, a town, an issue's number."""

from __future__ import annotations

import re

from marsad.calendars.dates import find_dates
from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.line_words import LineCue
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.regions import Region

_KIND = r"(?:صحيفه|جريده|موقع|مجله|قناه|يوميه|اسبوعيه|شبكه|بوابه|منصه|اذاعه|وكاله انباء|وكاله|نشره|دوريه)"
# صحيفة سياسية مستقلة, أول موقع إخباري, نافذتك على العالم, لحظة بلحظة, الصحيفة الأولى في البلاد
_MOTTO = re.compile(
    rf"(?:اول |اكبر )?{_KIND}(?: (?:(?!ال)\w+(?:ي|يه|ه|ل)|الكتروني|الكترونيه)(?!\w)){{1,4}}"
    r"(?: (?:في|من|عن|تصدر|تاسست|منذ) .*)?"
    r"|(?:نافذت|عين|صوت|بوابت|دليل|رفيق|اخبار|خبر)ك(?: .*)?|الخبر .*|كل الاخبار .*"
    r"|.*(?:لحظه بلحظه|علي مدار الساعه|اولا باول|دون رقابه|بلا حدود|تاسست|منذ) ?.*"
    rf"|(?:ال)?{_KIND}\w* (?:\w+ )?(?:الاولي|الاول|الاكثر|اليوميه)(?: .*)?"
)
_ISSUE = re.compile(r"(?:العدد|عدد|السنه|رقم العدد)(?!\w).*|\d[\d/.\- ]*")
_SECTION = re.compile(
    r"(?:(?:اخبار|شوون|ملفات|صفحه|قسم|احداث|جوله|نشره|النشره|الصفحه|الشان|الشوون|احوال|اهم|اخر|عاجل|متابعات|بانوراما"
    r"|ارشيف|الارشيف|من|الاولي|وطني|وطنيه|جهات|دوليات|عربيات|مال|نفط|مجتمع|اراء|اقتصاد|سياسه|ثقافه|رياضه|حوارات|تحليلات|تقارير|فيديو|صور|كتاب)(?!\w).*)"
)
_TOPIC = re.compile(
    r"(?:ال)?(?:حرب|ازمه|انتخابات|كاس|دوري|قمه|مونديال|رمضان|وصفات|اسعار|اسواق|تحليل|تقرير|حوار|مقال|راي|نشره|تغطيه|بث"
    r"|مفاوضات|اتفاق|احتجاجات|زلزال|وباء|كورونا|ذكري|عيد|موتمر|هجوم|مقتل|وفاه|بطوله|مباراه|دوله|حكومه|رييس)(?!\w).*"
)
_JOINT = re.compile(r"\s+و\s*(?=\w)|\s*[-،/]\s*")


def is_motto(part: str) -> bool:
    """Whether a part says what the paper is, not its name: صحيفة سياسية مستقلة, نافذتك على العالم.

    >>> is_motto("موقع إخباري مستقل"), is_motto("صحيفة الضحى"), is_motto("نافذتك على اليمن")
    (True, False, True)
    """
    return _MOTTO.fullmatch(name_key(part)) is not None


def is_topic(part: str) -> bool:
    """Whether a part opens with what news is about: الأزمة الأوكرانية, أسعار النفط."""
    return _TOPIC.fullmatch(name_key(part)) is not None


def is_section(part: str, lexicon: Lexicon) -> bool:
    """Whether a part names a section, a place, a topic, a date or an issue: عربي ودولي, أفريقيا."""
    key = name_key(part)
    if not key or _ISSUE.fullmatch(key) or _SECTION.fullmatch(key) or is_topic(part):
        return True
    if find_dates(part, lexicon):
        return True
    known = lexicon.derive(_section_keys) | lexicon.derive(place_keys)
    return key in known or all(name_key(word) in known for word in _JOINT.split(part) if word)


def _section_keys(lexicon: Lexicon) -> frozenset[str]:
    """What menus are made up of, and the regions."""
    cues = (
        form for cue in lexicon.rows(LineCue) if cue.place == "bar" for form in (cue.phrase, *cue.variants)
    )
    regions = (form for row in lexicon.rows(Region) for form in (row.name, *row.names))
    return frozenset(map(name_key, (*cues, *regions)))
