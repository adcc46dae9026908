"""The offices pack: head words of the phrases that say what a person is, and their inflected forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Office:
    """A head word: `office` is masculine singular without article, `plural` the broken one, if any.

    `kind` groups offices (head, state, monarch, deputy, envoy, spokesperson, cleric, …), with
    `profession` and `kin` for what is no office. `of` says what it takes in the genitive, `links`
    which prepositions open its complement.
    """

    pack: ClassVar[str] = "offices"
    office: str
    feminine: str
    plural: str
    kind: str
    of: tuple[str, ...]
    links: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """One inflected form: `number` is s, d or p; `definite` with the article; `possessed` by a pronoun.

    `either` says that the folded key is a feminine (وزيرة) or a masculine with its pronoun (وزيره),
    which only the letter as written tells. `accusative` is an indefinite one (رئيسا), which no name follows.
    """

    office: Office
    number: str = "s"
    definite: bool = False
    possessed: bool = False
    either: bool = False
    accusative: bool = False


MADDA = "آ"
_ALEF_HAMZA, _SEATS = "اء", ("و", "ي")  # what a hamza sits on before a pronoun, folded
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا")


def office_forms(lexicon: Lexicon) -> dict[str, OfficeForm]:
    """All forms of the one-word offices by folded key, but those in آ; use it through `lexicon.derive`."""
    return _forms(office for office in lexicon.rows(Office) if office.office[0] != MADDA)


def offices_with_madda(lexicon: Lexicon) -> dict[str, OfficeForm]:
    """The forms of offices in آ, which fold like other words (آمر, أمر); use it through `lexicon.derive`."""
    return _forms(office for office in lexicon.rows(Office) if office.office[0] == MADDA)


def _forms(offices: Iterable[Office]) -> dict[str, OfficeForm]:
    forms: dict[str, OfficeForm] = {}
    for office in offices:
        if " " in office.office:
            continue
        office = replace(office, links=tuple(map(fold, office.links)))
        for key, form in _inflected(office):
            forms.setdefault(key, form)
    return forms


def _inflected(office: Office) -> Iterator[tuple[str, OfficeForm]]:
    if fold(office.feminine) == fold(office.office) + "ه":
        yield fold(office.feminine), OfficeForm(office, either=True)
    for singular in filter(None, (office.office, office.feminine)):
        yield from _singular(office, fold(singular))
    for singular in filter(None, (office.office, office.feminine)):
        yield from _dual(office, fold(singular))
    yield from _plural(office)


def _singular(office: Office, key: str) -> Iterator[tuple[str, OfficeForm]]:
    yield key, OfficeForm(office)
    yield "ال" + key, OfficeForm(office, definite=True)
    if not key.endswith(("ه", "ي")):
        yield key + "ا", OfficeForm(office, accusative=True)
    construct = key[:-1] + "ت" if key.endswith("ه") else key
    for pronoun in _PRONOUNS:
        yield construct + pronoun, OfficeForm(office, possessed=True)


def _dual(office: Office, key: str) -> Iterator[tuple[str, OfficeForm]]:
    stem = key[:-1] + "ت" if key.endswith("ه") else key
    for ending in ("ا", "ي", "ان", "ين"):
        yield stem + ending, OfficeForm(office, "d")
    for ending in ("ان", "ين"):
        yield "ال" + stem + ending, OfficeForm(office, "d", definite=True)
    for pronoun in _PRONOUNS:
        yield stem + "ي" + pronoun, OfficeForm(office, "d", possessed=True)
        yield stem + "ا" + pronoun, OfficeForm(office, "d", possessed=True)


def _plural(office: Office) -> Iterator[tuple[str, OfficeForm]]:
    key = fold(office.office)
    plurals = (fold(office.plural),) if office.plural else (key + "ون", key + "و")
    for plural in plurals:
        yield plural, OfficeForm(office, "p")
        yield "ال" + plural, OfficeForm(office, "p", definite=True)
    stems = [plurals[0]]
    if plurals[0].endswith(_ALEF_HAMZA):  # نظراؤه, نظرائه
        stems += [plurals[0][:-1] + seat for seat in _SEATS]
    for pronoun in _PRONOUNS:
        for stem in stems:
            yield stem + pronoun, OfficeForm(office, "p", possessed=True)
