"""A stand-in for the archive, and articles to search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.archive.clock import moment_of
from marsad.lexicon.pack import load
from marsad.model.article import Article, Credit, CreditKind, Dateline, PageRef, Published
from marsad.model.entity import Entity, EntityType, Mention
from marsad.model.event import Event, EventStatus, EventType
from marsad.model.quote import Quote, QuoteKind
from marsad.model.span import Span


@dataclass(frozen=True)
class Row:
    row: int
    seq: int
    article: Article
    withdrawn: bool = False

    @property
    def moment(self) -> int:
        return moment_of(self.article.published.value) or 0 if self.article.published else 0


class Rows:
    """Keeps articles as the archive does: a change moves a row to the end."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self.rows: dict[int, Row] = {}
        self.seq = 0
        for article in articles:
            self.put(len(self.rows) + 1, article)

    def put(self, row: int, article: Article, *, withdrawn: bool = False) -> None:
        self.seq += 1
        self.rows.pop(row, None)
        self.rows[row] = Row(row, self.seq, article, withdrawn)

    def withdraw(self, row: int) -> None:
        self.put(row, self.rows[row].article, withdrawn=True)

    def since(self, seq: int, most: int = 200) -> Sequence[Row]:
        return [row for row in self.rows.values() if row.seq > seq][:most]

    def last_seq(self) -> int:
        return self.seq


def article(
    headline: str,
    body: str,
    *,
    published: str | None = "2024-05-24",
    outlet: str | None = None,
    **more: object,
) -> Article:
    stated = Published(published, "test", published) if published else None
    made = Article(f"id-{headline}", PageRef("p"), body, headline, published=stated, outlet=outlet)
    return replace(made, **more)  # type: ignore[arg-type]


def mention(body: str, text: str) -> Mention:
    start = body.index(text)
    return Mention(start, start + len(text), text)


MEETING = (
    "التقى وزير الخارجية الروسي سيرغي لافروف نظيره المصري سامح شكري في القاهرة.\n"
    "وقال لافروف إن المفاوضات صعبة."
)
TRUCE = "أعلنت الأمم المتحدة هدنة في السودان، وقالت إن مفاوضاتهم للهدنة بدأت، وطلبت من ايران دعمها."
MATCH = "فاز كمال أحمد بالمباراة، ولم يخسر المال ولا الوقت."


def sample() -> list[Article]:
    """Three articles: a meeting with all facts, a truce, a match."""
    return [
        article(
            "لافروف في القاهرة",
            MEETING,
            outlet="روسيا اليوم",
            credits=(Credit("رويترز", CreditKind.AGENCY),),
            dateline=Dateline("القاهرة", "رويترز"),
            entities=(
                Entity(
                    "e1",
                    EntityType.PERSON,
                    "سيرغي لافروف",
                    (
                        mention(MEETING, "سيرغي لافروف"),
                        Mention(MEETING.rindex("لافروف"), MEETING.rindex("لافروف") + 6, "لافروف"),
                    ),
                    "Sergey Lavrov",
                    "RU",
                    "وزير الخارجية الروسي",
                ),
                Entity("e2", EntityType.PERSON, "سامح شكري", (mention(MEETING, "سامح شكري"),), None, "EG"),
                Entity("e3", EntityType.GPE, "القاهرة", (mention(MEETING, "القاهرة"),), None, "EG"),
            ),
            quotes=(Quote(84, 100, "المفاوضات صعبة", QuoteKind.INDIRECT, "قال", "e1"),),
            events=(Event(EventType.CONSULT, EventStatus.OCCURRED, Span(0, 5), "التقى", 0, 70, "visit"),),
        ),
        article("هدنة في السودان", TRUCE, published="2024-05-20T10:00:00+02:00", outlet="الشرق الأوسط"),
        article("فوز كمال", MATCH, published=None, language="ar"),
    ]


LEXICON = load()
