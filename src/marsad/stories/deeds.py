"""What an article says was done: each event by its type and who had part in it, with its day if told."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.article import Article
from marsad.model.event import Event
from marsad.model.story import Statement
from marsad.stories.event_days import days_of
from marsad.text.normalise import fold


def find_deeds(article: Article) -> Iterator[Statement]:
    """A statement for each event with a party; its value is the ISO day, empty where none is told."""
    names = {entity.id: fold(entity.name).split()[-1] for entity in article.entities if entity.name.split()}
    for event in article.events:
        days = days_of(event.time)
        parties = _parties(event, names)
        if parties:
            subject = " ".join((event.type.value, event.mode or "-", event.status.value, *parties))
            day = days.first if days is not None and days.precision == "day" else ""
            yield Statement("event", subject, day, event.trigger, article.body[event.start : event.end])


def _parties(event: Event, names: dict[str, str]) -> list[str]:
    """The last words of the names of those who had part, each once, in one order for all articles."""
    return sorted({names[party] for party in (*event.actors, *event.recipients) if party in names})
