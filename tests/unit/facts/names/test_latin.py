"""Latin spellings: office holders as curated, known tokens from the table, the rest letter by letter."""

from __future__ import annotations

import pytest

from marsad.facts.names.latin import latin_name, person_latin, romanise
from marsad.lexicon.pack import load


@pytest.mark.parametrize(
    ("forms", "latin"),
    [
        ({"سيرغي لافروف", "لافروف"}, "Sergey Lavrov"),
        ({"أنطونيو غوتيريش"}, "António Guterres"),
        ({"محمد القرضاوي"}, "Mohamed al-Qardawi"),
        ({"عبد الرحمن القرضاوي"}, "Abdul Rahman al-Qardawi"),
    ],
)
def test_people(forms: set[str], latin: str) -> None:
    assert (person_latin(forms, load()) or "").replace("ó", "o") == latin.replace("ó", "o")


def test_particles_stay_as_newspapers_write_them() -> None:
    assert latin_name("تميم بن حمد آل ثاني", load()) == "Tamim bin Hamad Al Thani"


@pytest.mark.parametrize(("word", "latin"), [("حمدوك", "hamduk"), ("قرضاوي", "qardawi"), ("شاهين", "shahin")])
def test_unknown_words_go_letter_by_letter(word: str, latin: str) -> None:
    assert romanise(word) == latin


def test_no_name_gives_none() -> None:
    assert latin_name("، -", load()) is None
    assert person_latin([], load()) is None
