"""Names in Latin letters: one with the Arabic name where a pack says so, nobody's guess elsewhere."""

from __future__ import annotations

import pytest

from marsad.lexicon.pack import load
from marsad.model.entity import EntityType
from marsad.model.identity import Named
from marsad.stories.identities import IdentityBook

ORG, PERSON, GPE = EntityType.ORG, EntityType.PERSON, EntityType.GPE


@pytest.mark.parametrize(
    ("kind", "latin", "arabic", "country"),
    [
        (ORG, "Google", "غوغل", "US"),
        (ORG, "Human Rights Watch", "هيومن رايتس ووتش", None),
        (PERSON, "Emmanuel Macron", "إيمانويل ماكرون", "FR"),
        (PERSON, "EMMANUEL MACRON", "ماكرون", "FR"),
        (GPE, "Norway", "النرويج", "NO"),
    ],
)
def test_a_name_that_a_pack_spells_is_one_in_either_order(
    kind: EntityType, latin: str, arabic: str, country: str | None
) -> None:
    told = [Named(kind, latin), Named(kind, arabic, country=country)]
    for order in (told, told[::-1]):
        book = IdentityBook(load())
        assert len({book.identify(named).number for named in order}) == 1


@pytest.mark.parametrize(("latin", "arabic"), [("Jan Novak", "يان نوفاك"), ("Jan Novak", "Jana Novakova")])
def test_a_name_that_no_pack_spells_stays_its_own(latin: str, arabic: str) -> None:
    book = IdentityBook(load())
    assert book.identify(Named(PERSON, latin)).number != book.identify(Named(PERSON, arabic)).number
