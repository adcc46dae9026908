"""Which clause an according-to form behind it hangs on: the last one joined, a relative one, the sentence."""

from __future__ import annotations

from marsad.facts.layout import Layout
from marsad.facts.quotes.clause import SO_THAT, THAT
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.marks import unwrap
from marsad.text.inflect import DAMMA, Tense

_COMMAS = frozenset("،,")
_AND_HE = frozenset({"وهو", "وهي", "وهم"})
_BUT = frozenset({"لكن", "ولكن"})
_BUT_THAT = frozenset({("الا", "ان"), ("غير", "ان"), ("بيد", "ان")})
_MEANWHILE = frozenset({"بينما", "فيما"})
_WAS = frozenset({"كان", "كانت", "كانا", "كانوا"})
_SHORTEST_CLAUSE = 3
_LONG_CLAUSE = 6
_LONGEST_RELATIVE = 10
_LONGEST_OPENER = 5


def clause_before(token: int, start: int, layout: Layout, index: CueIndex) -> Content | None:
    """The clause in tokens `[start, token)` that a form at `token` hangs on."""
    keys = layout.tokens.keys
    last = token
    while last > start and (keys[last - 1] == "وذلك" or not keys[last - 1].isalnum()):
        if keys[last - 1] in '»”")':
            break
        last -= 1
    start = _behind_opening(start, last, keys, index)
    joined, skip = _last_joined(start, last, token, layout, index)
    if joined == start and last == token:
        joined = _relative(start, last, layout, index)
    shortest = _SHORTEST_CLAUSE - (keys[joined - 1] in _BUT or keys[joined - 2 : joined] in _BUT_THAT)
    if last - joined < shortest:
        return None
    kind, first, end = unwrap(joined, last, layout)
    return Content(first, end, kind, "according to", joined, skip)


def _behind_opening(start: int, last: int, keys: tuple[str, ...], index: CueIndex) -> int:
    """Where a clause begins behind what only leads to it: بينما، يذكر أن، ميدانيا،."""
    start += last - start > _LONG_CLAUSE and keys[start] in _MEANWHILE
    start += 2 * (last - start > _LONG_CLAUSE and keys[start : start + 2] in _BUT_THAT)
    that = next((i for i in range(start + 1, start + 3) if keys[i] in THAT), None)
    if keys[start].lstrip("و") in index.words.impersonal | {"يشار"} and that is not None:
        return that + 1
    comma = next((i for i in range(start + 1, start + _LONGEST_OPENER) if keys[i] in _COMMAS), start)
    if comma > start and last - comma > _SHORTEST_CLAUSE and " ".join(keys[start:comma]) in index.words.link:
        return comma + 1 + (keys[comma + 1] in SO_THAT)  # من جهة أخرى، فإن
    field = keys[start].endswith("يا") and len(keys[start]) > 4 and keys[start + 1] in _COMMAS
    return start + 2 if field and last - start > _LONG_CLAUSE - 1 else start


def _last_joined(start: int, last: int, token: int, layout: Layout, index: CueIndex) -> tuple[int, int]:
    """Where the last clause joined behind a comma begins, with the letters of its و: …، وانتهت، وفق تاس.

    A short one with a comma behind it as well only rounds off the sentence: …، وسجنت قائدهم، وفق تاس.
    """
    keys = layout.tokens.keys
    tells = _tells(start, layout, index)
    for i in range(last - _SHORTEST_CLAUSE, start, -1):
        if keys[i - 1] not in _COMMAS or layout.inside_marks(i):
            continue
        if keys[i] in _MEANWHILE or keys[i : i + 2] == ("في", "حين"):
            return i + 1 + (keys[i] == "في"), 0
        if keys[i] in _BUT or keys[i : i + 2] in _BUT_THAT:
            return i + 1 + (keys[i] not in _BUT), 0
        own = last == token or last - i >= _LONG_CLAUSE
        if keys[i] in _AND_HE or (own and keys[i][0] == "و" and _joins_perfect(keys[i], index)):
            return i, 1
        if tells and _is_perfect(i, layout, index):
            return i, 0
    return start, 0


def _joins_perfect(key: str, index: CueIndex) -> bool:
    """Whether و joins a perfect without a pronoun: a known verb's, or one of feminine shape (وانتهت)."""
    if key.endswith("ت") and not key.endswith("ات") and len(key) > 4:
        return True
    if key[1:] in index.words.standing_preposition:
        return False
    verbs = index.vocabulary.words[key].verbs
    return any(v.joined and v.form.tense is Tense.PERFECT and not v.form.object for v in verbs)


def _tells(start: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a sentence opens with a perfect that tells what happened: ودارت اشتباكات، قضت المحكمة."""
    key = layout.tokens.keys[start]
    if key.lstrip("و") in _WAS or index.find(key) is not None:
        return False
    return _is_perfect(start, layout, index) or (key[0] == "و" and _joins_perfect(key, index))


def _is_perfect(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a perfect that nothing joins stands at `token`: أوقعت, a passive with its vowel (قُتل)."""
    tokens = layout.tokens
    key, following = tokens.keys[token], tokens.keys[token + 1] if token + 1 < len(tokens) else ""
    if key[0] in "وف" and any(v.joined for v in index.vocabulary.words[key].verbs):
        return False
    if key in index.words.standing_preposition:
        return False
    verbs = [v for v in index.vocabulary.words[key].verbs if v.form.tense is Tense.PERFECT and not v.joined]
    single = [v for v in verbs if v.form.number == "s" and not v.form.object]
    written = tokens.surface(token, token + 1)[1:2] == DAMMA or following in index.words.with_pronoun
    sure = any(written or not v.homograph for v in single)
    shaped = key.endswith("ت") and not key.endswith(("ات", "يت", "وت")) and len(key) > 4
    shaped = shaped and following.isalnum() and not key.startswith("ال")
    return sure or shaped


def _relative(start: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where a relative clause with a figure begins right before a form: التي أودت بحياة 1400 شخص وفق …"""
    keys = layout.tokens.keys
    for i in range(last - _SHORTEST_CLAUSE, max(start, last - _LONGEST_RELATIVE), -1):
        if keys[i] in _COMMAS:
            return start
        if keys[i] in index.words.relative and keys[i - 1] not in _COMMAS:
            figure = any(key.isdigit() and not _is_year(key) for key in keys[i + 1 : last])
            return i + 1 if figure and _is_perfect(i + 1, layout, index) else start
    return start


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.startswith(("19", "20"))
