"""The keys of names: whoever a name may be a spelling of is found by them, and few others."""

from __future__ import annotations

import pytest

from marsad.lexicon.pack import load
from marsad.model.entity import EntityType
from marsad.stories.known import Known, keys_to_look_under
from marsad.stories.name_likeness import likeness, words_of


def found(full: str, name: str) -> bool:
    """Whether who goes by `name` is found where `full` is looked for."""
    known = Known(1, EntityType.PERSON, name)
    spelt = load().derive(likeness).has_spellings(words_of(full)[0])
    return not {*keys_to_look_under(full, None, spelt=spelt)}.isdisjoint(known.keys_of([name]))


@pytest.mark.parametrize(
    ("full", "name"),
    [
        ("سيرجي شويغو", "سيرغي شويغو"),
        ("سيرغي شويغو", "سيرغي كوجوغيتوفيتش شويغو"),
        ("كريستينا رونالدو", "كريستينه رونالدو"),
        ("ألكسندر نوفاك", "ألكساندر نوفاك"),  # one letter more, in the middle
        ("فلوديمير زيلينسكي", "فولوديمير زيلينسكي"),  # at the head
        ("دوستويفسكا نوفاك", "دوستويفسكي نوفاك"),  # at the tail
        ("أحمد داود", "احمد محمد داود"),
    ],
)
def test_spellings_are_found(full: str, name: str) -> None:
    assert load().derive(likeness).compare(full, name) is not None
    assert found(full, name)
    assert found(name, full)


@pytest.mark.parametrize(
    ("full", "name"),
    [
        ("محمد صلاح", "محمود صلاح"),
        ("محمد صلاح", "ماجد صالح"),
        ("سيرغي شويغو", "سمير شويغو"),
        ("سيرغي شويغو", "سيرغي لافروف"),
    ],
)
def test_names_that_share_a_letter_alone_are_not(full: str, name: str) -> None:
    assert not found(full, name)
