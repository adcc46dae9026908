"""Settles the role of every line of one story: what its wording left open, its neighbours decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.model.line import UNDER_HEADLINE, Line, LineRole
from marsad.model.page import BlockKind
from marsad.reading.unpaste.opening import opens_with_dateline
from marsad.reading.unpaste.seen import Seen
from marsad.reading.unpaste.shape import ends_open, ends_sentence, has_bullet
from marsad.reading.unpaste.starts import Start

_ENDS_ARTICLE = {LineRole.COMMENT: "comments", LineRole.COPYRIGHT: "copyright"}
_RESERVED = re.compile(r"[©\d]|\(c\)|محفوظ|reserved", re.IGNORECASE)
_SECTION = re.compile(r"^\s*([^\W\d_]{2,12})\s+/\s+(?=\S+\s+\S+)")
_BARE_LABELS = frozenset((("المصدر",), ("مصدر", "الخبر"), ("المصادر",), ("source",)))
_LONGEST_SOURCE = 5  # words, of a source's name
_SENTENCE = 9  # words of an open line that a comma ends
_OPENING = 5  # paragraphs that a standfirst may sum up
_SURELY_ABOUT = 4  # stems that it then shares with them
_MENU = 4  # menu entries or scraps in a row that end an article


@dataclass(slots=True)
class _Walk:
    """What is known while the lines of a story are gone through in order."""

    lines: Sequence[Seen]
    start: Start
    texts: list[int] = field(default_factory=list)
    ended: str = ""
    announced: bool = False
    opened: bool = False  # a line cut short has begun the text
    said: set[tuple[str, ...]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an open line stands in its gap.

    `label` is the role of the label above it, if any; `row` and `scraps` say that several bare
    headlines or scraps share the gap; `following` is the number of the paragraph behind the gap.
    """

    label: LineRole | None
    row: bool
    scraps: bool
    following: int | None
    adjacent: bool


def settle(lines: Sequence[Seen], start: Start) -> list[Line]:
    """The lines of the story that begins at `start`, in page order, each with its role."""
    walk = _Walk(lines, start)
    last = max((i for i, line in enumerate(lines) if line.paragraph), default=-1)
    settled: list[Line] = []
    i = 0
    while i < len(lines):
        if i == start.headline:
            settled += _headline(lines[i], "; ".join(start.reasons))
            walk.said.add(lines[i].words)
            i += 1
        elif lines[i].paragraph:
            settled.append(_text(i, walk))
            i += 1
        else:
            end = _gap_end(lines, i, start)
            settled += _gap(i, end, last, walk)
            i = end
    return settled


def _headline(line: Seen, rule: str) -> list[Line]:
    """The headline, a section's name before a slash (ثقافي / انطلاق المهرجان) on a line of its own."""
    section = _SECTION.match(line.text)
    if section is None:
        return [line.line(LineRole.HEADLINE, rule)]
    name, rest = section.group(1), line.text[section.end() :]
    return [
        Line(name, LineRole.NAVIGATION, "section before the headline", line.position),
        Line(rest, LineRole.HEADLINE, rule, line.position),
    ]


def _text(i: int, walk: _Walk) -> Line:
    """A paragraph: body, unless it repeats the body or stands after its end."""
    line = walk.lines[i]
    if i < walk.start.paragraph and i != walk.start.headline:
        return line.line(LineRole.NAVIGATION, "before the headline")
    if walk.ended:
        role = LineRole.COMMENT if walk.ended == "comments" else LineRole.NAVIGATION
        return line.line(role, f"after the article's end: {walk.ended}")
    if line.words in walk.said and len(line.words) >= 5:
        return line.line(LineRole.REPEAT, "said before in the article")
    walk.said.add(line.words)
    walk.texts.append(i)
    return line.line(LineRole.BODY, "paragraph")


def _gap_end(lines: Sequence[Seen], begin: int, start: Start) -> int:
    end = begin
    while end < len(lines) and not lines[end].paragraph and end != start.headline:
        end += 1
    return end


