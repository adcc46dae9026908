"""Finds where each story of a page starts: its headline, its first paragraph, and why it is a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model.line import LineRole
from marsad.model.page import BlockKind, Metadata
from marsad.reading.unpaste.digest import DIGEST_ITEM, digest_items
from marsad.reading.unpaste.opening import Places, opens_with_dateline
from marsad.reading.unpaste.seen import Seen, known_headlines
from marsad.reading.unpaste.shape import has_bullet

ENOUGH = 3.5  # evidence from which a later headline opens a story of its own
MOST_HEADLINE_WORDS = 25
_PLACE_AND_DASH = re.compile(r"\w+(?: \w+){0,2}\s*[-–—]+\s")
_SURELY_ABOUT = 4  # stems that the first title shares with the text, and then is no mere kicker
_LIKE_HEADLINES = (LineRole.READ_MORE, LineRole.CAPTION, LineRole.BYLINE)
_UNDER_HEADLINE = (LineRole.DATE, LineRole.BYLINE, LineRole.CREDIT, LineRole.MASTHEAD)


@dataclass(frozen=True, slots=True)
class Start:
    """The start of a story: the numbers of its headline and first paragraph, and the reasons."""

    headline: int | None
    paragraph: int
    reasons: tuple[str, ...]


def find_starts(
    lines: Sequence[Seen], metadata: Metadata, places: Places, *, bulletin: bool = False
) -> list[Start]:
    """The starts of the page's stories, in page order; none where nothing reads as running text.

    The first paragraph of the page opens the first story. A later one opens another only where
    the lines before it give evidence enough: a read-also label, a closing line, a date line, a
    dateline, a headline that speaks of what follows. `bulletin` says that the page calls itself one.
    """
    if items := digest_items(lines, bulletin=bulletin):
        return [Start(item.title, item.paragraphs[0], (DIGEST_ITEM,)) for item in items]
    starts: list[Start] = []
    last = -1
    for number, line in enumerate(lines):
        if not line.paragraph:
            continue
        if not starts:
            starts.append(_first(lines, number, metadata))
        elif number > last + 1 and (start := _later(lines, last + 1, number, places)) is not None:
            starts.append(start)
        last = max(number, starts[-1].headline or 0)
    return starts


# The first story


def _first(lines: Sequence[Seen], paragraph: int, metadata: Metadata) -> Start:
    titles = [i for i in range(paragraph) if lines[i].title]
    if not titles:
        alone = _short_headline(lines, paragraph)
        if alone is None:
            alone = _headline_with_full_stop(lines, paragraph, metadata)
        return Start(alone, paragraph, ("first line",) if alone is not None else ("no headline",))
    about = _stems_from(lines, paragraph)
    known = known_headlines(metadata)
    shown = {line.words for line in lines}
    best = max(titles, key=lambda i: (_headline_score(lines, i, titles[0], about, known, shown), i))
    return Start(best, paragraph, ("the page's first story",))


def _headline_score(
    lines: Sequence[Seen],
    i: int,
    first: int,
    about: frozenset[str],
    known: Sequence[tuple[str, ...]],
    shown: set[tuple[str, ...]],
) -> float:
    """How well title `i` would do as the page's headline."""
    line = lines[i]
    shared = len(line.stems & about)
    surely = shared >= _SURELY_ABOUT and not _holds_title(lines, i)
    score = min(shared, 4) + (3.5 if surely else 1.5) * (i == first)
    score += 0.5 * (len(line.words) >= 4)
    score += 1.0 * _stands_over_text(lines, i) + (3.0 if i == first else 1.5) * _stands_over_date(lines, i)
    score += 6.0 * any(line.words == words or line.words == words[: len(line.words)] for words in known)
    if line.block.kind is BlockKind.HEADING:
        score += 4.0 if line.block.level == 1 else 1.0
    score += 3.0 * _shown_twice(lines, i)
    return score - 2.0 * has_bullet(line.text)


def _holds_title(lines: Sequence[Seen], i: int) -> bool:
    """Whether the line is a ticker's: another title with a word such as عاجل before it."""
    words = lines[i].words
    shorter = (line.words for line in lines if line.title and 4 <= len(line.words) < len(words))
    return any(words[-len(title) :] == title for title in shorter)


def _shown_twice(lines: Sequence[Seen], i: int) -> bool:
    """Whether the title stands elsewhere near the top too, alone or with the site's name."""
    words = lines[i].words
    near = (lines[k].words for k in range(min(len(lines), 400)) if k != i)
    return len(words) >= 4 and any(w[: len(words)] == words or w[-len(words) :] == words for w in near)


def _short_headline(lines: Sequence[Seen], paragraph: int) -> int | None:
    """A headline of one or two words, or one worded like a label (شاهد.. بوتن يقود شاحنة): the first line."""
    first = next((i for i in range(paragraph) if lines[i].words), None)
    if first is None or lines[first].dateline or paragraph - first > 6:
        return None
    crying = lines[first].role() in _LIKE_HEADLINES and len(lines[first].words) >= 4
    return first if lines[first].content or crying else None


