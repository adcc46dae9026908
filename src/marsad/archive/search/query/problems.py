"""What may be wrong with a query: the fault and what to write instead, in English and Arabic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from marsad.errors import QueryError


class Fault(StrEnum):
    """The kinds of faults."""

    TOO_LONG = "too-long"
    TOO_DEEP = "too-deep"
    UNCLOSED_QUOTE = "unclosed-quote"
    UNCLOSED_GROUP = "unclosed-group"
    UNOPENED_GROUP = "unopened-group"
    EMPTY_GROUP = "empty-group"
    NOTHING_BEFORE = "nothing-before"
    NOTHING_BEHIND = "nothing-behind"
    NO_WORDS = "no-words"
    STAR_INSIDE = "star-inside"
    SHORT_PREFIX = "short-prefix"
    UNKNOWN_FIELD = "unknown-field"
    FIELD_IN_FIELD = "field-in-field"
    NO_VALUE = "no-value"
    NO_EXACT = "no-exact"
    UNKNOWN_VALUE = "unknown-value"
    BAD_DATE = "bad-date"
    DATES_CROSSED = "dates-crossed"
    BAD_CURSOR = "bad-cursor"


@dataclass(frozen=True, slots=True)
class _Wording:
    english: str
    arabic: str


# {text} is the part of the query that is at fault, {more} what the fault adds.
_WORDINGS = {
    Fault.TOO_LONG: _Wording(
        "the query is longer than {more} characters; leave some words out",
        "العبارة أطول من {more} حرف؛ احذف بعض الكلمات",
    ),
    Fault.TOO_DEEP: _Wording(
        "brackets stand in brackets more than {more} deep; write it with fewer",
        "الأقواس متداخلة أكثر من {more} مرة؛ اكتبها بأقواس أقل",
    ),
    Fault.UNCLOSED_QUOTE: _Wording(
        'the quotation mark is not closed; write a second " behind the last word of the phrase',
        'علامة التنصيص غير مغلقة؛ اكتب " بعد آخر كلمة في العبارة',
    ),
    Fault.UNCLOSED_GROUP: _Wording(
        "the bracket is not closed; write ) behind the last word that belongs in it",
        "القوس غير مغلق؛ اكتب ) بعد آخر كلمة فيه",
    ),
    Fault.UNOPENED_GROUP: _Wording(
        "the bracket closes what was never opened; leave it out or write ( before the first word",
        "القوس يغلق ما لم يفتح؛ احذفه أو اكتب ( قبل أول كلمة",
    ),
    Fault.EMPTY_GROUP: _Wording(
        "there is nothing in the brackets; write words in them or leave them out",
        "لا شيء بين القوسين؛ اكتب كلمات بينهما أو احذفهما",
    ),
    Fault.NOTHING_BEFORE: _Wording(
        '{text} has nothing before it; write a word on both sides, or "{text}" to search for the word itself',
        'لا شيء قبل {text}؛ اكتب كلمة على جانبيها، أو "{text}" للبحث عن الكلمة نفسها',
    ),
    Fault.NOTHING_BEHIND: _Wording(
        '{text} has nothing behind it; write a word there, or "{text}" to search for the word itself',
        'لا شيء بعد {text}؛ اكتب كلمة بعدها، أو "{text}" للبحث عن الكلمة نفسها',
    ),
    Fault.NO_WORDS: _Wording(
        "{text} holds no letter or digit to search for; write a word",
        "لا حرف ولا رقم في {text} يمكن البحث عنه؛ اكتب كلمة",
    ),
    Fault.STAR_INSIDE: _Wording(
        "a star stands only behind the beginning of a word; write {more}",
        "النجمة تأتي بعد بداية الكلمة فقط؛ اكتب {more}",
    ),
    Fault.SHORT_PREFIX: _Wording(
        "{text} begins too many words; write at least {more} letters before the star",
        "كلمات كثيرة تبدأ بـ {text}؛ اكتب {more} أحرف على الأقل قبل النجمة",
    ),
    Fault.UNKNOWN_FIELD: _Wording(
        "there is no field {text}; the fields are {more}. To search for the words themselves "
        'put them in "quotation marks"',
        'لا حقل باسم {text}؛ الحقول هي {more}. للبحث عن الكلمات نفسها ضعها بين "علامتي تنصيص"',
    ),
    Fault.FIELD_IN_FIELD: _Wording(
        "{text} stands inside the brackets of another field; close those first",
        "{text} داخل قوسي حقل آخر؛ أغلقهما قبله",
    ),
    Fault.NO_VALUE: _Wording(
        "{text} has no value; write {more}",
        "لا قيمة بعد {text}؛ اكتب {more}",
    ),
    Fault.NO_EXACT: _Wording(
        "= looks at headline and text together; write it without {text}",
        "علامة = تبحث في العنوان والنص معا؛ اكتبها دون {text}",
    ),
    Fault.UNKNOWN_VALUE: _Wording(
        "{text} is not known here; write {more}", "{text} غير معروف هنا؛ اكتب {more}"
    ),
    Fault.BAD_DATE: _Wording(
        "{text} is no date; write 2024-05-24, 2024-05, 2024, 24/5/2024, today, yesterday or 7d (seven days "
        "ago)",
        "{text} ليس تاريخا؛ اكتب 2024-05-24 أو 2024-05 أو 2024 أو 24/5/2024 أو اليوم أو أمس أو 7d (قبل سبعة "
        "أيام)",
    ),
    Fault.DATES_CROSSED: _Wording(
        "{text} ends before it begins; write the earlier date first",
        "{text} ينتهي قبل أن يبدأ؛ اكتب التاريخ الأسبق أولا",
    ),
    Fault.BAD_CURSOR: _Wording(
        "{text} is no cursor of this search and its order; begin again without one",
        "{text} ليس مؤشرا لهذا البحث وترتيبه؛ ابدأ من جديد دونه",
    ),
}


def fail(fault: Fault, start: int, end: int, text: str = "", more: object = "") -> NoReturn:
    """Raises the QueryError of a `fault` at `[start, end)` of the query."""
    wording = _WORDINGS[fault]
    english = wording.english.format(text=text, more=more)
    arabic = wording.arabic.format(text=text, more=more)
    raise QueryError(fault.value, start, end, english, arabic)
