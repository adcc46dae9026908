"""The pack of words around expressions of time: what they make of a weekday, a year, a length of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.word_lists import WordList, word_sets


@dataclass(frozen=True, slots=True)
class AroundTimesList(WordList):
    """A list of the pack; its `kind` is a field of AroundTimes."""

    pack: ClassVar[str] = "around_times"


@dataclass(frozen=True, slots=True)
class AroundTimes:
    """The lists as sets of folded words, one field a kind; the pack says what each means."""

    act_as_present: frozenset[str]
    before_feast: frozenset[str]
    before_length: frozenset[str]
    before_month: frozenset[str]
    before_no_day_to_come: frozenset[str]
    before_no_today: frozenset[str]
    before_no_weekday: frozenset[str]
    before_no_year: frozenset[str]
    before_outlet: frozenset[str]
    before_quarter: frozenset[str]
    before_sure_year: frozenset[str]
    before_year: frozenset[str]
    behind_count: frozenset[str]
    behind_no_today: frozenset[str]
    behind_no_tomorrow: frozenset[str]
    behind_no_weekday: frozenset[str]
    behind_outlet: frozenset[str]
    behind_year: frozenset[str]
    by_date_named: frozenset[str]
    calling_to: frozenset[str]
    counted_like_year: frozenset[str]
    early_hours: frozenset[str]
    few: frozenset[str]
    general: frozenset[str]
    in_outlet_name: frozenset[str]
    living_now: frozenset[str]
    meeting_stem: frozenset[str]
    no_event: frozenset[str]
    no_future: frozenset[str]
    no_future_stem: frozenset[str]
    no_tense: frozenset[str]
    one_more: frozenset[str]
    set_later: frozenset[str]
    setting_a_day: frozenset[str]
    since: frozenset[str]
    so_often: frozenset[str]
    spent: frozenset[str]
    subordinator: frozenset[str]
    till_now: frozenset[str]


def around_times(lexicon: Lexicon) -> AroundTimes:
    """The pack as sets; use it through `lexicon.derive`."""
    return word_sets(lexicon, AroundTimesList, AroundTimes)
