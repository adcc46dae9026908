"""The names that packs hold, found by token n-grams: an index on the first token, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from marsad.lexicon.bodies import Body
from marsad.lexicon.countries import Country
from marsad.lexicon.holders import Holder
from marsad.lexicon.outlets import Outlet
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.places import Place
from marsad.lexicon.regions import Region
from marsad.lexicon.titles import Title
from marsad.model.entity import EntityType
from marsad.text.name_spelling import skeleton
from marsad.text.normalise import fold
from marsad.text.segment import keys_of

_CROWNS = frozenset({"البابا", "الملك", "السلطان", "الملكة", "البطريرك"})
_SMALL = 150_000  # a town of fewer people counts only where a word shows that a place is meant
_SMALL_ARAB = 30_000
_ARAB = frozenset("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())


class Known(NamedTuple):
    """A name that a pack holds. `identity` is equal for all names of one thing.

    `cue` says that the name is also an ordinary word or another name, and counts only beside a
    word that shows what is meant. `spelling` is the name as the pack writes it, `kind` a body's.
    """

    pack: str
    type: EntityType
    identity: str
    spelling: str
    country: str | None
    latin: str | None = None
    cue: bool = False
    kind: str = ""


class Openings(NamedTuple):
    """The known names that open with one token: lengths of their rests, longest first, and who bears each."""

    lengths: tuple[int, ...]
    rests: dict[tuple[str, ...], tuple[Known, ...]]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known names by their first token."""

    index: dict[str, Openings]

    def match(
        self, key: str, keys: tuple[str, ...], at: int, end: int
    ) -> tuple[int, tuple[Known, ...]] | None:
        """The longest known name whose first token is `key` and whose rest follows token `at` before `end`.

        Gives the token after the name and all that bear it.
        """
        openings = self.index.get(key)
        if openings is None:
            return None
        for length in openings.lengths:
            bearers = openings.rests.get(keys[at + 1 : at + 1 + length])
            if bearers is not None and at + 1 + length <= end:
                return at + 1 + length, bearers
        return None

    def alone(self, key: str) -> tuple[Known, ...]:
        """What bears `key` as its whole name."""
        openings = self.index.get(key)
        return openings.rests.get((), ()) if openings is not None else ()


def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The index over all packs of names; use it through `lexicon.derive`."""
    by_first: dict[str, dict[tuple[str, ...], list[Known]]] = {}
    for known in _all_known(lexicon):
        keys = keys_of(known.spelling)
        if keys:
            bearers = by_first.setdefault(keys[0], {}).setdefault(keys[1:], [])
            if all(known.identity != other.identity for other in bearers):
                bearers.append(known)
    return Gazetteer({first: _openings(rests) for first, rests in by_first.items()})


def _openings(rests: dict[tuple[str, ...], list[Known]]) -> Openings:
    lengths = sorted({len(rest) for rest in rests}, reverse=True)
    return Openings(tuple(lengths), {rest: tuple(bearers) for rest, bearers in rests.items()})


def _all_known(lexicon: Lexicon) -> Iterator[Known]:
    yield from _countries(lexicon)
    yield from _holders(lexicon)
    yield from _bodies(lexicon)
    yield from _regions(lexicon)
    yield from _places(lexicon)
    yield from _outlets(lexicon)


def _countries(lexicon: Lexicon) -> Iterator[Known]:
    for row in lexicon.rows(Country):
        for name in (row.name, *row.names):
            yield Known("countries", EntityType.GPE, f"country {row.code}", name, row.code, row.name_latin)
        for name in row.capitals:
            yield Known("countries", EntityType.GPE, f"capital {row.code} {row.capitals[0]}", name, row.code)
        for name in row.seats:
            yield Known("countries", EntityType.GPE, f"capital {row.code} {skeleton(name)}", name, row.code)


def _holders(lexicon: Lexicon) -> Iterator[Known]:
    titles = frozenset(row.title for row in lexicon.rows(Title)) | _CROWNS
    for row in lexicon.rows(Holder):
        for name in (row.name, *row.names):
            bare = _without_title(name, titles)
            yield Known("holders", EntityType.PERSON, f"person {row.name}", bare, row.country, row.name_latin)


def _without_title(name: str, titles: frozenset[str]) -> str:
    """A name less the title it is usually written with: الملا عبد الغني, البابا تواضروس."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in titles and first.startswith("ال") else name


def _bodies(lexicon: Lexicon) -> Iterator[Known]:
    for row in lexicon.rows(Body):
        common = set(row.ambiguous)
        identity = f"body {row.name} {row.country}"
        for name in (row.name, *row.names):
            cue = name in common
            yield Known("bodies", EntityType.ORG, identity, name, row.country, row.name_latin, cue, row.kind)


def _regions(lexicon: Lexicon) -> Iterator[Known]:
    for row in lexicon.rows(Region):
        for name in (row.name, *row.names):
            cue = row.ambiguous == "yes" and name == row.name
            type_ = EntityType(row.type)
            yield Known("regions", type_, f"region {row.name}", name, row.country, row.name_latin, cue)


def _places(lexicon: Lexicon) -> Iterator[Known]:
    for row in lexicon.rows(Place):
        identity = f"place {row.name} {row.country}"
        for name in (row.name, *row.names):
            small = _SMALL_ARAB if row.country in _ARAB else _SMALL
            cue = row.ambiguous == "yes" or (row.population or 0) < small
            yield Known("places", EntityType(row.type), identity, name, row.country, row.name_latin, cue)


def _outlets(lexicon: Lexicon) -> Iterator[Known]:
    for row in lexicon.rows(Outlet):
        common = set(row.common)
        for name in row.forms:
            cue = name in common
            yield Known("outlets", EntityType.ORG, f"outlet {row.name}", name, row.country, None, cue)


def demonyms(lexicon: Lexicon) -> dict[str, str]:
    """Adjectives of countries, folded and without article, in all forms, to country codes."""
    found: dict[str, str] = {}
    for row in lexicon.rows(Country):
        for adjective in map(fold, row.demonyms):
            for form in _adjective_forms(adjective):
                found.setdefault(form, row.code)
        for people in map(fold, row.peoples):
            found.setdefault(people, row.code)
    return found


def compound_demonyms(lexicon: Lexicon) -> dict[tuple[str, str], str]:
    """Adjectives of two words (كوري شمالي), masculine and feminine without article, to country codes."""
    found: dict[tuple[str, str], str] = {}
    for row in lexicon.rows(Country):
        for adjective in row.demonyms:
            words = fold(adjective).split()
            if len(words) == 2:
                found[words[0], words[1]] = row.code
                found[words[0] + "ه", words[1] + "ه"] = row.code
                found[words[0], words[1] + "ه"] = row.code
    return found


def _adjective_forms(adjective: str) -> Iterable[str]:
    yield from (adjective + ending for ending in ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات", "ا"))
