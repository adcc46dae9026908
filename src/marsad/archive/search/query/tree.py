"""The tree that a query is read into, and its wording in the language's own plain form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Field(StrEnum):
    """What may be searched; the value is the field's name in the index and in a query."""

    TEXT = "text"
    HEADLINE = "headline"
    BODY = "body"
    PERSON = "person"
    SPEAKER = "speaker"
    PLACE = "place"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    CREDIT = "credit"
    COUNTRY = "country"
    EVENT = "event"
    STATUS = "status"
    LANGUAGE = "language"


_AND = "و"  # bare, it joins what stands around it and is no word
STEMMED = frozenset({Field.TEXT, Field.HEADLINE, Field.BODY})
CODES = frozenset({Field.COUNTRY, Field.EVENT, Field.STATUS, Field.LANGUAGE})


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles."""

    def __str__(self) -> str:
        return "*"


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several in a row as a phrase, folded.

    `exact` takes them as they stand, without the search key; `prefix` lets the last word go on; up to
    `slop` other words may stand between those of a phrase.
    """

    field: Field
    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False
    slop: int = 0

    def __str__(self) -> str:
        text = " ".join(self.words) + "*" * self.prefix
        quoted = f'"{text}"' if len(self.words) > 1 or text == _AND else text
        near = f"~{self.slop}" if self.slop else ""
        return f"{_prefix(self.field)}{'=' * self.exact}{quoted}{near}"


@dataclass(frozen=True, slots=True)
class Code:
    """A value out of a closed list: a country's code, an event's type, an outlet that the packs know."""

    field: Field
    value: str
    shown: str

    def __str__(self) -> str:
        quoted = f'"{self.shown}"' if " " in self.shown else self.shown
        return f"{self.field.value}:{quoted}"


@dataclass(frozen=True, slots=True)
class Days:
    """Published from `first` to `last`, ISO days, both included; None for no bound."""

    first: str | None = None
    last: str | None = None

    def __str__(self) -> str:
        if self.first and self.last:
            return f"date:{self.first}..{self.last}"
        return f"from:{self.first}" if self.first else f"to:{self.last}"


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not meet `node`."""

    node: Node

    def __str__(self) -> str:
        return f"NOT {_grouped(self.node)}"


@dataclass(frozen=True, slots=True)
class All:
    """Articles that meet all of `nodes`."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " AND ".join(_grouped(node) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Any:
    """Articles that meet at least one of `nodes`."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(_grouped(node) for node in self.nodes)


Node: TypeAlias = Everything | Words | Code | Days | Not | All | Any


def all_of(*nodes: Node) -> Node:
    """Articles that meet all of `nodes`, without needless nesting."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, All) else [node]
    wanted = [node for node in dict.fromkeys(flat) if not isinstance(node, Everything)]
    if not wanted:
        return Everything()
    return wanted[0] if len(wanted) == 1 else All(tuple(wanted))


def any_of(*nodes: Node) -> Node:
    """Articles that meet one of `nodes`, without needless nesting."""
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, Any) else [node]
    wanted = list(dict.fromkeys(flat))
    return wanted[0] if len(wanted) == 1 else Any(tuple(wanted))


def _prefix(field: Field) -> str:
    return "" if field is Field.TEXT else f"{field.value}:"


def _grouped(node: Node) -> str:
    simple = not isinstance(node, All | Any) and not (isinstance(node, Days) and node.first and node.last)
    return str(node) if simple else f"({node})"
