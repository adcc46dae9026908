"""Whether a sentence says that something planned is put off: تأجيل، أرجئ، أجّل."""

from __future__ import annotations

from marsad.text.normalise import fold

# How words of putting off begin, folded: أرجئ، أرجأ، إرجاء، تأجيل، تأجل، أجلت.
_BEGIN = tuple(map(fold, ("أرجئ", "أرجأ", "إرجاء", "تأجيل", "تأجل", "أجلت")))
_WHOLE = frozenset(map(fold, ("أجل", "يؤجل", "تؤجل", "سيؤجل", "ستؤجل")))
_SAKE = fold("من")  # من أجل puts nothing off


def puts_off(sentence: str) -> bool:
    """Whether `sentence` has a word of putting off.

    >>> puts_off("تأجلت الزيارة إلى الغد"), puts_off("عمل من أجل الزيارة")
    (True, False)
    """
    words = [word.lstrip("و") for word in fold(sentence).split()]
    pairs = zip(["", *words], words, strict=False)
    return any(word.startswith(_BEGIN) or (word in _WHOLE and before != _SAKE) for before, word in pairs)
