"""Time expressions: the dev set, duckling's Arabic phrases, maha's phrases, dateparser beside us; speed.

    python bench/times.py [--misses]

Dev set: `find_times` on the gold bodies with the gold date of publication, scored as the contract's
scorer does; every sixth page is kept unread, only its figures are printed.

Duckling resolves a bare day to the next one, so its phrases stand behind a verb of the future. A value
counts as right where it names the same stretch of time; as right at TIMEX3's grain where it holds
duckling's: TIMEX3 values "mid March" with the month and "a week ago" with the week. Zones are
compared as moments, duckling's reference being at UTC-2.

Maha's phrases have no values: a phrase counts as found where one expression, or a range, covers it but
for a preposition.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import dateparser
from dateparser.search import search_dates

from marsad.facts.times import find_times
from marsad.lexicon.pack import load
from marsad.model.article import Article, PageRef, Published
from marsad.model.time import TimeExpression
from marsad.text.numerals import read_cardinal, read_ordinal
from marsad.text.segment import tokenise

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
REFERENCE = datetime(2013, 2, 12, 4, 30)
MAHA_REFERENCE = datetime(2021, 9, 21, 9, 0)
FUTURE = "سيعقد اللقاء "
PARTS = {"TMO": (0, 12), "TAF": (12, 18), "TEV": (18, 24), "TNI": (18, 30)}
PREPOSITIONS = frozenset("في من الي حتي عند خلال بعد علي ل لل و بتوقيت حوالي بحدود قرابه الموافق".split())


def main() -> None:
    """Prints one table a test."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true", help="print every miss")
    args = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: nothing to measure")
    warnings.filterwarnings("ignore")
    print_dev_set()
    print_duckling(misses=args.misses)
    print_numerals()
    print_maha(misses=args.misses)
    print_speed()


def times_of(text: str, published: str | None) -> tuple[TimeExpression, ...]:
    """Our expressions of a bare text."""
    date = Published(published, "given", published) if published else None
    article = Article("bench", PageRef("bench"), text, published=date)
    return find_times(article, tokenise(text), load()).facts


def print_dev_set() -> None:
    """F1 of spans and values on both parts, dateparser's search beside us on the same bodies."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(SHARED / "contract"))
    score = __import__("score")
    print(f"{'dev set':24} {'found F1':>9} {'value F1':>9}")

    def near(gold: dict[str, str], ours: dict[str, str]) -> float:
        return float(score.overlap(score.words(gold["text"]), score.words(ours["text"])) >= 0.5)

    def same(gold: dict[str, str], ours: dict[str, str]) -> float:
        return near(gold, ours) * (gold["value"] == ours["value"])

    for part in ("read", "unread"):
        for name, finder in (("marsad", _ours), ("dateparser", _dateparser)):
            found, valued = score.Tally(), score.Tally()
            for page, article in _dev_articles(part):
                ours = finder(article["body"], article["published"])
                found.add(page, article["times"], ours, near)
                valued.add(page, article["times"], ours, same)
            print(f"{part + ' ' + name:24} {found.figures()[2]:9.3f} {valued.figures()[2]:9.3f}")


def _dev_articles(part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for line in (SHARED / "devset" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        unread = int(page["id"][1:]) % 6 == 0
        if unread == (part == "unread"):
            yield from (
                (page["id"], article) for article in page["articles"] if article.get("times") is not None
            )


def _ours(body: str, published: str | None) -> list[dict[str, str]]:
    return [{"text": fact.text, "value": fact.value} for fact in times_of(body, published)]


def _dateparser(body: str, published: str | None) -> list[dict[str, str]]:
    base = datetime.fromisoformat(published).replace(tzinfo=None) if published else None
    settings: dict[str, Any] = {"RELATIVE_BASE": base} if base else {}
    found = search_dates(body, languages=["ar"], settings=settings) or []
    return [{"text": text, "value": moment.date().isoformat()} for text, moment in found]


@dataclass(frozen=True, slots=True)
class Expected:
    """What duckling's corpus expects: a stretch of time from `start` to `end`, `grain` of its parts."""

    start: datetime
    end: datetime
    grain: str


