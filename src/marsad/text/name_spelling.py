"""Whether two spellings may be of one name: exact for Arab names, by consonants or one slip for others."""

from __future__ import annotations

from functools import lru_cache

_ALIKE = str.maketrans(
    {
        "ج": "غ",
        "ق": "ك",
        "خ": "ك",
        "ط": "ت",
        "ث": "ت",
        "ص": "س",
        "ز": "س",
        "ش": "س",
        "ظ": "س",
        "ذ": "د",
        "ض": "د",
        "ح": "ه",
        "ا": None,
        "و": None,
        "ي": None,
        "ع": None,
        "ء": None,
    }
)
SHORTEST_SLIP = 6  # letters: shorter words with one slip are too likely two words
_SHORTEST_SKELETON = 2


@lru_cache(maxsize=50_000)
def skeleton(key: str) -> str:
    """The consonants of a folded word as transliteration keeps them, doubles once.

    >>> skeleton("سيرغي") == skeleton("سيرجي")
    True
    >>> skeleton("حسن") == skeleton("حسين")
    True
    """
    bare = key.removesuffix("ه").translate(_ALIKE)
    return "".join(letter for i, letter in enumerate(bare) if i == 0 or letter != bare[i - 1])


def may_be_one(a: str, b: str) -> bool:
    """Whether two folded words may spell one foreign name.

    >>> may_be_one("بيلاوسوف", "بيلاروسوف")
    True
    >>> may_be_one("نتنياهو", "نتانياهو")
    True
    >>> may_be_one("كوليبا", "كاميكاوا")
    False
    """
    if a == b:
        return True
    if a[:1] != b[:1] and skeleton(a)[:1] != skeleton(b)[:1]:
        return False
    bones = skeleton(a)
    if bones == skeleton(b) and (len(bones) >= _SHORTEST_SKELETON or min(len(a), len(b)) > len(bones) + 1):
        return abs(len(a) - len(b)) <= len(bones)
    return min(len(a), len(b)) >= SHORTEST_SLIP and one_slip(a, b)


def one_slip(a: str, b: str) -> bool:
    """Whether one letter added, left out or changed leads from one word to the other.

    >>> one_slip("لوكاشنكو", "لوكاشينكو")
    True
    """
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    i = next((i for i, letter in enumerate(a) if letter != b[i]), len(a))
    return a[i:] == b[i + 1 :] or a[i + 1 :] == b[i + 1 :]
