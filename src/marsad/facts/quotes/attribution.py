"""According-to forms: بحسب، وفقا لـ، حسبما ذكر، على حد قول، with the clause each hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.facts.heads import HeadKind
from marsad.facts.layout import Layout
from marsad.facts.quotes.complement import Content, clause_end
from marsad.facts.quotes.cues import CueIndex
from marsad.facts.reference import Cast
from marsad.facts.subject import Subjects
from marsad.model.entity import Entity
from marsad.model.quote import QuoteKind
from marsad.text.inflect import Tense

_COMMAS = frozenset("،,")
_BREAKS = frozenset("،,.؛:")
_LONGEST_SOURCE = 14
_SHORTEST_CLAUSE = 3
_HANGING = frozenset({"في", "الي", "علي", "عن", "من", "حتي", "ضد", "وسط"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """An according-to form: the cue's token, the token after its source, the source, its content.

    `content` is None where it stands between a verb of saying and that verb's own complement:
    then the source is only the carrier.
    """

    token: int
    last: int
    source: Entity | None
    content: Content | None
    clitic: int = 0

    def cue_text(self, written: str) -> str:
        """The cue as written, without a glued و or ف."""
        return written[self.clitic :]


def find_attributions(
    cast: Cast, index: CueIndex, subjects: Subjects, dateline_end: int
) -> Iterator[Attribution]:
    """The according-to forms of an article, in order."""
    keys = cast.layout.tokens.keys
    for token in [i for i, key in enumerate(keys) if key in index.according]:
        found = _read(token, cast, index, subjects, dateline_end)
        if found is not None:
            yield found


def _read(
    token: int, cast: Cast, index: CueIndex, subjects: Subjects, dateline_end: int
) -> Attribution | None:
    layout = cast.layout
    keys = layout.tokens.keys
    start, end = layout.sentence(token)
    start = max(start, min(dateline_end, token))
    first = _source_start(token, end, keys, index)
    if first >= end or keys[first].removeprefix("ل") in index.words.no_source:
        return None
    last = _source_end(first, end, cast)
    source, named = _source(first, last, cast, subjects)
    if not named:
        return None
    clitic = int(keys[token] not in index.words.according_to)
    return Attribution(token, last, source, _content(token, last, start, end, layout, index), clitic)


def _source_start(token: int, end: int, keys: tuple[str, ...], index: CueIndex) -> int:
    """Skips the verb of وفق ما أعلنته، حسبما ذكر، بحسب ما جاء في."""
    first = token + 1
    told = keys[token].endswith("ما")
    if first < end and keys[first] in {"ما", "لما"}:
        first, told = first + 1, True
    if told and first < end:
        first += 1
        return first + (first < end and keys[first] == "في")
    if first < end and (found := index.find(keys[first])) and found.form.tense != "noun":
        first += 1
    return first


def _relays(verb: str) -> bool:
    return "نقل" in verb


def _source_end(first: int, end: int, cast: Cast) -> int:
    keys = cast.layout.tokens.keys
    named = cast.between(first, min(first + _LONGEST_SOURCE, end))
    for i in range(first, end):
        if i > first and (ends := _name_end(i, first, end, cast)):
            return ends
        if keys[i] in _BREAKS | cast.words.joint and not any(n.first <= i < n.last for n in named):
            return i
        if keys[i] == "عن" and i > first and not _relays(keys[first - 1]):
            return i
    return end


def _name_end(token: int, first: int, end: int, cast: Cast) -> int | None:
    """The token after a name that ends at `token` and closes the source: وفق تاس نحو مئة."""
    named = cast.at(token - 1)
    closes = named is not None and named.last == token and named.first <= first + 1
    key = cast.layout.tokens.keys[token]
    goes_on = key.isalnum() and not key.startswith(("ال", "و")) and key not in _HANGING
    if not closes or not goes_on or key in cast.words.relative | cast.words.circumstance_head:
        return None
    return token if end - token > _SHORTEST_CLAUSE else None


def _source(first: int, last: int, cast: Cast, subjects: Subjects) -> tuple[Entity | None, bool]:
    """The source named in tokens `[first, last)`, and whether there is one at all."""
    keys = cast.layout.tokens.keys
    behind = next((i + 1 for i in range(first, last) if keys[i] == "عن" and _relays(keys[first - 1])), first)
    if behind >= last:
        return None, False
    found = subjects.phrases.source(behind, last)
    paper = found.head is not None and found.head.kind is HeadKind.PAPER
    spoken = found.unnamed or found.head is not None
    return found.entity, found.entity is not None or (spoken and not (paper and found.unnamed))


def _content(token: int, last: int, start: int, end: int, layout: Layout, index: CueIndex) -> Content | None:
    keys = layout.tokens.keys
    if _interrupts_speech(token, last, start, end, keys, index):
        return None
    if not any(key.isalnum() for key in keys[start:token] if key not in index.speech.clause_start):
        return _clause_after(last, end, layout, index)
    tail = last
    while tail < end and not keys[tail].isalnum():
        tail += 1
    if tail >= end or _hangs_back(last, tail, end, keys, index):
        return _clause_before(token, start, layout, index)
    return _clause_after(last, end, layout, index)


def _hangs_back(last: int, tail: int, end: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether what follows the source behind a comma only adds to the clause before the form."""
    if keys[last] not in _COMMAS:
        return False
    key, words = keys[tail], index.words
    if sum(k.isalnum() for k in keys[tail:end]) < _SHORTEST_CLAUSE or key.startswith("و"):
        return True
    opens = words.circumstance_head | words.narrator | words.relative | index.speech.then | {"مما", "ما"}
    found = index.find(key)
    return key in opens or (found is not None and found.form.tense is Tense.PARTICIPLE)


def _interrupts_speech(
    token: int, last: int, start: int, end: int, keys: tuple[str, ...], index: CueIndex
) -> bool:
    """Whether a verb of saying before the form finds its complement behind it."""
    says = any(index.find(keys[i]) for i in range(start, token))
    after = keys[last : min(last + 4, end)]
    complement = {"ان", "انه", "انها", "عن", "الي", "علي", "بان", "بانه"}
    return says and any(key in complement or key in '«"“:' for key in after)


def _clause_after(last: int, end: int, layout: Layout, index: CueIndex) -> Content | None:
    keys = layout.tokens.keys
    first = last
    while first < end and (keys[first] in _COMMAS | index.words.joint | {"عن"}):
        first += 1
    if first < end and keys[first] in index.words.relative:
        comma = next((i for i in range(first, end) if keys[i] in _COMMAS), end)
        first = comma + 1
    if first >= end:
        return None
    return Content(first, clause_end(first, end, layout, index), QuoteKind.INDIRECT, "according to", first)


def _clause_before(token: int, start: int, layout: Layout, index: CueIndex) -> Content | None:
    keys = layout.tokens.keys
    last = token
    while last > start and (keys[last - 1] == "وذلك" or not keys[last - 1].isalnum()):
        if keys[last - 1] in '»”")':
            break
        last -= 1
    bare = keys[start].lstrip("و")
    if bare in index.words.impersonal | {"يشار"} and "ان" in keys[start + 1 : start + 3]:
        start = keys.index("ان", start) + 1
    if last - start < _SHORTEST_CLAUSE:
        return None
    return Content(start, last, QuoteKind.INDIRECT, "according to", start)
