"""The part a line plays as far as its own wording tells: date, promotion, label, credit, navigation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model.line import LineRole
from marsad.reading.unpaste.phrases import words_of
from marsad.reading.unpaste.shape import continues, ends_sentence
from marsad.reading.unpaste.vocabulary import Verdict, Wording, Wordline

MOST_WORDS = 40  # a longer line is never judged by its wording
_SEPARATOR = re.compile(r"^[\s\u200f\u064b-\u065f]*(?:[:：|»›>–—-]|\.\.|…|\()")
_COLON_OR_POINTS = re.compile(r"^[\s\u200f\u064b-\u065f\"”»]*(?::|\.\.|…|\|)")
_ADDRESS = re.compile(r"^\W*(?:(?:https?://|www\.)\S+|\S+@[\w-]+\.\w+)\W*$", re.IGNORECASE)
_LONGEST_ADDRESS = 1000  # characters
_HASHTAGS = re.compile(r"^(?:\s*[#＃]\s?\w+(?:[،,|]|\s)*)+$")
_NUMERIC_DATE = re.compile(
    r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}|\d{4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,2}"
)
_INITIALS = re.compile(
    r"^\W*[^\W\d_]{1,2}(?:\s*[./،\-]+\s*[^\W\d_]{1,2}){1,5}\.?\s*(?P<sources>\([^()\n]{2,40}\))?\W*$"
)
_SHORTEST_LINE = 12  # characters, of initials alone
_LONGEST_INITIALS = 60  # characters, of initials with sources behind them
_RIGHTS = re.compile(r"©|\(c\)\s*\d{4}", re.IGNORECASE)
_OWNERS = frozenset(("جريده", "صحيفه", "موقع", "بوابه", "شبكه", "قناه", "مجله"))  # © جريدة المرفأ
_LEAST_SHOWN = 3  # words of a caption before its source; fewer are a dateline: كولومبو - (د ب أ)
_BRACKET_AT_END = re.compile(r"\(([^()]{2,30})\)\s*$")
_PICTURE_OF = re.compile(r"\s*(?:صورة|الصورة|تصوير|أرشيف|أرشيفية)(?!\w)")  # (صورة: الأمم المتحدة)
_ALSO = frozenset(("ايضا", "كذلك", "also", "للكاتب"))
_LONGEST_DATE_LINE = 24  # words
_HOME = ("الرييسيه", "home")
_STEPS = re.compile(r"\s*[/>›»|\\]+\s*|\s+[-–—]\s+")
_LONGEST_STEP = 4  # words
_DIGIT = re.compile(r"\d")
_TELLING = re.compile(r"[\d@#＃©]|http|www|\([cC]\)")  # marks that a rule looks for
_DATES = ({"number", "month"}, {"ago", "unit"}, {"unit", "clock"})  # kinds of words that make a date
CLOCK_ALONE = "time of day alone"  # the rule's name
LIVE = 3  # lines of a time alone, by which a page is live coverage
_CLOCK = re.compile(r"^\W*\d{1,2}:\d{2}(?::\d{2})?\W*(?:\w{1,2}\s*){0,2}$")


def judge_wording(text: str, words: tuple[str, ...], wording: Wording) -> Verdict | None:
    """The role that the line's wording gives it, None for content."""
    if not words:
        return Verdict(LineRole.NAVIGATION, "nothing but marks")
    if words[0] in _HOME and _leads_from_home(text):
        return Verdict(LineRole.NAVIGATION, "leads from the home page to a section")
    if wording.openers.isdisjoint(words) and not (_TELLING.search(text) or _is_initials(text)):
        return None
    line = Wordline(text, words)
    if len(words) > MOST_WORDS:
        return _marks(line, wording)
    for rule in (_marks, _date, _promotion, _label, _cue, _source_names):
        verdict = rule(line, wording)
        if verdict is not None:
            return verdict
    return None