def _headline_with_full_stop(lines: Sequence[Seen], paragraph: int, metadata: Metadata) -> int | None:
    """The first paragraph where it is the headline after all: short, with a date or byline beneath."""
    line = lines[paragraph]
    if len(line.words) > MOST_HEADLINE_WORDS or line.joined or paragraph + 1 >= len(lines):
        return None
    known = any(words[: len(line.words)] == line.words for words in known_headlines(metadata))
    beneath = lines[paragraph + 1].role() in (LineRole.DATE, LineRole.BYLINE)
    more = any(later.paragraph for later in lines[paragraph + 1 : paragraph + 12])
    return paragraph if more and (known or beneath) else None


# Later stories


def _later(lines: Sequence[Seen], begin: int, paragraph: int, places: Places) -> Start | None:
    """The story that the gap `[begin, paragraph)` opens, None where the story before goes on."""
    label = _last_label(lines, begin, paragraph)
    after = begin if label is None else label + 1
    headline = _headline_of_gap(lines, after, paragraph)
    reasons = _evidence(lines, begin, paragraph, headline, label, places)
    if sum(reasons.values()) < ENOUGH:
        return None
    return Start(headline, paragraph, tuple(reason for reason, weight in reasons.items() if weight > 0))


def _last_label(lines: Sequence[Seen], begin: int, end: int) -> int | None:
    labels = [i for i in range(begin, end) if lines[i].role() is LineRole.READ_ALSO]
    return labels[-1] if labels else None


def _headline_of_gap(lines: Sequence[Seen], begin: int, paragraph: int) -> int | None:
    titles = [i for i in range(begin, paragraph) if lines[i].title and not has_bullet(lines[i].text)]
    about = _stems_from(lines, paragraph)
    return max(
        titles,
        key=lambda i: (min(len(lines[i].stems & about), 3) + 1.5 * _stands_over_text(lines, i), i),
        default=None,
    )


def _evidence(
    lines: Sequence[Seen], begin: int, paragraph: int, headline: int | None, label: int | None, places: Places
) -> dict[str, float]:
    """The reasons for and against a new story, with their weights."""
    top = headline if headline is not None else (label if label is not None else begin)
    under = {lines[i].role() for i in range(top, paragraph)}
    text = lines[paragraph]
    dateline = _dateline(lines, top, paragraph, places)
    reasons = {
        "under a read-also label": 2.0 * (label is not None),
        "after a closing line": 1.5 * _closed(lines, begin, top),
        "a date line beneath the headline": 2.5 * (LineRole.DATE in under),
        "a dateline": dateline,
        "a byline": 1.0 * (LineRole.BYLINE in under),
        "the paragraph joins what precedes": -3.0 * (text.joined and not dateline),
        "another container": 2.0 * (begin > 0 and _other_container(lines[begin - 1], text)),
    }
    if headline is None:
        reasons["no headline"] = -1.0
        return reasons
    shared = len(lines[headline].stems & _stems_from(lines, paragraph))
    reasons["the headline tells what follows"] = (-1.5, 0.5, 1.5)[min(shared, 2)]
    reasons["a main heading"] = 2.0 * (lines[headline].block.level == 1)
    return reasons


def _dateline(lines: Sequence[Seen], top: int, paragraph: int, places: Places) -> float:
    """The weight of a dateline: more where it stands alone, its place is known or its source bracketed.

    A known place and a dash with nobody to sign are weak: ويندهوك - أقر.
    """
    text = lines[paragraph]
    if any(lines[i].dateline for i in range(top, paragraph)):
        return 2.5
    place = places.at(text.words, 0)
    if text.joined or not opens_with_dateline(text.text):
        return 1.0 * (place is not None and _PLACE_AND_DASH.match(text.text) is not None)
    return 2.5 if place or "(" in text.text[:60] else 1.5


def _other_container(before: Seen, text: Seen) -> bool:
    """Whether markup sets the two lines in different containers."""
    return text.block.kind is not BlockKind.LINE and before.block.container != text.block.container


def _closed(lines: Sequence[Seen], begin: int, end: int) -> bool:
    """Whether a line between tells that the story before is over."""
    return any(lines[i].closes for i in range(begin, end))


def _stands_over_text(lines: Sequence[Seen], i: int) -> bool:
    """Whether a date line, byline, dateline or the text itself follows at once."""
    following = lines[i + 1] if i + 1 < len(lines) else None
    return following is not None and (
        following.paragraph or following.dateline or following.role() in _UNDER_HEADLINE
    )


def _stands_over_date(lines: Sequence[Seen], i: int) -> bool:
    return i + 1 < len(lines) and lines[i + 1].role() is LineRole.DATE


def _stems_from(lines: Sequence[Seen], paragraph: int) -> frozenset[str]:
    """The stems of a paragraph and the next one close by."""
    found = lines[paragraph].stems
    following = next((line for line in lines[paragraph + 1 : paragraph + 4] if line.paragraph), None)
    return found | following.stems if following else found