def _gap(begin: int, end: int, last: int, walk: _Walk) -> list[Line]:
    """The lines between two paragraphs, before the first or after the last."""
    headline = walk.start.headline
    if headline is not None and end <= headline:
        return [_before_headline(line, walk) for line in walk.lines[begin:end]]
    if not walk.texts:
        return [_above_text(line, walk) for line in walk.lines[begin:end]]
    settled = _after_text(begin, end, end <= last, walk)
    _notice_end(settled, walk)
    return settled


def _before_headline(line: Seen, walk: _Walk) -> Line:
    if line.verdict is not None:
        return line.line(line.verdict.role, line.verdict.rule)
    assert walk.start.headline is not None
    headline = walk.lines[walk.start.headline].words
    if line.words[: len(headline)] == headline and len(line.words) > len(headline):
        return line.line(LineRole.MASTHEAD, "the headline with the page's name")
    if line.words == headline:
        return line.line(LineRole.REPEAT, "the headline")
    return line.line(LineRole.NAVIGATION, "before the headline")


def _above_text(line: Seen, walk: _Walk) -> Line:
    """A line between the headline and the first paragraph."""
    if line.dateline:
        walk.said.add(line.words)
        return line.line(LineRole.BODY, "dateline on a line of its own")
    if line.verdict is not None:
        if line.verdict.rule == "names of sources alone":
            return line.line(LineRole.MASTHEAD, UNDER_HEADLINE)
        return line.line(line.verdict.role, line.verdict.rule)
    if line.words in walk.said:
        return line.line(LineRole.REPEAT, "the headline")
    if (ends_open(line.text) and len(line.words) >= 3) or (has_bullet(line.text) and walk.announced):
        walk.announced = True
        return line.line(LineRole.BODY, "announces what follows" if ends_open(line.text) else "list item")
    if rule := _opens_text(line, walk):
        return line.line(LineRole.BODY, rule)
    if len(line.words) <= 5:
        return line.line(LineRole.BYLINE, "short line above the text")
    return line.line(LineRole.NAVIGATION, "between headline and text")


def _opens_text(line: Seen, walk: _Walk) -> str:
    """The rule by which an open line above the first paragraph is text too, empty where none is."""
    if walk.opened:
        return "goes on from the line above"
    if len(line.words) >= _SENTENCE and opens_with_dateline(line.text):
        walk.opened = True
        return "opens with a dateline"
    if len(line.words) >= _SENTENCE and line.text.rstrip().endswith(("،", ",")):
        return "a sentence that goes on"
    text = walk.lines[walk.start.paragraph].stems
    summed_up = len(line.words) >= 6 and (_is_about(line, text, walk) or has_bullet(line.text))
    return "standfirst" if summed_up else ""


def _is_about(line: Seen, first: frozenset[str], walk: _Walk) -> bool:
    """Whether a line above the text speaks of what its first paragraph says, or more so its first few."""
    if len(line.stems & first) >= 2:
        return True
    opening = [text for text in walk.lines[walk.start.paragraph :] if text.paragraph][:_OPENING]
    return len(line.stems & frozenset().union(*(text.stems for text in opening))) >= _SURELY_ABOUT


def _after_text(begin: int, end: int, more: bool, walk: _Walk) -> list[Line]:
    """The lines of a gap after the first paragraph; `more` says that the story goes on behind it."""
    lines = walk.lines[begin:end]
    row = sum(line.title and len(line.words) >= 5 and not has_bullet(line.text) for line in lines) >= 2
    scraps = sum(line.content and not line.title for line in lines) >= 3
    label: LineRole | None = None
    before = walk.lines[begin - 1]
    walk.announced = before.content and ends_open(before.text)
    settled = []
    for offset, line in enumerate(lines):
        walk.announced = walk.announced and line.content
        if offset and _names_source(lines[offset - 1], line):
            settled.append(line.line(LineRole.CREDIT, "under a source label"))
        elif line.verdict is not None:
            label = (
                line.verdict.role if line.verdict.role in (LineRole.READ_ALSO, LineRole.READ_MORE) else label
            )
            settled.append(line.line(line.verdict.role, line.verdict.rule))
            walk.ended = walk.ended or _end_at(line)
        elif walk.ended:
            settled.append(line.line(LineRole.NAVIGATION, f"after the article's end: {walk.ended}"))
        else:
            place = _Place(label, row, scraps, end if more else None, offset == 0)
            settled.append(_open_line(line, place, walk))
    return settled


