"""Whether a folded word is built as the noun of a derived verb: تدريب، إصدار، احتجاز، استعادة، محاربة."""

from __future__ import annotations

_LEAST = 5


def is_act(key: str) -> bool:
    """Whether a folded word without its glued letters has the form of a verbal noun of a derived verb."""
    if len(key) < _LEAST or key.startswith("ال"):
        return False
    if key[0] == "ت":
        return key[-2] == "ي" or (key[-1] == "ه" and len(key) == _LEAST)  # تدريب، تهدئة
    if key[0] == "ا":
        long = key[-2] == "ا" or (key[-1] == "ه" and key[-3] == "ا")  # احتجاز، استعادة، إدانة
        return long or (key[-1] == "ه" and len(key) == _LEAST)
    return key[0] == "م" and key[2] == "ا" and key[-1] == "ه"
