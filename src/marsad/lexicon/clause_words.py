"""The clause words pack: words that tell how a clause is built, by what they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class ClauseWordList:
    """One list of words: its `kind` (a field of ClauseWords), what the `words` mean, an example."""

    pack: ClassVar[str] = "clause_words"
    kind: str
    words: tuple[str, ...]
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The lists as sets of folded words, one field a kind; the pack says what each means."""

    according_to: frozenset[str]
    adverb: frozenset[str]
    aim: frozenset[str]
    airport: frozenset[str]
    alleged: frozenset[str]
    also_people: frozenset[str]
    announcing: frozenset[str]
    apart: frozenset[str]
    arms: frozenset[str]
    army: frozenset[str]
    as_for: frozenset[str]
    asked_to_go: frozenset[str]
    attended: frozenset[str]
    because: frozenset[str]
    belonging: frozenset[str]
    blessing: frozenset[str]
    both: frozenset[str]
    both_states: frozenset[str]
    by_means: frozenset[str]
    by_that: frozenset[str]
    called_off: frozenset[str]
    came: frozenset[str]
    capital: frozenset[str]
    carried_out: frozenset[str]
    carrying: frozenset[str]
    circumstance: frozenset[str]
    circumstance_head: frozenset[str]
    complementizer: frozenset[str]
    condition: frozenset[str]
    connector: frozenset[str]
    contrast: frozenset[str]
    counterpart: frozenset[str]
    custody: frozenset[str]
    decree: frozenset[str]
    delegation: frozenset[str]
    demanded: frozenset[str]
    demanding: frozenset[str]
    denial: frozenset[str]
    detained: frozenset[str]
    did_not: frozenset[str]
    direction: frozenset[str]
    discussing: frozenset[str]
    doing: frozenset[str]
    ending_noun: frozenset[str]
    expected: frozenset[str]
    first_since: frozenset[str]
    forces: frozenset[str]
    goal: frozenset[str]
    gone: frozenset[str]
    governor: frozenset[str]
    ground: frozenset[str]
    group: frozenset[str]
    group_of_states: frozenset[str]
    guest: frozenset[str]
    him: frozenset[str]
    homeland: frozenset[str]
    honorific: frozenset[str]
    hope: frozenset[str]
    host_cue: frozenset[str]
    impersonal: frozenset[str]
    in_it: frozenset[str]
    inside: frozenset[str]
    instrument: frozenset[str]
    interviewed: frozenset[str]
    joint: frozenset[str]
    known_source: frozenset[str]
    lasting: frozenset[str]
    lasting_state: frozenset[str]
    leaders: frozenset[str]
    leads_on: frozenset[str]
    led: frozenset[str]
    link: frozenset[str]
    look_alike: frozenset[str]
    manner: frozenset[str]
    masculine: frozenset[str]
    media: frozenset[str]
    mediating: frozenset[str]
    narrator: frozenset[str]
    narrator_phrase: frozenset[str]
    negation: frozenset[str]
    never_noun: frozenset[str]
    no_object: frozenset[str]
    no_site: frozenset[str]
    no_source: frozenset[str]
    occasion: frozenset[str]
    one_of: frozenset[str]
    onward: frozenset[str]
    other_than_speech: frozenset[str]
    over: frozenset[str]
    own_forces: frozenset[str]
    paper: frozenset[str]
    part_of_meeting: frozenset[str]
    particle: frozenset[str]
    passing: frozenset[str]
    patronage: frozenset[str]
    place_head: frozenset[str]
    planned_after: frozenset[str]
    planned_before: frozenset[str]
    pointer: frozenset[str]
    preposition: frozenset[str]
    protester: frozenset[str]
    quantity: frozenset[str]
    question: frozenset[str]
    rank: frozenset[str]
    rarely_verb: frozenset[str]
    reaching: frozenset[str]
    relative: frozenset[str]
    remote: frozenset[str]
    resorting: frozenset[str]
    seat: frozenset[str]
    setting: frozenset[str]
    side: frozenset[str]
    signable: frozenset[str]
    slogans: frozenset[str]
    sport: frozenset[str]
    standing_for: frozenset[str]
    standing_preposition: frozenset[str]
    step: frozenset[str]
    street: frozenset[str]
    supposed: frozenset[str]
    talks: frozenset[str]
    teller: frozenset[str]
    that: frozenset[str]
    things: frozenset[str]
    tie: frozenset[str]
    together: frozenset[str]
    topic_noun: frozenset[str]
    topic_opener: frozenset[str]
    troops: frozenset[str]
    truth: frozenset[str]
    turn: frozenset[str]
    two_of: frozenset[str]
    type_noun: frozenset[str]
    unnamed: frozenset[str]
    unsaid: frozenset[str]
    upon: frozenset[str]
    venue: frozenset[str]
    wanting: frozenset[str]
    who: frozenset[str]
    with_pronoun: frozenset[str]
    within_it: frozenset[str]
    witness: frozenset[str]

    def is_unnamed(self, key: str) -> bool:
        """Whether a folded word speaks of someone without a name, also in the accusative (مصدرا)."""
        return key in self.unnamed or key.removesuffix("ا") in self.unnamed


def clause_words(lexicon: Lexicon) -> ClauseWords:
    """The pack as sets; use it through `lexicon.derive`."""
    lists = {row.kind: frozenset(fold(word) for word in row.words) for row in lexicon.rows(ClauseWordList)}
    return ClauseWords(**lists)
