"""Reads Arabic numerals, in words and in digits, from a sequence of folded words.

Cardinals from 0 to the thousands of millions in every case and gender (خمسة وعشرون, خمس وعشرين), the
duals of hundred, thousand and million, and ordinals (الحادي عشر, العشرين, الخامس والعشرين). Words are
those of `marsad.text.segment.Tokens.keys`, so digits of all three scripts are plain ones already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral that ends before word `end`.

    `glued` counts the letters of a conjunction or preposition written on its first word; `definite`
    says whether it carries the article.
    """

    value: float
    end: int
    glued: int = 0
    definite: bool = False


_UNITS = {
    word: value
    for value, words in {
        0: "صفر",
        1: "واحد واحده",
        2: "اثنان اثنين اثنتان اثنتين اتنين",
        3: "ثلاث ثلاثه تلات تلاته",
        4: "اربع اربعه",
        5: "خمس خمسه",
        6: "ست سته",
        7: "سبع سبعه",
        8: "ثمان ثماني ثمانيه تمانيه تمان",
        9: "تسع تسعه",
    }.items()
    for word in words.split()
}
_TEN = ("عشر", "عشره")
_BEFORE_TEN = {
    **{word: value for word, value in _UNITS.items() if value > 2},
    **dict.fromkeys(("احد", "احدي", "واحد"), 1),
    **dict.fromkeys(("اثنا", "اثني", "اثنتا", "اثنتي", "اثنان", "اثنين"), 2),
}
_TENS = {
    stem + ending: value
    for value, stem in zip(
        range(20, 100, 10),
        ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"),
        strict=True,
    )
    for ending in ("ون", "ين")
}
_HUNDRED = ("ميه", "مايه", "مييه")
_HUNDREDS = {
    **dict.fromkeys(_HUNDRED, 100),
    **dict.fromkeys(("ميتان", "ميتين", "مايتان", "مايتين", "ميتا", "ميتي", "مايتا", "مايتي"), 200),
    **{
        stem + hundred: value * 100
        for stem, value in _UNITS.items()
        if value > 2 and not stem.endswith("ه")
        for hundred in _HUNDRED
    },
}
_SCALES = {
    **dict.fromkeys(("الف", "الفا", "الاف"), 1_000),
    **dict.fromkeys(("مليون", "مليونا", "ملايين"), 1_000_000),
    **dict.fromkeys(("مليار", "مليارا", "مليارات", "بليون"), 1_000_000_000),
}
_DUAL_SCALES = {
    **dict.fromkeys(("الفان", "الفين", "الفا", "الفي"), 2_000),
    **dict.fromkeys(("مليونان", "مليونين", "مليونا", "مليوني"), 2_000_000),
    **dict.fromkeys(("ملياران", "مليارين", "مليارا", "ملياري"), 2_000_000_000),
}
# الفا and مليونا are duals before a noun and singular accusatives after a number; alone they are neither.
_DUAL_ALONE = {word: value for word, value in _DUAL_SCALES.items() if word not in _SCALES}
_OPENERS = {
    **_UNITS,
    **_TENS,
    **_HUNDREDS,
    **_SCALES,
    **_DUAL_ALONE,
    **dict.fromkeys(_TEN, 10),
    **dict.fromkeys(("احد", "احدي"), 1),
    **dict.fromkeys(("اثنا", "اثني", "اثنتا", "اثنتي"), 2),
}

_ORDINAL_STEMS = {
    "اول": 1,
    "اولي": 1,
    "حادي": 1,
    "حاديه": 1,
    "ثان": 2,
    "ثاني": 2,
    "ثانيه": 2,
    **{
        stem + ending: value
        for value, stem in enumerate(
            ("ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"), start=3
        )
        for ending in ("", "ه")
    },
}
_DIGITS = re.compile(r"(?P<whole>\d{1,3}(?:[٬,]\d{3})+|\d{1,12})(?:[.٫](?P<part>\d{1,6}))?")
_GLUE = ("و", "ف", "ب", "ل", "ك", "وب", "ول")


def number_words() -> frozenset[str]:
    """The words a numeral in words can begin with, without glued letters."""
    return frozenset(_OPENERS) | frozenset(f"ال{word}" for word in _OPENERS)


def read_cardinal(keys: Sequence[str], i: int) -> Numeral | None:
    """The cardinal that begins at word `i`, in digits or in words.

    >>> read_cardinal(["خمسه", "وعشرين", "يوما"], 0)
    Numeral(value=25, end=2, glued=0, definite=False)
    >>> read_cardinal(["الفين", "وواحد", "وعشرين"], 0).value
    2021
    """
    if i >= len(keys):
        return None
    if keys[i] == "ال" and i + 1 < len(keys) and keys[i + 1].isdigit():
        i, definite = i + 1, True
    else:
        definite = False
    if keys[i][0].isdigit():
        return _digits(keys, i, definite)
    form = _CARDINAL_FORMS.get(keys[i])
    if form is None:
        return None
    total, end = _words(keys, i, form[0])
    return Numeral(total, end, form[1], form[2])


