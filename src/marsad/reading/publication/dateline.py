"""Reads the dateline that opens an article: أنقرة (زمان التركية) –, with its place, source and date.

A dateline is a run of parts, each a place, a source or a reporter, parted by dashes, slashes,
colons, brackets or a date. The parts are cut first (`filing_parts`) and judged by themselves
(`filing_roles`); their order decides here which of them make up the dateline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.model.article import CreditKind, Dateline
from marsad.model.span import Span
from marsad.reading.publication.filing_parts import FilingPart, cut_parts
from marsad.reading.publication.filing_roles import (
    DASHES,
    FROM,
    GOES_ON,
    QUOTES,
    SIGNING,
    Judge,
    Judged,
    Role,
)
from marsad.reading.publication.reporting import reporting
from marsad.reading.publication.sources import Source, SourceReader, source_reader
from marsad.text.normalise import fold

_BYLINE = re.compile(r"[وف]?(?:كتبوا|بقلم|اعداد|ترجمه|تحرير|حوار|حاوره)(?!\w)")
_AGE = re.compile(r"\d+\s")  # (71 عاما)
_POINTS = ("..", "…")  # behind a place they open a headline: سوريا.. ماذا بعد
_DIGIT = re.compile(r"\d")
_LINES = 3
_LONGEST_LONE = 2  # words, of a place that no pack knows and nobody signs
_LONGEST_PLACE = 3  # words, of a place no pack knows
_LONGEST_UNSURE = 2  # words, of a signature that shows neither a person nor an outlet
_LONGEST_SPOT = 6  # words, of a place told by what is near
_SPOT = re.compile(r"(?:علي متن|من علي متن|قرب|بالقرب من|قباله|علي الحدود|الحدود)(?!\w)")
_LONGEST_REPORTER = 6  # words, of one or two reporters


@dataclass(frozen=True, slots=True)
class Filing:
    """How an article was filed: its place as written, the sources that sign it, and the date there.

    `span` covers the whole dateline, `day` the date in it. A filing without a place is a bare
    signature (وكالات - …).
    """

    place: str | None
    sources: tuple[Source, ...]
    source_text: str | None
    span: Span
    day: Span | None = None

    @property
    def dateline(self) -> Dateline | None:
        """The dateline of the record, or None where no place stands."""
        return Dateline(self.place, self.source_text, self.span) if self.place else None


def read_dateline(text: str, lexicon: Lexicon, reader: SourceReader | None = None) -> Filing | None:
    """The dateline that opens `text` (a body, or a line of its own), or None.

    `reader` knows the page's own names. A lead may stand above it: the next two lines are tried for
    one whose place and source are known.
    """
    start, reader = 0, reader or source_reader(lexicon)
    for line in text.split("\n", _LINES)[:_LINES]:
        filing = _read_line(text[start:], lexicon, reader)
        if filing and (start == 0 or _is_sure(filing)):
            return _shifted(filing, start)
        start += len(line) + 1
    return None


def _read_line(text: str, lexicon: Lexicon, reader: SourceReader) -> Filing | None:
    cut = cut_parts(text, lexicon)
    judge = Judge(text, reader, lexicon.derive(place_keys), lexicon.derive(reporting).verb)
    if not cut.parts or _opens_otherwise(judge, fold(cut.parts[0].text)):
        return None
    judged = [role for i, part in enumerate(cut.parts) for role in judge.roles_of(part, first=i == 0)]
    run = _settle(judge, judged)
    return _filing(text, run, cut.day) if run else None


def _opens_otherwise(judge: Judge, folded: str) -> bool:
    return _BYLINE.match(folded) is not None or judge.reports.match(folded) is not None


def _is_sure(filing: Filing) -> bool:
    return filing.place is not None and any(source.outlet for source in filing.sources)


def _shifted(filing: Filing, by: int) -> Filing:
    """The filing with its offsets counted from `by` characters earlier."""
    if by == 0:
        return filing
    sources = tuple(replace(s, start=s.start + by, end=s.end + by) for s in filing.sources)
    day = filing.day and Span(filing.day.start + by, filing.day.end + by)
    span = Span(filing.span.start + by, filing.span.end + by)
    return replace(filing, sources=sources, span=span, day=day)


def _settle(judge: Judge, parts: list[Judged]) -> list[Judged]:
    """The parts that make up the dateline, each with its settled role; none where it is no dateline."""
    roles = [judged.role for judged in parts]
    if parts[0].part.close.startswith(_POINTS):
        return []
    if roles[0] is Role.PLACE:
        run = _from_place(judge, parts)
        return [] if run and _places_only(run) and not judge.ends_lone_place(run[-1].part) else run
    if town := _town_of_country(judge, parts):
        return town
    if Role.PLACE in roles[1:3]:
        return _signature_then_place(judge, parts, roles.index(Role.PLACE))
    if signed := _beside_nobody(judge, parts):
        return signed
    if roles[0] is Role.SOURCE or judge.signs_alone(parts[0], parts[1].part if parts[1:] else None):
        return _signature_alone(judge, parts)
    return _unknown_place(judge, parts)


def _from_place(judge: Judge, parts: list[Judged]) -> list[Judged]:
    """PLACE (PLACE…) (SOURCE | reporter)…: what follows the places counts while it is closed or known."""
    run: list[Judged] = []
    for judged in parts:
        if judged.role is Role.PLACE and _is_parted(judged) and _places_only(run):
            run.append(judged)
            continue
        if run and not _is_known(judged) and (agency := judge.agency_before_text(judged.part)):
            return [*run, agency]
        known = Judged(judged.part, Role.SOURCE, judged.sources)
        settled = known if _is_known(judged) else judge.as_source(judged)
        if not (_belongs(judge, settled, run) or judge.signs_before_verb(settled, run)):
            break
        run.append(settled)
        if judged.part.close in ("", ":", "\n", ".") and not _joins(parts, judged):
            break
    return run


def _joins(parts: list[Judged], judged: Judged) -> bool:
    """Whether a second source is joined to one in marks: «المرفأ» ووكالات:."""
    following = parts[parts.index(judged) + 1 :]
    return judged.part.close == "" and bool(following) and following[0].part.text.startswith("و")


def _places_only(run: list[Judged]) -> bool:
    return all(judged.role is Role.PLACE for judged in run)


def _belongs(judge: Judge, judged: Judged, run: list[Judged]) -> bool:
    """Whether a part behind the place still belongs to the dateline rather than to the text."""
    if not run or _is_known(judged) or judge.owns(judged.part):
        return bool(run) and _is_parted(judged)
    part = judged.part
    folded = fold(part.text)
    if part.close.startswith(_POINTS) or (part.kind == "words" and _opens_clause(judge, folded)):
        return False
    if any(map(_is_known, run)) and _is_dated_text(part):
        return False
    after_colon = run[-1].part.close == ":"
    shows = judge.reader.shows_outlet if part.kind == "quoted" else judge.reader.has_outlet_word
    signed = part.close in DASHES and shows(part.text)  # عدن: المرفأ برس – أعلن
    return part.closed and _is_short(judged) and (not after_colon or signed or part.close == "\n")


def _is_dated_text(part: FilingPart) -> bool:
    """Whether a part is the text itself, in which a date stands early: يحتفل الموقع اليوم، 23 أغسطس/."""
    return part.close == " " or (
        _DIGIT.search(part.text) is not None and len(part.text.split()) > _LONGEST_PLACE
    )


def _opens_clause(judge: Judge, folded: str) -> bool:
    return judge.reports.match(folded) is not None or GOES_ON.match(folded) is not None


def _is_known(judged: Judged) -> bool:
    return bool(judged.sources) and all(source.outlet for source in judged.sources)


def _is_short(judged: Judged) -> bool:
    return len(judged.part.text.split()) <= _LONGEST_REPORTER


def _ends_in_marks(judged: Judged) -> bool:
    """Whether an unclosed part ends a dateline all the same: (واس) أعلنت."""
    return judged.part.kind != "words" and _is_known(judged)


def _signature_then_place(judge: Judge, parts: list[Judged], at: int) -> list[Judged]:
    """SOURCE - PLACE:, reporter - SOURCE - PLACE:, reporter (PLACE)."""
    before = parts[:at]
    sure = _is_known(before[-1]) or before[-1].part.kind == "quoted"
    ends = parts[at].part.closed or (sure and parts[at].part.kind == "round")  # «المرفأ» (جدة) أعلن
    if not ends or not all(_could_sign(judge, judged) for judged in before):
        return []
    return [*(judge.as_source(judged) for judged in before), *_from_place(judge, parts[at:])]


def _could_sign(judge: Judge, judged: Judged) -> bool:
    """Whether a part before the place has the form of a signature: neither a clause nor a city's club."""
    if not (_is_short(judged) and _is_parted(judged)):
        return False
    text = judged.part.text
    if (
        judged.role is not Role.UNKNOWN
        or judge.reader.shows_person(text)
        or judge.reader.has_outlet_word(text)
    ):
        return True
    words = [name_key(word) for word in text.split()]
    if len(words) > 1 and words[-1].isdigit():  # أكادير 24
        return True
    return len(words) <= _LONGEST_UNSURE and judge.places.isdisjoint(words)


