"""Names on a credit: cutting a list, type nouns, kinds, identity, outlets told from reporters."""

from __future__ import annotations

import pytest

from marsad.lexicon.outlets import outlet_names
from marsad.lexicon.pack import load
from marsad.reading.publication.sources import same_source, source_reader


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("رويترز + وكالات", ["رويترز", "وكالات"]),
        ("رويترز وأ ف ب", ["رويترز", "أ ف ب"]),
        ("سانا، وكالات", ["سانا", "وكالات"]),
        ("المرفأ نيوز • رويترز • أ ف ب", ["المرفأ نيوز", "رويترز", "أ ف ب"]),
        ("وكالة تاس", ["تاس"]),
        ("صحيفة «المرفأ»", ["المرفأ"]),
        ("وكالة الأنباء القطرية", ["وكالة الأنباء القطرية"]),
        ("واس", ["واس"]),
        ("متابعات", []),
        ("خاص", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [source.name for source in source_reader(load()).read(text)] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وكالة المرفأ للأنباء", "agency"),
        ("قناة المرفأ", "broadcaster"),
        ("صحيفة المرفأ", "outlet"),
        ("وزارة الأشغال", "official"),
        ("مواقع التواصل الاجتماعي", "social"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    source = source_reader(load()).one(text)
    assert source is not None
    assert source.kind == kind


def test_offsets_point_at_the_name() -> None:
    text = "المصدر: وكالة «تاس»"
    source = source_reader(load()).one(text, 8)
    assert source is not None
    assert text[source.start : source.end] == "تاس"


def test_one_outlet_under_all_its_names() -> None:
    names = load().derive(outlet_names)
    assert names.named("أ.ف.ب") is names.named("فرانس برس")
    assert names.at_domain("www.aljazeera.net") is names.named("الجزيرة نت")
    assert names.at_domain("example.org") is None


def test_same_source_by_its_opening_words() -> None:
    assert same_source("الجزيره", "الجزيره نت")
    assert not same_source("الوطن", "دنيا الوطن")


@pytest.mark.parametrize("name", ["المرفأ نيوز", "المشهد اليمني", "هسبورت", "PNN", "و.م.ع", "أفق الخليج"])
def test_outlets_by_form(name: str) -> None:
    assert source_reader(load()).shows_outlet(name)


@pytest.mark.parametrize("name", ["سلام الجبوري", "حجب العصيمي", "سامر إلياس"])
def test_reporters_by_form(name: str) -> None:
    assert not source_reader(load()).shows_outlet(name)
