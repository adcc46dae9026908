"""What people put right stays right: shown at once, undone on demand, kept through new versions."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from marsad.archive import Archive
from marsad.archive.corrections.kinds import (
    Change,
    FactKind,
    FixPlace,
    FixSpeaker,
    MergeIdentities,
    MergeStories,
    Named,
    Passage,
    RejectFact,
    SplitIdentity,
    SplitStory,
    passage_of,
)
from marsad.archive.schema import entities, quotes
from marsad.errors import CorrectionError, NotArchived
from marsad.model.article import Article

from .pages import HARVEST, VISIT, VISIT_EDITED, read


@pytest.fixture
def row(archive: Archive) -> int:
    return archive.add([read(VISIT, hour=8)])[0].new[0]


def article(archive: Archive, row: int) -> Article:
    return archive.by_rows([row])[0].article


def passage(text: str, body: str) -> Passage:
    start = body.index(text)
    return passage_of(body, start, start + len(text))


def fix_speaker(archive: Archive, row: int) -> FixSpeaker:
    body, quote = article(archive, row).body, article(archive, row).quotes[0]
    return FixSpeaker(row, passage_of(body, quote.start, quote.end), passage("بغداد", body))


def speaker_name(read: Article) -> str | None:
    names = {entity.id: entity.name for entity in read.entities}
    return names.get(read.quotes[0].speaker or "")


def test_a_speaker_is_fixed_and_put_back(archive: Archive, row: int) -> None:
    before = article(archive, row)
    seq = archive.last_seq()
    number = archive.corrections.make(fix_speaker(archive, row), "هدى", "نص واضح")
    assert speaker_name(article(archive, row)) == "بغداد"
    assert [each.row for each in archive.since(seq)] == [row]
    with archive.reading() as connection:
        n = connection.scalar(select(quotes.c.speaker).where(quotes.c.article == row))
        name = connection.scalar(select(entities.c.name).where(entities.c.article == row, entities.c.n == n))
    assert name == "بغداد"
    archive.corrections.undo(number, "سامي")
    assert article(archive, row) == before
    kept = archive.corrections.get(number)
    assert (kept.made_by, kept.reason, kept.undone_by, kept.unmet) == ("هدى", "نص واضح", "سامي", False)


def test_a_correction_outlives_a_new_version(archive: Archive, row: int) -> None:
    archive.corrections.make(fix_speaker(archive, row), "هدى")
    archive.add([read(VISIT_EDITED, hour=9)])
    assert archive.by_rows([row])[0].version == 2
    assert speaker_name(article(archive, row)) == "بغداد"
    assert archive.corrections.unmet() == []


def test_a_correction_whose_fact_is_gone_waits(archive: Archive, row: int) -> None:
    quote = article(archive, row).quotes[0]
    change = RejectFact(row, FactKind.QUOTE, passage_of(article(archive, row).body, quote.start, quote.end))
    number = archive.corrections.make(change, "هدى")
    assert quote not in article(archive, row).quotes
    archive.add([read(VISIT.replace(quote.text, "كل شيء على ما يرام في هذا اليوم من أيام مايو"), hour=9)])
    assert [each.id for each in archive.corrections.unmet()] == [number]
    archive.add([read(VISIT_EDITED, hour=10)])
    assert archive.corrections.unmet() == []
    assert quote.text not in [each.text for each in article(archive, row).quotes]


def test_a_name_that_was_missed_becomes_an_entity(archive: Archive, row: int) -> None:
    read_as = article(archive, row)
    event = read_as.events[0]
    trigger = passage_of(read_as.body, event.trigger.start, event.trigger.end)
    archive.corrections.make(FixPlace(row, trigger, passage("الربط السككي", read_as.body)), "هدى")
    after = article(archive, row)
    place = next(entity for entity in after.entities if entity.id == after.events[0].place)
    assert (place.name, place.mentions[0].rule) == ("الربط السككي", "correction")


def test_a_rejected_name_leaves_quotes_and_events(archive: Archive, row: int) -> None:
    read_as = article(archive, row)
    person = next(entity for entity in read_as.entities if entity.type == "PERSON")
    mention = person.mentions[0]
    change = RejectFact(row, FactKind.ENTITY, passage_of(read_as.body, mention.start, mention.end))
    archive.corrections.make(change, "هدى")
    after = article(archive, row)
    assert person.id not in {entity.id for entity in after.entities}
    assert all(person.id not in (*event.actors, *event.recipients, event.place) for event in after.events)
    assert all(quote.speaker != person.id for quote in after.quotes)


@pytest.mark.parametrize("kind", [FactKind.MENTION, FactKind.EVENT, FactKind.TIME, FactKind.CREDIT])
def test_each_kind_of_fact_can_be_rejected(archive: Archive, row: int, kind: FactKind) -> None:
    read_as = article(archive, row)
    spans = {
        FactKind.MENTION: [(m.start, m.end) for entity in read_as.entities for m in entity.mentions],
        FactKind.EVENT: [(event.trigger.start, event.trigger.end) for event in read_as.events],
        FactKind.TIME: [(time.start, time.end) for time in read_as.times],
        FactKind.CREDIT: [(credit.span.start, credit.span.end) for credit in read_as.credits if credit.span],
    }[kind]
    if not spans:
        pytest.skip("nothing of the kind is read here")
    number = archive.corrections.make(RejectFact(row, kind, passage_of(read_as.body, *spans[0])), "هدى")
    assert article(archive, row) != read_as
    archive.corrections.undo(number, "هدى")
    archive.corrections.undo(number, "هدى")
    assert article(archive, row) == read_as


def test_identities_and_stories_are_kept_for_who_makes_them(archive: Archive, row: int) -> None:
    other = archive.add([read(HARVEST, "https://news.example/cotton")])[0].new[0]
    one, two = (Named(each, Passage(0, 4, "عمّا")) for each in (row, other))
    changes: list[Change] = [
        MergeIdentities(one, two),
        SplitIdentity((one,), (two,)),
        MergeStories(row, other),
        SplitStory((row,), (other,)),
    ]
    numbers = [archive.corrections.make(change, "هدى") for change in changes]
    assert [each.change for each in archive.corrections.holding()] == changes
    assert [each.id for each in archive.corrections.of_article(other)] == numbers
    seq = archive.last_seq()
    archive.corrections.undo(numbers[0], "هدى")
    assert [each.id for each in archive.corrections.since(seq)] == [numbers[0]]
    assert [each.change for each in archive.corrections.holding(["merge stories"])] == changes[2:3]


def test_what_cannot_be_corrected_is_said_so(archive: Archive, row: int) -> None:
    with pytest.raises(CorrectionError, match="does not hold"):
        archive.corrections.make(RejectFact(row, FactKind.QUOTE, Passage(0, 3, "غير")), "هدى")
    with pytest.raises(CorrectionError, match="no article of row 99"):
        archive.corrections.make(MergeStories(row, 99), "هدى")
    with pytest.raises(CorrectionError, match="something that stays"):
        archive.corrections.make(SplitStory((row,), ()), "هدى")
    with pytest.raises(NotArchived, match="no correction 7"):
        archive.corrections.undo(7, "هدى")
    assert archive.corrections.since(0) == []
