"""Finds the quotes of an article: cues, their contents, and who speaks.

The speaker is the verb's own subject where one stands beside it; else the subject that the
sentence or the last statement already has (وأضاف، مشيرا إلى).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.facts.found import Found
from marsad.facts.layout import Layout, lay_out
from marsad.facts.quotes.attribution import find_attributions
from marsad.facts.quotes.carrier import addressee, carrier
from marsad.facts.quotes.complement import Content, contents
from marsad.facts.quotes.cues import Cue, CueIndex, cue_index, find_cues
from marsad.facts.quotes.objects import object_content
from marsad.facts.reference import Cast, Subject
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.quote import Quote, QuoteKind
from marsad.text.inflect import Tense
from marsad.text.segment import Tokens


@dataclass
class _Course:
    """Who has the floor while an article is read from its first word to its last."""

    subject: Entity | None = None
    speaker: Entity | None = None
    sentence: int = -1


def find_quotes(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[Quote]:
    """Every stated content of the body with its speaker, in order of its first character."""
    layout = lay_out(tokens)
    cast = Cast(article, layout, lexicon)
    index = lexicon.derive(cue_index)
    dateline_end = _dateline_end(article, layout)
    quotes = list(_spoken(article, cast, index, dateline_end))
    quotes += _attributed(cast, index, dateline_end)
    return Found(tuple(_distinct(quotes)))


def _dateline_end(article: Article, layout: Layout) -> int:
    span = article.dateline.span if article.dateline else None
    return layout.token_at(span.end - 1) + 1 if span and span.end else 0


def _spoken(article: Article, cast: Cast, index: CueIndex, dateline_end: int) -> Iterator[Quote]:
    layout = cast.layout
    course = _Course()
    told_until = 0
    for cue in find_cues(layout.tokens, index):
        if cue.token < dateline_end or layout.inside_marks(cue.token):
            continue
        _enter_sentence(course, cue, cast, dateline_end)
        # What is told inside another's words does not take the floor from the teller.
        floor = replace(course) if cue.token < told_until else course
        found = _contents_of(cue, article, cast, index)
        speaker = _speaker(cue, found[0] if found else None, floor, cast)
        for content in found:
            yield _quote(cue, content, speaker, article, cast)
            told_until = max(told_until, content.last)
        if found:
            floor.speaker = speaker


def _contents_of(cue: Cue, article: Article, cast: Cast, index: CueIndex) -> tuple[Content, ...]:
    found = _inverted(cue, cast.layout) + contents(cue, cast.layout, index)
    if found:
        return found
    noun = object_content(cue, article, cast, index)
    return (noun,) if noun else ()


def _inverted(cue: Cue, layout: Layout) -> tuple[Content, ...]:
    """Words in marks before the verb: "…"، قال الوزير."""
    keys = layout.tokens.keys
    before = cue.token - 1
    while before >= 0 and keys[before] in "،,":
        before -= 1
    if "direct" not in cue.verb.frames or cue.clitic or before < 0 or keys[before] not in '»”›"':
        return ()
    opening = layout.opening(before)
    if opening is None or before - opening < 4 or cue.form.tense is Tense.PARTICIPLE:
        return ()
    if opening != layout.sentence(opening)[0]:
        return ()
    last = before - 1 if keys[before - 1] in "،," else before
    return (Content(opening + 1, last, QuoteKind.DIRECT, "before the verb", cue.token + 15),)


def _enter_sentence(course: _Course, cue: Cue, cast: Cast, dateline_end: int) -> None:
    """Gives the floor to the subject of every sentence up to the cue's, where it names one."""
    sentences = cast.layout.sentences
    current = sentences.index(cast.layout.sentence(cue.token))
    for number in range(course.sentence + 1, current + 1):
        first, last = sentences[number]
        start = max(first, dateline_end)
        if number == current:
            last = min(last, cue.token)
        subject = cast.subject(start + 1, min(last, start + 25)) if start < last else None
        if subject and (subject.entity or (number == current and subject.stated)):
            course.subject = subject.entity
    course.sentence = current


def _speaker(cue: Cue, content: Content | None, course: _Course, cast: Cast) -> Entity | None:
    first, last = cast.layout.sentence(cue.token)
    gap_end = content.gap_end if content else min(last, cue.token + 20)
    if content and content.rule == "object":
        gap_end = content.first
    gap_end = min(gap_end, last)
    relayed = _relayed(cue.token + 1, gap_end, cast) or _tongue(content, last, cast)
    if relayed is not None:
        return relayed[0]
    if cue.form.tense is Tense.NOUN:
        return cast.before(cue.token, first)
    if cue.form.tense is Tense.PARTICIPLE:
        return course.subject
    if cue.form.number == "d" or (cue.form.number == "p" and gap_end <= cue.token + 1):
        pair = _first_of_people(cast, cue.token)
        return pair or course.subject
    return _subject(cue, gap_end, first, course, cast)


