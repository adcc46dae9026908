"""Pages without an article say why; articles that use the same words stay articles."""

import pytest

from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.reading.plain import parse_text
from marsad.reading.unpaste import cut, explain_no_article

RECIPE = """طريقة عمل البسبوسة
المقادير:
2 كوب سميد – كوب سكر – ملعقة صغيرة بيكنج بودر
الطريقة:
1- يخلط السميد مع السكر ثم يصب الخليط في صينية.
2- تدخل الصينية الفرن لمدة نصف ساعة."""
LIST = """أمطار على الساحل الشمالي غدا
فوز المنتخب على ضيفه بهدفين
تأجيل جلسة البرلمان إلى الأحد
ارتفاع أسعار الذهب في الأسواق
قمة ثلاثية في عمّان الأسبوع المقبل"""
ARTICLE = """شركة أمنية تحذر من سرقة الحسابات
3 مايو 2023
حذرت شركة أمنية من رسائل تطلب تسجيل الدخول وإدخال كلمة المرور في صفحات مزيفة.
وقالت إن آلاف المستخدمين تلقوا هذه الرسائل خلال الأسبوع الماضي."""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (RECIPE, "recipe"),
        (LIST, "list of headlines"),
        ("عذرا، الصفحة غير موجودة\nقد يكون الرابط الذي تبعته قديما.", "error page"),
        ("يرجى تسجيل الدخول للمتابعة\nكلمة المرور\nنسيت كلمة المرور", "login page"),
        ("هذا المحتوى للمشتركين فقط\nاشترك لقراءة المقال.", "subscription wall"),
        ("", "no visible text"),
    ],
)
def test_a_page_without_an_article_says_why(text: str, word: str) -> None:
    document = parse_text(Page(id="x", text=text))
    assert not any(section.body for section in cut(document, load()))
    assert word in explain_no_article(document, load())


def test_an_article_that_speaks_of_passwords_stays_one() -> None:
    sections = cut(parse_text(Page(id="x", text=ARTICLE)), load())
    assert [section.headline for section in sections] == ["شركة أمنية تحذر من سرقة الحسابات"]


def test_every_line_of_an_empty_page_is_kept_with_its_reason() -> None:
    (section,) = cut(parse_text(Page(id="x", text=RECIPE)), load())
    assert [line.text for line in section.lines] == RECIPE.split("\n")
    assert all(line.rule for line in section.lines)