def print_duckling(*, misses: bool) -> None:
    """How many of duckling's time phrases we and dateparser resolve."""
    counts = {"right": 0, "right at TIMEX3's grain": 0, "wrong": 0, "dateparser right": 0}
    wrong = []
    for phrase, value in _phrases("duckling-ar", "Time"):
        expected = _expected(value)
        facts = times_of(FUTURE + phrase, REFERENCE.isoformat())
        verdict = _verdict(facts, expected, phrase)
        counts[verdict] += 1
        counts["dateparser right"] += _dateparser_right(phrase, expected)
        if verdict == "wrong":
            wrong.append(f"  {phrase}: {value} / {[(fact.text, fact.value) for fact in facts]}")
    print(
        "\nduckling-ar, 177 time phrases: " + ", ".join(f"{name} {count}" for name, count in counts.items())
    )
    if misses:
        print("\n".join(wrong))


def _phrases(corpus: str, kind: str) -> Iterator[tuple[str, str]]:
    path = SHARED / "corpora" / corpus / "phrases.tsv"
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        if cells[0] == kind:
            yield cells[1], cells[2]


def _expected(value: str) -> Expected:
    moments = [datetime(*map(int, m.split(","))) for m in re.findall(r"\((\d+(?:, \d+){5})\)?", value)]  # type: ignore[arg-type]
    grain = next(
        g
        for g in ("Second", "Minute", "Hour", "Day", "Week", "Month", "Year")
        if re.search(rf"\b{g}\b", value)
    )
    if not moments:
        moments = [datetime(*map(int, re.findall(r"\d+", value)[:6]))]  # type: ignore[arg-type]
    step = {
        "Second": 1,
        "Minute": 60,
        "Hour": 3600,
        "Day": 86400,
        "Week": 604800,
        "Month": 86400 * 28,
        "Year": 86400 * 365,
    }[grain]
    end = moments[1] if len(moments) > 1 else moments[0] + timedelta(seconds=step)
    return Expected(moments[0], end, grain)


def _verdict(facts: tuple[TimeExpression, ...], expected: Expected, phrase: str) -> str:
    stretches = [stretch for fact in facts if (stretch := _stretch(fact.value))]
    if not stretches:
        return "wrong"
    start, end = stretches[0][0], stretches[-1][1]
    if "توقيت" in phrase:
        start, end = start - timedelta(hours=2), end - timedelta(hours=2)
    first = start == expected.start
    if len(facts) > 1:
        return "right" if first and end == expected.end else "wrong"
    single = expected.end - expected.start <= timedelta(days=7)
    if first and (end - start <= timedelta(days=7)) == single:
        return "right"
    if start <= expected.start and expected.end <= end + timedelta(days=3):
        return "right at TIMEX3's grain"
    return "wrong"


def _stretch(value: str) -> tuple[datetime, datetime] | None:
    """First moment and end of a TIMEX3 value, None for one that names no stretch."""
    if value == "PRESENT_REF":
        return REFERENCE, REFERENCE + timedelta(seconds=1)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        start = datetime.fromisocalendar(int(match[1]), int(match[2]), 1)
        return start, start + timedelta(days=7)
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(TMO|TAF|TEV|TNI)", value):
        day = datetime.fromisoformat(match[1])
        first, last = PARTS[match[2]]
        return day + timedelta(hours=first), day + timedelta(hours=last)
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?", value):
        start = datetime.fromisoformat(match[1]) + timedelta(hours=int(match[2]), minutes=int(match[3]))
        start += timedelta(seconds=int(match[4] or 0))
        grain = (
            timedelta(seconds=1)
            if match[4]
            else timedelta(hours=1)
            if match[3] == "00"
            else timedelta(minutes=1)
        )
        return start, start + grain
    return _calendar_stretch(value)


def _calendar_stretch(value: str) -> tuple[datetime, datetime] | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        start = datetime.fromisoformat(value)
        return start, start + timedelta(days=1)
    if re.fullmatch(r"\d{4}-\d\d", value):
        start = datetime.fromisoformat(f"{value}-01")
        return start, (start + timedelta(days=32)).replace(day=1)
    if re.fullmatch(r"\d{4}", value):
        return datetime(int(value), 1, 1), datetime(int(value) + 1, 1, 1)
    return None


