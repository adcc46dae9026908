"""Finds the time expressions of an article, resolves them in order, and says why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from marsad.calendars.names import start_of
from marsad.facts.found import Found
from marsad.facts.times.calendar_math import When
from marsad.facts.times.cues import cues
from marsad.facts.times.explain import explain
from marsad.facts.times.grammar import IN_A_NAME, LATER, THEN, read_times
from marsad.facts.times.grammar.clocks import clock_of
from marsad.facts.times.grammar.days import PART_ALONE
from marsad.facts.times.grammar.scan import Scan, scan_of
from marsad.facts.times.meaning import Ago, FullDate, Meaning, Month, MonthDay, Reading, Same, Shift, Weekday
from marsad.facts.times.names_with_time import named_words
from marsad.facts.times.resolving import NIGHT, resolve
from marsad.facts.times.resolving.setting import Resolved, Setting, Told
from marsad.facts.times.tense import FUTURE, PAST, PRESENT, clause_tense, goes_on, has_object, lasts, verbs
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article, Published
from marsad.model.problem import Problem
from marsad.model.span import Span
from marsad.model.time import TimeExpression, TimeType
from marsad.text.segment import Tokens

_STEP = "times"
_THAT = frozenset(("ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"))
_NOW, _SOON = "الان", "قريبا"
_MADDA = "آ"
_OPENING = frozenset('«"“„')
_CLOSING = frozenset('»"”')
_OF_IT = frozenset(("عنه", "عنها", "عليه", "عليها", "بشانه", "بشانها"))
_NOT_YET = frozenset(("لم", "كان", "كانت"))
_UNKNOWN_WEEK = "XXXX-WXX-"
_RANGE = frozenset(("الي", "حتي", "وحتي", "و", "-", "–"))
_PROVIDED = 6  # words between على أن and "later"
_PROVISOS = frozenset((("علي", "ان"), ("علي", "انه"), ("علي", "انها")))
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def find_times(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[TimeExpression]:
    """Every time expression of the body with its TIMEX3 value, resolved against `article.published`.

    Expressions are told apart, bounded and valued as the annotation guide says. Where no date of
    publication is known, values keep X for what they cannot tell. A weekday that disagrees with the
    date beside it is a Problem; the date is kept.
    """
    anchor, moment = _published(article.published)
    scan = scan_of(tokens.keys, lexicon)
    found = list(_readings(scan, lexicon, _alans(tokens) | _credited(article, tokens)))
    readings = _with_shared_halves(_with_dual_adjectives(found, scan), scan)
    readings = _with_shared_years(readings, scan)
    return _resolve_all(
        readings, _Article(anchor, moment, tokens, scan, lexicon, _quoted(tokens.keys, tokens.sentences))
    )


@dataclass(frozen=True, slots=True)
class _Article:
    anchor: date | None
    moment: datetime | None
    tokens: Tokens
    scan: Scan
    lexicon: Lexicon
    quoted: frozenset[int]


def _quoted(keys: tuple[str, ...], sentences: tuple[tuple[int, int], ...]) -> frozenset[int]:
    """The words between quotation marks that open and close in one sentence."""
    inside: set[int] = set()
    for first, last in sentences:
        opened = -1
        for i in range(first, last):
            if opened >= 0 and keys[i] in _CLOSING:
                inside.update(range(opened + 1, i))
                opened = -1
            elif opened < 0 and keys[i] in _OPENING:
                opened = i
    return frozenset(inside)


def _alans(tokens: Tokens) -> set[int]:
    """Where someone is called آلان, which folds like الآن."""
    nows = (i for i, key in enumerate(tokens.keys) if key == _NOW)
    return {i for i in nows if tokens.text[tokens.starts[i]] == _MADDA}


def _credited(article: Article, tokens: Tokens) -> set[int]:
    """The words of the sources that the article credits: عدن الآن."""
    spans = [credit.span for credit in article.credits if credit.span is not None]
    return {
        i
        for span in spans
        for i in range(bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end))
    }


def _readings(scan: Scan, lexicon: Lexicon, masked: set[int]) -> Iterator[Reading]:
    masked |= named_words(scan, lexicon)
    position = 0
    for i in lexicon.derive(cues).beginnings(scan.keys):
        if i < position or i in masked:
            continue
        for reading in read_times(scan, i):
            position = reading.last
            if reading.rule != IN_A_NAME:
                yield reading


def _with_shared_halves(readings: list[Reading], scan: Scan) -> list[Reading]:
    """The half of the day behind the second of two clocks counts for the first: من 3 إلى 5 مساء."""
    for k in range(1, len(readings)):
        first, second = readings[k - 1].clock, readings[k].clock
        gap = scan.keys[readings[k - 1].last : readings[k].first]
        if (
            not first
            or not second
            or first.half
            or not second.half
            or first.hour > 12
            or not _RANGE.issuperset(gap)
        ):
            continue
        clock = clock_of(first.hour, first.minute, first.second, second.half)
        if (clock.hour, clock.minute) < (second.hour, second.minute):
            readings[k - 1] = replace(readings[k - 1], clock=clock)
    return readings


def _with_shared_years(readings: list[Reading], scan: Scan) -> list[Reading]:
    """The year behind the second of two months counts for the first: بين أبريل ونوفمبر 2023."""
    for k in range(1, len(readings)):
        first, second = readings[k - 1].meaning, readings[k].meaning
        if not isinstance(first, Month) or not isinstance(second, Month):
            continue
        gap = scan.keys[readings[k - 1].last : readings[k].first]
        joined = _RANGE.issuperset(gap) and (gap or readings[k].glued)
        untold = first.year is None and not first.direction and second.year is not None
        if joined and untold and first.calendar == second.calendar and first.month < second.month:
            readings[k - 1] = replace(readings[k - 1], meaning=replace(first, year=second.year))
    return readings


def _with_dual_adjectives(readings: list[Reading], scan: Scan) -> list[Reading]:
    """A dual adjective behind the second of two names counts for the first: السبت والأحد المقبلين."""
    for k in range(1, len(readings)):
        first, second = readings[k - 1], readings[k]
        direction = getattr(second.meaning, "direction", "")
        beside = second.first - first.last <= 1 and scan.key(second.last - 1).endswith(("ين", "ان"))
        if not (direction and beside and type(first.meaning) is type(second.meaning)):
            continue
        if isinstance(first.meaning, Weekday | Month) and not first.meaning.direction:
            readings[k - 1] = replace(first, meaning=replace(first.meaning, direction=direction))
    return readings


def _resolve_all(readings: list[Reading], article: _Article) -> Found[TimeExpression]:
    told, last, range_open = Told(), 0, False
    facts: list[TimeExpression] = []
    problems: list[Problem] = []
    for reading in readings:
        sentence = _sentence(article.tokens, reading.first)
        setting = _setting(reading, sentence, told, article)
        joined = range_open and _is_joined(article.scan, last, reading)
        setting = replace(setting, joined=joined)
        if _tells_nothing(reading, setting.tense, article.scan) or _refers_to_no_day(reading, setting):
            continue
        resolved, conflict = _resolve(reading, setting)
        fact = _expression(reading, resolved, setting, article)
        facts.append(fact)
        if conflict:
            problems.append(Problem(_STEP, conflict, Span(fact.start, fact.end)))
        spoken = setting.quoted and isinstance(reading.meaning, Shift)  # "زرتها أمس وأعود غدا"
        aside = told.day_sentence == sentence and _is_aside(article, reading.first, last)
        aside = aside or spoken or _looks_back(reading.meaning)
        aside = aside or (reading.rule == PART_ALONE and resolved.value.endswith(NIGHT))
        told = _remember(told, resolved, sentence, aside=aside)
        last, range_open = reading.last, resolved.when is not None
    return Found(tuple(facts), tuple(problems))


def _tells_nothing(reading: Reading, tense: str, scan: Scan) -> bool:
    """Whether "later" is one of the past, or a part of the day that of every day."""
    if scan.key(reading.first) == _SOON and reading.last == reading.first + 1:
        return _is_near(scan, reading.first, tense)
    if reading.rule == LATER:
        return tense != FUTURE and not _is_provided(scan, reading.first)
    return reading.rule == PART_ALONE and tense != PAST


def _is_joined(scan: Scan, last: int, reading: Reading) -> bool:
    """Whether an expression follows the one that ends at `last` with nothing but "and" or "to" between."""
    gap = scan.keys[last : reading.first]
    return last > 0 and _RANGE.issuperset(gap) and bool(gap or reading.glued)


def _refers_to_no_day(reading: Reading, setting: Setting) -> bool:
    """Whether يومها only means "then": the sentence has told of a month or a year."""
    told = setting.told
    then = reading.rule == THEN and reading.meaning == Same("D")
    told_here = told.when is not None and told.when_sentence == setting.sentence
    return then and told_here and told.when is not None and told.when.grain != "D"


def _is_near(scan: Scan, i: int, tense: str) -> bool:
    """Whether قريبا tells of a place: قريبا من الحدود, and of what was: هاجم منزلا قريبا."""
    described = scan.key(i - 1).endswith("ا") and tense == PAST
    return described or scan.key(i + 1) in ("من", "منه", "منها", "منهم")


def _is_provided(scan: Scan, i: int) -> bool:
    """Whether what is still to be set comes right before: في موعد يحدد لاحقا, على أن يصدق عليه لاحقا."""
    verb = i - 1 - (scan.key(i - 1) in _OF_IT)
    if scan.key(verb) in scan.around.set_later and scan.key(verb - 1) not in _NOT_YET:
        return True
    before = [scan.key(j) for j in range(i - _PROVIDED, i + 1)]
    return any(pair in _PROVISOS for pair in pairwise(before))


def _sentence(tokens: Tokens, i: int) -> int:
    low, high = 0, len(tokens.sentences) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if tokens.sentences[middle][0] <= i:
            low = middle
        else:
            high = middle - 1
    return low


def _setting(reading: Reading, sentence: int, told: Told, article: _Article) -> Setting:
    bounds = article.tokens.sentences[sentence]
    forms = article.lexicon.derive(verbs)
    since = isinstance(reading.meaning, Ago) and reading.meaning.preposition == "منذ"
    opens = bounds[0] >= reading.first - 1
    tense = clause_tense(article.scan, bounds, reading.first, reading.last, forms, ahead=opens or not since)
    lasting = since and (tense != PAST if opens else lasts(article.scan, bounds, reading.first, forms))
    ahead = isinstance(reading.meaning, Ago) and reading.meaning.sign > 0
    if ahead and not tense and goes_on(article.scan, reading.last):  # بعد أيام يعود إلى بلاده
        tense = PRESENT
    quoted = reading.first in article.quoted
    return Setting(article.anchor, article.moment, told, sentence, tense, lasting, quoted)


def _resolve(reading: Reading, setting: Setting) -> tuple[Resolved, str]:
    """The value of a reading, parts of the day and clock added, and a conflict between its names."""
    names: list[Meaning] = [reading.meaning, *reading.also]
    best = min(names, key=_precedence)
    weekday = next((name for name in names if isinstance(name, Weekday)), None)
    if setting.anchor is None and isinstance(best, Shift):
        best = weekday or best
    resolved = resolve(best, setting)
    conflict = _conflict(weekday, resolved)
    if conflict and weekday and isinstance(best, Shift):
        resolved = _moved_to(weekday, resolved)
    elif conflict:
        conflict = f"{conflict}; the date is kept"
    return _at_time_of_day(reading, resolved), conflict


def _precedence(meaning: Meaning) -> int:
    """Which of a day's names gives its value: a date before a word told from today, a weekday last."""
    if isinstance(meaning, FullDate):
        return 1 if meaning.hijri else 0
    if isinstance(meaning, MonthDay):
        return 2
    return 4 if isinstance(meaning, Weekday) else 3


