"""What stands before its verb: "…"، قال الوزير; نحن مستعدون، قال المدرب."""

from __future__ import annotations

from marsad.facts.layout import Layout
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.cues import Cue
from marsad.model.quote import QuoteKind
from marsad.text.inflect import Tense

_COMMAS = frozenset("،,")
_CLOSING = frozenset('»”›"')
_SO = "هكذا"
_TELLING = frozenset({"state", "continue", "explain"})
_DIRECT = frozenset({"direct", "colon"})
_FURTHEST_SUBJECT = 15
_THAT = frozenset({"ان", "انه", "انها", "انهم", "انهما"})
_AND_THAT = _THAT | {"عن", "بان", "بانهم", "بانه", "بانها", "الي", ":", "فيه", "فيها"}
_LONGEST_TELLER = 6
_SHORTEST_CLAUSE = 4


def inverted(cue: Cue, layout: Layout, index: CueIndex) -> tuple[Content, ...]:
    """The words right before a verb that are what was said, none where they are not."""
    if _DIRECT.isdisjoint(cue.verb.frames) or cue.clitic or cue.form.tense in {Tense.PARTICIPLE, Tense.NOUN}:
        return ()
    found = _in_marks(cue, layout) or _in_first_person(cue, layout, index) or _told_first(cue, layout, index)
    return (found,) if found else ()


def _in_marks(cue: Cue, layout: Layout) -> Content | None:
    keys = layout.tokens.keys
    mark = cue.token - 1 - (keys[cue.token - 1] == _SO)
    paused = mark > 0 and (keys[mark] in _COMMAS or keys[mark - 1] in _COMMAS)
    while mark > 0 and keys[mark] in _COMMAS:
        mark -= 1
    opening = layout.opening(mark) if mark > 0 and keys[mark] in _CLOSING else None
    if opening is None or mark - opening < (3 if paused else 4) or opening != layout.sentence(opening)[0]:
        return None
    last = mark - (keys[mark - 1] in _COMMAS)
    return Content(opening + 1, last, QuoteKind.DIRECT, "before the verb", cue.token + _FURTHEST_SUBJECT)


def _told_first(cue: Cue, layout: Layout, index: CueIndex) -> Content | None:
    """A clause whose teller closes its sentence: الرباط رفضت العرض، تقول الخارجية."""
    keys = layout.tokens.keys
    first, last = layout.sentence(cue.token)
    rest = [key for key in keys[cue.token + 1 : last] if key.isalnum()]
    closes = 1 <= len(rest) <= _LONGEST_TELLER and _AND_THAT.isdisjoint(keys[cue.token + 1 : last])
    so = keys[cue.token - 1] == _SO
    said = cue.verb.verb == "قال" or (cue.verb.kind in _TELLING and index.is_teller(keys[cue.token + 1]))
    comma = cue.token - 1 - so
    if not closes or not said or not (so or cue.form.tense is Tense.IMPERFECT) or keys[comma] not in _COMMAS:
        return None
    opens = (
        i + 2
        for i in range(cue.token - 3, first, -1)
        if keys[i] in index.words.contrast and keys[i + 1] in _THAT
    )
    start = next(opens, first)
    joined = int(start == first and index.joins(keys[start]))
    if cue.token - start < _SHORTEST_CLAUSE:
        return None
    return Content(start, comma, QuoteKind.INDIRECT, "before the verb", last, skip=joined)


def _in_first_person(cue: Cue, layout: Layout, index: CueIndex) -> Content | None:
    """A clause in the first person without marks, from the head of its sentence to the verb's comma."""
    keys = layout.tokens.keys
    first, _ = layout.sentence(cue.token)
    if cue.token - first < 3 or keys[cue.token - 1] not in _COMMAS:
        return None
    if keys[first] not in index.speech.first_person:
        return None
    gap_end = cue.token + _FURTHEST_SUBJECT
    return Content(first, cue.token - 1, QuoteKind.DIRECT, "first person", gap_end)