def _is_parted(judged: Judged) -> bool:
    return judged.part.closed or judged.part.kind != "words"


def _signature_alone(judge: Judge, parts: list[Judged]) -> list[Judged]:
    """SOURCE (SOURCE) -, with an unknown short place behind it where that ends the line: رويترز - فيفاء."""
    first, *rest = parts
    if not first.part.closed:
        return []
    run = [Judged(first.part, Role.SOURCE, first.sources)]
    if rest and rest[0].part.close == "\n" and _could_be_lone_word(rest[0]):
        return [*run, Judged(rest[0].part, Role.PLACE)]
    if rest and rest[0].part.closed and (_is_known(rest[0]) or _reports(judge, rest[0])):
        run.append(Judged(rest[0].part, Role.SOURCE if _is_known(rest[0]) else Role.PERSON, rest[0].sources))
    return run


def _beside_nobody(judge: Judge, parts: list[Judged]) -> list[Judged]:
    """An unknown outlet beside a word that credits nobody, or before agencies: سرو الجبل – خاص."""
    if len(parts) < 2 or parts[1].part.close not in SIGNING:
        return []
    first, second = parts[:2]
    marked = first.part.close in QUOTES and second.part.kind == "quoted"  # خاص «المرفأ»:
    if first.part.close not in SIGNING and not marked:
        return []
    for signing, other in ((first, second), (second, first)):
        nobody = judge.credits_nobody(other.part)
        agencies = other is second and _is_known(other) and other.sources[0].kind is CreditKind.AGENCY
        unknown = signing.role is Role.UNKNOWN and judge.names_outlet(signing.part)
        if unknown and (nobody or agencies) and judge.runs_into_report(second.part):
            role = Role.PERSON if nobody else Role.SOURCE
            return [Judged(j.part, role if j is other else Role.SOURCE, j.sources) for j in (first, second)]
    return []


