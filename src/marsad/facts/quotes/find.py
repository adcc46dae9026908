"""Finds the quotes of an article: cues, their contents, and who speaks.

The speaker is the verb's own subject where one stands beside it; else the subject that the
sentence or the last statement already has (وأضاف، مشيرا إلى).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.facts.found import Found
from marsad.facts.layout import Layout, lay_out
from marsad.facts.quotes.attribution import Attribution, find_attributions
from marsad.facts.quotes.carrier import addressee, carrier
from marsad.facts.quotes.clause import COMMAS
from marsad.facts.quotes.complement import contents
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cue_index import CueIndex, cue_index
from marsad.facts.quotes.cues import Cue, find_cues
from marsad.facts.quotes.floor import Floor, Holder
from marsad.facts.quotes.inverted import inverted
from marsad.facts.quotes.marks import ACTS
from marsad.facts.quotes.negated import rules_in
from marsad.facts.quotes.objects import object_content
from marsad.facts.quotes.speaker import Speakers
from marsad.facts.reference import Cast
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article, Dateline
from marsad.model.entity import Entity
from marsad.model.quote import Quote, QuoteKind
from marsad.text.inflect import Tense
from marsad.text.segment import Tokens

_SLACK = 3
_MEDIA = "الوسايل"
_TATWEEL = "ـ"


def find_quotes(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[Quote]:
    """Every stated content of the body with its speaker, in order of its first character."""
    layout = lay_out(tokens)
    cast = Cast(article, layout, lexicon)
    index = lexicon.derive(cue_index)
    speakers = Speakers(cast, lexicon, _dateline_end(article, layout))
    spoken, attributed = _Reader(article, cast, index, speakers).read()
    told = [quote for quote in attributed if not any(_is_about(quote, other) for other in spoken)]
    return Found(tuple(_distinct(spoken + told)))


def _is_about(attributed: Quote, spoken: Quote) -> bool:
    """Whether a source is only said to have carried another's statement (قال الوزير إن …، وفق رويترز)."""
    inside = attributed.start < spoken.start < attributed.end
    if inside and spoken.verb and attributed.text.startswith(spoken.verb):
        return True  # أعلن الجيش أنه …، وفق رويترز
    return inside and (spoken.end >= attributed.end - _SLACK or spoken.kind is QuoteKind.DIRECT)


def _stands_in_body(dateline: Dateline, opening: str) -> bool:
    """Whether a dateline opens the body itself, rather than a line of its own before it."""
    return any(name in opening for name in (dateline.place, dateline.source) if name)


def _dateline_end(article: Article, layout: Layout) -> int:
    """The token after a dateline that opens the body."""
    dateline = article.dateline
    span = dateline.span if dateline else None
    if dateline is None or span is None or not _stands_in_body(dateline, article.body[: span.end]):
        return 0
    end = layout.token_at(span.end - 1) + 1 if span.end else 0
    return end if layout.paragraphs and end <= layout.paragraphs[0][1] else 0


