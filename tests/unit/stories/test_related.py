"""Which names tie reports: not those that only say who files and from where."""

from __future__ import annotations

from marsad.model.page import Page
from marsad.pipeline import read
from marsad.stories.related import names_of

TEXT = """افتتاح متحف للخط العربي
المصدر: CNN
3 مايو 2024
دبي، الإمارات العربية المتحدة (CNN)-- افتتح وزير الثقافة العماني ذي يزن بن هيثم متحفا للخط في مسقط.
وقال الوزير لـCNN إن متحف مسقط يضم ألف لوحة.
"""


def test_a_dateline_and_the_outlet_tie_nothing() -> None:
    (article,) = read(Page("p", TEXT))
    named = {name for _, name in names_of(article)}
    assert "مسقط" in named
    assert not named & {"دبي", "cnn", "الامارات العربيه المتحده"}
