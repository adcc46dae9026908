"""The name that a page shows as its own: its logo, where its head names no site."""

import pytest

from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.reading.page import read_page

HEADLINE = "الحكومة تقر خطة لتحديث شبكة القطارات في الشمال"
TEXT = (
    "<p>أقرت الحكومة، في جلستها الأسبوعية، خطة لتحديث شبكة القطارات في الشمال بكلفة تبلغ ملياري دينار.</p>"
    "<p>وقال وزير النقل إن التنفيذ سيبدأ في الربيع ويستمر ثلاث سنوات، وتبقى الخطوط الحالية في الخدمة.</p>"
)


def outlet_of(header: str, head: str = "") -> tuple[str | None, str | None]:
    """The outlet and the rule that gave it, of a page with this header above its headline."""
    body = f"<body>{header}<h1>{HEADLINE}</h1>{TEXT}</body>"
    html = f"<html><head><title>{HEADLINE}</title>{head}</head>{body}</html>"
    (article,) = read_page(Page("p", html, "html"), load()).articles
    return article.outlet, article.outlet_from


@pytest.mark.parametrize(
    "header",
    [
        '<header><a href="/">ضفاف الميناء</a></header>',
        '<header><a href="/"><img src="l.png" alt="شعار ضفاف الميناء"></a></header>',
        '<div class="site-logo">صحيفة ضفاف الميناء</div>',
        '<div id="brand"><img src="l.png" alt="ضفاف الميناء"></div>',
    ],
)
def test_a_logo_names_the_outlet(header: str) -> None:
    assert outlet_of(header) == ("ضفاف الميناء", "logo")


def test_the_head_of_a_page_comes_before_its_logo() -> None:
    head = '<meta property="og:site_name" content="مرفأ الشرق">'
    assert outlet_of('<div class="logo">ضفاف الميناء</div>', head) == ("مرفأ الشرق", "site name")


@pytest.mark.parametrize("header", ['<div class="logo"></div>', '<div class="logo">أخبار محلية</div>', ""])
def test_a_logo_without_a_name_says_nothing(header: str) -> None:
    assert outlet_of(header) == (None, None)
