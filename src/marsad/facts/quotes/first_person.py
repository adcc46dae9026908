"""Whether a sentence behind speech without marks is still the speaker's own: قال المدرب: … . نحن جاهزون."""

from __future__ import annotations

from marsad.facts.layout import Layout
from marsad.facts.quotes.clause import speaks
from marsad.facts.quotes.cue_index import CueIndex
from marsad.text.inflect import Tense

_FOR_HIS_PART = frozenset({"جانبه", "جانبها", "جهته", "جهتها", "ناحيته", "ناحيتها"})
_LONGEST_OPENER = 5
_NEAR = 6


def goes_on_speaking(first: int, last: int, layout: Layout, index: CueIndex) -> bool:
    """Whether the sentence in tokens `[first, last)` goes on with what was said.

    Behind و, which leads to the narrator, it must speak of the speaker himself near its beginning.
    """
    keys, written = layout.tokens.keys[first:last], layout.tokens.surface(first, first + 1)
    bare = (keys[0].removeprefix("و"), *keys[1:_NEAR])
    own = [index.speech.is_first_person(key) for key in bare]
    own[0] = own[0] and not written.endswith("ى")  # ولدى
    if own[0]:
        return True
    if speaks(first, layout, index) or _narrates(keys, index):
        return False
    return keys[0][0] != "و" or any(own)


def _narrates(keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether the narrator's own words open a sentence: يذكر أن، من جهته، تعرض اللاعب، مضيفا أن."""
    opening = keys[0]
    if (
        opening
        in index.words.narrator | index.words.impersonal | index.speech.then | index.words.according_to
    ):
        return True
    comma = keys.index("،") if "،" in keys[:_LONGEST_OPENER] else 0
    if " ".join(keys[:comma]) in index.words.link or not _FOR_HIS_PART.isdisjoint(keys[:2]):
        return True
    word, found = index.vocabulary.words[opening], index.find(opening)
    told = found is not None and found.form.tense in {Tense.PARTICIPLE, Tense.NOUN}
    return told or any(v.form.tense is Tense.PERFECT and not v.homograph for v in word.verbs)
