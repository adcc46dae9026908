"""Decides which outlet published an article, by the three rules of the annotation guide.

First the outlet of a "Source: X" line; else the outlet that signs the dateline; else the page's own
name in its metadata, title, masthead or copyright line, or its domain. A broadcaster that signs the
dateline of a page with a name of its own is quoted there like an agency, so it comes last. An agency
that stands alone is no outlet, nor is an aggregator, nor a name in a promotion line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, takewhile

from marsad.lexicon.aggregators import aggregator_keys
from marsad.lexicon.outlets import name_key, outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.model.article import CreditKind
from marsad.model.line import LineRole, Section
from marsad.model.page import Document, Metadata
from marsad.reading.publication.bylines import signed_bylines
from marsad.reading.publication.dateline import Filing
from marsad.reading.publication.first_line import CRUMBS, is_trail
from marsad.reading.publication.masthead import masthead_of
from marsad.reading.publication.mottos import is_motto, is_owner, is_section
from marsad.reading.publication.outside import without_dates
from marsad.reading.publication.rights import names_in_rights, rights_of
from marsad.reading.publication.sources import OWN_KINDS, Source, SourceReader, source_reader

_TITLE_CUT = re.compile(r"\s+[|\-–—:»«›>•~]+\s+|\s*\|\s*")
_EDGES = " :،-–—«»"
_TYPE = re.compile(r"^(?:صحيفة|جريدة|يومية|أسبوعية|موقع|قناة|مجلة)\s+(?=\S)")
_LONGEST_NAME = 6  # words
_NEWS = ("أخبار", "اخبار", "شؤون", "آخر", "أهم", "عاجل")  # open sections, not names
_TWO_PARTS = 2  # of a title: more are crumbs
_LONGEST_TITLE = 500  # characters
_LONGEST_MASTHEAD = 150  # characters, of a line that may be one
_ABOVE = frozenset((LineRole.NAVIGATION, LineRole.DATE))


@dataclass(frozen=True, slots=True)
class OutletFound:
    """The outlet's name and what decided it: `credit line`, `dateline`, `site name`, …"""

    name: str
    decided_by: str


def find_outlet(
    outside: Iterable[Source],
    filing: Filing | None,
    section: Section,
    document: Document,
    lexicon: Lexicon,
) -> OutletFound | None:
    """The outlet of a section, by the first rule that gives one."""
    excluded = lexicon.derive(aggregator_keys)
    signed = filing.sources if filing else ()
    candidates = chain(
        (("credit line", source.name) for source in outside if source.kind in OWN_KINDS),
        (("dateline", source.name) for source in signed if source.kind is CreditKind.OUTLET),
        _arabic_first(_own_names(section, document, lexicon)),
        (("dateline", source.name) for source in signed if source.kind is CreditKind.BROADCASTER),
    )
    for decided_by, name in candidates:
        if name_key(name) not in excluded:
            return OutletFound(name, decided_by)
    return None