def _leads_from_home(text: str) -> bool:
    """Whether every step of a line that opens with the home page is short: الرئيسية / المملكة / الديوان."""
    steps = _STEPS.split(text.strip())
    return len(steps) > 1 and all(0 < len(step.split()) <= _LONGEST_STEP for step in steps)


def may_name_boilerplate(text: str, words: tuple[str, ...], wording: Wording) -> bool:
    """Whether wording could give a line of boilerplate a role that is kept: a cheap test before judging."""
    return bool(words) and (
        words[0] in wording.keepers
        or _TELLING.search(text) is not None
        or not wording.inside.isdisjoint(words)
        or not wording.ago.isdisjoint(words)
    )


def _marks(line: Wordline, wording: Wording) -> Verdict | None:
    text = line.text
    if len(text) <= _LONGEST_ADDRESS and _ADDRESS.match(text):
        return Verdict(LineRole.NAVIGATION, "address alone")
    if initials := _initials(line, wording):
        return initials
    if "#" in text and _HASHTAGS.match(text):
        return Verdict(LineRole.TAGS, "hashtags alone")
    if len(line.words) <= MOST_WORDS and _RIGHTS.search(text):
        own = line.words[0] in _OWNERS or any(
            (word.isdigit() and len(word) == 4) or word.endswith("حقوق") for word in line.words
        )
        return Verdict(LineRole.COPYRIGHT if own else LineRole.CAPTION, "copyright sign")
    return None


def _is_initials(text: str) -> bool:
    """Whether a line is a few single letters with points: ر. ح."""
    return len(text) <= _SHORTEST_LINE and "." in text and _INITIALS.match(text) is not None


def _initials(line: Wordline, wording: Wording) -> Verdict | None:
    """An editor's initials, the sources behind them or not: ع.ش/م.س (رويترز)."""
    match = _INITIALS.match(line.text) if len(line.text) <= _LONGEST_INITIALS else None
    if match is None or wording.sources.covers(line.words):
        return None
    return Verdict(LineRole.CREDIT if match["sources"] else LineRole.BYLINE, "an editor's initials")


# Date lines


def _date(line: Wordline, wording: Wording) -> Verdict | None:
    words = line.words
    if len(words) > _LONGEST_DATE_LINE:
        return None
    label = _cue_at(wording, words, "date")
    if not label and not _DIGIT.search(line.text) and wording.ago.isdisjoint(words):
        return None
    strong, other, kinds = _date_words(words[label:], wording)
    dated = _holds_date(line.text, kinds)
    timed = label and strong and not other
    if label and (dated or timed or not words[label:]) and other <= max(3, min(strong, 6)):
        return Verdict(LineRole.DATE, "date label")
    if _CLOCK.match(line.text):
        return Verdict(LineRole.DATE, CLOCK_ALONE)
    if _has_dated_field(line.text, wording):
        return Verdict(LineRole.DATE, "a field of the line is a date")
    if other and line.text.rstrip().endswith((".", "؟", "!")):
        return None
    if dated and strong >= 2 and other <= strong:
        return Verdict(LineRole.DATE, "mostly the words of a date")
    return None


def _has_dated_field(text: str, wording: Wording) -> bool:
    """Whether a line is nothing but labelled fields, one of them a date: الكاتب: … | التاريخ: 23-05-2024."""
    fields = text.split("|")
    if len(fields) == 1 or not all(":" in field for field in fields):
        return False
    labelled = (field for field in fields if _cue_at(wording, words_of(field), "date"))
    return any(_NUMERIC_DATE.search(field) or _DIGIT.search(field) for field in labelled)


def _holds_date(text: str, kinds: set[str]) -> bool:
    """Whether words of these kinds, or the digits of the text, make a date: 3 مايو, 3/5/2023, قبل ساعتين."""
    if any(pair <= kinds for pair in _DATES):
        return True
    return _NUMERIC_DATE.search(text) is not None


