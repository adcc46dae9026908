"""Who carried a statement and to whom it was made: نقلت تاس عن لافروف، قال لرويترز، أبلغ نظيره."""

from __future__ import annotations

from marsad.facts.quotes.complement import Content
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


def addressee(cue: Cue, content: Content, speaker: Entity | None, cast: Cast) -> Entity | None:
    """Whom the statement was made to: behind a glued ل, or the object of a verb of informing."""
    for named in cast.between(cue.token + 1, min(content.gap_end, content.first)):
        if named.entity is speaker or named.entity.type not in _LISTENERS:
            continue
        if _is_told(named, cast) or (cue.verb.kind == "inform" and speaker is not None):
            return named.entity
    return None


def _is_told(named: Named, cast: Cast) -> bool:
    """Whether ل is glued to the name or to the word before it (لوكالة رويترز)."""
    tokens = cast.layout.tokens
    glued = any(
        tokens.starts[named.first] < m.start < tokens.ends[named.first] for m in named.entity.mentions
    )
    if glued:
        return tokens.keys[named.first].startswith("ل")
    return tokens.keys[named.first - 1].startswith(("لوكال", "لقنا", "لصحيف", "لموقع", "لاذاع", "لشبك"))
