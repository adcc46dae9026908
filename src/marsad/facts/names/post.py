"""Offices in a form that can be compared, so that a title finds whom it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.text.normalise import fold

_CHAIR = fold("رئيس")  # without a charge it is the head of state
_LEADER, _MINISTER = "زعيم", "وزير"
_HEADS = {"عاهل": "ملك", "متحدث": "ناطق"}
_RULERS = frozenset({_CHAIR, "ملك", "امير", "سلطان", "مرشد", "مستشار"})
_LEADERS = frozenset({_CHAIR, "امين", "قايد", "مرشد"})
_RULED = ((), ("وزراء",))
_STATES = (("سلطه",), ("نظام",), ("دوله",), ("جمهوريه",))
_GROUPS = frozenset({"حزب", "حركه", "تيار", "جماعه", "تنظيم"})
_PARLIAMENT = "برلمان"
_PARLIAMENTS = frozenset({"نواب", "كنيست", "دوما", "بوندستاغ"})
_SAME_DUTY = {"حرب": "دفاع", "بنتاغون": "دفاع", "بنتاجون": "دفاع"}
_MINISTRIES = frozenset({"خارجيه", "دفاع"})


@dataclass(frozen=True, slots=True)
class Post:
    """An office in a form that can be compared: head, what it is in charge of, country."""

    head: str
    duty: tuple[str, ...]
    country: str | None

    def may_be(self, other: Post) -> bool:
        """Whether two phrases may name one office: one may leave out duty words or the country."""
        if self.country and other.country and self.country != other.country:
            return False
        if self.head != other.head:
            return self._leads(other) or other._leads(self)
        if not self.duty or not other.duty:
            return self.duty == other.duty or self.head not in (_CHAIR, "امين")
        return self.duty[0] == other.duty[0]

    def _leads(self, other: Post) -> bool:
        """Whether one is called leader, the other by the office: الزعيم الصيني, زعيم حزب كذا."""
        if self.head != _LEADER:
            return False
        if not self.duty:
            return self.country is not None and other.head in _RULERS and other.duty in _RULED
        return other.head in _LEADERS and other.duty[:1] == self.duty[:1]


def comparable(head: str, duty: tuple[str, ...], country: str | None) -> Post:
    """The post of a folded head word and its charge, less what phrases of one office differ in."""
    if head == _MINISTER and duty[:1] == ("اول",):
        return Post(_CHAIR, ("وزراء",), country)
    if len(duty) > 1 and (duty[0] in _GROUPS or duty[:2] == ("هييه", "اركان")):
        duty = duty[1:]
    duty = tuple(_SAME_DUTY.get(word, word) for word in duty)
    if head == _CHAIR and duty[:1] and duty[0] in _MINISTRIES:  # رئيس الدبلوماسية, رئيس البنتاغون
        head = _MINISTER
    if head == _CHAIR and duty in _STATES:  # رئيس السلطة الفلسطينية
        duty = ()
    if head == _CHAIR and duty[:1] and duty[0] in _PARLIAMENTS:
        duty = (_PARLIAMENT, *duty[1:])
    return Post(_HEADS.get(head, head), duty, country)
