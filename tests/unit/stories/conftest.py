"""Composed reports: a few sentences of our own, with outlet and hour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.lexicon.pack import load
from marsad.model.article import Article, Credit, CreditKind, PageRef, Published
from marsad.stories.report import Report, report_of

START = 1_700_000_000

FIRE = (
    "حريق في مستودع للأخشاب بميناء المكلا",
    "اندلع حريق كبير فجر الأحد في مستودع للأخشاب داخل ميناء المكلا وتصاعدت ألسنة اللهب فوق الأرصفة.\n"
    "وقال مدير الدفاع المدني سالم باحشوان إن الحريق بدأ من رافعة قديمة وإن فرق الإطفاء طوقته بعد ساعتين.\n"
    "ولم يصب أحد من عمال الميناء بأذى، وبدأت النيابة تحقيقا في أسباب الحريق.",
)
FIRE_AGAIN = (
    "السيطرة على حريق مستودع الأخشاب في ميناء المكلا",
    "سيطرت فرق الإطفاء صباح الأحد على حريق اندلع في مستودع للأخشاب بميناء المكلا دون إصابات بين العمال.\n"
    "وأفاد الدفاع المدني بأن رافعة قديمة كانت سبب الحريق الذي أتى على المستودع كله.",
)
MATCH = (
    "فوز الوحدات على الفيصلي في قمة الدوري الأردني",
    "فاز الوحدات على غريمه الفيصلي بهدفين مقابل هدف مساء الأحد في قمة الجولة العاشرة من الدوري الأردني.\n"
    "وسجل المهاجم بهاء فيصل هدفي اللقاء الذي أقيم على استاد عمان الدولي أمام عشرين ألف متفرج.",
)

Reporting = Callable[..., Report]


@pytest.fixture
def report() -> Reporting:
    def make(
        row: int, text: tuple[str, str], *, hour: float = 0, outlet: str | None = None, credit: str = ""
    ) -> Report:
        kind = CreditKind.AGENCY if credit == "أ ش أ" else CreditKind.OUTLET
        credited = (Credit(credit, kind),) if credit else ()
        published = Published("2023-11-14T22:13:20+00:00", "test", "")
        article = Article(
            str(row), PageRef("p"), text[1], text[0], outlet=outlet, credits=credited, published=published
        )
        return report_of(article, row, START + int(hour * 3600), load())

    return make