def _date_words(words: Sequence[str], wording: Wording) -> tuple[int, int, set[str]]:
    """How many of the words belong to a date, how many do not, and the kinds found."""
    strong = other = 0
    kinds: set[str] = set()
    for word in words:
        kind = "number" if word[0].isdigit() else wording.dates.get(word)
        if kind is None:
            other += 1
        elif kind != "part":
            strong += 1
            kinds.add(kind)
    return strong, other, kinds


# Promotion


def _promotion(line: Wordline, wording: Wording) -> Verdict | None:
    words = line.words
    found = wording.promotion.within(words)
    kinds = {kind for _, _, kind in found}
    if not kinds - {"filler"}:
        return None
    latest = 0 if ends_sentence(line.text) else 6
    if "phrase" in kinds and len(words) <= 24 and _begins_early(found, "phrase", latest):
        return Verdict(LineRole.PROMOTION, "phrase of promotion")
    covered = sum(length for _, length, _ in found)
    if covered == len(words) and kinds & {"platform", "channel", "ours"}:
        return Verdict(LineRole.PROMOTION, "nothing but words of sharing")
    short = len(words) <= 16 and not ends_sentence(line.text)
    if (
        "ours" in kinds
        and kinds & {"call", "platform", "opening"}
        and (short or _begins_early(found, "call", 2))
    ):
        return Verdict(LineRole.PROMOTION, "our channel")
    target = kinds & {"platform", "channel", "ours"}
    if target and "call" in kinds and _begins_early(found, "call", 2):
        return Verdict(LineRole.PROMOTION, "call to a channel")
    if target and short and _begins_early(found, "opening", 0):
        return Verdict(LineRole.PROMOTION, "short call to a channel")
    if short and "platform" in kinds and "call" in kinds:
        return Verdict(LineRole.PROMOTION, "channel and call")
    return None


def _begins_early(found: list[tuple[int, int, str]], kind: str, latest: int = 6) -> bool:
    return any(k == kind and start <= latest for start, _, k in found)


# Labels of other stories


def _label(line: Wordline, wording: Wording) -> Verdict | None:
    match = wording.labels.at(line.words, 0)
    if match is None:
        return None
    length, kind = match
    rest = len(line.words) - length
    if rest == 0 or (rest <= 4 and line.text.rstrip().endswith(":") and kind == "label"):
        return None if kind == "cry" else Verdict(LineRole.READ_ALSO, f"{kind} alone")
    behind = line.after(length)
    parted = (_COLON_OR_POINTS if kind == "cry" else _SEPARATOR).match(behind) is not None
    if behind.lstrip().startswith("(") and ends_sentence(
        line.text
    ):  # الأخبار (نواكشوط) – استأنف الصيادون نشاطهم.
        return None
    said = kind != "cry" and not _ALSO.isdisjoint(line.words[:length])
    if (parted or said) and rest <= 30:
        return Verdict(LineRole.READ_MORE, f"{kind} before a headline")
    return None


# Cues of all other roles


def _cue(line: Wordline, wording: Wording) -> Verdict | None:
    words = line.words
    for length, cue in wording.cues.all_at(words, 0):
        if _stands(line, length, cue.place):
            return Verdict(LineRole(cue.role), f"{cue.place}: {cue.phrase}")
    return (
        _count(line, wording)
        or _bar(line, wording)
        or _inside(line, wording)
        or _picture_source(line, wording)
    )


def _stands(line: Wordline, length: int, place: str) -> bool:
    """Whether a cue of `length` words at the start of the line stands as its place demands."""
    rest = len(line.words) - length
    if place == "start":
        return rest <= 24
    if place in ("label", "sign", "name"):
        return _stands_as_label(line, length, rest, place)
    if place == "glued":
        return rest <= 14 and not ends_sentence(line.text)
    if place == "mark":
        return sum(len(word) for word in line.words[length:]) <= 4
    return False


