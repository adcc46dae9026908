"""Who carried a statement and to whom it was made: نقلت تاس عن لافروف، قال لرويترز، أبلغ نظيره."""

from __future__ import annotations

from marsad.facts.noun_phrase import Phrases
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cues import Cue
from marsad.facts.reference import Cast, Named
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType

_LISTENERS = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})


def carrier(cue: Cue, content: Content, speaker: Entity | None, article: Article, cast: Cast) -> str | None:
    """The name of the credited source that stands beside the statement and is not its speaker."""
    spoken = {mention.text for mention in speaker.mentions} if speaker else set()
    for credit in article.credits:
        if credit.span is None or credit.name in spoken:
            continue
        token = cast.layout.token_at(credit.span.start)
        if _stands_beside(token, cue, content, cast):
            return credit.name
    return None


def _stands_beside(token: int, cue: Cue, content: Content, cast: Cast) -> bool:
    """Whether a token stands in the words around a content: before it from the verb on, or right after it."""
    first, last = cast.layout.sentence(cue.token)
    opens = first if cue.form.object or cue.token - first <= 12 else cue.token
    before = opens <= token < content.first
    after = content.last <= token < min(last, content.last + 10)
    return before or after


def addressee(
    cue: Cue, content: Content, speaker: Entity | None, cast: Cast, phrases: Phrases
) -> Entity | None:
    """Whom the statement was made to: behind a glued ل, or the object of a verb of informing."""
    if cue.form.object:
        return None
    subject_end = cue.token + 1
    for named in cast.between(cue.token + 1, min(content.gap_end, content.first)):
        if named.entity is speaker:
            subject_end = named.last
        elif named.entity.type in _LISTENERS and _is_told(named, subject_end, cue, cast, phrases):
            return named.entity
    return None


def _is_told(named: Named, subject_end: int, cue: Cue, cast: Cast, phrases: Phrases) -> bool:
    """Whether a name stands as the one spoken to, not inside the subject or a circumstance."""
    keys = cast.layout.tokens.keys
    opens = phrases.opens_at(named)
    if opens < subject_end:
        return False
    if cue.verb.kind == "inform":
        return not phrases.hangs(opens)
    typed = keys[opens - 1][:1] == "ل" and keys[opens - 1][1:] in phrases.heads
    bound = keys[opens].startswith("ل") and (phrases.is_bound(named) or opens < named.first)
    free = opens - typed
    beside = free <= subject_end or cast.at(free - 1) is not None or not keys[free - 1].isalnum()
    return (typed or bound) and (beside or typed)
