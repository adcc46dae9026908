"""What search keys are made with: how usual words are, which are names, the singulars of broken plurals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from marsad.lexicon.bodies import Body
from marsad.lexicon.broken_plurals import BrokenPlural
from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.countries import Country
from marsad.lexicon.given_names import GivenName
from marsad.lexicon.holders import Holder
from marsad.lexicon.latin_names import LatinName
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.places import Place
from marsad.lexicon.regions import Region
from marsad.lexicon.surnames import Surname
from marsad.text.normalise import fold
from marsad.text.search_keys import SearchKeys
from marsad.text.usage import Usage


def search_keys(lexicon: Lexicon) -> SearchKeys:
    """The maker of search keys from the packs of `lexicon`."""
    frequency = lexicon.derive(word_frequencies)
    people = {word for word in map(fold, _people(lexicon)) if not _definite_of(word, frequency)}
    usage = Usage(
        frequency=frequency,
        names=frozenset(people.union(map(fold, _countries(lexicon)))),
        rare_names=frozenset(map(fold, _rare_names(lexicon))),
        singulars=_singulars(lexicon),
    )
    return SearchKeys(usage)


def _definite_of(word: str, frequency: Mapping[str, int]) -> bool:
    """Whether `word` is an ordinary one behind the article: الملك, as in عبد الملك."""
    return word.startswith("ال") and word[2:] in frequency


def _countries(lexicon: Lexicon) -> Iterator[str]:
    """Names of countries, capitals and regions that are single words and nothing else."""
    for country in lexicon.rows(Country):
        yield from _single(country.name, *country.names, *country.cities)
    for region in lexicon.rows(Region):
        if not region.ambiguous:
            yield from _single(region.name, *region.names)


def _people(lexicon: Lexicon) -> Iterator[str]:
    """Words of people's names that are no ordinary words."""
    for holder in lexicon.rows(Holder):
        for name in (holder.name, *holder.names):
            yield from name.replace("عبد ال", "عبدال").split()
    for given in lexicon.rows(GivenName):
        if not given.ambiguous:
            yield given.name
    for surname in lexicon.rows(Surname):
        if not surname.ambiguous:
            yield surname.name


def _rare_names(lexicon: Lexicon) -> Iterator[str]:
    """Words of names that may be ordinary words as well."""
    for body in lexicon.rows(Body):
        yield from _single(*(name for name in (body.name, *body.names) if name not in body.ambiguous))
    for given in lexicon.rows(GivenName):
        yield given.name
    for surname in lexicon.rows(Surname):
        yield surname.name
    for place in lexicon.rows(Place):
        yield from _single(place.name, *place.names)
    for latin in lexicon.rows(LatinName):
        yield latin.name


def _single(*names: str) -> Iterator[str]:
    return (name for name in names if " " not in name)


def _singulars(lexicon: Lexicon) -> dict[str, str]:
    """Folded broken plurals and the folded singular of each."""
    return {fold(plural): fold(row.singular) for row in lexicon.rows(BrokenPlural) for plural in row.plurals}
