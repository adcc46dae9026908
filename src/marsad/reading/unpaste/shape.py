"""What the shape of a line tells before its wording is read: paragraph, title or scrap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from marsad.model.page import Block, BlockKind

_STOP = re.compile(r"(?:[.。۔]|[.!؟?…][»”\"')\]]+|[.,،][»”\"']|[»”\"'][.])\s*$")
_BULLET = re.compile(r"^\s*(?:[-–—•▪●◾■*»«›+]|\d{1,2}\s*[-.)–/]|[أ-ي]\s*[-.)])\s*")
# Folded beginnings of words whose waw is a letter of their own, not "and"; an underscore ends the word.
_WAW_WORDS = tuple(
    word.replace("_", " ")
    for word in """
    وزير وزار وكال وكيل واشنطن وفد وفاه وفيات ولي ولايه وحده وحدات ورشه وثيق وثائق وثايق وسط وسائل
    وساطه وسيط وصل وصول وقع وقف وجه وافق واصل واجه واكب وعد وضع وثق وفر ودع وصف وجد وزع ولد وسع وظف
    وفق والد واحد واحه وادي وباء وقود ورقه ورد_ وحش وحيد وطن وجوه وجبه وزن وسام وصيه وصفه وهم وعي
    وعود ولاء ولاده وليد وليام ويليام واقع واجب واردات وارسو واسط والي وهران وجده ويندوز ويكيبيديا
    ويلز واتس وول_ ودائع ودايع وداع وراء وقائع وقايع وقفه وقت وقايه وكلاء وتيره وحدها ويبقي وول_
    ورود وجدان وسم
    """.split()
)
# Folded beginnings of lines that go on from what precedes; an underscore stands for a space.
_LINKS = tuple(
    words.replace("_", " ")
    for words in """
    كما_ لكن غير_ان الا_ان اما_ ثم_ بينما_ حيث_ كذلك_ ايضا_ من_جانبه من_جهته من_جهتها من_جانبها
    من_ناحيت في_المقابل بالمقابل في_السياق في_سياق في_غضون_ذلك الي_ذلك يذكر_ان يشار_ جدير_ الجدير_
    تجدر_ هذا_و لذلك بذلك علي_صعيد فقد_ فان_ فيما_ جاء_ذلك ياتي_ذلك ياتي_هذا مع_ذلك رغم_ذلك بعد_ذلك
    بالاضافه اضافه_الي عقب_ذلك بدوره بدورها ووفق وفي_
    """.split()
)

MOST_TITLE_WORDS = 25  # a longer line is a paragraph, whatever its end
_FEWEST_TITLE_WORDS = 3
_KICKER_WORDS = 6  # of a line that leads over to the headline: بعد سنوات من الانتظار..
_HEADING_WORDS = 12  # words from which a heading with a full stop is a paragraph


class Shape(StrEnum):
    """How a line is built."""

    PARAGRAPH = "paragraph"
    TITLE = "title"
    SCRAP = "scrap"


def shape_of(text: str, words: Sequence[str], block: Block) -> Shape:
    """The shape of a line, given its text and folded words.

    A full stop, a joining word at the start or sheer length make a paragraph; other lines of
    three words or more could be titles.
    """
    count = len(words)
    if block.kind is BlockKind.HEADING and not _too_long_for_heading(text, count):
        return Shape.TITLE if count >= 2 else Shape.SCRAP
    if count <= _KICKER_WORDS and text.rstrip().endswith(("..", "…")):
        return Shape.TITLE if count >= _FEWEST_TITLE_WORDS else Shape.SCRAP
    if count > MOST_TITLE_WORDS or (count >= 3 and ends_sentence(text)) or (count >= 5 and continues(words)):
        return Shape.PARAGRAPH
    if block.kind is BlockKind.PARAGRAPH and count >= 8 and block.linked < 0.5:
        return Shape.PARAGRAPH
    return Shape.TITLE if count >= _FEWEST_TITLE_WORDS else Shape.SCRAP


def _too_long_for_heading(text: str, count: int) -> bool:
    """Whether a heading holds a paragraph, as where a page sets its whole text in headings."""
    return count > MOST_TITLE_WORDS or (count >= _HEADING_WORDS and ends_sentence(text))


def ends_sentence(text: str) -> bool:
    """Whether the line closes with a full stop or a closed quotation, as headlines do not."""
    return _STOP.search(text[-12:]) is not None


def ends_open(text: str) -> bool:
    """Whether the line announces what follows: it closes with a colon."""
    return text.rstrip().endswith(":")


def continues(words: Sequence[str]) -> bool:
    """Whether the folded words open with one that joins the line to what was said before.

    >>> continues(("واضاف", "الوزير"))
    True
    >>> continues(("وزير", "الخارجيه"))
    False
    """
    opening = " ".join(words[:4]) + " "
    if opening.startswith("و"):
        return len(words[0]) > 2 and not opening.startswith(_WAW_WORDS)
    return opening.startswith(_LINKS)


def has_bullet(text: str) -> bool:
    """Whether the line opens with a list mark or number."""
    return _BULLET.match(text[:12]) is not None
