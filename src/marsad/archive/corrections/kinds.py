"""The kinds of corrections.

They name facts by article and characters, never by ids that a rereading deals out anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from marsad.model.entity import EntityType

_AROUND = 30


class FactKind(StrEnum):
    """What sort of fact a correction rejects."""

    ENTITY = "entity"  # with all its mentions, and out of quotes and events
    MENTION = "mention"
    QUOTE = "quote"
    EVENT = "event"
    TIME = "time"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of an article's body: [start, end) as they stood when the correction was made, and the text.

    `before` and `after` are what stands around them: a later version that moves the passage is searched for
    all three, so that the same word elsewhere is not taken for it.
    """

    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


def passage_of(body: str, start: int, end: int) -> Passage:
    """The passage [start, end) of `body`."""
    before, after = body[max(start - _AROUND, 0) : start], body[end : end + _AROUND]
    return Passage(start, end, body[start:end], before, after)


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by a mention of it: the article's row and the passage."""

    article: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class FixSpeaker:
    """The quote `quote` is said by whom `speaker` names; by nobody named where that is None."""

    article: int
    quote: Passage
    speaker: Passage | None


@dataclass(frozen=True, slots=True)
class FixPlace:
    """The event with the trigger `trigger` happens where `place` says; nowhere named where that is None.

    `type` is the place's, should it be none of the article's entities yet.
    """

    article: int
    trigger: Passage
    place: Passage | None
    type: EntityType = EntityType.GPE


@dataclass(frozen=True, slots=True)
class RejectFact:
    """The fact of that kind with this passage (an event by its trigger, an entity by a mention) is none."""

    article: int
    kind: FactKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class MergeIdentities:
    """The two names stand for one person, organisation or place."""

    one: Named
    other: Named


@dataclass(frozen=True, slots=True)
class KeepApart:
    """The two names, which may be taken for one, stand for two: the doubt is settled."""

    one: Named
    other: Named


@dataclass(frozen=True, slots=True)
class SplitIdentity:
    """None of the names in `away` stands for whom those in `stay` stand for."""

    away: tuple[Named, ...]
    stay: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MergeStories:
    """The two articles (rows), and with them their stories, tell one story."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class SplitStory:
    """None of the articles (rows) in `away` tells the story of those in `stay`."""

    away: tuple[int, ...]
    stay: tuple[int, ...]


OfArticle: TypeAlias = FixSpeaker | FixPlace | RejectFact
OfIdentities: TypeAlias = MergeIdentities | KeepApart | SplitIdentity
OfStories: TypeAlias = MergeStories | SplitStory
Change: TypeAlias = OfArticle | OfIdentities | OfStories

KINDS: dict[str, type[Change]] = {
    "fix speaker": FixSpeaker,
    "fix place": FixPlace,
    "reject fact": RejectFact,
    "merge identities": MergeIdentities,
    "keep apart": KeepApart,
    "split identity": SplitIdentity,
    "merge stories": MergeStories,
    "split story": SplitStory,
}
OF_IDENTITIES = ("merge identities", "keep apart", "split identity")
OF_STORIES = ("merge stories", "split story")


def kind_of(change: Change) -> str:
    """The name of a change's kind."""
    return next(name for name, kind in KINDS.items() if type(change) is kind)


def articles_of(change: Change) -> tuple[int, ...]:
    """The rows of the articles that a change speaks of."""
    match change:
        case FixSpeaker() | FixPlace() | RejectFact():
            return (change.article,)
        case MergeIdentities() | KeepApart():
            return (change.one.article, change.other.article)
        case SplitIdentity():
            return tuple(named.article for named in change.away + change.stay)
        case MergeStories():
            return (change.one, change.other)
        case SplitStory():
            return change.away + change.stay


def with_rows(change: Change, rows: Mapping[int, int]) -> Change:
    """`change` with each article's row as `rows` has it. Raises KeyError of an article that is not in it."""
    match change:
        case FixSpeaker() | FixPlace() | RejectFact():
            return replace(change, article=rows[change.article])
        case MergeIdentities() | KeepApart():
            return replace(change, one=_renamed(change.one, rows), other=_renamed(change.other, rows))
        case SplitIdentity():
            away, stay = (tuple(_renamed(each, rows) for each in part) for part in (change.away, change.stay))
            return SplitIdentity(away, stay)
        case MergeStories():
            return MergeStories(rows[change.one], rows[change.other])
        case SplitStory():
            return SplitStory(
                tuple(rows[each] for each in change.away), tuple(rows[each] for each in change.stay)
            )


def _renamed(named: Named, rows: Mapping[int, int]) -> Named:
    return replace(named, article=rows[named.article])
