"""The days on which an article says its events happen, each event by its type and who had part in it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.article import Article
from marsad.model.event import Event
from marsad.model.story import Statement
from marsad.stories.event_days import days_of
from marsad.text.normalise import fold


def find_dated_deeds(article: Article) -> Iterator[Statement]:
    """A statement for each event with a day and a party."""
    names = {entity.id: fold(entity.name).split()[-1] for entity in article.entities if entity.name.split()}
    for event in article.events:
        days = days_of(event.time)
        parties = _parties(event, names)
        if days is not None and days.precision == "day" and parties:
            subject = " ".join((event.type.value, event.mode or "-", event.status.value, *parties))
            yield Statement("day", subject, days.first, event.trigger, article.body[event.start : event.end])


def _parties(event: Event, names: dict[str, str]) -> list[str]:
    """The last words of the names of those who had part, each once, in one order for all articles."""
    return sorted({names[party] for party in (*event.actors, *event.recipients) if party in names})
