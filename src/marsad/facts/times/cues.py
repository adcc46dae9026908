"""Where a time expression can begin: at a word of time, or at one that only leads to such a word.

The rules of the grammar are dear, and most numbers, ordinals and words like بعد count or place something
else than time. They are asked only where a word that tells of time itself stands close behind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.calendars.names import calendar_names
from marsad.facts.times.words import time_words
from marsad.lexicon.pack import Lexicon
from marsad.text.numerals import number_words

_OTHER_CUES = frozenset(
    (
        "كل",
        "وكل",
        "بكل",
        "قبل",
        "بعد",
        "منذ",
        "وقبل",
        "وبعد",
        "ومنذ",
        "مند",
        "هذا",
        "هذه",
        "بهذا",
        "وهذا",
        "وهذه",
    )
)
_OPENERS = frozenset("فصل وفصل بفصل لفصل وقت ساعه لاحقا الساعه للساعه والساعه الربع النصف ربع نصف ال".split())
_TELLING = frozenset(("الربع", "الالفيه"))
_ORDINALS = frozenset(
    "اول الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي ثاني ثالث"
    " رابع خامس اخر الواحده الثانيه الثالثه الرابعه الخامسه السادسه السابعه الثامنه التاسعه"
    " العاشره الحاديه فاتح الفاتح غره هذي هاي هاد وقت".split()
)
_IN_FIGURES = frozenset(((":",), ("/",), ("-",)))  # 12/5, 10:30
_YEAR_DIGITS = 4
_REACH = 8  # words from a beginning to the word that tells of time


@dataclass(frozen=True, slots=True)
class Cues:
    """Where an expression can begin.

    `telling` words are words of time by themselves, `leading` ones need one of them or of the
    `directions` behind them; `phrases` are words of time of several words, by their first. `any` are all
    these words: most of a text are none of them.
    """

    telling: frozenset[str]
    leading: frozenset[str]
    directions: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    any: frozenset[str]

    def beginnings(self, keys: tuple[str, ...]) -> Iterator[int]:
        """The words of a text at which an expression can begin, in order."""
        cued = [i for i, key in enumerate(keys) if key in self.any or key[0].isdecimal()]
        told = [i for i in cued if keys[i] in self.telling or self._tells(keys, i)]
        begun = {*told, *(i for i in cued if keys[i] in self.leading or keys[i][0].isdecimal())}
        told = sorted([*told, *(i for i in cued if keys[i] in self.directions)])
        for i in sorted(begun):
            at = bisect_left(told, i)
            if at < len(told) and told[at] - i <= _REACH:
                yield i

    def _tells(self, keys: tuple[str, ...], i: int) -> bool:
        """Whether figures or a phrase tell of time at word `i`."""
        key = keys[i]
        if key[0].isdecimal():
            return len(key) == _YEAR_DIGITS or not key.isdecimal() or keys[i + 1 : i + 2] in _IN_FIGURES
        rests = self.phrases.get(key)
        return rests is not None and any(keys[i + 1 : i + 1 + len(rest)] == rest for rest in rests)


def cues(lexicon: Lexicon) -> Cues:
    """The index for `lexicon.derive`."""
    names, words = lexicon.derive(calendar_names), lexicon.derive(time_words)
    leading = words.leading() | number_words() | _OTHER_CUES | _OPENERS | _ORDINALS
    glued = (f"{letters}{word}" for word in number_words() | _ORDINALS for letters in ("و", "ف", "ب", "ل"))
    telling, leading = names.first_words() | words.telling() | _TELLING, leading | frozenset(glued)
    directions, phrases = words.directions(), words.phrases()
    return Cues(telling, leading, directions, phrases, telling | leading | directions | phrases.keys())
