"""Cuts the opening of an article into the parts a dateline could consist of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.calendars.dates import find_dates
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.source_words import source_words
from marsad.model.span import Span

_WINDOW = 160  # characters; no dateline is longer
_MOST_PARTS = 5
_WORDS_BEFORE_DATE = 4
_DATE = "\x00"  # stands for each character of a date, which parts what is around it
_SEPARATORS = r"\n:()\[\]/|«»‹›<>\"“”„=_\-–—−…•\x00"
_PART = re.compile(
    rf"""[\s\x00]*(?:[/|][ \t]*)?(?:
        [(\[](?P<round>[^()\[\]\n\x00]{{1,60}})[)\]]
      | (?:[«"“„‹<]|'{{1,2}})(?P<quoted>[^«»"“”‹›<>'\n\x00]{{1,40}})(?:[»"”›>]|'{{1,2}})
      | (?P<words>[^\s{_SEPARATORS}؛؟!'][^{_SEPARATORS}؛؟!]{{0,69}}?)
        (?=\s*(?:\.[\s.]|\.$|[{_SEPARATORS}]|\s[ـ']|$))
    )
    (?P<gap>[ \t\u00a0\u200e\u200f\x00،,]*)
    (?P<close>--+|ـ+-?|[-–—−]+|::|\.\.+|[:/|\n…•>=_]|\.(?=\s|$)|$)?
    [ \t\u00a0\u200e\u200f\x00]*""",
    re.VERBOSE,
)
_RUNNING_TEXT = re.compile(r"[^\W\d_]\S*(?: \S+){3}")  # its first words, which an agency may open
_BULLET = re.compile(r"[\s\-–—•*#>▪●■◄►_]+")
_WEEKDAY = re.compile(
    r"(?<!\w)(?:يوم\s+)?(?:الا?ثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد)(?=\s*[-–—/:،|(])"
)
_DIGIT = re.compile(r"\d")
_NUMERIC_DAY = re.compile(r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{2,4})?(?!\d)")
_AROUND_DATE = re.compile(
    r"(?:\s*[-–—](?=\s*\x00+\s*[-–—:/(]))?(?:(?<!\w)(?:في|يوم|بتاريخ|الموافق|م|هـ)\s*)?[\s،,]*\x00+(?:\s*(?:م|هـ)(?!\w))?"
)
_BRACKETED_DATE = re.compile(r"\s*[(\[]\x00+[)\]]")
_HASHTAG = re.compile(r"(?<=.)#\w")
_INITIAL = re.compile(r"(?<!\w)(\w)\.(?=\s?\w(?!\w))")
_BRACKETED = re.compile(r"\s*[(\[](?P<inside>[^()\[\]\n]{2,60}[-–—/:،][^()\[\]\n]{1,40})[)\]]")
_OPENING = "([«\"“„‹<'"
_EDGES = " \t\u00a0\u200e\u200f،,.ـ"


@dataclass(frozen=True, slots=True)
class FilingPart:
    """A part at `[start, end)`: `kind` says whether it stood in `round` brackets, `quoted` or as `words`.

    `close` is the mark that parts it from what follows, a blank where only a date does, empty where
    nothing does; `after` is where what follows begins.
    """

    kind: str
    text: str
    start: int
    end: int
    close: str
    after: int

    @property
    def closed(self) -> bool:
        """Whether a mark or a date parts it from what follows."""
        return bool(self.close)

    @property
    def closes_place(self) -> bool:
        """Whether its mark can end a dateline of a place alone."""
        return self.close.strip(f" \n.…|{_OPENING}") != ""


@dataclass(frozen=True, slots=True)
class FilingCut:
    """The parts that open a text, and the first date among them."""

    parts: tuple[FilingPart, ...]
    day: Span | None


def cut_parts(text: str, lexicon: Lexicon) -> FilingCut:
    """The parts that open `text`, up to five and not beyond its first line."""
    line = text[:_WINDOW].partition("\n")[0]
    hashtag = _HASHTAG.search(line)  # stands in no dateline
    line = line[: hashtag.start()] if hashtag else line
    whole = len(line) < _WINDOW and hashtag is None
    masked, day = _mask_dates(_INITIAL.sub(r"\1 ", _without_outer_brackets(line)), lexicon)
    heads = lexicon.derive(source_words)
    parts: list[FilingPart] = []
    bullet = _BULLET.match(masked)
    position = bullet.end() if bullet else 0
    while len(parts) < _MOST_PARTS and (match := _PART.match(masked, position)):
        part = _part(masked, match, whole)
        key = name_key(part.text)
        introduces = part.close in _OPENING and (heads.has("before", key) or heads.has("type", key))
        if part.kind != "words" or not introduces:
            parts.append(part)
        position = match.end()
        if position >= len(masked):
            break
    if 0 < len(parts) < _MOST_PARTS and (match := _RUNNING_TEXT.match(masked, position)):
        parts.append(FilingPart("words", match.group(), *match.span(), "", match.end()))
    return FilingCut(tuple(part for part in parts if part.text), day)


def _without_outer_brackets(line: str) -> str:
    """The line with a colon in place of the brackets around a whole dateline: (القاهرة - أ ش أ)."""
    match = _BRACKETED.match(line)
    if match is None or match["inside"][0].isdigit():
        return line
    start, end = match.span("inside")
    return f"{line[: start - 1]} {match['inside']}:{line[end + 1 :]}"


def _part(line: str, match: re.Match[str], whole: bool) -> FilingPart:
    kind = next(name for name in ("round", "quoted", "words") if match[name] is not None)
    start, end = match.span(kind)
    while end > start and line[end - 1] in _EDGES:
        end -= 1
    while start < end and line[start] in _EDGES:
        start += 1
    return FilingPart(kind, line[start:end], start, end, _close(line, match, whole), match.end())


def _close(line: str, match: re.Match[str], whole: bool) -> str:
    """The mark behind a part: its own, a blank for a date, the bracket that opens the next, the line end."""
    if match["close"]:
        return match["close"]
    if _DATE in match["gap"]:
        return " "
    if match.end() == len(line):
        return "\n" if whole else ""
    following = line[match.end()]
    return following if match["words"] is not None and following in _OPENING else ""


def _mask_dates(line: str, lexicon: Lexicon) -> tuple[str, Span | None]:
    """The line with the dates near its beginning blanked, and the first of them."""
    if _DIGIT.search(line) is None and _WEEKDAY.search(line) is None:
        return line, None
    spans = [Span(found.start, found.end) for found in find_dates(line, lexicon)]
    spans += [Span(*match.span()) for rule in (_NUMERIC_DAY, _WEEKDAY) for match in rule.finditer(line)]
    near: list[Span] = []
    for span in sorted(spans):
        if len(line[: span.start].replace(_DATE, " ").split()) <= _WORDS_BEFORE_DATE:
            near.append(span)
            line = f"{line[: span.start]}{_DATE * (span.end - span.start)}{line[span.end :]}"
    for around in (_AROUND_DATE, _BRACKETED_DATE):
        line = around.sub(lambda match: _DATE * len(match.group()), line)
    return line, near[0] if near else None