class _Reader:
    """Reads an article once, from its first word to its last, and keeps who has the floor.

    `_told_until` is where the last content ends, `_direct_until` where the last direct one does;
    `_sentence` is the sentence of the last verb that introduced a content.
    """

    def __init__(self, article: Article, cast: Cast, index: CueIndex, speakers: Speakers) -> None:
        self._article, self._cast, self._index, self._speakers = article, cast, index, speakers
        self._floor = self._teller = Floor(speakers.subjects.phrases.heads)
        self._aside: Floor | None = None
        self._told_from = self._told_until = self._direct_until = 0
        self._sentence = -1
        self._spoken: list[Quote] = []
        self._attributed: list[Quote] = []

    def read(self) -> tuple[list[Quote], list[Quote]]:
        """The quotes that verbs introduce, and those of according-to forms."""
        forms = find_attributions(self._cast, self._index, self._speakers.subjects, self._speakers.first)
        cues = find_cues(self._cast.layout.tokens, self._index)
        heard: list[Cue | Attribution] = [*forms, *cues]
        for found in sorted(heard, key=lambda item: item.token):
            if isinstance(found, Cue):
                self._hear(found)
            else:
                self._credit(found)
        return self._spoken, self._attributed

    def _hear(self, cue: Cue) -> None:
        if cue.token < self._direct_until or not _speaks(cue, self._cast, self._speakers):
            return
        self._speakers.enter(self._floor, cue.token, self._told_until)
        # What is told inside another's words does not take the floor from the teller.
        held = self._inner(cue.token) if cue.token < self._told_until else self._floor
        found = _contents_of(cue, self._article, self._cast, self._index)
        if self._is_told_of(cue, found):
            return
        speaker = self._speakers.take_floor(cue, found, held, self._floor)
        for content in found if speaker else ():
            self._spoken.append(self._quote(cue, content, speaker.entity if speaker else None))
            self._keep_place(cue, content, held)

    def _is_told_of(self, cue: Cue, found: tuple[Content, ...]) -> bool:
        """Whether a stance is only part of what another tells: قال إن الوفد شارك وأبدى انفتاحه."""
        stance = bool(found) and found[0].rule in {"noun", "object"} and cue.clitic > 0
        act = bool(found) and found[0].rule == "marks" and cue.verb.kind in ACTS
        return (stance or act) and cue.token < self._told_until

    def _keep_place(self, cue: Cue, content: Content, held: Floor) -> None:
        self._sentence = self._cast.layout.sentence_number(cue.token)
        if content.kind is QuoteKind.DIRECT:
            self._direct_until = content.last
        if content.last > self._told_until:
            self._told_from, self._told_until, self._teller, self._aside = (
                content.first,
                content.last,
                held,
                None,
            )

    def _inner(self, token: int) -> Floor:
        """The floor inside another's words: whom they begin with, else the teller, who takes nothing back."""
        if self._aside is None:
            self._aside = self._teller.aside()
            told = self._speakers.subjects.of_clause(self._told_from, token)
            if told is not None and told.entity is not None:
                self._aside.subject = Holder(told.entity, several=told.several)
        return self._aside

    def _credit(self, form: Attribution) -> None:
        """Keeps what a source is said to have stated; the source has the floor then."""
        if form.content is None or self._is_in_his_words(form, form.content):
            return
        self._speakers.enter(self._floor, form.token)
        source = form.source
        if form.pronoun is not None:
            held = self._floor.agreeing(form.pronoun, goes_on=True)
            source = held.entity if held else None
        elif form.paper:
            source = self._speakers.issuer(form.paper, form.token)
            if source is None and "ال" + form.paper not in self._cast.words.paper | {_MEDIA}:
                return  # حسب الدراسة، وفق المعلومات: nobody's
        self._attributed.append(self._attribution(form, form.content, source))
        self._give_floor(form, form.content, source)

    def _is_in_his_words(self, form: Attribution, content: Content) -> bool:
        """Whether على حد تعبيره only says that a word is somebody's, who is told of: وصفه بأنه خطأ."""
        limit = self._cast.layout.tokens.keys[form.token - 1] == "حد"
        return limit and form.pronoun is not None and content.kind is QuoteKind.INDIRECT

    def _give_floor(self, form: Attribution, content: Content, source: Entity | None) -> None:
        """The source of a statement may go on with it, unless it only carried what another says."""
        carried = self._sentence == self._cast.layout.sentence_number(form.token)
        if form.token < self._told_until or carried:
            return
        if content.first > form.token:
            self._floor.subject = self._floor.speaker = Holder(source)
        elif source is not None:
            self._floor.subject = Holder(source)

    def _attribution(self, form: Attribution, content: Content, source: Entity | None) -> Quote:
        layout = self._cast.layout
        verb = layout.tokens.surface(form.token, form.token + 1)
        # A sentence's opening و is the narrator's, unless the word itself begins with it.
        opens = content.first == layout.sentence(content.first)[0]
        joined = opens and self._index.joins(layout.tokens.keys[content.first])
        content = replace(content, skip=1) if joined else content
        return _build(content, form.cue_text(verb), source, layout)

    def _quote(self, cue: Cue, content: Content, speaker: Entity | None) -> Quote:
        cast, subjects = self._cast, self._speakers.subjects
        written = cast.layout.tokens.surface(cue.token, cue.token + 1)
        aimed = cue.form.tense is Tense.IMPERFECT and written[0] == "ل"  # عاد ليقول: no و
        verb = written if aimed else written[cue.clitic :]
        if rules_in(cast.layout.tokens.keys, cue.token, cue.verb, cue.form, cast.words):
            verb = f"{cast.layout.tokens.surface(cue.token - 1, cue.token).removeprefix('و')} {verb}"
        told = addressee(cue, content, speaker, cast, subjects.phrases)
        via = carrier(cue, content, speaker, self._article, cast)
        return _build(content, verb, speaker, cast.layout, via, told)


