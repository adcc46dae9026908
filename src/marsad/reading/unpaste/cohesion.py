"""How much two texts speak of the same: shared stems of content words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_PREFIXES = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "س", "ي", "ت")
_SUFFIXES = ("ات", "ون", "ين", "ان", "يه", "ها", "هم", "نا", "ه", "ي", "ا", "ت")
_EMPTY = frozenset(
    "الذي التي الذين هذا هذه ذلك تلك عليه عليها فيها فيه منها منه انه انها بعد قبل خلال عند عندما حتي منذ بين"
    " لدي امام تحت فوق حول حيث كانت كان تكون يكون وقد ايضا اكثر غير نحو دون عبر ضمن مثل كما لكن قال قالت"
    " يقول وقال واضاف واضافت اكد اكدت اليوم امس السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه"
    " عام العام".split()
)
_PARTICLES = frozenset("لا لم لن ليس في من مع الي علي عن ان ما هل قد او و لو اذا".split())


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of the content words among `words` (folded)."""
    return frozenset(stem for word in words if (stem := _stem(word)))


def is_content(words: Iterable[str]) -> bool:
    """Whether all of `words` (folded) have content of their own: neither prepositions nor negations."""
    return not any(word in _EMPTY or word in _PARTICLES for word in words)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """A rough stem, empty for a word without content of its own."""
    if len(word) < 3 or word in _EMPTY:
        return ""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word[:5] if len(word) >= 3 else ""
