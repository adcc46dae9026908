"""Father and son of one name are two people."""

from __future__ import annotations

from marsad.lexicon.pack import load
from marsad.model.entity import EntityType
from marsad.model.identity import Named
from marsad.stories.identities import IdentityBook


def named(name: str, *forms: str) -> Named:
    return Named(EntityType.PERSON, name, (name, *forms), None, "US", None, "2018-03-18", False)


def test_a_son_told_apart_from_his_father_is_somebody_else() -> None:
    book = IdentityBook(load())
    father = book.identify(named("دونالد ترامب", "ترامب")).number
    son = book.identify(named("دونالد ترامب الابن", "ترامب")).number
    assert son != father
    assert book.identify(named("دونالد ترامب الابن")).number == son
    assert book.identify(named("ترامب")).number == father