def _arabic_first(names: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The names in Arabic letters, then the rest: a page may name itself in both."""
    latin = []
    for pair in names:
        if pair[1].isascii():
            latin.append(pair)
        else:
            yield pair
    yield from latin


def _own_names(section: Section, document: Document, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The page's own name, wherever the page says it, surest first."""
    metadata = document.metadata
    if name := _site_name(metadata.site_name or "", lexicon):
        yield "site name", name
    rights = list(_copyright_names(section, document, lexicon))
    masthead = masthead_of(document, lexicon).name
    titled = _in_title(metadata, section)
    shown = [*rights, masthead] if masthead else rights
    confirmed = next((name for name in titled if any(map(partial(_agree, name), shown))), None)
    titled = [name for name in titled if not _stands_beside(name, lexicon)]
    if name := confirmed or (titled[0] if titled else None):
        yield "title", name
    if metadata.logo and _is_name(metadata.logo) and not is_section(metadata.logo, lexicon):
        yield "logo", _TYPE.sub("", metadata.logo.strip(_EDGES))
    yield from (("copyright line", name) for name in rights if not is_owner(name, lexicon))
    gathered = masthead is None or name_key(masthead) in lexicon.derive(aggregator_keys)
    for name in _on_masthead(section, lexicon) if gathered else [masthead or ""]:
        yield "masthead", _TYPE.sub("", name)
    yield from (("byline", name) for name in signed_bylines(section, lexicon))
    yield from (("copyright line", name) for name in rights if is_owner(name, lexicon))
    if name := _at_domain(document, lexicon):
        yield "domain", name


def _site_name(text: str, lexicon: Lexicon) -> str | None:
    """The name that the page's head gives, without its motto: سرو الجبل | آخر الأخبار."""
    known = lexicon.derive(outlet_names).named(text)
    parts = [part.strip(_EDGES) for part in _TITLE_CUT.split(text)] if known is None else [text]
    if len(parts) > 1:
        parts = [part for part in parts if part and not _stands_beside(part, lexicon)] or [text]
    return parts[0].strip() if _is_name(parts[0]) else None


def _stands_beside(part: str, lexicon: Lexicon) -> bool:
    """Whether what stands beside a name is a motto or a section, and no known outlet."""
    if lexicon.derive(outlet_names).named(part):
        return False
    section = is_section(part, lexicon) and (" " not in part or part.startswith(_NEWS))
    return section or is_motto(part, lexicon)


def _is_name(text: str) -> bool:
    words = name_key(text).split()
    return 0 < len(words) <= _LONGEST_NAME and not all(word.isdigit() for word in words)


def _in_title(metadata: Metadata, section: Section) -> list[str]:
    """What the page's title says beside the headline, the likeliest name first: "… | ضفاف الثقافة"."""
    headline = metadata.headline or section.headline
    titled = metadata.title or _title_shown(section)
    if not titled or not headline or len(titled) > _LONGEST_TITLE:
        return []
    headline_words = set(name_key(headline).split())
    title = titled.replace(headline, f" | {headline} | ")  # الضحى نيوز: …, with no blank before the colon
    rest = [part for part in _TITLE_CUT.split(title) if part.strip(_EDGES)]
    own = [part for part in rest if not headline_words >= set(name_key(part).split())]
    own = [part for part in own if _is_name(part) and not _is_like(part, headline_words)]
    if own and own[0] != rest[0]:
        own.reverse()
    return [_TYPE.sub("", part.strip(_EDGES)) for part in own]


def _title_shown(section: Section) -> str | None:
    """The page's title where it was pasted above its headline: ترميم الميناء | ضفاف الثقافة."""
    headline = section.headline or ""
    lines = (line.text for line in section.lines if line.role in (LineRole.MASTHEAD, LineRole.NAVIGATION))
    shown = (text for text in lines if headline and headline in text and not CRUMBS.match(text))
    return next((text for text in shown if len(_TITLE_CUT.split(text)) <= _TWO_PARTS), None)


def _agree(one: str, other: str) -> bool:
    """Whether one name holds the other."""
    a, b = f" {name_key(one)} ", f" {name_key(other)} "
    return a in b or b in a


def _is_like(part: str, headline_words: set[str]) -> bool:
    words = set(name_key(part).split())
    return 2 * len(words & headline_words) > len(words)


def _copyright_names(section: Section, document: Document, lexicon: Lexicon) -> Iterator[str]:
    """The owners of the rights: those that the section's own lines name, then the page's from below."""
    reader, own = source_reader(lexicon), section.texts(LineRole.COPYRIGHT)
    captions, bulletin = section.texts(LineRole.CAPTION), masthead_of(document, lexicon).bulletin
    here = ((text, tuple(names_in_rights(text, reader))) for text in own)
    for text, names in chain(here, reversed(rights_of(document, lexicon))):
        if text not in captions:
            yield from (name for name in names if name_key(name) != bulletin and not is_motto(name, lexicon))


def _on_masthead(section: Section, lexicon: Lexicon) -> Iterator[str]:
    """Names that show as an outlet's on the masthead, above the headline or on a date line."""
    above = takewhile(lambda line: line.role is not LineRole.HEADLINE, section.lines)
    mastheads = (line for line in section.lines if line.role is LineRole.MASTHEAD)
    lines = (*mastheads, *(line for line in above if line.role in _ABOVE))
    dates = (line for line in section.lines if line.role is LineRole.DATE and line not in lines)
    reader = source_reader(lexicon)
    for line in (*lines, *dates):
        if (
            len(line.text) > _LONGEST_MASTHEAD
            or CRUMBS.match(line.text)
            or _leads_or_lists(line.text, lexicon)
        ):
            continue
        dated = line.role is LineRole.DATE  # where اليوم is a day
        typed = not dated and _opens_with_type(line.text, reader)
        for source in reader.read(without_dates(line.text, lexicon)):
            word_alone = " " not in source.key and (dated or not (typed or source.outlet))
            own = source.kind in OWN_KINDS and not word_alone
            if own and (typed or reader.can_only_be_outlet(source)):
                yield source.name


def _leads_or_lists(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is nothing but sections and mottos: آخر الأخبار | أميركا اللاتينية, سياسة > العالم."""
    if is_trail(text, lexicon):
        return True
    parts = [part for part in _TITLE_CUT.split(text) if part.strip()]
    sections = all(is_section(part, lexicon) or is_motto(part, lexicon) for part in parts)
    known = lexicon.derive(outlet_names)
    return sections and not any(known.named(part) for part in parts)


def _opens_with_type(text: str, reader: SourceReader) -> bool:
    """Whether a short line is a name behind its type noun: صحيفة الضحى."""
    words = name_key(text).split()
    return 1 < len(words) <= _LONGEST_NAME and reader.words.has("type", words[0])


def _at_domain(document: Document, lexicon: Lexicon) -> str | None:
    url = document.metadata.canonical or document.page.url or ""
    host = url.partition("://")[2].partition("/")[0].partition("@")[0].partition(":")[0]
    outlet = lexicon.derive(outlet_names).at_domain(host) if host else None
    return outlet.name if outlet else None
