"""Tells an outlet from a reporter on a byline: ضفاف الميناء – متابعات, خاص ضفاف الميناء, (ضفاف الميناء)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.model.article import CreditKind
from marsad.model.line import LineRole, Section
from marsad.reading.publication.sources import OWN_KINDS, Source, SourceReader, source_reader

_CUT = re.compile(r"\s+[-–—ـ]\s*|\s*[-–—|/،+]\s+|\s*[|/+]\s*")
_UNSIGNED = ("خاص", "متابعات", "متابعة", "متابعة خاصة", "فريق التحرير", "قسم التحرير", "هيئة التحرير")
_SPECIAL = re.compile(r"^\W*خاصّ?\s*(?:[بل]ـ?)?\s*[-–—:/]?\s*(?=\S)")
_MARKED = re.compile(r"[(\[«\"][^()\[\]«»\"]{3,40}[)\]»\"]")
_ITS_OWN = re.compile(r"خاصّ?|(?:تقرير|متابعة|متابعات|تغطية|حوار|تحقيق) خاصّ?[ةه]?")
_LONGEST_LINE = 60  # characters


def signed_bylines(section: Section, lexicon: Lexicon) -> Iterator[str]:
    """The outlets that sign a byline beside a word that credits nobody, behind خاص, or in marks."""
    reader = source_reader(lexicon)
    for text in section.texts(LineRole.BYLINE):
        if len(text) > _LONGEST_LINE:
            continue
        special = _SPECIAL.match(text)
        parts = [part.strip() for part in _CUT.split(text[special.end() :] if special else text)]
        if special or _MARKED.fullmatch(text.strip()) or any(part in _UNSIGNED for part in parts):
            yield from (found.name for found in _named(parts, reader, lexicon))


def own_special(text: str, reader: SourceReader) -> Source | None:
    """The page's own name on a byline that says the story is its own: المرفأ – خاص, عدن، خاص المرفأ."""
    parts = [part.strip() for part in _CUT.split(text)]
    special = next((match for part in parts if (match := _SPECIAL.match(part))), None)
    if special is None and not any(_ITS_OWN.fullmatch(part) for part in parts):
        return None
    named = (reader.one(_SPECIAL.sub("", part)) for part in parts)
    return next((source for source in named if source and source.key in reader.own), None)


def beside_agency(sources: Sequence[Source], reader: SourceReader, lexicon: Lexicon) -> list[Source]:
    """Those of a byline's sources that are no reporters: the known, and beside an agency any outlet."""
    signed = any(source.kind is CreditKind.AGENCY and source.outlet for source in sources)
    return [
        source
        for source in sources
        if source.outlet
        or reader.has_outlet_word(source.name)
        or (signed and could_publish(source, reader, lexicon))
    ]


def could_publish(source: Source, reader: SourceReader, lexicon: Lexicon) -> bool:
    """Whether an unknown name has the form of an outlet's: no place, no person, two words or the article."""
    if source.kind not in OWN_KINDS or name_key(source.name) in lexicon.derive(place_keys):
        return False
    formed = " " in source.key or source.name.startswith("ال")
    return formed and source.key not in reader.given_names and reader.shows_outlet(source.name)


def _named(parts: Sequence[str], reader: SourceReader, lexicon: Lexicon) -> Iterator[Source]:
    for part in parts:
        source = reader.one(part) if part not in _UNSIGNED else None
        if source and source.kind in OWN_KINDS and (source.outlet or could_publish(source, reader, lexicon)):
            yield source
