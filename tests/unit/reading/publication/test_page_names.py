"""The page's own name in its head and footer, told from the mottos and sections beside it."""

import pytest

from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.reading.page import read_page

HEADLINE = "الحكومة تقر خطة لتحديث شبكة القطارات في الشمال"
TEXT = (
    "<p>أقرت الحكومة، في جلستها الأسبوعية، خطة لتحديث شبكة القطارات في الشمال بكلفة تبلغ ملياري دينار.</p>"
    "<p>وقال وزير النقل إن التنفيذ سيبدأ في الربيع ويستمر ثلاث سنوات، وتبقى الخطوط الحالية في الخدمة.</p>"
)


def outlet(head: str = "", title: str = HEADLINE, top: str = "", foot: str = "") -> str | None:
    article = f"<article><h1>{HEADLINE}</h1>{TEXT}</article>"
    body = f"<header>{top}</header>{article}<footer>{foot}</footer>"
    html = f"<html lang='ar'><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    (found,) = read_page(Page("p", html, "html"), load()).articles
    return found.outlet


@pytest.mark.parametrize("motto", ["", " | آخر الأخبار", " - أخبار عاجلة على مدار الساعة"])
def test_the_site_name_loses_its_motto(motto: str) -> None:
    name = f"سرو الجبل{motto}"
    assert outlet(head=f"<meta property='og:site_name' content='{name}'>") == "سرو الجبل"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (f"{HEADLINE} | سرو الجبل | نافذتك على العالم", "سرو الجبل"),
        (f"{HEADLINE} | سياسة | سرو الجبل", "سرو الجبل"),
        (f"{HEADLINE} | سياسة", None),
    ],
)
def test_sections_and_mottos_of_a_title_are_no_names(title: str, name: str | None) -> None:
    assert outlet(title=title) == name


def test_a_logo_may_be_named_by_the_title_of_its_link() -> None:
    assert outlet(top="<a class='logo' href='/' title='سرو الجبل'><img src='/l.png'></a>") == "سرو الجبل"


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("عن سرو الجبل | اتصل بنا | سياسة الخصوصية", "سرو الجبل"),
        ("عن الموقع | اتصل بنا | سياسة الخصوصية", None),
        ("جميع الحقوق محفوظة لسان العرب 2024", "لسان العرب"),
        ("جميع الحقوق محفوظة لسرو الجبل 2024", "سرو الجبل"),
    ],
)
def test_names_in_footers(foot: str, name: str | None) -> None:
    assert outlet(foot=foot) == name