def _reports(judge: Judge, judged: Judged) -> bool:
    """Whether a part is a reporter's name."""
    return _is_short(judged) and judged.part.kind == "words" and judge.reader.shows_person(judged.part.text)


def _unknown_place(judge: Judge, parts: list[Judged]) -> list[Judged]:
    """A place that no pack knows, before a known source, or a reporter, a source and such a place."""
    if _is_lone_unknown(judge, parts[0]):
        return [Judged(parts[0].part, Role.PLACE)]
    if len(parts) < 2:
        return []
    first, second, *rest = parts
    if _is_marked_signature(judge, first, second):
        return [Judged(first.part, Role.SOURCE, first.sources), Judged(second.part, Role.PLACE)]
    if not _signs(judge, second) or _introduces(judge, first):
        return []
    ends_in_place = rest and rest[0].part.close in (":", "\n") and _could_be_place(judge, rest[0])
    if ends_in_place and not judge.reader.shows_outlet(first.part.text):
        return [Judged(first.part, Role.PERSON), second, Judged(rest[0].part, Role.PLACE)]
    if (
        first.part.close == ":"
        or not _could_be_place(judge, first)
        or (judge.reader.shows_person(first.part.text) and not _is_spot(judge, first.part))
    ):
        return []
    return [Judged(first.part, Role.PLACE), Judged(second.part, Role.SOURCE, second.sources)]


def _is_marked_signature(judge: Judge, first: Judged, second: Judged) -> bool:
    """Whether an outlet in marks stands before a short place that no pack knows: «المرفأ» – الكفرة:."""
    marked = first.part.kind == "quoted" and first.part.close in DASHES and bool(first.sources)
    short = second.role is Role.UNKNOWN and len(second.part.text.split()) <= _LONGEST_LONE
    return marked and short and second.part.close == ":" and _could_be_place(judge, second)


