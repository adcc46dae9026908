"""One naming of a person, and the tokens that namings have taken."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.facts.names.role import Role
from marsad.facts.names.scene import Scene
from marsad.model.entity import EntityType


@dataclass(frozen=True, slots=True)
class Naming:
    """A person named at tokens `[first, last)` less `cut` letters, with what stands beside it.

    `rule` says what found the name. `role_text` is the role as written and `role` how it was
    read; `rank` a military title; `titled` says that any title or office stands before it, `led`
    that it follows "led by". `holder` is the identity of a known office holder; `same_as` the
    first token of a naming that this one repeats.
    """

    first: int
    last: int
    cut: int
    rule: str
    role: Role | None = None
    role_text: str | None = None
    rank: str | None = None
    led: bool = False
    country: str | None = None
    holder: str | None = None
    titled: bool = False
    same_as: int | None = None


class Claims:
    """Which tokens names and their roles have taken, and which roles have found their person."""

    def __init__(self, size: int) -> None:
        self.taken = bytearray(size)
        self.roles: set[int] = set()

    def take(self, first: int, last: int) -> None:
        """Takes tokens `[first, last)`."""
        self.taken[first:last] = b"\x01" * (last - first)

    def take_role(self, role: Role) -> None:
        """Takes a role phrase for the person it stands beside."""
        self.take(role.first, role.last)
        self.roles.add(role.first)


def known_holder(scene: Scene, first: int, last: int) -> str | None:
    """The identity of the office holder whose known name is exactly tokens `[first, last)`."""
    match = scene.matches.get(first)
    if match is None or match.last != last:
        return None
    known = match.of_type(EntityType.PERSON)
    return known[0].identity if known else None


def is_led(scene: Scene, i: int) -> bool:
    """Whether a word for leading stands before token `i`: بقيادة، برئاسة."""
    return i > 0 and scene.keys[i - 1] in scene.vocabulary.words.led_by


def role_text(scene: Scene, role: Role) -> str:
    """A role as written, clitics left out; لل gives its article back: للرئيس is الرئيس."""
    text = scene.tokens.surface(role.first, role.last)[role.cut :]
    return "ال" + text[2:] if text.startswith("لل") else text
