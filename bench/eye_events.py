"""Events to judge by eye: a random sample out of the raw corpora, drawn by seed.

Draws articles of `../shared/corpora/raw` and one event of each, and prints it with its sentence, the
trigger in brackets. Whoever reads them counts which are right in type, participants and status; the
counts by cause are kept in `docs/reference/accuracy-by-eye-events.md`, no text of the corpora is.

    python bench/eye_events.py [--seed 1] [--count 200]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from eye_quotes import draws
from marsad.lexicon.pack import load
from marsad.model.article import Article
from marsad.model.event import Event
from marsad.pipeline import read


def main() -> None:
    """Prints the sample, one event a paragraph."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    args = parser.parse_args()
    for number, (article, event) in enumerate(sample(args.seed, args.count), 1):
        print(f"{number}. {shown(article, event)}\n")


def sample(seed: int, count: int) -> Iterator[tuple[Article, Event]]:
    """`count` events of as many articles; a draw depends on the seed alone, not on the events found."""
    lexicon = load()
    drawn = 0
    for page, place in draws(seed):
        told = [article for article in read(page, lexicon) if article.events]
        if told:
            article = told[int(place * len(told))]
            yield article, article.events[int(place * len(article.events))]
            drawn += 1
        if drawn == count:
            return


def shown(article: Article, event: Event) -> str:
    """The event on one line and its sentence on the next."""
    names = {entity.id: entity.name for entity in article.entities}
    before = article.body[event.start : event.trigger.start]
    after = article.body[event.trigger.end : event.end]
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