def _speaks(cue: Cue, cast: Cast, speakers: Speakers) -> bool:
    """Whether a cue stands as a verb in the narrator's own words."""
    if cue.token < speakers.first or cast.layout.inside_marks(cue.token) or _is_name(cue, cast):
        return False
    return speakers.is_saying(cue)


def _is_name(cue: Cue, cast: Cast) -> bool:
    """Whether a form is part of a name: دانا وايت; a verb at its edge may have been taken for a name."""
    named = cast.at(cue.token)
    edge = named is not None and cue.token in {named.first, named.last - 1} and cue.form.number == "s"
    return named is not None and not edge


def _contents_of(cue: Cue, article: Article, cast: Cast, index: CueIndex) -> tuple[Content, ...]:
    found = inverted(cue, cast.layout, index) + contents(cue, cast, index)
    possible = rules_in(cast.layout.tokens.keys, cue.token, cue.verb, cue.form, cast.words)
    noun = None if possible else object_content(cue, article, cast, index)  # لم يستبعد إجراء انتخابات
    labelled = bool(found) and "labels" in cue.verb.frames and found[0].rule != "marks"
    if noun is None or labelled or (found and _is_subject(noun, cue, found[0], cast)):
        return found
    comes_first = not found or noun.first < min(content.first for content in found) - 1
    return (noun,) if comes_first else found


def _is_subject(noun: Content, cue: Cue, clause: Content, cast: Cast) -> bool:
    """Whether a noun right behind the verb is who says the clause behind it: أكد اجتماع الوزراء أن …"""
    before = cast.layout.tokens.keys[clause.gap_end - 1]
    if clause.rule == "that" and before in COMMAS and noun.last >= clause.gap_end - 1:
        return True  # a name that we do not know: أكدت زوجة الرئيس، جميلة علم الهدى، أن
    behind = clause.rule == "that" and noun.first == cue.token + 1 < clause.gap_end - 1
    paused = not COMMAS.isdisjoint(cast.layout.tokens.keys[noun.first : clause.gap_end])
    return behind and not paused and before not in cast.words.preposition


def _build(
    content: Content,
    verb: str,
    speaker: Entity | None,
    layout: Layout,
    via: str | None = None,
    told: Entity | None = None,
) -> Quote:
    span = layout.tokens.span(content.first, max(content.last, content.first + 1))
    start = span.start + content.skip
    start += layout.tokens.text[start] == _TATWEEL  # بـاستقرار
    return Quote(
        start=start,
        end=span.end,
        text=layout.tokens.text[start : span.end],
        kind=content.kind,
        verb=verb,
        speaker=speaker.id if speaker else None,
        via=via,
        addressee=told.id if told else None,
        rule=content.rule,
    )


def _distinct(quotes: list[Quote]) -> Iterator[Quote]:
    """Quotes in order, one for each span."""
    seen: set[tuple[int, int]] = set()
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        if (quote.start, quote.end) not in seen:
            seen.add((quote.start, quote.end))
            yield quote