def _subject(cue: Cue, gap_end: int, first: int, course: _Course, cast: Cast) -> Entity | None:
    """The subject beside a finite verb; where it has none, whoever has the floor."""
    subject = cast.subject(cue.token + 1, gap_end)
    if subject.entity is not None or (subject.stated and subject.unnamed):
        course.subject = subject.entity
    elif (
        subject.refers_back
        or cue.verb.kind == "continue"
        or (subject.stated and _is_definite(cue.token + 1, cast))
    ):
        course.subject = course.speaker or course.subject
    elif subject.stated:
        course.subject = None
    else:
        ahead = _subject_ahead(cue, first, cast)
        course.subject = ahead.entity if ahead else course.subject or course.speaker
    return course.subject


def _relayed(first: int, last: int, cast: Cast) -> tuple[Entity | None] | None:
    """The source behind a relay: نقلت الوكالة عن الوزير، نقلا عن مسؤول، على لسان المتحدثة."""
    keys = cast.layout.tokens.keys
    for i in range(first, last):
        behind = (keys[i] == "عن" and (keys[i - 1] == "نقلا" or _relays(keys[first - 1]))) or keys[
            i
        ] == "لسان"
        if behind and i + 1 < last:
            return (cast.subject(i + 1, last).entity,)
    return None


def _tongue(content: Content | None, last: int, cast: Cast) -> tuple[Entity | None] | None:
    """Who spoke for the subject: …، على لسان المتحدثة باسمها."""
    keys = cast.layout.tokens.keys
    after = content.last if content else last
    while after < last and not keys[after].isalnum():
        after += 1
    if content and keys[after : after + 2] == ("علي", "لسان"):
        return (cast.subject(after + 2, last).entity,)
    return None


def _relays(verb: str) -> bool:
    return verb.lstrip("وف").startswith(("نقل", "ينقل", "تنقل"))


def _subject_ahead(cue: Cue, first: int, cast: Cast) -> Subject | None:
    """The subject that stands before its verb in the same clause: أما الوزير فأوضح."""
    keys = cast.layout.tokens.keys
    start = cue.token
    while start > first and keys[start - 1] not in {"،", ",", "ان", "إن", ":", "؛"}:
        start -= 1
    if start == cue.token or (cue.clitic and keys[cue.token][0] == "و"):
        return None
    if any(cast.words.is_unnamed(key) for key in keys[start : min(start + 2, cue.token)]):
        return Subject(None, cue.token)
    entity = cast.before(cue.token, start)
    return Subject(entity, cue.token) if entity else None


def _is_definite(token: int, cast: Cast) -> bool:
    """Whether a title stands at `token` for someone known: الوزير، جلالته، رئيس الدبلوماسية."""
    first, second = (*cast.layout.tokens.keys[token : token + 2], "", "")[:2]
    return first.startswith("ال") or first.endswith(("ته", "ها")) or second.startswith("ال")


def _first_of_people(cast: Cast, token: int) -> Entity | None:
    named = [n.entity for n in cast.between(0, token)]
    people = [entity for entity in named if entity.type is EntityType.PERSON]
    return next(iter(people or named), None)


def _attributed(cast: Cast, index: CueIndex, dateline_end: int) -> Iterator[Quote]:
    layout = cast.layout
    for form in find_attributions(cast, index, dateline_end):
        if form.content is None:
            continue
        verb = layout.tokens.surface(form.token, form.token + 1)
        first = layout.tokens.starts[form.content.first]
        # A sentence's opening و is the narrator's, unless the word itself begins with it.
        joined = layout.tokens.text[first] == "و" and form.content.first == layout.sentence(form.token)[0]
        yield _build(form.content, form.cue_text(verb), form.source, layout, skip=int(joined))


def _quote(cue: Cue, content: Content, speaker: Entity | None, article: Article, cast: Cast) -> Quote:
    verb = cast.layout.tokens.surface(cue.token, cue.token + 1)[cue.clitic :]
    told = addressee(cue, content, speaker, cast)
    return replace(
        _build(content, verb, speaker, cast.layout),
        via=carrier(cue, content, speaker, article, cast),
        addressee=told.id if told else None,
    )


def _build(content: Content, verb: str, speaker: Entity | None, layout: Layout, skip: int = 0) -> Quote:
    span = layout.tokens.span(content.first, max(content.last, content.first + 1))
    start = span.start + skip
    return Quote(
        start=start,
        end=span.end,
        text=layout.tokens.text[start : span.end],
        kind=content.kind,
        verb=verb,
        speaker=speaker.id if speaker else None,
        rule=content.rule,
    )


def _distinct(quotes: list[Quote]) -> Iterator[Quote]:
    """Quotes in order, one for each span."""
    seen: set[tuple[int, int]] = set()
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        if (quote.start, quote.end) not in seen:
            seen.add((quote.start, quote.end))
            yield quote
