"""Stories: what several articles tell together, who copied whom, and whom they credit.

In NewsML-G2 a story is a packageItem, in papers on topic detection a topic. Articles are named by their rows,
the numbers that an archive knows them by for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from marsad.model.span import Span


class PassageKind(StrEnum):
    """What became of a sentence between an original and its copy."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a copy beside that of the original; None where one of them has none like it."""

    kind: PassageKind
    copy: Span | None
    original: Span | None


class Direction(StrEnum):
    """What tells which of two like articles is the original."""

    CREDIT = "credit"  # the copy credits the original's outlet
    TIME = "time"  # the original was published before
    AGENCY = "agency"  # both credit one agency: the earlier stands for its wire
    UNKNOWN = "unknown"  # published at one moment, or on days alone: the order is by row


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that has another one's words.

    `share` is how much of the copy stands in the original, `share_of_original` how much of the original in
    the copy, both 0.0 to 1.0 of their pairs of words. `whole` says that the two are one text, but for edits;
    otherwise one of them stands within the other. `agency` is the agency that both credit.
    """

    copy: int
    original: int
    share: float
    share_of_original: float
    whole: bool
    direction: Direction
    agency: str | None = None


class Standing(StrEnum):
    """How the articles of a story stand to a fact."""

    AGREED = "agreed"  # all say the same, two at least
    UPDATED = "updated"  # later ones say another thing than earlier ones: a toll that rises
    DISPUTED = "disputed"  # at one time some say this and some that


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article says on a matter that others may tell otherwise.

    `kind` is `figure` or `event`. `subject` names the matter: what a figure counts (`killed`, or the words
    beside it), or an event by PLOVER type, mode, status and who had part in it. `value` is the figure, or the
    event's ISO day, empty where none is told; `span` is where the body says so.
    """

    kind: str
    subject: str
    value: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """Those articles of a story that state one value, in time order; `text` is the first one's wording."""

    value: str
    text: str
    articles: tuple[int, ...]
    outlets: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LeadFact:
    """A matter that several articles of a story speak of, with its sides, the most told first."""

    kind: str
    subject: str
    standing: Standing
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story; `moment` is when it was published in seconds since 1970."""

    row: int
    moment: int
    outlet: str | None
    headline: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """Why a report is in its story: the one it is surest to tell one story with, and what the two share.

    `chance` is the chance that they do, 0.0 to 1.0; `shares` names what they have in common: `text`,
    `headline`, `lead`, `names`.
    """

    row: int
    chance: float
    shares: tuple[str, ...]
    hours: float


@dataclass(frozen=True, slots=True)
class Story:
    """A happening as several articles tell it: who ran it first, who copied, what they agree on and dispute.

    `members` are in time order, the first report first; `headline` is that of the article that has most in
    common with the others.
    """

    number: int
    headline: str | None
    members: tuple[Member, ...]
    facts: tuple[LeadFact, ...] = ()
    copies: tuple[Copy, ...] = ()

    @property
    def first(self) -> Member:
        """The first report."""
        return self.members[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, in the order they first did."""
        return tuple(dict.fromkeys(member.outlet for member in self.members if member.outlet))

    @property
    def originals(self) -> tuple[Member, ...]:
        """The articles that are no copy of another."""
        copied = {copy.copy for copy in self.copies if copy.whole}
        return tuple(member for member in self.members if member.row not in copied)


class Tie(StrEnum):
    """What ties a related report to the one that is read."""

    EARLIER = "earlier"  # an earlier chapter of the same affair
    LATER = "later"  # a later one
    PEOPLE = "people"
    BODIES = "bodies"
    PLACES = "places"
    SUBJECT = "subject"  # the same subject, told with other names


@dataclass(frozen=True, slots=True)
class Reason:
    """A tie, and the names that make it, as the related report has them."""

    tie: Tie
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A report worth reading beside another: of another story, and no copy. `score` is 0.0 to 1.0."""

    row: int
    story: int | None
    score: float
    reasons: tuple[Reason, ...]
