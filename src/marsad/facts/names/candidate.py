"""A candidate: tokens that may name something, with what says so and how far it is trusted."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.entity import EntityType, Mention
from marsad.model.span import Span
from marsad.text.segment import Tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `[first, last)` less `cut` letters of clitics, read as a name of `type`.

    `identity` is equal for candidates that are surely one thing, empty where only the form tells.
    `trust` settles overlaps (see `arbitration.py`); `rule` says what found it. `official` is False
    for companies, clubs and the like, whose posts are no state's. `phrase` is the whole phrase
    where a type noun or marks stay out of the name.
    """

    first: int
    last: int
    cut: int
    type: EntityType
    rule: str
    trust: int
    identity: str = ""
    country: str | None = None
    latin: str | None = None
    official: bool = True
    phrase: tuple[int, int] | None = None

    def span(self, tokens: Tokens) -> Span:
        """The characters named, clitics left out."""
        return cut_span(tokens, self.first, self.last, self.cut)

    def mention(self, tokens: Tokens) -> Mention:
        """The mention that the record keeps."""
        span = self.span(tokens)
        return Mention(span.start, span.end, span.of(tokens.text), self.rule)

    def key(self, tokens: Tokens) -> str:
        """The folded words named, clitics left out, parted by single blanks."""
        return " ".join((tokens.keys[self.first][self.cut :], *tokens.keys[self.first + 1 : self.last]))


def cut_span(tokens: Tokens, first: int, last: int, cut: int) -> Span:
    """The characters of tokens `[first, last)` without the first `cut` folded letters."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if cut:
        folded = tokens.folded
        at = folded.to_folded(start, start + 1).start + cut
        start = folded.to_original(at, at + 1).start
    return Span(start, end)