def read_ordinal(keys: Sequence[str], i: int) -> Numeral | None:
    """The ordinal that begins at word `i`: الأول, الحادي عشر, العشرين, الخامس والعشرين; أول without article.

    >>> read_ordinal(["الحادي", "والعشرين", "من"], 0).value
    21
    >>> read_ordinal(["العشرين", "من", "مايو"], 0).value
    20
    """
    if i >= len(keys):
        return None
    form = _ORDINAL_FORMS.get(keys[i])
    if form is None:
        return None
    word, glued, definite = form
    if word in _ORDINAL_STEMS:
        value, end = _ordinal_compound(keys, i, _ORDINAL_STEMS[word])
        return Numeral(value, end, glued, definite)
    if not definite:
        return None
    if word in _TENS:
        return Numeral(_TENS[word], i + 1, glued, definite)
    value, end = _ordinal_compound(keys, i, _BEFORE_TEN[word])
    return Numeral(value, end, glued, definite) if end > i + 1 else None


def _digits(keys: Sequence[str], i: int, definite: bool) -> Numeral | None:
    match = _DIGITS.fullmatch(keys[i])
    if match is None:
        return None
    value, end = float(re.sub("[٬,]", "", match["whole"]) + "." + (match["part"] or "0")), i + 1
    if end < len(keys) and keys[end] in _SCALES:
        value, end = value * _SCALES[keys[end]], end + 1
    return Numeral(int(value) if value.is_integer() else value, end, 0, definite)


def _spellings(table: dict[str, int]) -> dict[str, tuple[str, int, bool]]:
    """Every written form of a table's words: the bare word, the letters glued, whether it has ال."""
    forms: dict[str, tuple[str, int, bool]] = {word: (word, 0, False) for word in table}
    for word in table:
        forms.setdefault(f"ال{word}", (word, 0, True))
        forms.setdefault(f"لل{word}", (word, 1, True))
        for glue in _GLUE:
            forms.setdefault(f"{glue}{word}", (word, len(glue), False))
            forms.setdefault(f"{glue}ال{word}", (word, len(glue), True))
    return forms


def _words(keys: Sequence[str], i: int, first: str) -> tuple[int, int]:
    """Value and end of a cardinal in words whose first word, stripped, is `first`."""
    group, end = _below_thousand(keys, i + 1, first)
    total, end = _scaled(keys, end, group)
    floor = _floor(total)
    while floor >= 1_000 and (joined := _joined(keys, end)):
        group, after = _below_thousand(keys, joined[1], joined[0])
        value, after = _scaled(keys, after, group)
        if value >= floor:
            break
        total, end, floor = total + value, after, _floor(value)
    return total, end


def _scaled(keys: Sequence[str], end: int, group: int) -> tuple[int, int]:
    if group < 1_000 and end < len(keys) and keys[end] in _SCALES:
        return group * _SCALES[keys[end]], end + 1
    return group, end


def _floor(value: int) -> int:
    """The largest of 1,000, 1,000,000 … that divides `value`: what may be added stays below it."""
    return next((size for size in (10**9, 10**6, 10**3) if value % size == 0 and value), 1)


def _joined(keys: Sequence[str], end: int) -> tuple[str, int] | None:
    """The number word that "and" joins at `end`, with the position behind it."""
    if end >= len(keys):
        return None
    key = keys[end]
    if key == "و" and end + 1 < len(keys):
        key, end = keys[end + 1], end + 1
    elif key.startswith("و") and key not in _OPENERS:
        key = key[1:]
    else:
        return None
    key = key.removeprefix("ال") if key.removeprefix("ال") in _OPENERS else key
    return (key, end + 1) if key in _OPENERS else None


def _below_thousand(keys: Sequence[str], end: int, word: str) -> tuple[int, int]:
    """A number that opens with `word`, whose next word is at `end`; hundreds take what "and" adds."""
    value, end = _below_hundred(keys, end, word)
    joined = _joined(keys, end)
    if 100 <= value < 1_000 and value % 100 == 0 and joined and _OPENERS[joined[0]] < 100:
        rest, end = _below_hundred(keys, joined[1], joined[0])
        return value + rest, end
    return value, end


def _below_hundred(keys: Sequence[str], end: int, word: str) -> tuple[int, int]:
    following = keys[end] if end < len(keys) else ""
    if word in _BEFORE_TEN and following in _TEN:
        return _BEFORE_TEN[word] + 10, end + 1
    value = _OPENERS[word]
    if word in _UNITS and value > 2 and following in _HUNDRED:
        return value * 100, end + 1
    joined = _joined(keys, end)
    if value < 10 and joined and joined[0] in _TENS:
        return value + _TENS[joined[0]], joined[1]
    return value, end


def _ordinal_compound(keys: Sequence[str], i: int, value: int) -> tuple[int, int]:
    end = i + 1
    following = keys[end] if end < len(keys) else ""
    if value < 10 and following in _TEN:
        return value + 10, end + 1
    joined = _joined(keys, end)
    if value < 10 and joined and joined[0] in _TENS:
        return value + _TENS[joined[0]], joined[1]
    return value, end


_CARDINAL_FORMS = _spellings(_OPENERS)
_ORDINAL_FORMS = _spellings({**_BEFORE_TEN, **_TENS, **_ORDINAL_STEMS})
