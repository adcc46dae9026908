"""Finds the sources an article credits: its signature, "according to X", media that were spoken to.

Every mention of a medium in the body is weighed by the words around it; the lines outside the body
that credit somebody come last. A source is credited once, under the first of its names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Credit, CreditKind
from marsad.model.span import Span
from marsad.reading.publication.dateline import Filing
from marsad.reading.publication.mentions import Mention, find_mentions
from marsad.reading.publication.reporting import CLAUSE_START, JOINED, THAT, Reporting, reporting
from marsad.reading.publication.sources import Source, same_source, source_reader

_WINDOW = 110  # characters before a name in which its cue stands
_FAR_WINDOW = 220  # characters before a known name that ل introduces
_NEAR_WINDOW = 80  # the same before an unknown one
_LONGEST_JOINT = 40  # characters between two names credited together
_SENTENCE_END = re.compile(r"[.؟!\n](?=\s|$)")
_SIGN_OFF = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]][ \t]{0,4}\.?[ \t]{0,4}$", re.MULTILINE)


def find_credits(
    body: str, filing: Filing | None, outside: Iterable[Source], lexicon: Lexicon
) -> tuple[Credit, ...]:
    """The credits of an article in order: those in the body by place, then the `outside` ones."""
    found = [("dateline", source) for source in filing.sources] if filing else []
    first = filing.span.end if filing else 0
    found += [(rule, source) for rule, source in _in_body(body, lexicon) if source.start >= first]
    found += _sign_offs(body, lexicon)
    found.sort(key=lambda pair: pair[1].start)
    signed = [(source, _credit(source, rule, Span(source.start, source.end))) for rule, source in found]
    signed += [(source, _credit(source, "credit line", None)) for source in outside]
    return tuple(_once(signed))


def _once(signed: Iterable[tuple[Source, Credit]]) -> Iterator[Credit]:
    """The first credit of each source."""
    seen: list[str] = []
    for source, credit in signed:
        if not any(same_source(source.key, earlier) for earlier in seen):
            seen.append(source.key)
            yield credit


def _credit(source: Source, rule: str, span: Span | None) -> Credit:
    return Credit(source.name, CreditKind(source.kind), span, rule)


def _in_body(body: str, lexicon: Lexicon) -> Iterator[tuple[str, Source]]:
    folded, mentions = find_mentions(body, lexicon)
    cues, places = lexicon.derive(reporting), lexicon.derive(place_keys)
    credited_until = -1
    for mention in mentions:
        if rule := _rule(folded.text, mention, credited_until, cues, places):
            credited_until = mention.end
            yield rule, mention.source


def _rule(
    text: str, mention: Mention, credited_until: int, cues: Reporting, places: frozenset[str]
) -> str | None:
    """The name of the rule by which the mention is a credit, or None."""
    near = 0 <= credited_until >= mention.start - _LONGEST_JOINT
    if near and JOINED.fullmatch(text, credited_until, mention.start):
        between = text[credited_until : mention.start]
        if mention.joined or "،" in between or "," in between or " و" in between:
            return "joined"
    before = _sentence_before(text, mention.start, _WINDOW)
    if mention.to:
        return _rule_of_to(text, mention, before, cues, places)
    for rule, pattern in (
        ("according to", cues.according),
        ("says", cues.says),
        ("interview", cues.interview),
    ):
        if pattern.search(before):
            return rule
    if CLAUSE_START.fullmatch(before[-8:]) and cues.behind.match(text, mention.end):
        return "says"
    return None


def _rule_of_to(
    text: str, mention: Mention, before: str, cues: Reporting, places: frozenset[str]
) -> str | None:
    """قال لرويترز, وفقا لرويترز, في تصريح لقناة …; but not المدير العام لقناة."""
    if cues.according.search(before):
        return "according to"
    if cues.office_of.search(before):
        return None
    if mention.source.outlet:
        return "said to" if cues.spoken.search(_sentence_before(text, mention.start, _FAR_WINDOW)) else None
    near = _sentence_before(text, mention.start, _NEAR_WINDOW)
    return "said to" if _is_told(mention, near, cues, places) else None


def _is_told(mention: Mention, before: str, cues: Reporting, places: frozenset[str]) -> bool:
    """Whether an unknown name behind ل is told something: not where the verb's own clause lies between."""
    spoken = list(cues.told.finditer(before))
    told = bool(spoken) and THAT.search(before, spoken[-1].end()) is None
    return told and mention.source.kind is not CreditKind.OFFICIAL and mention.source.key not in places


def _sentence_before(text: str, end: int, window: int) -> str:
    """What stands before `end` in its sentence, at most `window` characters."""
    before = text[max(end - window, 0) : end]
    breaks = list(_SENTENCE_END.finditer(before))
    return before[breaks[-1].end() :] if breaks else before


def _sign_offs(body: str, lexicon: Lexicon) -> Iterator[tuple[str, Source]]:
    """(أ ف ب، رويترز) at the end of a paragraph."""
    reader = source_reader(lexicon)
    for match in _SIGN_OFF.finditer(body):
        sources = reader.read(body, *match.span(1))
        if sources and all(source.outlet and source.kind is CreditKind.AGENCY for source in sources):
            yield from (("sign-off", source) for source in sources)
