"""Finds the quotes of an article: cues, their contents, and who speaks.

The speaker is the verb's own subject where one stands beside it; else the subject that the
sentence or the last statement already has (وأضاف، مشيرا إلى).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.facts.found import Found
from marsad.facts.layout import Layout, lay_out
from marsad.facts.quotes.attribution import find_attributions
from marsad.facts.quotes.carrier import addressee, carrier
from marsad.facts.quotes.complement import Content, contents
from marsad.facts.quotes.cues import Cue, CueIndex, cue_index, find_cues
from marsad.facts.quotes.floor import Floor
from marsad.facts.quotes.objects import object_content
from marsad.facts.quotes.speaker import Speakers
from marsad.facts.reference import Cast
from marsad.facts.subject import Subjects
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.model.quote import Quote, QuoteKind
from marsad.text.inflect import Tense
from marsad.text.segment import Tokens

_SLACK = 3


def find_quotes(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[Quote]:
    """Every stated content of the body with its speaker, in order of its first character."""
    layout = lay_out(tokens)
    cast = Cast(article, layout, lexicon)
    index = lexicon.derive(cue_index)
    dateline_end = _dateline_end(article, layout)
    speakers = Speakers(cast, lexicon, dateline_end)
    spoken = list(_spoken(article, cast, index, speakers))
    attributed = _attributed(cast, index, speakers.subjects, dateline_end)
    told = [quote for quote in attributed if not any(_is_about(quote, other) for other in spoken)]
    return Found(tuple(_distinct(spoken + told)))


def _is_about(attributed: Quote, spoken: Quote) -> bool:
    """Whether a source is only said to have carried another's statement (قال الوزير إن …، وفق رويترز)."""
    return attributed.start < spoken.start < attributed.end and spoken.end >= attributed.end - _SLACK


def _dateline_end(article: Article, layout: Layout) -> int:
    """The token after a dateline that opens the body."""
    span = article.dateline.span if article.dateline else None
    end = layout.token_at(span.end - 1) + 1 if span and span.end else 0
    return end if layout.paragraphs and end <= layout.paragraphs[0][1] else 0


def _spoken(article: Article, cast: Cast, index: CueIndex, speakers: Speakers) -> Iterator[Quote]:
    floor = aside = Floor(speakers.subjects.phrases.heads)
    told_until = direct_until = 0
    for cue in find_cues(cast.layout.tokens, index):
        if cue.token < direct_until or not _speaks(cue, cast, index, speakers):
            continue
        speakers.enter(floor, cue)
        # What is told inside another's words does not take the floor from the teller.
        held = aside if cue.token < told_until else floor
        found = _contents_of(cue, article, cast, index)
        speaker = speakers.take_floor(cue, found, held, floor)
        for content in found if speaker else ():
            yield _quote(cue, content, speaker.entity if speaker else None, article, speakers.subjects)
            if content.kind is QuoteKind.DIRECT:
                direct_until = content.last
            if content.last > told_until:
                told_until, aside = content.last, held.aside()


def _speaks(cue: Cue, cast: Cast, index: CueIndex, speakers: Speakers) -> bool:
    """Whether a cue stands as a verb in the narrator's own words."""
    if cue.token < speakers.first or cast.layout.inside_marks(cue.token):
        return False
    return cue.form.key not in index.speech.noun_too or speakers.stands_as_verb(cue)


def _contents_of(cue: Cue, article: Article, cast: Cast, index: CueIndex) -> tuple[Content, ...]:
    found = _inverted(cue, cast.layout) + contents(cue, cast.layout, index)
    noun = object_content(cue, article, cast, index)
    labels = "labels" in cue.verb.frames
    if noun and (not found or (not labels and noun.first < min(content.first for content in found) - 1)):
        return (noun,)
    return found


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


def _attributed(cast: Cast, index: CueIndex, subjects: Subjects, dateline_end: int) -> Iterator[Quote]:
    layout = cast.layout
    for form in find_attributions(cast, index, subjects, dateline_end):
        if form.content is None:
            continue
        verb = layout.tokens.surface(form.token, form.token + 1)
        first = layout.tokens.starts[form.content.first]
        # A sentence's opening و is the narrator's, unless the word itself begins with it.
        joined = layout.tokens.text[first] == "و" and form.content.first == layout.sentence(form.token)[0]
        yield _build(replace(form.content, skip=int(joined)), form.cue_text(verb), form.source, layout)


def _quote(cue: Cue, content: Content, speaker: Entity | None, article: Article, subjects: Subjects) -> Quote:
    cast = subjects.cast
    verb = cast.layout.tokens.surface(cue.token, cue.token + 1)[cue.clitic :]
    told = addressee(cue, content, speaker, cast, subjects.phrases)
    return replace(
        _build(content, verb, speaker, cast.layout),
        via=carrier(cue, content, speaker, article, cast),
        addressee=told.id if told else None,
    )


def _build(content: Content, verb: str, speaker: Entity | None, layout: Layout) -> Quote:
    span = layout.tokens.span(content.first, max(content.last, content.first + 1))
    start = span.start + content.skip
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
