"""Splits boilerplate off the paragraph it is glued to: tags, links to the source, sharing bars, labels.

A page that comes as one long line is cut in the same way, at more marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model.line import LineRole
from marsad.reading.unpaste.opening import dateline_starts
from marsad.reading.unpaste.vocabulary import Verdict, Wording
from marsad.text.normalise import fold_with_offsets

_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[.!؟?…:»”\"')\]]\s*$|\s{2,}$")
_ENDING = re.compile(r"[.!؟?…:»”\"')\]]|\s{2}")
_AT_BREAK = re.compile(rf"(?:^|{_ENDING.pattern})\W*(\w+)")
_TAIL = 80  # words at a line's end that are searched for glued boilerplate
_LONGEST_BEHIND = 24  # words behind a cue that opens a line; more are text: ظهر الخبر الأول عن …
_SHORTEST = 12  # words from which a line can hold glued boilerplate
_HEAD_PLATFORMS = 2  # names of platforms that make a sharing bar at a line's start


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line, with its role where the cut itself tells it."""

    text: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of a line with where they stand in it."""

    text: str
    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def breaks_before(self, i: int) -> bool:
        """Whether a sentence ends, or a wide gap stands, before word `i`."""
        return i == 0 or _BREAK.search(self.text[max(self.ends[i - 1] - 1, 0) : self.starts[i]]) is not None

    def ends_before(self, i: int) -> bool:
        """Whether a sentence ends before word `i`, with nothing opened in between."""
        return i == 0 or self.text[self.ends[i - 1] : self.starts[i]].strip() in (
            ".",
            "..",
            "!",
            "؟",
            '."',
            ".»",
        )


def split_glued(text: str, folded: str, wording: Wording, *, whole_page: bool = False) -> list[Piece]:
    """The pieces of a line, given as written and folded, in order; one where nothing is glued to it."""
    if text.count(" ") < _SHORTEST or not (whole_page or _could_be_glued(folded, wording)):
        return [Piece(text)]
    words = _words(text)
    if not words.keys:
        return [Piece(text)]
    cuts = _whole_page_cuts(words, wording) if whole_page and len(words.keys) > 60 else {}
    cuts |= _head_cut(words, wording) | _tail_cut(words, wording)
    if not cuts:
        return [Piece(text)]
    bounds = sorted({0, *cuts})
    pieces = [
        Piece(_between(words, begin, end), cuts.get(begin))
        for begin, end in zip(bounds, [*bounds[1:], len(words.keys)], strict=True)
    ]
    return [piece for piece in pieces if piece.text]


def _could_be_glued(folded: str, wording: Wording) -> bool:
    """Whether a label, cue or call can begin where a cut could be: a cheap test before looking."""
    opening = set(_AT_BREAK.findall(folded))
    return any(
        not index.by_first.keys().isdisjoint(opening)
        for index in (wording.cues, wording.labels, wording.promotion)
    )


def _words(text: str) -> _Words:
    folded = fold_with_offsets(text)
    matches = list(_WORD.finditer(folded.text))
    starts, ends = [match.start() for match in matches], [match.end() for match in matches]
    if folded.offsets is not None:
        starts, ends = [folded.offsets[i] for i in starts], [folded.offsets[i] for i in ends]
    return _Words(text, [match.group().lower() for match in matches], starts, ends)


def _between(words: _Words, begin: int, end: int) -> str:
    """The text from word `begin` to where word `end` begins, opening marks of the first kept."""
    start = _opening(words, begin)
    stop = len(words.text) if end >= len(words.keys) else _opening(words, end)
    return words.text[start:stop].strip()


def _opening(words: _Words, i: int) -> int:
    """Where the piece that begins with word `i` begins: at marks that stand close before it."""
    if i == 0:
        return 0
    start = words.starts[i]
    while start > words.ends[i - 1] and words.text[start - 1] in '«"“([*-–#•':
        start -= 1
    return start


# A sharing bar before the first sentence


def _head_cut(words: _Words, wording: Wording) -> dict[int, Verdict | None]:
    """Where the text begins after a sharing bar: شارك تويتر فيسبوك اكتب رأيك زار الوزير …"""
    i = platforms = 0
    while i < min(len(words.keys), 24):
        match = wording.promotion.at(words.keys, i)
        cue = next((n for n, c in wording.cues.all_at(words.keys, i) if c.role == "comment"), 0)
        if match is None and not cue:
            break
        platforms += match is not None and match[1] == "platform"
        i += max(match[0] if match else 0, cue)
    if platforms < _HEAD_PLATFORMS or i >= len(words.keys):
        return {}
    return {0: Verdict(LineRole.PROMOTION, "sharing bar glued to the text"), i: None}


# Boilerplate behind the last sentence


def _tail_cut(words: _Words, wording: Wording) -> dict[int, Verdict | None]:
    for i in _places_to_cut(words):
        verdict = _glued(words, i, wording)
        if verdict is not None:
            return {i: verdict}
    return {}


def _places_to_cut(words: _Words) -> list[int]:
    """The words that boilerplate can begin at: the first, and those behind a break near the end."""
    tail = max(3, len(words.keys) - _TAIL)
    if tail >= len(words.keys):
        return [0]
    breaks = (match.end() for match in _ENDING.finditer(words.text, words.ends[tail - 1] - 1))
    behind = {bisect_left(words.starts, end) for end in breaks}
    return [0, *sorted(i for i in behind if tail <= i < len(words.keys))]


def _glued(words: _Words, i: int, wording: Wording) -> Verdict | None:
    """The role of what begins at word `i`, where it is boilerplate glued to the sentence before."""
    if not words.breaks_before(i):
        return None
    for length, cue in wording.cues.all_at(words.keys, i):
        colon = words.text[words.ends[i + length - 1] :].lstrip()[:1] == ":"
        if cue.role == "tags" and length == 1 and not (colon or words.ends_before(i)):
            continue  # "سمات أيديولوجية"، وذلك …
        rest = len(words.keys) - i - length
        named = cue.place in ("start", "inside") and length >= 2 and (i or rest <= _LONGEST_BEHIND)
        if cue.place == "glued" or named:
            return Verdict(LineRole(cue.role), f"glued to the text: {cue.phrase}")
        if colon and cue.role in ("tags", "credit line"):
            return Verdict(LineRole(cue.role), f"glued to the text: {cue.phrase}")
    return _glued_label(words, i, wording)


def _glued_label(words: _Words, i: int, wording: Wording) -> Verdict | None:
    if _runs_into_title(words.keys[i:], wording):
        return Verdict(LineRole.RELATED, "label run into the titles behind it")
    for length, kind in wording.labels.all_at(words.keys, i):
        colon = words.text[words.ends[i + length - 1] :].lstrip()[:1] in ":|»"
        if length >= 2 and (
            colon or (kind == "ranking" and i) or words.keys[i + length - 1] in ("ايضا", "اخري")
        ):
            return Verdict(LineRole.READ_MORE, "label glued to the text")
    return None


def _runs_into_title(keys: Sequence[str], wording: Wording) -> bool:
    """Whether a label of three words or more opens the words with its last one run into the next."""
    for phrase, _ in wording.labels.by_first.get(keys[0], ()):
        end = len(phrase) - 1
        if (
            end >= 2
            and tuple(keys[:end]) == phrase[:end]
            and keys[end : end + 1]
            and keys[end].startswith(phrase[end])
        ):
            return True
    return False


# A page on one line


def _whole_page_cuts(words: _Words, wording: Wording) -> dict[int, Verdict | None]:
    """Cuts at every mark that sets a part of the page off, with no regard to line ends."""
    cuts: dict[int, Verdict | None] = {}
    i = 0
    while i < len(words.keys):
        end, verdict = _part_at(words, i, wording)
        if end > i:
            cuts[i] = verdict
            cuts.setdefault(end, None)
        i = max(end, i + 1)
    cuts |= {_word_at(words, offset): None for offset in dateline_starts(words.text)}
    return {i: verdict for i, verdict in cuts.items() if i < len(words.keys)}


def _part_at(words: _Words, i: int, wording: Wording) -> tuple[int, Verdict | None]:
    """The end and role of the boilerplate that begins at word `i`; the end is `i` where none does."""
    for length, cue in wording.cues.all_at(words.keys, i):
        end = i + length
        if cue.place == "date" and (stop := _end_of_date(words, end, wording)) > end:
            return stop, Verdict(LineRole.DATE, "date label")
        if cue.role == "credit line" and words.text[words.ends[end - 1] :].lstrip()[:1] == ":":
            return _end_of_sources(words, end, wording), Verdict(LineRole.CREDIT, f"name: {cue.phrase}")
        if cue.place == "inside":
            return min(end + 4, len(words.keys)), Verdict(LineRole(cue.role), f"inside: {cue.phrase}")
    for length, _ in wording.labels.all_at(words.keys, i):
        if words.keys[i + length - 1] == "ايضا":
            return i + length, Verdict(LineRole.READ_ALSO, "label alone")
    return _end_of_promotion(words, i, wording)


def _end_of_date(words: _Words, i: int, wording: Wording) -> int:
    while i < len(words.keys) and (words.keys[i][0].isdigit() or words.keys[i] in wording.dates):
        i += 1
    return i


def _end_of_sources(words: _Words, i: int, wording: Wording) -> int:
    """Past the names of sources from word `i`, or past two words where none is known."""
    match = wording.sources.at(words.keys, i)
    if match is None:
        return min(i + 2, len(words.keys))
    while match is not None:
        i += match[0]
        match = wording.sources.at(words.keys, i)
    return i


def _end_of_promotion(words: _Words, i: int, wording: Wording) -> tuple[int, Verdict | None]:
    opening = wording.promotion.at(words.keys, i)
    if opening is None or opening[1] not in ("call", "opening", "phrase"):
        return i, None
    found = [
        i + start + length
        for start, length, kind in wording.promotion.within(words.keys[i : i + 12])
        if kind in ("platform", "channel", "ours")
    ]
    if not found:
        return i, None
    return found[-1], Verdict(LineRole.PROMOTION, "call to a channel")


def _word_at(words: _Words, offset: int) -> int:
    return next((i for i, start in enumerate(words.starts) if start >= offset), len(words.keys))
