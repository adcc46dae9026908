"""Bulletins: several items on one page, told apart by their rules, sources or the page's own title."""

import pytest

from marsad.lexicon.pack import load
from marsad.model.article import Article
from marsad.model.page import Page
from marsad.reading.page import read_page

TITLES = (
    "النرويج تمول مدرسة في جوبا",
    "برلمان ناميبيا يقر ميزانية الدفاع",
    "احتجاجات في ليما على رفع أسعار الوقود",
)
TEXTS = (
    "وقعت وزيرة التنمية النرويجية في أوسلو اتفاقا لتمويل بناء مدرسة في جوبا تتسع لألف تلميذ.\n"
    "وأضافت أن المشروع يشمل ملعبا ومكتبة عامة لسكان الحي.\n"
    "ويأتي التمويل ضمن برنامج بدأ قبل عامين.",
    "أقر البرلمان الناميبي ميزانية الدفاع بأغلبية 60 صوتا، ورفضتها المعارضة لأنها تبذير في زمن الجفاف.",
    "تظاهر آلاف السائقين في ليما احتجاجا على رفع أسعار الوقود، فيما فرقت الشرطة المحتجين بالغاز.",
)


def read(text: str) -> tuple[Article, ...]:
    return read_page(Page("p", text), load()).articles


def items(top: str = "", between: str = "", datelines: tuple[str, ...] = ("", "", "")) -> str:
    told = zip(TITLES, datelines, TEXTS, strict=True)
    return top + between.join(f"{title}\n{dateline}{text}\n" for title, dateline, text in told)


@pytest.mark.parametrize(
    "page",
    [
        items(top="نشرة أخبار العالم\n"),
        items(top="■ موجز المساء ■\n"),
        items(top="إذاعة الهضبة 92.4 إف إم — نشرة الظهيرة\n"),
        items(top="إذاعة الهضبة\nنشرة الثامنة مساء\nيقدمها: سالم عوض\nأولا: من أوروبا\n"),
        items(between="-----\n"),
        items(between="(وكالات)\n"),
        items(top="موجز أنباء العالم\n*****\n") + "نهاية الموجز - تصلكم النشرة مرتين يوميا",
        items(datelines=("أوسلو (إن تي بي) - ", "ويندهوك - وكالات: ", "ليما/ أ ف ب - ")),
    ],
)
def test_each_item_is_an_article(page: str) -> None:
    assert tuple(article.headline for article in read(page)) == TITLES


def test_sections_of_one_story_stay_together() -> None:
    assert len(read(items())) == 1


def test_the_day_under_the_masthead_is_that_of_all_items() -> None:
    first = f"{TITLES[0]}\n{TEXTS[0]}\n(النهاية)"
    page = f"إذاعة الساحل\nالثلاثاء 30 يوليو 2024\n{first}\n{TITLES[1]}\nويندهوك - {TEXTS[1]}"
    assert [article.published and article.published.value for article in read(page)] == ["2024-07-30"] * 2


def test_entries_of_live_coverage_are_no_leads_of_other_stories() -> None:
    entries = (
        "سقطت ثلاثة صواريخ في محيط المنطقة الخضراء ظهر اليوم قبيل انعقاد جلسة البرلمان، ولم يصب أحد بأذى.",
        "قال النائب سالم الهاشمي في تصريح متلفز إن القصف رسالة يائسة لن تثني النواب عن إتمام التصويت اليوم",
        "أعلنت الرئاسة أن الجلسة ستستأنف بعد ساعة، وأن النواب غادروا القاعة بسلام إلى مكاتبهم",
        "دعت السفيرة الكندية القوى السياسية إلى نبذ العنف والإسراع في تشكيل حكومة تمثل سكان البلاد جميعا",
    )
    clocks = ("12:05", "14:30", "17:10", "18:45")
    lines = (f"{clock}\n{entry}" for clock, entry in zip(clocks, entries, strict=True))
    (article,) = read(
        "مباشر | البرلمان العراقي ينتخب رئيسا للجمهورية\n13 تشرين الأول 2022\n" + "\n".join(lines)
    )
    assert tuple(article.body.split("\n")) == entries