def _dateparser_right(phrase: str, expected: Expected) -> bool:
    settings: Any = {"RELATIVE_BASE": REFERENCE, "PREFER_DATES_FROM": "future"}
    found = dateparser.parse(phrase, languages=["ar"], settings=settings)
    if found is None:
        return False
    found = found.replace(tzinfo=None)
    day = expected.grain in ("Day", "Week", "Month", "Year")
    return bool(found.date() == expected.start.date() if day else found == expected.start)


def print_numerals() -> None:
    """Durations, numerals and ordinals of duckling's corpus."""
    lengths = list(_phrases("duckling-ar", "Duration"))
    right = sum(
        any(
            fact.value == _length(value)
            for fact in times_of(f"استمر اللقاء لمدة {phrase}", REFERENCE.isoformat())
        )
        for phrase, value in lengths
    )
    print(f"durations {right} of {len(lengths)}", end="")
    for kind, reader in (("Numeral", read_cardinal), ("Ordinal", read_ordinal)):
        cases = list(_phrases("duckling-ar", kind))
        hits = 0
        for phrase, value in cases:
            keys = tokenise(phrase).keys
            numeral = reader(keys, 0)
            hits += bool(
                numeral and numeral.end == len(keys) and numeral.value == float(value.split()[-1].strip("()"))
            )
        print(f", {kind.lower()}s {hits} of {len(cases)}", end="")
    print()


def _length(value: str) -> str:
    number, unit = re.findall(r"(\d+) (\w+)", value)[0]
    codes = {"Second": "TS", "Minute": "TM", "Hour": "TH", "Day": "D", "Week": "W", "Month": "M", "Year": "Y"}
    code = codes[unit]
    return f"P{code[:-1]}{number}{code[-1]}"


def print_maha(*, misses: bool) -> None:
    """How many of maha's phrases are found whole, and dateparser beside us."""
    path = SHARED / "corpora" / "maha-time-tests" / "phrases.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    cases = [phrase.strip() for test, phrase in rows if test != "test_negative_cases"]
    negative = [phrase.strip() for test, phrase in rows if test == "test_negative_cases"]
    missed = [phrase for phrase in cases if not _covered(phrase)]
    peer = sum(dateparser.parse(phrase, languages=["ar"]) is not None for phrase in cases)
    found = len(cases) - len(missed)
    alarms = sum(bool(times_of(phrase, MAHA_REFERENCE.isoformat())) for phrase in negative)
    print(f"\nmaha: {found} of {len(cases)} found whole (dateparser answers {peer}, right or not);", end=" ")
    print(f"{alarms} of {len(negative)} negative cases answered")
    if misses:
        print("\n".join(f"  {phrase}" for phrase in missed))


def _covered(phrase: str) -> bool:
    text = FUTURE + phrase
    covered = {i for fact in times_of(text, MAHA_REFERENCE.isoformat()) for i in range(fact.start, fact.end)}
    tokens = tokenise(text)
    left = [
        key
        for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True)
        if start >= len(FUTURE) and not covered & set(range(start, end))
    ]
    return bool(covered) and all(key in PREPOSITIONS or not key.isalnum() for key in left)


def print_speed() -> None:
    """Milliseconds an article on the dev set's bodies, once warm."""
    bodies = [article["body"] for _, article in _dev_articles("read")]
    cut = [tokenise(body) for body in bodies]
    words = sum(len(tokens) for tokens in cut)
    articles = [
        Article("b", PageRef("b"), body, published=Published("2024-05-24", "", "")) for body in bodies
    ]
    lexicon = load()
    find_times(articles[0], cut[0], lexicon)
    start = time.perf_counter()
    for article, tokens in zip(articles, cut, strict=True):
        find_times(article, tokens, lexicon)
    spent = time.perf_counter() - start
    print(f"\nspeed: {spent / words * 350 * 1000:.2f} ms an article of 350 words, one core")


if __name__ == "__main__":
    main()
