"""Related reports (اقرأ أيضا): other chapters of an affair, the same people, bodies and places.

Never the same story, never a copy, one of a story, and each with what ties it to the report that is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.story import Reason, Related, Tie
from marsad.stories.joining import Joining, features_of
from marsad.stories.nearby import HOUR
from marsad.stories.report import Report
from marsad.stories.shingles import shared
from marsad.stories.story_book import REACH_HOURS
from marsad.stories.words import StoryWords
from marsad.text.normalise import fold

_WHOLE, _NAMES, _TITLE = 0.5, 0.3, 0.2  # what likeness is made of
_HALF_DAYS = 120  # after so many days a report counts half
_LEAST = 0.12
_ONE_AFFAIR = 0.3  # likeness of whole texts that chapters of one affair have
_COPY = 0.4  # of the shorter text's pairs of words
_ALIKE = 0.55  # likeness of whole texts from which one of two suggestions is enough
_RARE = 1.2  # names more common than this tie nothing
_MOST_NAMES = 4
_TIES = {
    EntityType.PERSON: Tie.PEOPLE,
    EntityType.ORG: Tie.BODIES,
    EntityType.GPE: Tie.PLACES,
    EntityType.LOC: Tie.PLACES,
    EntityType.FAC: Tie.PLACES,
}

Name = tuple[Tie, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report with the number of its story, and its names as written by what they tie and folded form."""

    report: Report
    story: int | None
    names: Mapping[Name, str]


@dataclass(frozen=True, slots=True)
class _Ranked:
    candidate: Candidate
    score: float
    whole: float


def names_of(article: Article) -> dict[Name, str]:
    """The names of an article that can tie it to others.

    Who published or is credited ties nothing, nor does the town that stands in the dateline alone.
    """
    sources = {fold(name) for name in (article.outlet, *(each.name for each in article.credits)) if name}
    told = (each for each in article.entities if not (_is_one_of(each, sources) or _files(each, article)))
    return {(_TIES[each.type], fold(each.name)): each.name for each in told}


def _is_one_of(entity: Entity, sources: set[str]) -> bool:
    return entity.type is EntityType.ORG and any(fold(each.text) in sources for each in entity.mentions)


def _files(entity: Entity, article: Article) -> bool:
    """Whether an entity stands in the article's dateline and nowhere else."""
    line = article.dateline.span if article.dateline else None
    return line is not None and all(m.start >= line.start and m.end <= line.end for m in entity.mentions)


def related(
    target: Candidate, pool: Iterable[Candidate], words: StoryWords, decision: Joining, most: int = 5
) -> list[Related]:
    """At most `most` reports of `pool` that are worth reading beside `target`, the best first."""
    own = _total(target, words)
    ranked = [found for each in pool if (found := _ranked(target, own, each, words, decision))]
    ranked.sort(key=lambda each: (-each.score, each.candidate.report.row))
    chosen: list[_Ranked] = []
    for each in ranked:
        if len(chosen) < most and not any(_enough(each.candidate, other.candidate) for other in chosen):
            chosen.append(each)
    return [_related(target, each, words) for each in chosen]


def _ranked(
    target: Candidate, own: float, other: Candidate, words: StoryWords, decision: Joining
) -> _Ranked | None:
    """How much `other` has to do with `target`, whose names weigh `own` together.

    None where it is the same story, a copy or something else.
    """
    one, two = target.report, other.report
    if one.row == two.row or (target.story is not None and target.story == other.story) or _copied(one, two):
        return None
    near = abs(one.moment - two.moment) <= REACH_HOURS * HOUR
    if near and decision.own(features_of(one, two, words)) >= 0:
        return None
    whole = one.whole.cosine(two.whole)
    likeness = (
        _WHOLE * whole + _NAMES * _common(target, own, other, words) + _TITLE * one.title.cosine(two.title)
    )
    days = abs(one.moment - two.moment) / (24 * HOUR)
    score = likeness * (0.5 + 0.5 * 0.5 ** (days / _HALF_DAYS))
    return _Ranked(other, score, whole) if score >= _LEAST else None


def _copied(one: Report, other: Report) -> bool:
    shorter = min(len(one.pairs), len(other.pairs))
    return shorter > 0 and shared(one.pairs, other.pairs) >= _COPY * shorter


def _common(one: Candidate, own: float, other: Candidate, words: StoryWords) -> float:
    """How much of their names the two share, rare ones more; people count for more than places.

    `own` is what all names of `one` weigh.
    """
    both = sum(_weight(name, words) for name in one.names.keys() & other.names.keys())
    return both / (min(own, _total(other, words)) + 5) if both else 0.0


def _total(candidate: Candidate, words: StoryWords) -> float:
    return sum(_weight(name, words) for name in candidate.names)


def _weight(name: Name, words: StoryWords) -> float:
    tie, folded = name
    return _rarity(folded, words) * (1.5 if tie is Tie.PEOPLE else 1.0)


def _rarity(folded: str, words: StoryWords) -> float:
    """How rare the rarest word of a name is; nothing for names that stand everywhere."""
    rarest = words.rarest_in(folded)
    return rarest if rarest > _RARE else 0.0


def _enough(one: Candidate, other: Candidate) -> bool:
    """Whether one of two suggestions is enough: they are of one story, or tell the same."""
    same = one.story is not None and one.story == other.story
    return same or _copied(one.report, other.report) or one.report.whole.cosine(other.report.whole) >= _ALIKE


def _related(target: Candidate, found: _Ranked, words: StoryWords) -> Related:
    other = found.candidate
    reasons = [
        Reason(tie, names)
        for tie in (Tie.PEOPLE, Tie.BODIES, Tie.PLACES)
        if (names := _tied(tie, target, other, words))
    ]
    if reasons and found.whole >= _ONE_AFFAIR:
        earlier = other.report.moment < target.report.moment
        reasons.insert(0, Reason(Tie.EARLIER if earlier else Tie.LATER))
    return Related(
        other.report.row, other.story, min(found.score, 1.0), tuple(reasons) or (Reason(Tie.SUBJECT),)
    )


def _tied(tie: Tie, target: Candidate, other: Candidate, words: StoryWords) -> tuple[str, ...]:
    """The names of one kind that both have, the rarest first."""
    common = [name for name in target.names.keys() & other.names.keys() if name[0] is tie]
    telling = {name: _rarity(name[1], words) for name in common}
    ranked: Sequence[Name] = sorted(
        (n for n in common if telling[n]), key=lambda name: (-telling[name], name)
    )
    return tuple(other.names[name] for name in ranked[:_MOST_NAMES])
