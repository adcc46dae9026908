"""Whether a sentence says that something planned is put off (تأجيل، أرجئ، أجّل), or was planned once."""

from __future__ import annotations

import re

from marsad.text.normalise import fold

# How words of putting off begin, folded: أرجئ، أرجأ، إرجاء، تأجيل، تأجل، أجلت.
_BEGIN = tuple(map(fold, ("أرجئ", "أرجأ", "إرجاء", "تأجيل", "تأجل", "أجلت")))
_WHOLE = frozenset(map(fold, ("أجل", "يؤجل", "تؤجل", "سيؤجل", "ستؤجل")))
_SAKE = fold("من")  # من أجل puts nothing off
_ONCE = re.compile(
    r"\b[وف]?كان(?:ت|ا|وا)? (?:\w+ )?"
    r"(?:(?:من )?ال(?:مقرر|متوقع|مفترض|منتظر|مزمع|مرتقب)|(?:مقرر|مبرمج|متوقع|مرتقب|مزمع)[اه])\b"
)


def puts_off(sentence: str) -> bool:
    """Whether `sentence` has a word of putting off.

    >>> puts_off("تأجلت الزيارة إلى الغد"), puts_off("عمل من أجل الزيارة")
    (True, False)
    """
    words = [word.lstrip("و") for word in fold(sentence).split()]
    pairs = zip(["", *words], words, strict=False)
    return any(word.startswith(_BEGIN) or (word in _WHOLE and before != _SAKE) for before, word in pairs)


def was_to_be(sentence: str) -> bool:
    """Whether `sentence` tells of a plan as of one that was.

    >>> was_to_be("وكان من المقرر أن يلتقيا"), was_to_be("ومن المقرر أن يلتقيا")
    (True, False)
    >>> was_to_be("زيارة كانت مبرمجة في الخريف")
    True
    """
    return _ONCE.search(fold(sentence)) is not None
