"""The name words pack: lists of words that tell how names, offices and bodies are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.word_lists import WordList, word_sets


@dataclass(frozen=True, slots=True)
class NameWordList(WordList):
    """A list of the pack; its `kind` is a field of NameWords."""

    pack: ClassVar[str] = "name_words"


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lists as sets of folded words, one field a kind; the pack says what each means."""

    about: frozenset[str]
    acting: frozenset[str]
    adjectival: frozenset[str]
    any_force: frozenset[str]
    body_adjective: frozenset[str]
    called: frozenset[str]
    charge: frozenset[str]
    closing_particle: frozenset[str]
    construct: frozenset[str]
    direction: frozenset[str]
    duty: frozenset[str]
    eastern: frozenset[str]
    envoy_rank: frozenset[str]
    family: frozenset[str]
    field: frozenset[str]
    former: frozenset[str]
    function: frozenset[str]
    his_term: frozenset[str]
    inside: frozenset[str]
    joined_charge: frozenset[str]
    led_by: frozenset[str]
    letter: frozenset[str]
    letter_word: frozenset[str]
    manager: frozenset[str]
    meeting: frozenset[str]
    named_government: frozenset[str]
    narrow_body: frozenset[str]
    nisba_noun: frozenset[str]
    no_body: frozenset[str]
    no_name: frozenset[str]
    numeral: frozenset[str]
    of_a_state: frozenset[str]
    of_affairs: frozenset[str]
    of_country: frozenset[str]
    of_god: frozenset[str]
    of_religion: frozenset[str]
    of_system: frozenset[str]
    order: frozenset[str]
    paper: frozenset[str]
    particle: frozenset[str]
    place_cue: frozenset[str]
    place_noun: frozenset[str]
    place_opening: frozenset[str]
    platform: frozenset[str]
    purpose: frozenset[str]
    rank_adjective: frozenset[str]
    region_adjective: frozenset[str]
    resident: frozenset[str]
    role_adjective: frozenset[str]
    run_for: frozenset[str]
    saintly: frozenset[str]
    saying: frozenset[str]
    seat: frozenset[str]
    served_by_work: frozenset[str]
    service: frozenset[str]
    she_tells: frozenset[str]
    spelt_thing: frozenset[str]
    state_noun: frozenset[str]
    tail: frozenset[str]
    tells_news: frozenset[str]
    to_reporters: frozenset[str]
    union_adjective: frozenset[str]
    ward: frozenset[str]
    western_particle: frozenset[str]
    word_capital: frozenset[str]
    work: frozenset[str]
    work_adjective: frozenset[str]
    workers: frozenset[str]


def name_words(lexicon: Lexicon) -> NameWords:
    """The pack as sets; use it through `lexicon.derive`."""
    return word_sets(lexicon, NameWordList, NameWords)