def _conflict(weekday: Weekday | None, resolved: Resolved) -> str:
    """What is wrong where the weekday beside a day is not that day's; empty where they agree."""
    if weekday is None or resolved.when is None or resolved.when.grain != "D":
        return ""
    day = resolved.when.day
    if day.weekday() == weekday.day:
        return ""
    return f"the text says {_WEEKDAYS[weekday.day]}, {day} is a {_WEEKDAYS[day.weekday()]}"


def _moved_to(weekday: Weekday, resolved: Resolved) -> Resolved:
    """A day told from today moved to the weekday beside it, where they are a day apart.

    The page was then dated a day late or early, as happens around midnight; a written date is never moved.
    """
    if resolved.when is None:
        return resolved
    distance = (weekday.day - resolved.when.day.weekday() + 3) % 7 - 3
    if abs(distance) > 1:
        return resolved
    when = When(resolved.when.day + timedelta(days=distance), "D")
    return replace(
        resolved, value=when.value, when=when, why=f"{resolved.why}; moved to the weekday beside it"
    )


def _at_time_of_day(reading: Reading, resolved: Resolved) -> Resolved:
    if (reading.clock and resolved.when is not None) or (reading.clock and resolved.value.startswith("XXXX")):
        clock = reading.clock
        seconds = f":{clock.second:02d}" if clock.second is not None else ""
        value = f"{resolved.value}T{clock.hour:02d}:{clock.minute:02d}{seconds}"
        return replace(resolved, type=TimeType.TIME, value=value)
    if reading.part and resolved.type is TimeType.DATE:
        if resolved.value.startswith(_UNKNOWN_WEEK):  # the guide's value of a part of some day
            return replace(resolved, type=TimeType.TIME, value=f"XXXX-XX-XX{reading.part}")
        return replace(resolved, type=TimeType.TIME, value=f"{resolved.value}{reading.part}")
    return resolved


