"""A role phrase as it was read, and the state of one that is being read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from marsad.lexicon.offices import OfficeForm

_PERSONAL = frozenset({"profession", "kin", "relation"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase at tokens `[first, last)` less `cut` letters.

    `form` is its head. `country` is that of the office where the phrase says so; `settled` is
    True where a body in the phrase belongs to no single country, so that none may be guessed.
    `duty` is what it is in charge of, for comparing offices: the words after the head without
    article. `body` is the first body in it; `nested` says that it holds another's
    office (المتحدث باسم الرئيس).
    """

    first: int
    last: int
    cut: int
    form: OfficeForm
    country: str | None
    settled: bool
    definite: bool
    duty: tuple[str, ...]
    body: str | None = None
    possessed: bool = False
    former: bool = False
    nested: bool = False

    @property
    def kind(self) -> str:
        """The kind of its head office."""
        return self.form.office.kind

    @property
    def personal(self) -> bool:
        """Whether it is a profession or kinship, which gives no country."""
        return is_personal(self.form)

    @property
    def accusative(self) -> bool:
        """Whether the head stands without article in the accusative (رئيسا), as a complement."""
        return self.form.accusative

    @property
    def full(self) -> bool:
        """Whether it names its country or body."""
        return self.country is not None or self.body is not None


def is_personal(form: OfficeForm) -> bool:
    """Whether a word says what someone is in private life: a profession, a relative."""
    return form.office.kind in _PERSONAL


class Last(Enum):
    """What the last word of a phrase was, which tells what may follow it."""

    HEAD = "the head, closed by an article or pronoun"
    CONSTRUCT = "a noun that waits for its genitive"
    NOUN = "a noun that is complete"
    ADJECTIVE = "an adjective"
    LINK = "a preposition"


@dataclass(slots=True)
class Phrase:
    """A role phrase that is being read, tokens `[first, last)` so far.

    `linked`: a preposition has opened its complement; `before_in`: where it would end without its
    في; `genitive`: its head took a genitive; `country_in`: the country of the place after في. The rest
    becomes fields of `Role`.
    """

    first: int
    last: int
    form: OfficeForm
    state: Last = Last.HEAD
    country: str | None = None
    body: str | None = None
    settled: bool = False
    definite: bool = False
    possessed: bool = False
    former: bool = False
    linked: bool = False
    genitive: bool = False
    nested: bool = False
    country_in: str | None = None
    before_in: int | None = None

    @property
    def waits(self) -> bool:
        """Whether the phrase cannot end here: a genitive or a complement is still to come."""
        return self.state in (Last.CONSTRUCT, Last.LINK)

    def go_to(self, last: int, state: Last) -> bool:
        """Takes in the tokens up to `last`; always True."""
        self.last, self.state = last, state
        return True

    def take_over(self, inner: Role) -> None:
        """Takes in an office that stands within this one, with what it says."""
        self.go_to(inner.last, Last.NOUN)
        self.nested = True
        spoken_for = self.form.office.kind == "spokesperson"
        self.country = self.country or (inner.country if spoken_for or not self.linked else None)
        self.body = self.body or inner.body
        self.settled = self.settled or inner.settled
        self.definite = self.definite or (inner.definite and not self.linked)
