"""Pages for the tests of the archive, and what Marsad reads from them."""

from __future__ import annotations

from datetime import UTC, datetime

from marsad.archive.adding import ReadPage
from marsad.model.page import Capture, Page
from marsad.pipeline import read_with_lines

ADDRESS = "https://news.example/visit"
VISIT = """وزير النقل الأردني يزور بغداد
تاريخ النشر: 14 مايو 2024
عمّان (وكالة الرافدين) – وصل وزير النقل الأردني وسام العبادي، الثلاثاء، إلى بغداد في زيارة رسمية تستمر يومين.
وقال العبادي في تصريحات صحفية إن المباحثات ستتناول الربط السككي بين البلدين.
ومن المقرر أن يلتقي نظيره العراقي غدا الأربعاء لتوقيع مذكرة تفاهم في مجال النقل البري.
"""
VISIT_EDITED = VISIT.replace("تستمر يومين", "تستمر ثلاثة أيام") + "وأضاف أن الوفد يضم عشرة خبراء.\n"
HARVEST = """بدء موسم القطن في الجزيرة
تاريخ النشر: 2 سبتمبر 2024
الخرطوم – أعلن اتحاد المزارعين، الاثنين، بدء موسم حصاد القطن في ولاية الجزيرة بعد أمطار جيدة.
وقال رئيس الاتحاد صلاح الدين المهدي إن المساحة المزروعة زادت بمقدار الخمس عن العام الماضي.
"""


def read(text: str, address: str | None = ADDRESS, name: str = "p", hour: int | None = None) -> ReadPage:
    """A page of that text with its articles, fetched on a day in May 2024 at `hour`."""
    fetched = None if hour is None else datetime(2024, 5, 14, hour, tzinfo=UTC)
    page = Page(name, text, url=address, fetched=fetched, capture=Capture(text.encode()))
    reading = read_with_lines(page)
    return ReadPage(page, reading.articles, reading.why_empty)
