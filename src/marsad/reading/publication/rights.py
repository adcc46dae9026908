"""Reads the page's own name from its copyright line or from the line of links in its footer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.model.article import CreditKind
from marsad.model.page import Document
from marsad.reading.publication.sources import SourceReader, source_reader

_AND_MORE = r"(?:\s*و(?:النشر|الطبع|التوزيع))?"
_RESERVED = rf"(?:(?:جميع|كافة|كل)\s*)?(?:الحقوق|حقوق)\s*(?:النشر|الطبع|التأليف|الملكية)?{_AND_MORE}"
_LINKS = (
    r"من نحن|اتصل بنا|تواصل معنا|سياس[ةه] الخصوصي[ةه]|شروط الاستخدام|الشروط والأحكام|أعلن معنا"
    r"|للإعلان(?: معنا)?|للتواصل(?: معنا)?|أرسل خبر\w*|وظائف شاغر[ةه]|سياس[ةه] الاستخدام|خدم[ةه] RSS"
    r"|خريط[ةه] الموقع|هيئ[ةه] التحرير|الرئيسي[ةه]"
)
_RIGHTS = re.compile(rf"©|\(c\)|{_RESERVED}\s*محفوظ[ةه]|copyright|all rights reserved", re.IGNORECASE)
_FOOTER = re.compile(rf"(?:{_LINKS}).*(?:{_LINKS})")
_YEAR = re.compile(r"\b(?:19|20|١٩|٢٠)\w{2}\b")
_WAVE = (
    r"(?<!\w)(?:FM|(?:إف|اف|أف) (?:إم|ام|أم))\s*\d{2,3}(?:[.,]\d{1,2})?"
    r"|\d{2,3}[.,]\d{1,2}\s*(?:FM|(?:إف|اف|أف) (?:إم|ام|أم))(?!\w)"
)
# Who made the page or answers for it: رئيس التحرير: سالم بركات
_MADE_BY = (
    r"(?<!\w)(?:رئيس[ةه]? التحرير|مدير[ةه]? (?:النشر|التحرير)|المدير (?:العام|المسؤول)|صاحب الامتياز"
    r"|ملكي[ةه] فكري[ةه]"
    r"|تصميم|برمج[ةه]|استضاف[ةه]|الترخيص)(?: و\w+)*(?:\s*:\s*[^|•–—-]+)?"
)
_NOT_A_NAME = re.compile(
    r"(?<!\w)ش\s?\.\s?(?:\w{1,2}\s?\.\s?){0,2}\w{1,2}\.?(?!\w)|(?<!\w)ش\s?[.-]?\s?[ذم]\s?[.-]?\s?م+(?!\w)|©|\(c\)|[(]?\b\d{4}\b(?:\s*[-–/]\s*\b\d{4}\b)?[)]?\s*(?:م(?!\w))?"
    rf"|{_WAVE}|{_MADE_BY}|copyright|all rights reserved|\bby\b|{_RESERVED}(?:\s*محفوظ[ةه])?|{_LINKS}",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s+[-–—]+\s+|\s*[|•:،,.؛/]\s*|\n")
# عن سرو الجبل | اتصل بنا; "about the site" names nobody
_ABOUT = re.compile(
    r"(?:^|[|•·])\s*عن\s+(?!ال(?:موقع|صحيف|جريد|مجل|شبك|قنا|وكال|بواب|منص|مؤسس|شرك))(?P<name>[^|•·]{3,30}?)\s*[|•·]"
)
_OWNER = re.compile(r"^(?:لدى|لصالح|ل(?=(?:صحيف|جريد|موقع|قنا|وكال|شبك|بواب|مؤسس|مجل))|لـ\s*|ل\s+)")
# محفوظة لضفاف الميناء; a name that opens with ل itself keeps it
_TO_OWNER = re.compile(
    r"(?<=محفوظ[ةه])\s+ل(?:ل(?=\w)|(?!بنان|يبيا|ندن|كم|سان|حظ[ةه]|مس[ةه]|غ[ةه]|قاء|هب|جين|و|ي)(?=\w{3}))"
)
_TYPE_NOUN = re.compile(r"^(?:صحيفة|جريدة|موقع|قناة|وكالة|مجلة)\s+(?=\S)")
_OWN_PRESS = "موقع|صحيف[ةه]|جريد[ةه]|مجل[ةه]|قنا[ةه]|وكال[ةه]|ناشر|مؤلف|كاتب"
_OWN_BODY = rf"{_OWN_PRESS}|شبك[ةه]|بواب[ةه]|مجموع[ةه]|مؤسس[ةه]|شرك[ةه]|منص[ةه]"
_NOBODY = re.compile(
    rf"(?:(?:ل|لل|ال)?(?:{_OWN_BODY})|(?:ل|لدى )?(?:أ|ا)صحاب\w*|لنا|محفوظ[ةه]|the publisher)$"
    r"|تصميم|تطوير|برمج[ةه]|استضاف[ةه]|يحظر|يمنع|لا يجوز|لا يسمح|الآراء|المقالات|المواد"
    r"|powered|design|develop|hosted|تطبيق|مجمع|محرك|قارئ",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"صورة|صور|تصوير|عدسة|getty|غيتي|جيتي|photo|image", re.IGNORECASE)
_LONGEST_NAME = 6  # words
_LONGEST_LINE = 160  # characters


def rights_of(document: Document, lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each line of the page that names owners, with their names; read once."""
    return document.once(_read_rights, lexicon)


def _read_rights(document: Document, lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    reader = source_reader(lexicon)
    read = ((text, tuple(names_in_rights(text, reader))) for text in document.shown)
    return tuple((text, names) for text, names in read if names)


def names_in_rights(text: str, reader: SourceReader) -> Iterator[str]:
    """The owners that a copyright line names, or the outlet that opens a footer's line of links.

    A picture's copyright (© AFP / name) names none, nor does a line that reserves rights for nobody.
    """
    if len(text) > _LONGEST_LINE or not _may_name_owner(text):
        return
    rights, dated = _RIGHTS.search(text), _YEAR.search(text)
    owned = _TO_OWNER.sub(lambda to: " ال" if to.group().endswith("لل") else " ", text)
    names = [_bare(part) for part in _CUT.split(_NOT_A_NAME.sub(" | ", owned))]
    if any(_is_agency(name, reader) for name in names):
        return
    if not rights and (about := _ABOUT.search(text)):
        yield from (name for name in (about["name"].strip(),) if _is_owner(name, reader))
        return
    for name in names:
        if _is_owner(name, reader) and (rights or dated or reader.has_outlet_word(name)):
            yield name
        if not rights:
            return


def _may_name_owner(text: str) -> bool:
    """Whether a line reserves rights or is a footer's, and no picture's."""
    return bool(_RIGHTS.search(text) or _FOOTER.search(text)) and not _PICTURE.search(text)


def _bare(part: str) -> str:
    return _TYPE_NOUN.sub("", _OWNER.sub("", part.strip()).strip()).strip(' -–—|()[]«»"')


def _is_owner(name: str, reader: SourceReader) -> bool:
    words = name_key(name).split()
    if not 0 < len(words) <= _LONGEST_NAME or all(word.isdigit() for word in words) or _NOBODY.match(name):
        return False
    source = reader.one(name)
    return source is not None and source.kind is not CreditKind.OFFICIAL


def _is_agency(name: str, reader: SourceReader) -> bool:
    source = reader.one(name)
    return source is not None and source.kind is CreditKind.AGENCY
