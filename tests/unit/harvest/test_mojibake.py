"""Wrongly decoded Arabic is mended; everything else is left alone."""

from __future__ import annotations

import pytest

from marsad.harvest.mojibake import mend_mojibake

SENTENCE = "أعلن محافظ البنك المركزي، في مقابلة صحفية، رفع الفائدة نصف نقطة وفق «رويترز»"


def read_wrongly(text: str, wrong: str, right: str) -> str:
    """What `text` looks like when its bytes in `right` are taken for `wrong`."""
    table = [bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in range(256)]
    return "".join(table[byte] for byte in text.encode(right))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("cp1252", "utf-8"),
        ("latin-1", "utf-8"),
        ("cp1256", "utf-8"),
        ("cp1252", "cp1256"),
        ("latin-1", "cp1256"),
    ],
)
def test_a_sentence_comes_back(wrong: str, right: str) -> None:
    assert mend_mojibake(read_wrongly(SENTENCE, wrong, right)) == SENTENCE


def test_two_wrong_readings_are_both_undone() -> None:
    twice = read_wrongly(read_wrongly(SENTENCE, "latin-1", "utf-8"), "latin-1", "utf-8")
    assert mend_mojibake(twice) == SENTENCE


def test_only_the_wrong_part_of_a_page_changes() -> None:
    page = f"<h1>{SENTENCE}</h1><p>{read_wrongly(SENTENCE, 'cp1252', 'utf-8')}</p>"
    assert mend_mojibake(page) == f"<h1>{SENTENCE}</h1><p>{SENTENCE}</p>"


def test_the_byte_that_windows_1252_lacks_is_put_back() -> None:
    wrong = read_wrongly("في القاهرة فقط", "cp1252", "utf-8")
    assert mend_mojibake(wrong.replace("\x81", "")) == "في القاهرة فقط"
    assert mend_mojibake(wrong.replace("\x81", "\ufffd")) == "في القاهرة فقط"


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "طظ طظ ظط طظ حروف نادرة",
        "ظل طفل طليق ظهر طيب",
        "Café, naïve, Ærøskøbing, São Paulo, Øresund, Ùn",
        "ÀÉÎ ÕÜ en majuscules: ÉTÉ, FORÊT, NOËL, ÇÀ ET LÀ",
        "گفت‌وگوی وزیر خارجه ایران با همتای عراقی",
        "",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert mend_mojibake(text) == text
