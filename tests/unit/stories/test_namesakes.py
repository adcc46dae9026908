"""Namesakes: several may be meant by one name, and nobody new is made of it each time."""

from __future__ import annotations

import pytest

from marsad.lexicon.pack import load
from marsad.model.entity import EntityType
from marsad.model.identity import Identification, Named
from marsad.stories.identities import IdentityBook


def person(name: str, country: str | None = None, role: str | None = None) -> Named:
    return Named(EntityType.PERSON, name, (name,), None, country, role, "2024-03-04", False)


@pytest.fixture
def book() -> IdentityBook:
    return IdentityBook(load())


def numbers(found: list[Identification]) -> list[int]:
    return [each.number for each in found]


def test_of_namesakes_the_one_of_the_country_is_meant(book: IdentityBook) -> None:
    spanish, french = (book.identify(person("بلال النجداوي", code)).number for code in ("ES", "FR"))
    assert spanish != french
    assert numbers([book.identify(person("بلال النجداوي", code)) for code in ("FR", "ES")]) == [
        french,
        spanish,
    ]


def test_a_namesake_of_no_known_country_is_one_and_not_one_more_each_time(book: IdentityBook) -> None:
    known = {book.identify(person("بلال النجداوي", code)).number for code in ("ES", "FR")}
    unsettled = {book.identify(person("بلال النجداوي")).number for _ in range(3)}
    assert len(unsettled) == 1
    assert known.isdisjoint(unsettled)
    assert book.identify(person("بلال النجداوي", "ES")).number in known


def test_a_single_word_raises_no_doubt_without_a_country(book: IdentityBook) -> None:
    book.identify(person("سهيل النجداوي", "JO", "وزير"))
    again = [book.identify(person("النجداوي")) for _ in range(3)]
    assert len({*numbers(again)}) == 3
    assert {each.doubts for each in again} == {()}


def test_a_single_word_is_looked_for_in_its_country(book: IdentityBook) -> None:
    minister = book.identify(person("سهيل النجداوي", "JO", "وزير")).number
    assert book.identify(person("النجداوي", "JO", "وزير")).number == minister
    doubted = book.identify(person("النجداوي", "JO", "مدرب"))
    assert doubted.number != minister
    assert [number for number, _ in doubted.doubts] == [minister]
    assert book.identify(person("النجداوي", "MA", "وزير")).doubts == ()


def test_a_name_of_too_many_is_no_question(book: IdentityBook) -> None:
    for given in ("سهيل", "بلال", "رائد", "هشام", "نبيل", "فواز"):
        book.identify(person(f"{given} النجداوي", "JO", "نائب"))
    assert book.identify(person("النجداوي", "JO", "مدرب")).doubts == ()


def test_a_book_that_let_go_of_all_knows_whom_it_is_given_back(book: IdentityBook) -> None:
    kept = IdentityBook(load(), whole=False)
    one = person("سهيل النجداوي", "JO", "وزير")
    kept.restore(kept.lacking([one]), (), ())
    number, known = kept.identify(one).number, kept.known.copy()
    keys = kept.take_fresh()
    kept.forget()
    shorter = person("النجداوي", "JO", "وزير")
    lacking = kept.lacking([shorter])
    kept.restore(lacking, [pair for pair in keys if pair[0] in lacking], known.values())
    assert kept.identify(shorter).number == number
