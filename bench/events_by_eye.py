"""Random events from the raw corpora, each with its sentence, for a person to judge.

Reads pages of `../shared/corpora/raw`, spread evenly over outlets and months, draws events by seed and
prints them numbered. Judgements and their counts by cause are kept in
`docs/reference/accuracy-by-eye-events.md`; no text of the corpora is.

    python bench/events_by_eye.py [--events 200] [--pages 700] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator

from chain import raw_pages

from marsad.model.article import Article
from marsad.model.event import Event
from marsad.pipeline import read


def main() -> None:
    """Draws the events and prints them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--pages", type=int, default=700)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    found = list(all_events(args.pages))
    drawn = random.Random(args.seed).sample(found, min(args.events, len(found)))
    for number, (article, event) in enumerate(drawn, 1):
        print(f"{number}. {described(article, event)}\n")


def all_events(pages: int) -> Iterator[tuple[Article, Event]]:
    """Every event of about `pages` raw pages, with its article."""
    for page in raw_pages(pages):
        for article in read(page):
            yield from ((article, event) for event in article.events)


def described(article: Article, event: Event) -> str:
    """The event on one line and its sentence on the next, the trigger in brackets."""
    names = {entity.id: entity.name for entity in article.entities}
    trigger = event.trigger
    before, after = article.body[event.start : trigger.start], article.body[trigger.end : event.end]
    kind = f"{event.type.value}/{event.mode}" if event.mode else event.type.value
    slots = (
        f"who {'، '.join(names[i] for i in event.actors) or '-'}",
        f"whom {'، '.join(names[i] for i in event.recipients) or '-'}",
        f"where {names.get(event.place or '', '-')}",
        f"when {event.time or '-'}",
        event.status.value,
    )
    published = article.published.value[:10] if article.published else "undated"
    sentence = f"{before}[{event.trigger_text}]{after}".replace("\n", " ")
    return f"{kind} · {' · '.join(slots)} ({published})\n   {sentence}"


if __name__ == "__main__":
    main()
