"""Related reports follow the archive at once, though what was read of articles is kept."""

from __future__ import annotations

from datetime import UTC, datetime

from marsad.archive import Archive
from marsad.archive.adding import ReadPage
from marsad.archive.corrections.kinds import FactKind, RejectFact, passage_of
from marsad.desk.desk import Desk
from marsad.desk.related_reports import RelatedReports
from marsad.model.page import Page
from marsad.model.story import Tie
from marsad.pipeline import read

COLLAPSE = """انهيار جزء من جسر قديم في سوهاج
تاريخ النشر: 3 مارس 2024
انهار جزء من جسر قديم فوق النيل في سوهاج فجر الأحد، ولم يصب أحد.
وقال مدير الطرق رأفت الدسوقي إن الجسر أغلق أمام السيارات.
"""
REPAIR = """بدء ترميم الجسر
تاريخ النشر: 20 مارس 2024
بدأت في سوهاج أعمال ترميم الجسر القديم. وقال مدير الطرق رأفت الدسوقي إن العمل يستمر ثلاثة أشهر.
"""


def add(archive: Archive, text: str, day: int) -> int:
    page = Page(
        f"p{day}", text, url=f"https://news.example/{day}", fetched=datetime(2024, 7, day, tzinfo=UTC)
    )
    (row,) = archive.add([ReadPage(page, tuple(read(page)), None)])[0].new
    Desk(archive).catch_up()
    return row


def people(related: RelatedReports, row: int, other: int) -> tuple[str, ...]:
    """The people that tie two reports."""
    (found,) = (each for each in related.beside(row) if each.row == other)
    return next((reason.names for reason in found.reasons if reason.tie is Tie.PEOPLE), ())


def test_a_new_report_shows_at_once(archive: Archive) -> None:
    collapse = add(archive, COLLAPSE, 1)
    related = RelatedReports(archive)
    related.warm_up()
    assert related.beside(collapse) == []
    repair = add(archive, REPAIR, 2)
    assert [each.row for each in related.beside(collapse)] == [repair]


def test_a_correction_shows_at_once(archive: Archive) -> None:
    rows = [add(archive, COLLAPSE, 1), add(archive, REPAIR, 2)]
    related = RelatedReports(archive)
    assert people(related, *rows) == ("رأفت الدسوقي",)
    article = archive.by_rows([rows[1]])[0].article
    mention = next(each for each in article.entities if each.name == "رأفت الدسوقي").mentions[0]
    passage = passage_of(article.body, mention.start, mention.end)
    archive.corrections.make(RejectFact(rows[1], FactKind.ENTITY, passage), "هدى")
    assert people(related, *rows) == ()