def _expression(reading: Reading, resolved: Resolved, setting: Setting, article: _Article) -> TimeExpression:
    tokens = article.tokens
    first = reading.first if resolved.keeps_preposition else reading.first + 1
    start = start_of(tokens, first, reading.glued) if resolved.keeps_preposition else tokens.starts[first]
    end = tokens.ends[reading.last - 1]
    text = tokens.text[start:end]
    return TimeExpression(
        start, end, text, resolved.type, resolved.value, reading.rule, explain(reading, resolved, setting)
    )


def _is_aside(article: _Article, first: int, last: int) -> bool:
    """Whether a day behind another only dates what that one tells of: قال الخميس إنه زارها في مايو.

    So does what a relative clause tells of: الهجوم الذي وقع الثلاثاء, هجوما شنته الثلاثاء.
    """
    scan, forms = article.scan, article.lexicon.derive(verbs)
    since = scan.key(first - 1) in scan.around.since
    between = [scan.key(i) for i in range(last, first)]
    opens = _THAT | scan.around.subordinator
    return since or any(key in opens or has_object(scan, key, forms) for key in between)


def _looks_back(meaning: Meaning) -> bool:
    """Whether a day is told only as the one before: وفي اليوم السابق."""
    return isinstance(meaning, Shift) and meaning.told and meaning.amount < 0


def _remember(told: Told, resolved: Resolved, sentence: int, *, aside: bool) -> Told:
    """What is told from now on; a day told aside leaves the sentence's own day standing."""
    when: When | None = resolved.when
    if when is None:
        return told
    new = when.grain == "D" and not aside
    day = when.day if new else told.day
    day_sentence = sentence if new else told.day_sentence
    return Told(when, day, sentence, day_sentence)


def _published(published: Published | None) -> tuple[date | None, datetime | None]:
    """The day of publication and, where it is stated, the moment."""
    if published is None:
        return None, None
    try:
        moment = datetime.fromisoformat(published.value)
    except ValueError:
        return None, None
    return moment.date(), moment if "T" in published.value else None
