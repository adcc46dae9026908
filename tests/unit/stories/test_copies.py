from __future__ import annotations

import pytest

from marsad.model.story import Direction
from marsad.stories.copies import CopyBook, copy_of

from .conftest import FIRE, MATCH, Reporting

PARAGRAPHS = FIRE[1].split("\n")


def test_the_earlier_is_the_original(report: Reporting) -> None:
    copy = copy_of(report(2, FIRE, hour=1), report(1, FIRE))
    assert copy is not None
    assert (copy.copy, copy.original, copy.whole, copy.direction) == (2, 1, True, Direction.TIME)
    assert copy.share == copy.share_of_original == 1.0


def test_who_credits_the_other_is_the_copy(report: Reporting) -> None:
    early = report(1, FIRE, outlet="الشروق", credit="اليوم السابع")
    late = report(2, FIRE, outlet="اليوم السابع", hour=3)
    copy = copy_of(early, late)
    assert copy is not None
    assert (copy.copy, copy.original, copy.direction) == (1, 2, Direction.CREDIT)


@pytest.mark.parametrize("credit", ["جريدة المرفأ", "موقع «المرفأ»", "المرفأ"])
def test_a_type_noun_before_a_name_is_no_part_of_it(report: Reporting, credit: str) -> None:
    early = report(1, FIRE, outlet="صدى الساحل", credit=credit)
    late = report(2, FIRE, outlet="المرفأ", hour=3)
    copy = copy_of(early, late)
    assert copy is not None
    assert (copy.copy, copy.original, copy.direction) == (1, 2, Direction.CREDIT)


def test_a_name_that_is_a_type_noun_alone_stays(report: Reporting) -> None:
    assert report(1, FIRE, outlet="جريدة").outlet == "جريدة"
    assert report(1, FIRE, outlet="حديث المرفأ").outlet == "حديث المرفأ"


def test_two_prints_of_one_agency(report: Reporting) -> None:
    copy = copy_of(report(1, FIRE, credit="أ ش أ"), report(2, FIRE, hour=1, credit="أ ش أ"))
    assert copy is not None
    assert (copy.direction, copy.agency) == (Direction.AGENCY, "أ ش أ")


def test_one_moment_tells_nothing(report: Reporting) -> None:
    copy = copy_of(report(1, FIRE), report(2, FIRE))
    assert copy is not None
    assert copy.direction is Direction.UNKNOWN


def test_sentences_may_change_places(report: Reporting) -> None:
    turned = (FIRE[0], "\n".join(PARAGRAPHS[::-1]))
    copy = copy_of(report(1, FIRE), report(2, turned, hour=1))
    assert copy is not None
    assert copy.whole


def test_a_text_within_a_longer_one_is_a_part(report: Reporting) -> None:
    long_text = (FIRE[0], f"{FIRE[1]}\n{MATCH[1]}\nوفي سياق آخر تواصلت في عدن أعمال رصف الطريق الساحلي.")
    copy = copy_of(report(1, FIRE), report(2, long_text, hour=1))
    assert copy is not None
    assert not copy.whole
    assert copy.share < copy.share_of_original


def test_another_text_is_no_copy(report: Reporting) -> None:
    assert copy_of(report(1, FIRE), report(2, MATCH)) is None
    assert copy_of(report(1, FIRE), report(2, ("عنوان", ""))) is None


def test_the_book_finds_and_forgets(report: Reporting) -> None:
    book = CopyBook()
    assert book.add(report(1, FIRE)) == []
    assert book.add(report(2, MATCH, hour=1)) == []
    assert [copy.original for copy in book.add(report(3, FIRE, hour=2))] == [1]
    book.drop(3)
    book.drop(1)
    assert len(book) == 1
    assert book.add(report(4, FIRE, hour=3)) == []


def test_a_changed_text_is_found_anew(report: Reporting) -> None:
    book = CopyBook()
    book.add(report(1, FIRE))
    book.add(report(2, MATCH))
    assert len(book.add(report(2, FIRE, hour=1))) == 1
    assert len(book) == 2
