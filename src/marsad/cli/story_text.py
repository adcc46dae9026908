"""Stories, copies and related reports as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marsad.archive.clock import text_of
from marsad.archive.listing import Listed
from marsad.archive.views.cards import ArticleCard
from marsad.archive.views.copies import CopyPair
from marsad.archive.views.stories import StoryCard, StoryPage
from marsad.cli.printable import printable
from marsad.model.story import Reason, Related

_DIFFERENCES = (("added", "+"), ("dropped", "-"))


def story_line(card: StoryCard) -> str:
    """A story in one line: number, last told, articles, outlets, headline."""
    counts = f"{card.articles:>3} articles {card.outlets:>2} outlets"
    return f"{card.id:>6}  {_short(card.last_moment)}  {counts}  {printable(card.headline)}"


def story_lines(page: StoryPage) -> Iterator[str]:
    """A story whole."""
    yield printable(page.card.headline)
    yield f"{_short(page.card.first_moment)} to {_short(page.card.last_moment)}"
    yield ""
    for n, article in enumerate(page.articles):
        pair = page.copied_from(article.row)
        copied = f", {pair.share:.0%} of it a copy" if pair else ""
        yield f"  {_article(article)}{' (first report)' if n == 0 else ''}{copied}"
    yield from _fact_lines(page.card.facts)


def copy_lines(pair: CopyPair) -> Iterator[str]:
    """A copy, its original, and the sentences that differ."""
    yield f"{_article(pair.copy)}"
    yield f"  {pair.share:.0%} from {_article(pair.original)} (by {pair.direction})"
    for kind, sign in _DIFFERENCES:
        yield from (f"  {sign} {printable(text)}" for text in pair.passages.get(kind, ()))
    for before, after in pair.passages.get("changed", ()):
        yield f"  - {printable(before)}"
        yield f"  + {printable(after)}"


def related_lines(found: Related, listed: Listed) -> Iterator[str]:
    """A suggestion and why it is made."""
    yield f"{listed.published or ''}  {printable(listed.outlet or '')}  {printable(listed.headline or '')}"
    yield f"  {listed.id}  {'; '.join(_reason(reason) for reason in found.reasons)}"


def _fact_lines(facts: Mapping[str, Any]) -> Iterator[str]:
    for standing in ("disputed", "updated", "agreed"):
        for fact in facts.get(standing, ()):
            yield f"  {standing}: " + " / ".join(_side(side) for side in fact["sides"])


def _side(side: Mapping[str, Any]) -> str:
    outlets = ", ".join(side["outlets"]) or "no outlet"
    return printable(f"{side['text']} [{side['value']}] ({outlets})")


def _reason(reason: Reason) -> str:
    names = "، ".join(reason.names)
    return printable(f"{reason.tie}: {names}" if names else str(reason.tie))


def _article(article: ArticleCard) -> str:
    when = article.published or _short(article.moment)
    return printable(f"{when}  {article.outlet or '-'}  {article.headline or '-'}")


def _short(moment: int) -> str:
    return text_of(moment)[:16].replace("T", " ")
