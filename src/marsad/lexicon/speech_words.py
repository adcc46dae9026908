"""The speech words pack: words that tell what around a verb of saying is speaker, content or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.word_lists import WordList, word_sets

# Verbal nouns of the derived stems that are hardly ever anything else: انقطاع، اعتقال، استمرار، تحديد.
_VERBAL_NOUN = re.compile("(ان..ا.|ا.ت.ا.|است..ا.|است.ا.ه|ت[^ا].ي.)(ه|ها|هم|هما)?")


@dataclass(frozen=True, slots=True)
class SpeechWordList(WordList):
    """A list of the pack; its `kind` is a field of SpeechWords."""

    pack: ClassVar[str] = "speech_words"


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The lists as sets of folded words, one field a kind; the pack says what each means."""

    adverb: frozenset[str]
    carrying_on: frozenset[str]
    clause_start: frozenset[str]
    coming: frozenset[str]
    first_person: frozenset[str]
    generic: frozenset[str]
    gist: frozenset[str]
    going: frozenset[str]
    happening: frozenset[str]
    hearsay: frozenset[str]
    honorific: frozenset[str]
    idiom: frozenset[str]
    impersonal: frozenset[str]
    issuing: frozenset[str]
    law: frozenset[str]
    letter: frozenset[str]
    like_definite: frozenset[str]
    linked: frozenset[str]
    listing: frozenset[str]
    movement: frozenset[str]
    naming: frozenset[str]
    not_glued: frozenset[str]
    not_speech: frozenset[str]
    noun_too: frozenset[str]
    on_behalf: frozenset[str]
    own_waw: frozenset[str]
    paper: frozenset[str]
    papers: frozenset[str]
    perhaps: frozenset[str]
    proposition: frozenset[str]
    recording: frozenset[str]
    repeating: frozenset[str]
    resuming: frozenset[str]
    rising: frozenset[str]
    rumoured: frozenset[str]
    shown: frozenset[str]
    stance: frozenset[str]
    state_noun: frozenset[str]
    state_verb: frozenset[str]
    supposed: frozenset[str]
    then: frozenset[str]
    timing: frozenset[str]
    withheld: frozenset[str]
    work: frozenset[str]

    def is_proposition(self, key: str) -> bool:
        """Whether a folded noun stands for a clause: a known one, also with a pronoun, or by its shape."""
        plain = key.removeprefix("ال")
        if key in self.proposition or plain in self.proposition or _bare(key) in self.proposition:
            return True
        paper = plain in self.paper or _bare(plain) in self.paper
        return not paper and _VERBAL_NOUN.fullmatch(plain) is not None

    def is_definite(self, key: str) -> bool:
        """Whether a folded noun has the article, rather than a stem that begins like it (التزام، التزامه)."""
        return key.startswith("ال") and key not in self.proposition and _bare(key) not in self.proposition

    def is_stance(self, key: str) -> bool:
        """Whether a folded noun is a stance that one takes, with or without its pronoun: رفض، رفضها."""
        plain = key.removeprefix("ال")
        return not self.stance.isdisjoint({plain, _bare(plain), key, _bare(key)})  # التزام has its own ال

    def is_first_person(self, key: str) -> bool:
        """Whether a folded word shows that a speaker speaks of himself: نحن، لدينا، فريقنا."""
        return key in self.first_person or (len(key) > 5 and key.endswith("نا"))


def _bare(key: str) -> str:
    """A noun without its glued pronoun, its ta marbuta back: ضرورته → ضروره."""
    for pronoun in ("هما", "هم", "ها", "ه", "نا"):
        if key.endswith(pronoun) and len(key) - len(pronoun) >= 3:
            stem = key.removesuffix(pronoun)
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return key


def speech_words(lexicon: Lexicon) -> SpeechWords:
    """The pack as sets; use it through `lexicon.derive`."""
    return word_sets(lexicon, SpeechWordList, SpeechWords)