def _is_spot(judge: Judge, part: FilingPart) -> bool:
    """Whether a part that could be a person's name opens as a spot or a town does: بن قردان."""
    opening = name_key(part.text).split(" ", 1)[0]
    return _SPOT.match(fold(part.text)) is not None or judge.reader.words.has("town", opening)


def _introduces(judge: Judge, judged: Judged) -> bool:
    """Whether a part only introduces the source behind it: وعنونت صحيفة «…», نقلا عن «…»."""
    words = [key for word in judged.part.text.split() for key in (name_key(word), name_key(word[1:]))]
    return any(judge.reader.words.has(use, word) for word in words for use in ("type", "before"))


def _town_of_country(judge: Judge, parts: list[Judged]) -> list[Judged]:
    """A town that no pack knows with its country in brackets, signed: عين قزام (الجزائر) (أ ف ب) -."""
    if len(parts) < 3 or parts[1].role is not Role.PLACE or parts[1].part.kind != "round":
        return []
    town, country, signature = parts[:3]
    if not (_signs(judge, signature) and _could_be_place(judge, town)):
        return []
    return [Judged(town.part, Role.PLACE), country, Judged(signature.part, Role.SOURCE, signature.sources)]


def _is_lone_unknown(judge: Judge, judged: Judged) -> bool:
    """Whether one or two words before a dash and a verb of reporting are a place: الكفرة – أعلنت."""
    part = judged.part
    if (
        part.close not in DASHES
        or not _could_be_place(judge, judged)
        or len(part.text.split()) > _LONGEST_LONE
    ):
        return False
    if judged.role is not Role.UNKNOWN or judge.reader.has_outlet_word(part.text):
        return False
    alone = " " not in part.text or part.text.split()[1].startswith("ال")
    return alone and judge.runs_into_report(part)


def _signs(judge: Judge, judged: Judged) -> bool:
    """Whether a part is a signature by itself: a known source, one in closed marks, one with a type noun."""
    if judged.role is Role.SOURCE:
        return judged.part.closed or _ends_in_marks(judged)
    if judged.role is not Role.UNKNOWN or judged.part.close not in SIGNING:
        return False
    if _AGE.match(judged.part.text) or not _is_short(judged):
        return False
    return judged.part.kind != "words" or judge.reader.has_outlet_word(judged.part.text)


def _could_be_lone_word(judged: Judged) -> bool:
    part = judged.part
    return judged.role is Role.UNKNOWN and part.kind == "words" and len(part.text) > 1 and part.text.isalpha()


def _could_be_place(judge: Judge, judged: Judged) -> bool:
    """Whether a part has the form of a place's name; words glued to و or لل have not, nor a type noun."""
    part, words = judged.part, judged.part.text.split()
    longest = _LONGEST_SPOT if _SPOT.match(fold(part.text)) else _LONGEST_PLACE
    if part.kind != "words" or not 0 < len(words) <= longest or part.close in QUOTES:
        return False
    town = name_key(words[0]) in judge.places or judge.reader.words.has("town", name_key(words[0]))
    glued = words[0].startswith(("و", "لل")) and not town  # وادي زم is a town
    return not (
        glued
        or judge.reader.has_outlet_word(part.text)
        or _introduces(judge, judged)
        or judge.reports.match(fold(part.text))
    )


def _filing(text: str, run: list[Judged], day: Span | None) -> Filing:
    places = [judged.part for judged in run if judged.role is Role.PLACE]
    signed = [judged for judged in run if judged.role is Role.SOURCE]
    end = run[-1].part.after
    return Filing(
        place=_place_text(text, places) if places else None,
        sources=tuple(source for judged in signed for source in judged.sources),
        source_text=_signature(signed[0]) if signed else None,
        span=Span(run[0].part.start, end),
        day=day if day and day.start <= end else None,
    )


def _place_text(text: str, places: list[FilingPart]) -> str:
    """The places as written; a country in brackets keeps them: طرابلس (ليبيا)."""
    bracket = len(places) > 1 and places[-1].kind == "round"
    return FROM.sub("", text[places[0].start : places[-1].end + bracket], count=1)


def _signature(judged: Judged) -> str:
    """The source as written: one name without its type noun or marks, several as they stand."""
    return judged.sources[0].name if len(judged.sources) == 1 else judged.part.text