def _end_at(line: Seen) -> str:
    """Why the article ends at a line of comments or rights; a subheading on rights has no year in it."""
    why = _ENDS_ARTICLE.get(line.role() or LineRole.BODY, "")
    return "" if why == "copyright" and not _RESERVED.search(line.text) else why


def _names_source(label: Seen, line: Seen) -> bool:
    """Whether the line stands under a bare source label: المصدر, and beneath it the name."""
    return label.words in _BARE_LABELS and line.content and 0 < len(line.words) <= _LONGEST_SOURCE


def _open_line(line: Seen, place: _Place, walk: _Walk) -> Line:
    """A line after the first paragraph that its own wording leaves open."""
    if line.words in walk.said:
        return line.line(LineRole.REPEAT, "said before in the article")
    if place.label is LineRole.READ_ALSO:
        return line.line(LineRole.RELATED, "under a read-also label")
    if walk.announced:
        return line.line(LineRole.BODY, "announced by a line before")
    if place.label is LineRole.READ_MORE:
        return _after_read_more(line, place, walk)
    if has_bullet(line.text) and place.adjacent:
        walk.announced = True
        return line.line(LineRole.BODY, "list item")
    decide = _after_last if place.following is None else _between_paragraphs
    return decide(line, place, walk)


def _between_paragraphs(line: Seen, place: _Place, walk: _Walk) -> Line:
    """A title or scrap between two paragraphs: a subheading, unless it stands among its like."""
    if (
        place.row
        and line.title
        and line.block.kind is not BlockKind.HEADING
        and _shared(line, place, walk) < 3
    ):
        return line.line(LineRole.RELATED, "one of several headlines in a row")
    if place.scraps and not line.title:
        return line.line(LineRole.NAVIGATION, "one of several scraps in a row")
    walk.announced = ends_open(line.text)
    return line.line(LineRole.BODY, "subheading")


def _after_read_more(line: Seen, place: _Place, walk: _Walk) -> Line:
    """A line behind a read-more line: the next of its headlines, or a subheading of the text."""
    if place.following is not None and (len(line.words) <= 3 or _shared(line, place, walk) >= 2):
        return line.line(LineRole.BODY, "subheading")
    return line.line(LineRole.RELATED, "after a read-more line")


def _shared(line: Seen, place: _Place, walk: _Walk) -> int:
    """How many stems the line shares with the paragraph that follows."""
    return 0 if place.following is None else len(line.stems & walk.lines[place.following].stems)


def _after_last(line: Seen, place: _Place, walk: _Walk) -> Line:
    """A line behind the last paragraph with nothing to tell what it is."""
    if place.adjacent and line.title and len(line.words) >= 6 and _goes_on(line, walk):
        walk.texts.append(walk.texts[-1])
        return line.line(LineRole.BODY, "last paragraph without a full stop")
    if len(line.words) <= 4 and place.adjacent:
        bracketed = line.text.strip()[:1] in '([«"“*' and line.text.strip()[-1:] in ')]»"”*'
        role = LineRole.CREDIT if bracketed else LineRole.BYLINE
        return line.line(role, "short line under the text")
    role = LineRole.RELATED if line.title else LineRole.NAVIGATION
    return line.line(role, "behind the last paragraph")


def _goes_on(line: Seen, walk: _Walk) -> bool:
    """Whether a line without a full stop still belongs to the text, by how the text is written."""
    body = [walk.lines[i] for i in walk.texts]
    stopped = sum(ends_sentence(text.text) for text in body)
    return stopped < 0.6 * len(body) or len(line.stems & frozenset().union(*(t.stems for t in body))) >= 4


def _notice_end(settled: Sequence[Line], walk: _Walk) -> None:
    """Marks the article as ended where a menu stands in the gap."""
    menu = sum(line.role is LineRole.NAVIGATION and "marks" not in line.rule for line in settled)
    if not walk.ended and menu >= _MENU:
        walk.ended = "navigation"