def _stands_as_label(line: Wordline, length: int, rest: int, place: str) -> bool:
    if ends_sentence(line.text) and rest > 4:
        return False
    parted = _SEPARATOR.match(line.after(length)) is not None
    if place == "label":
        return (rest == 0 or parted) and rest <= 24
    if place == "sign":
        return parted and 1 <= rest <= 5 and not line.text.rstrip().endswith(("؟", "?"))
    return (parted and rest <= 12) or 1 <= rest <= 4


def _count(line: Wordline, wording: Wording) -> Verdict | None:
    """A counter, or a number before a label: 1520 مشاهدة, 2 تعليقات."""
    if len(line.words) > 6 or not any(word.isdigit() for word in line.words):
        return None
    others = [word for word in line.words if not word.isdigit()]
    for length, cue in wording.cues.all_at(others, 0):
        if length == len(others) and cue.place in ("count", "label"):
            return Verdict(LineRole(cue.role), f"{cue.place} with a number: {cue.phrase}")
    return None


def _bar(line: Wordline, wording: Wording) -> Verdict | None:
    """A line made up of menu entries alone, numbers among them."""
    i = 0
    while i < len(line.words):
        entries = [n for n, cue in wording.cues.all_at(line.words, i) if cue.place in ("bar", "count")]
        if entries:
            i += entries[0]
        elif line.words[i].isdigit() and len(line.words[i]) <= 4:
            i += 1
        else:
            return None
    return Verdict(LineRole.NAVIGATION, "nothing but menu entries")


def _inside(line: Wordline, wording: Wording) -> Verdict | None:
    words = line.words
    if len(words) > 25 or wording.inside.isdisjoint(words):
        return None
    for i in range(len(words)):
        for length, cue in wording.cues.all_at(words, i):
            if cue.place == "inside" or (cue.place == "end" and i and i + length == len(words)):
                return Verdict(LineRole(cue.role), f"{cue.place}: {cue.phrase}")
    return None


def _picture_source(line: Wordline, wording: Wording) -> Verdict | None:
    """A caption that ends with the source of its picture: الوزير في المطار (رويترز)."""
    match = _BRACKET_AT_END.search(line.text) if ")" in line.text[-8:] else None
    if (
        match is None
        or not 4 <= len(line.words) <= 25
        or continues(line.words)
        or wording.reports.match(line.words[0])
    ):
        return None
    shown = line.text[: match.start()]
    if ends_sentence(shown) or len(shown.split()) < _LEAST_SHOWN:
        return None
    named = _PICTURE_OF.match(match.group(1)) or wording.sources.covers(words_of(match.group(1)))
    return Verdict(LineRole.CAPTION, "ends with the picture's source") if named else None


def _cue_at(wording: Wording, words: Sequence[str], place: str) -> int:
    """The length of the cue of `place` that opens the words, 0 where none does."""
    return next((length for length, cue in wording.cues.all_at(words, 0) if cue.place == place), 0)


# Names of sources


def _source_names(line: Wordline, wording: Wording) -> Verdict | None:
    """A line of nothing but names of outlets and agencies, as they sign stories."""
    words = line.words
    if len(words) > 14 or ends_sentence(line.text.rstrip(')»"”')):
        return None
    names = 0
    i = 0
    while i < len(words):
        match = wording.sources.at(words, i)
        if match:
            names += 1
            i += match[0]
        elif words[i] in ("و", "مع", "وكالات", "الوكالات") or (
            words[i].startswith("و") and _source_after_waw(words, i, wording)
        ):
            names += words[i] != "و"
            i += 1
        else:
            return None
    return Verdict(LineRole.CREDIT, "names of sources alone") if names else None


def _source_after_waw(words: Sequence[str], i: int, wording: Wording) -> bool:
    return wording.sources.at((words[i][1:], *words[i + 1 : i + 4]), 0) is not None
