"""The bodies pack: international bodies, armies, parties, movements, governments, companies and clubs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: `name` as it is usually written, with its other `names`, short and Latin.

    `kind` is one of `KINDS`. `country` is None for bodies of several states. `ambiguous` holds
    those of its names that are also ordinary words or places and take a cue (حركة, حزب, شركة).
    """

    pack: ClassVar[str] = "bodies"
    name: str
    names: tuple[str, ...]
    name_latin: str
    country: str | None
    kind: str
    ambiguous: tuple[str, ...]
    example: str


KINDS = frozenset(
    {
        "international",
        "government",
        "parliament",
        "court",
        "army",
        "police",
        "intelligence",
        "party",
        "movement",
        "company",
        "bank",
        "media",
        "society",
        "university",
        "sport",
        "religious",
    }
)


def movement_names(lexicon: Lexicon) -> frozenset[str]:
    """The folded names of movements and parties; use it through `lexicon.derive`."""
    rows = (row for row in lexicon.rows(Body) if row.kind in {"movement", "party"})
    return frozenset(fold(name) for row in rows for name in (row.name, *row.names))
