"""Whether a verb is a passive, as its first vowel tells where that is written: أُطلقت."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.events.scene import Scene
from marsad.facts.vocabulary import VerbReading
from marsad.lexicon.event_words import EventWord
from marsad.text.inflect import DAMMA, Tense

_SHORT = 3  # letters of a verb whose imperfect has u after its first letter only as a passive


def voiced(scene: Scene, token: int, verb: VerbReading) -> VerbReading:
    """A perfect as its first vowel says, where it is written: أُطلقت is a passive."""
    if not scene.is_voweled:
        return verb
    written = scene.layout.tokens.surface(token, token + 1)[verb.cut :]
    perfect = verb.form.tense is Tense.PERFECT and not verb.form.object
    short = verb.form.tense is Tense.IMPERFECT and any(_is_simple(event) for event in verb.events)
    passive = written[1:2] == DAMMA and (perfect or short)  # قُتل، يُطلب
    return replace(verb, form=replace(verb.form, passive=True)) if passive else verb


def _is_simple(event: EventWord) -> bool:
    """Whether a verb has three letters and none doubled, as its verbal noun tells: طلب, not هدد."""
    return len(event.word) == _SHORT and not any(noun.startswith("ت") for noun in event.nouns)
